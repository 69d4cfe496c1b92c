"""Who has which case scenario to review, and until when."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class AllocationQuerySet(models.QuerySet["Allocation"]):
    """Words for allocations by where they stand."""

    def live(self) -> "AllocationQuerySet":
        """Return those whose time runs: they keep a place for their reviewer."""
        return self.filter(status__in=RUNNING, until__gt=timezone.now())

    def out_of_time(self) -> "AllocationQuerySet":
        """Return those whose time is over and that nobody has closed yet."""
        return self.filter(status__in=RUNNING, until__lte=timezone.now())


class Allocation(models.Model):
    """One version of a case scenario stands in somebody's name to be reviewed, until a time.

    Personal data: who took, declined or finished which review, and when; as long as the scenario's text.
    """

    class Status(models.TextChoices):
        """Where an allocation stands; the first two keep a place, the third has filled it."""

        TAKEN = "taken", _("Taken")
        BEGUN = "begun", _("Begun")
        DONE = "done", _("Done")
        DECLINED = "declined", _("Declined")
        EXPIRED = "expired", _("Out of time")
        GIVEN_BACK = "given_back", _("Given back")

    class DeclineReason(models.TextChoices):
        """Why somebody does not review what they were given."""

        RECOGNISED = "recognised", _("I recognise the person, the work or the author")
        TOO_CLOSE = "too_close", _("It is too close to something in my own life")
        NOT_MY_FIELD = "not_my_field", _("I do not know enough about this kind of work")
        NO_TIME = "no_time", _("I have no time in the next few days")

    version = models.ForeignKey("peer_review.ScenarioVersion", on_delete=models.CASCADE, related_name="allocations")
    reviewer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    status = models.CharField(_("status"), max_length=10, choices=Status.choices, default=Status.TAKEN)
    taken_at = models.DateTimeField(_("taken"), default=timezone.now)
    until = models.DateTimeField(_("until"))
    decline_reason = models.CharField(_("reason"), max_length=12, choices=DeclineReason.choices, blank=True)
    relaxed = models.JSONField(_("requirements relaxed"), default=list)

    objects = AllocationQuerySet.as_manager()

    class Meta:
        verbose_name = _("allocation")
        verbose_name_plural = _("allocations")
        ordering = ["pk"]
        indexes = [
            models.Index(fields=["reviewer", "status"], name="allocations_of_a_person"),
            models.Index(fields=["until"], condition=Q(status__in=["begun", "taken"]), name="running_allocations"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["version", "reviewer"],
                condition=Q(status__in=["begun", "done", "taken"]),
                name="one_place_a_reviewer_and_version",
            ),
            models.CheckConstraint(
                condition=Q(status="declined") ^ Q(decline_reason=""), name="declined_means_with_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"allocation {self.pk}: {self.status}"


RUNNING = (Allocation.Status.BEGUN, Allocation.Status.TAKEN)
"""Its reviewer is at work, while the time runs."""

HOLDING = (*RUNNING, Allocation.Status.DONE)
"""It has one of the scenario's places."""

TOO_CLOSE = (Allocation.DeclineReason.RECOGNISED, Allocation.DeclineReason.TOO_CLOSE)
"""A conflict of interest that only the reviewer could know of: the case scenario is not shown to them again."""
