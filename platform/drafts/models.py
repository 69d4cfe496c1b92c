"""One draft a person and form."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Draft(models.Model):
    """The fields of a form as they stood when they were last saved by themselves.

    Only its owner ever sees it. It goes when the form is sent, and thirty days after the last change.

    Personal data: unfinished text, possibly about a person on probation; thirty days.
    """

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(_("form"), max_length=120)
    fields = models.JSONField(_("fields"), default=dict)
    saved_at = models.DateTimeField(_("saved"), auto_now=True)

    class Meta:
        verbose_name = _("draft")
        verbose_name_plural = _("drafts")
        constraints = [models.UniqueConstraint(fields=["owner", "key"], name="one_draft_a_form")]

    def __str__(self) -> str:
        return self.key
