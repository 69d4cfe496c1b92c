"""What happens between a sent review and its author: another mentor reads it, or is asked in."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class CoMentorCheck(models.Model):
    """A mentor asked another to read a held review before the author does.

    Personal data: who checked whose review and when; as long as the scenario's text.
    """

    class Outcome(models.TextChoices):
        """How it ended."""

        ASKED = "asked", _("Asked for")
        AGREED = "agreed", _("Agreed")
        RETURNED = "returned", _("Returned")
        LAPSED = "lapsed", _("Nobody read it in time")
        NOT_NEEDED = "not_needed", _("Sent without waiting for it")

    review = models.ForeignKey("peer_review.Review", on_delete=models.CASCADE, related_name="co_mentor_checks")
    checker = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome.choices, default=Outcome.ASKED)
    asked_at = models.DateTimeField(_("asked for"), default=timezone.now)

    class Meta:
        verbose_name = _("co-mentor's check")
        verbose_name_plural = _("co-mentors' checks")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["review"], condition=Q(outcome="asked"), name="one_open_co_mentor_check_a_review"
            )
        ]

    def __str__(self) -> str:
        return f"co-mentor check of {self.review}: {self.outcome}"


class CoMentorText(models.Model):
    """What the other mentor says about a review they return.

    Personal data: an opinion on somebody's review; as long as the scenario's text.
    """

    check_made = models.OneToOneField(CoMentorCheck, on_delete=models.CASCADE, primary_key=True, related_name="text")
    words = models.TextField(_("what to change"))
    decisions = models.JSONField(_("decisions on findings"), default=list)

    class Meta:
        verbose_name = _("words of a co-mentor")
        verbose_name_plural = _("words of co-mentors")

    def __str__(self) -> str:
        return f"words of co-mentor check {self.check_made_id}"


class MentorCall(models.Model):
    """Two reviews of one version lay two levels apart, and another mentor was asked in; this happens once.

    Personal data: none; who was told stands in their notices.
    """

    version = models.OneToOneField(
        "peer_review.ScenarioVersion", on_delete=models.CASCADE, primary_key=True, related_name="mentor_call"
    )
    called_on = models.DateField(_("asked in"), default=timezone.localdate)

    class Meta:
        verbose_name = _("call for another mentor")
        verbose_name_plural = _("calls for another mentor")

    def __str__(self) -> str:
        return f"call for a mentor on version {self.version_id}"
