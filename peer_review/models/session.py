"""Live review sessions: who takes part, where the clock stands, and what happened in which order."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from peer_review import formats, phases
from peer_review.lifecycle import READABLE_BY_REVIEWERS, Presenting


class ReviewSessionQuerySet(models.QuerySet["ReviewSession"]):
    """Words for review sessions by where they stand."""

    def open_now(self) -> "ReviewSessionQuerySet":
        """Return those that are running."""
        return self.filter(status=phases.OPEN)

    def upcoming(self) -> "ReviewSessionQuerySet":
        """Return those that have not begun, the next one first."""
        return self.filter(status=phases.SCHEDULED).order_by("scheduled_for", "pk")

    def past(self) -> "ReviewSessionQuerySet":
        """Return those that have ended or were called off, the latest first."""
        return self.filter(status__in=[phases.CONCLUDED, phases.CANCELLED])


class ReviewSession(models.Model):
    """A group works through one version of a released case scenario in the order of a format, led by a facilitator.

    The clock stands in this row and nowhere else. `last_number` is the number of the latest event: whoever writes locks
    the row, takes the next number and commits, so the numbers have no gaps and no doubles. `clock_version` counts the
    changes of the clock, so that a command sent from an older view is refused.

    Personal data: none in this table; kept with its events, until two years after the session ended.
    """

    class Status(models.TextChoices):
        """Where a session stands."""

        SCHEDULED = phases.SCHEDULED, _("Planned")
        OPEN = phases.OPEN, _("Open now")
        CONCLUDED = phases.CONCLUDED, _("Ended")
        CANCELLED = phases.CANCELLED, _("Called off")

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    version = models.ForeignKey("peer_review.ScenarioVersion", on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey("accounts.OrganisationUnit", on_delete=models.PROTECT, related_name="+")
    protocol_key = models.CharField(_("format"), max_length=30)
    protocol_version = models.CharField(_("version of the format"), max_length=10)
    scheduled_for = models.DateTimeField(_("date and time"))
    place = models.CharField(_("place"), max_length=200, blank=True)
    presenting = models.CharField(
        _("who presents"), max_length=10, choices=Presenting.choices, default=Presenting.COLLEAGUE
    )
    status = models.CharField(_("status"), max_length=10, choices=Status.choices, default=Status.SCHEDULED)
    phase_index = models.PositiveSmallIntegerField(_("phase"), default=0)
    phase_ends_at = models.DateTimeField(_("phase ends"), null=True)
    paused_remaining = models.DurationField(_("time left when paused"), null=True)
    clock_version = models.PositiveIntegerField(_("changes of the clock"), default=0)
    last_number = models.PositiveIntegerField(_("number of the latest event"), default=0)
    opened_at = models.DateTimeField(_("opened"), null=True)
    concluded_at = models.DateTimeField(_("ended"), null=True)

    objects = ReviewSessionQuerySet.as_manager()

    class Meta:
        verbose_name = _("review session")
        verbose_name_plural = _("review sessions")
        ordering = ["-scheduled_for", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=(
                    Q(status="open", phase_ends_at__isnull=False, paused_remaining__isnull=True)
                    | Q(status="open", phase_ends_at__isnull=True, paused_remaining__isnull=False)
                    | (~Q(status="open") & Q(phase_ends_at__isnull=True, paused_remaining__isnull=True))
                ),
                name="a_clock_runs_or_is_paused_only_while_open",
            ),
            models.CheckConstraint(
                condition=Q(concluded_at__isnull=True) | Q(status="concluded"), name="only_what_concluded_has_an_end"
            ),
        ]

    def __str__(self) -> str:
        return f"review session {self.public_id}"

    @property
    def protocol(self) -> formats.Protocol:
        """Return the format this session started with."""
        return formats.protocol_of(self.protocol_key, self.protocol_version)

    @property
    def phase(self) -> formats.Phase:
        """Return the phase it stands at, or stood at when it ended."""
        return self.protocol.phases[self.phase_index]

    @property
    def is_readable(self) -> bool:
        """Say whether those who take part may read the case scenario: not once its author has taken it back."""
        return self.version.scenario.status in READABLE_BY_REVIEWERS

    @property
    def clock(self) -> phases.Clock:
        """Return the clock for the plain rules."""
        return phases.Clock(
            self.status, self.phase_index, self.phase_ends_at, self.paused_remaining, self.clock_version
        )

    def set_clock(self, clock: phases.Clock) -> None:
        """Take over what the plain rules made of the clock; the caller saves."""
        self.status = clock.status
        self.phase_index = clock.phase_index
        self.phase_ends_at = clock.ends_at
        self.paused_remaining = clock.remaining
        self.clock_version = clock.version


class ParticipantQuerySet(models.QuerySet["Participant"]):
    """Words for the people of a session."""

    def present(self) -> "ParticipantQuerySet":
        """Return those who have not been taken off the list and whose account works."""
        return self.filter(removed_at__isnull=True, person__is_active=True)


class Participant(models.Model):
    """Somebody takes part in a session in one role.

    An author who presented their own case scenario is emptied out of this row when the link to them is destroyed.

    Personal data: who met whom about which case scenario, and when they accepted the ground rules; as long as the
    session.
    """

    class Role(models.TextChoices):
        """What somebody is in this session."""

        PRESENTER = formats.PRESENTER, _("Presenter")
        GROUP = formats.GROUP, _("Group member")
        FACILITATOR = formats.FACILITATOR, _("Facilitator")

    session = models.ForeignKey(ReviewSession, on_delete=models.CASCADE, related_name="participants")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    role = models.CharField(_("role"), max_length=15, choices=Role.choices)
    accepted_ground_rules_at = models.DateTimeField(_("accepted the ground rules"), null=True)
    removed_at = models.DateTimeField(_("taken off the list"), null=True)

    objects = ParticipantQuerySet.as_manager()

    class Meta:
        verbose_name = _("participant")
        verbose_name_plural = _("participants")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["session", "person"], name="nobody_takes_part_twice"),
            models.UniqueConstraint(
                fields=["session"], condition=Q(role="facilitator"), name="one_facilitator_a_session"
            ),
            models.UniqueConstraint(fields=["session"], condition=Q(role="presenter"), name="one_presenter_a_session"),
        ]

    def __str__(self) -> str:
        return f"{self.role} {self.pk}"


class SessionEvent(models.Model):
    """Something that happened in a session; the events in their order are the transcript.

    An event refers to what was written and never holds it, and it names nobody.

    Personal data: none; as long as the session.
    """

    class Kind(models.TextChoices):
        """What can happen."""

        SESSION_OPENED = "session.opened", _("The session was opened")
        PHASE_BEGUN = "phase.begun", _("The next phase began")
        PHASE_PAUSED = "phase.paused", _("The clock was paused")
        PHASE_RESUMED = "phase.resumed", _("The clock went on")
        PHASE_EXTENDED = "phase.extended", _("The phase was given more time")
        CONTRIBUTION_POSTED = "contribution.posted", _("Something was written")
        CONTRIBUTION_WITHDRAWN = "contribution.withdrawn", _("Something was withdrawn")
        NEXT_STEP_NAMED = "next_step.named", _("The next step was written down")
        SESSION_CONCLUDED = "session.concluded", _("The session ended")
        SESSION_CANCELLED = "session.cancelled", _("The session was called off")
        SESSION_STOPPED = "session.stopped", _("The case scenario was withdrawn")

    session = models.ForeignKey(ReviewSession, on_delete=models.CASCADE, related_name="events")
    number = models.PositiveIntegerField(_("number"))
    kind = models.CharField(_("what happened"), max_length=30, choices=Kind.choices)
    phase_key = models.CharField(_("phase"), max_length=30, blank=True)
    contribution = models.ForeignKey(
        "peer_review.Contribution", on_delete=models.CASCADE, null=True, related_name="events"
    )
    at = models.DateTimeField(_("when"))

    class Meta:
        verbose_name = _("event of a session")
        verbose_name_plural = _("events of sessions")
        ordering = ["session", "number"]
        constraints = [models.UniqueConstraint(fields=["session", "number"], name="one_event_a_number")]

    def __str__(self) -> str:
        return f"{self.number} {self.kind}"
