"""One table, which only grows."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class AuditEvent(models.Model):
    """Something that somebody did, in opaque references and codes, never in content.

    The actor and the object are numbers and not foreign keys: the trail outlives both, and nothing that is deleted can
    reach into it. An event that names nobody keeps its hour only: a moment could be laid beside the times at which
    somebody was signed in.

    Personal data: who did what and when, as an account's number; kept six years.
    """

    at = models.DateTimeField(_("when"), default=timezone.now, db_index=True)
    actor = models.BigIntegerField(_("who"), null=True, db_index=True)
    verb = models.CharField(_("what"), max_length=60, db_index=True)
    object_type = models.CharField(_("kind of object"), max_length=60, blank=True)
    object_id = models.CharField(_("object"), max_length=64, blank=True)
    codes = models.JSONField(_("details in codes"), default=dict, blank=True)

    class Meta:
        verbose_name = _("audit event")
        verbose_name_plural = _("audit events")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.verb} {self.object_type} {self.object_id}".strip()
