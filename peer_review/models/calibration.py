"""Who has shown that they see what a panel sees, and what they answered."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class CalibrationAttempt(models.Model):
    """Some gold scenarios that somebody judges: three before they review, or one among the real ones.

    Personal data: who calibrated when and how it went; two years after it was begun.
    """

    class Kind(models.TextChoices):
        """What it is for."""

        GATE = "gate", _("Before reviewing")
        HIDDEN = "hidden", _("Among real ones")

    class Outcome(models.TextChoices):
        """How it went; one among the real ones is noted and opens or closes nothing."""

        OPEN = "open", _("Not finished")
        PASSED = "passed", _("Passed")
        NOT_YET = "not_yet", _("Not yet")
        NOTED = "noted", _("Noted")

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(_("kind"), max_length=6, choices=Kind.choices, default=Kind.GATE)
    items = models.JSONField(_("gold scenarios"))
    set_version = models.PositiveSmallIntegerField(_("version of the set"))
    outcome = models.CharField(_("outcome"), max_length=7, choices=Outcome.choices, default=Outcome.OPEN)
    begun_at = models.DateTimeField(_("begun"), default=timezone.now)
    finished_at = models.DateTimeField(_("finished"), null=True)

    class Meta:
        verbose_name = _("calibration")
        verbose_name_plural = _("calibrations")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "kind"], condition=Q(outcome="open"), name="one_open_calibration_a_person"
            ),
            models.CheckConstraint(
                condition=Q(outcome="open", finished_at=None) | (~Q(outcome="open") & Q(finished_at__isnull=False)),
                name="a_finished_calibration_has_its_moment",
            ),
        ]

    def __str__(self) -> str:
        return f"calibration {self.pk}: {self.outcome}"


class CalibrationResponse(models.Model):
    """The levels that somebody gave one gold scenario, beside those agreed by the panel on that day.

    Personal data: how somebody judges; with their attempt, two years.
    """

    attempt = models.ForeignKey(CalibrationAttempt, on_delete=models.CASCADE, related_name="responses")
    item = models.SlugField(_("gold scenario"), max_length=60)
    levels = models.JSONField(_("levels given"))
    agreed = models.JSONField(_("levels agreed"))

    class Meta:
        verbose_name = _("answer to a gold scenario")
        verbose_name_plural = _("answers to gold scenarios")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["attempt", "item"], name="one_answer_a_gold_scenario")]

    def __str__(self) -> str:
        return f"answer to {self.item}"


class CalibrationPass(models.Model):
    """Somebody has passed, and has last reviewed on a day; how long that holds is said in `peer_review.agreement`.

    Personal data: when somebody passed and last reviewed; until they pass again, two years at most.
    """

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, primary_key=True, related_name="calibration_pass"
    )
    passed_on = models.DateField(_("passed"))
    active_on = models.DateField(_("last active"))

    class Meta:
        verbose_name = _("calibration pass")
        verbose_name_plural = _("calibration passes")

    def __str__(self) -> str:
        return f"calibration pass of {self.passed_on}"
