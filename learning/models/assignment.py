"""A pathway planned for somebody, with a start."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from learning.models.ledger import CompletionRecord


class PathwayAssignment(models.Model):
    """A pathway that somebody has been asked to follow from a day on; each step's date counts from that day.

    Personal data: who planned what for whom, kept while the person has an account.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    pathway_key = models.UUIDField(_("pathway"), help_text=_("The page's translation key."))
    assigned_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    assigned_at = models.DateTimeField(_("assigned"), auto_now_add=True)
    starts_on = models.DateField(_("starts on"))
    completion = models.OneToOneField(CompletionRecord, on_delete=models.PROTECT, null=True, related_name="assignment")

    class Meta:
        verbose_name = _("pathway assignment")
        verbose_name_plural = _("pathway assignments")
        ordering = ["starts_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "pathway_key"], condition=Q(completion__isnull=True), name="one_open_assignment"
            )
        ]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.pathway_key} from {self.starts_on}"
