"""The list of notices that a person sees."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from notifications.wording import subject


class Notice(models.Model):
    """Tells one person that something happened, and where to look.

    Personal data: that somebody was told of something at some time; deleted with the account, a year after reading,
    and a year after it came where it was never read.
    """

    recipient = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notices")
    kind = models.CharField(_("kind"), max_length=40)
    words = models.JSONField(_("safe words"), default=dict)
    path = models.CharField(_("where"), max_length=300)
    created_at = models.DateTimeField(_("when"), auto_now_add=True)
    read_at = models.DateTimeField(_("read"), null=True)

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        ordering = ["-pk"]
        indexes = [models.Index(fields=["recipient"], condition=models.Q(read_at=None), name="unread_notices")]

    def __str__(self) -> str:
        return f"{self.kind} → {self.recipient_id}"

    @property
    def sentence(self) -> str:
        """Return the notice in the reader's language."""
        return subject(self.kind, self.words)
