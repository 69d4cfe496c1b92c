"""What was loaded from files, so that loading again overwrites nobody's work."""

from django.db import models


class LoadedContent(models.Model):
    """A page that came from a file: what the file said, and the revision that loading it made.

    Personal data: none.
    """

    key = models.CharField(max_length=120, unique=True)
    digest = models.CharField(max_length=64)
    page = models.ForeignKey("wagtailcore.Page", on_delete=models.SET_NULL, null=True, related_name="+")
    revision = models.PositiveBigIntegerField(null=True)

    class Meta:
        verbose_name = "loaded content"
        verbose_name_plural = "loaded content"

    def __str__(self) -> str:
        return self.key
