"""What keeps a case scenario from being disposed of, and the proof of what was."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class LegalHoldQuerySet(models.QuerySet["LegalHold"]):
    """Words for holds."""

    def in_force(self) -> "LegalHoldQuerySet":
        """Return those that nobody has ended."""
        return self.filter(released_on=None)


class LegalHold(models.Model):
    """Nothing about this case scenario is disposed of while a hold is in force, whatever its clock says.

    A hold is a code, never words. One raised by a concern names nobody (`set_by` is empty).

    Personal data: which safeguarding lead set and ended it; six years after its end.
    """

    class Reason(models.TextChoices):
        """Why it is kept."""

        CONCERN = "concern", _("A concern was raised that somebody may be at risk")
        SAFEGUARDING = "safeguarding", _("It bears on the protection of a child or an adult")
        COURT = "court", _("A court, an inquest or a police enquiry may need it")
        REVIEW = "review", _("A serious further offence review or another inquiry may need it")
        COMPLAINT = "complaint", _("It bears on a complaint")
        REQUEST = "request", _("Somebody has asked for their records")

    scenario = models.ForeignKey("peer_review.CaseScenario", on_delete=models.CASCADE, related_name="holds")
    reason = models.CharField(_("reason"), max_length=15, choices=Reason.choices)
    set_on = models.DateField(_("set"), default=timezone.localdate)
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    released_on = models.DateField(_("ended"), null=True)
    released_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")

    objects = LegalHoldQuerySet.as_manager()

    class Meta:
        verbose_name = _("legal hold")
        verbose_name_plural = _("legal holds")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["scenario", "reason"], condition=Q(released_on=None), name="one_hold_a_reason_in_force"
            ),
        ]

    def __str__(self) -> str:
        return f"legal hold {self.pk}: {self.reason}"


class DisposalCertificate(models.Model):
    """Proves that records of some kinds went on a day: how many, and from which to which day; never what they were.

    The table only grows, and each certificate carries the hash of the one before it.

    Personal data: none.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    number = models.PositiveIntegerField(_("number"), unique=True)
    made_at = models.DateTimeField(_("made"))
    counts = models.JSONField(_("what went"))
    previous = models.CharField(_("hash of the one before"), max_length=64, blank=True)
    digest = models.CharField(_("hash"), max_length=64)

    class Meta:
        verbose_name = _("disposal certificate")
        verbose_name_plural = _("disposal certificates")
        ordering = ["-number"]

    def __str__(self) -> str:
        return f"disposal certificate {self.number}"
