"""The second person's work: a claim that runs out, and a check that is never changed."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class TriageClaim(models.Model):
    """Somebody is checking a waiting case scenario, until a time; after that anybody else may take it over.

    Personal data: who is checking what; replaced by the next claim and dropped when the check is done.
    """

    scenario = models.OneToOneField("peer_review.CaseScenario", on_delete=models.CASCADE, related_name="claim")
    holder = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    until = models.DateTimeField(_("until"))

    class Meta:
        verbose_name = _("claim")
        verbose_name_plural = _("claims")

    def __str__(self) -> str:
        return f"{self.scenario} until {self.until:%H:%M}"

    @property
    def is_live(self) -> bool:
        """Say whether the claim still keeps others out."""
        return self.until > timezone.now()


class SecondPersonCheck(models.Model):
    """A second person read one version and released it or sent it back.

    Personal data: who checked and when, kept with the scenario; the audit trail keeps an account's number six years.
    """

    class Outcome(models.TextChoices):
        """What the second person decided."""

        RELEASED = "released", _("Released")
        RETURNED = "returned", _("Sent back")

    class Reason(models.TextChoices):
        """Why a version goes back; the words beside it say where and how."""

        NAMED = "named", _("A name, an address or a number is still in it")
        EXACT = "exact", _("A place, a date or an age is too exact")
        COMBINED = "combined", _("Together, the details point to one person")
        COPIED = "copied", _("It reads as if copied from the case system")
        UNCLEAR = "unclear", _("Something that a reviewer needs is missing or unclear")
        HURTFUL = "hurtful", _("Words that would hurt the person if they read them")
        ELSEWHERE = "elsewhere", _("It has to go elsewhere first: somebody may be at risk, or it is under review")
        OTHER = "other", _("Something else")

    version = models.OneToOneField("peer_review.ScenarioVersion", on_delete=models.CASCADE, related_name="check_made")
    checker = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    checklist_version = models.CharField(_("version of the checklist"), max_length=10)
    checklist = models.JSONField(_("intruders thought of"), default=list)
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome.choices)
    reasons = models.JSONField(_("reasons"), default=list)
    checked_at = models.DateTimeField(_("checked"), default=timezone.now)

    class Meta:
        verbose_name = _("second person's check")
        verbose_name_plural = _("second person's checks")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome="returned") | ~Q(checklist=[]), name="released_means_the_checklist_was_signed"
            )
        ]

    def __str__(self) -> str:
        return f"{self.version}: {self.outcome}"

    @property
    def reasons_in_words(self) -> list[str]:
        """Return the reasons from the list, as the author reads them."""
        return [str(self.Reason(code).label) for code in self.reasons]


class CheckText(models.Model):
    """Why the second person sent a version back, in words for the author.

    Personal data: may quote the scenario; as long as its text.
    """

    check_made = models.OneToOneField(
        SecondPersonCheck, on_delete=models.CASCADE, primary_key=True, related_name="text"
    )
    reason = models.TextField(_("reason"))

    class Meta:
        verbose_name = _("reason of a check")
        verbose_name_plural = _("reasons of checks")

    def __str__(self) -> str:
        return f"reason of check {self.check_made_id}"
