"""The facilitator's commands: open, pause, go on, more time, next phase, end.

Nothing moves by itself. When the time of a phase is over the clock shows by how much, and the facilitator moves on.
"""

from collections.abc import Callable
from datetime import datetime

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from audit.services import record
from notifications.services import notify
from peer_review import phases
from peer_review.models import CaseScenario, NextStep, ReviewSession, SessionEvent
from peer_review.permissions import may_lead_session
from peer_review.phases import Clock, NotNowError, Seen
from peer_review.queries.sessions import people_to_tell
from peer_review.services.sessions.next_steps import NextStepWords, check_next_step, check_open, keep_next_step
from peer_review.services.sessions.record import lock, note, refusal

Kind = SessionEvent.Kind


@transaction.atomic
def open_session(session: ReviewSession, seen: Seen, *, by: User) -> ReviewSession:
    """Open a planned session: the first phase begins and its clock runs.

    Raises:
        PermissionDenied: `by` does not lead this session.
        ValidationError: it has begun, was called off, or its author has taken the case scenario back.
    """

    def begin(clock: Clock, now: datetime) -> Clock:
        session.opened_at = now
        return phases.begin(clock, session.protocol, seen, now)

    session = _led(session, by)
    if not session.is_readable:
        raise ValidationError(_("The case scenario is no longer open for review. Call the session off."))
    return _turn(session, by, Kind.SESSION_OPENED, begin)


@transaction.atomic
def pause_session(session: ReviewSession, seen: Seen, *, by: User) -> ReviewSession:
    """Stop the clock and keep the time that is left.

    Raises:
        PermissionDenied: `by` does not lead this session.
        ValidationError: not open, moved on, or paused already.
    """
    session = _led(session, by)
    return _turn(session, by, Kind.PHASE_PAUSED, lambda clock, now: phases.pause(clock, seen, now))


@transaction.atomic
def resume_session(session: ReviewSession, seen: Seen, *, by: User) -> ReviewSession:
    """Let a paused clock go on.

    Raises:
        PermissionDenied: `by` does not lead this session.
        ValidationError: not open, moved on, or not paused.
    """
    session = _led(session, by)
    return _turn(session, by, Kind.PHASE_RESUMED, lambda clock, now: phases.resume(clock, seen, now))


@transaction.atomic
def extend_phase(session: ReviewSession, seen: Seen, minutes: int, *, by: User) -> ReviewSession:
    """Give the phase more time.

    Args:
        session: the session.
        seen: what the sender had before them.
        minutes: between 1 and 60.
        by: the facilitator.

    Raises:
        PermissionDenied: `by` does not lead this session.
        ValidationError: not open, moved on, or not between 1 and 60 minutes.
    """
    session = _led(session, by)
    return _turn(session, by, Kind.PHASE_EXTENDED, lambda clock, now: phases.extend(clock, seen, now, minutes))


@transaction.atomic
def next_phase(session: ReviewSession, seen: Seen, *, by: User) -> ReviewSession:
    """Move the group to the next phase.

    Raises:
        PermissionDenied: `by` does not lead this session.
        ValidationError: not open, moved on, or the last phase.
    """
    session = _led(session, by)
    return _turn(session, by, Kind.PHASE_BEGUN, lambda clock, now: phases.advance(clock, session.protocol, seen, now))


def conclude_session(
    session: ReviewSession, seen: Seen, *, by: User, next_step: NextStepWords | None = None
) -> ReviewSession:
    """End a session, which takes one next step with a date; the checker reads it before anything is locked.

    Args:
        session: the session.
        seen: what the sender had before them.
        by: the facilitator.
        next_step: the next step, typed by the facilitator for the presenter; None when it is written down already.

    Raises:
        PermissionDenied: `by` does not lead this session.
        ValidationError: not open, moved on, no next step, or the next step is not fit to be kept.
    """
    if not may_lead_session(by, session):
        raise PermissionDenied
    if next_step is not None:
        check_open(session)
        check_next_step(session, next_step, by=by)
    return _conclude(session, seen, by, next_step)


@transaction.atomic
def _conclude(session: ReviewSession, seen: Seen, by: User, next_step: NextStepWords | None) -> ReviewSession:
    session = _led(session, by)
    if next_step is not None:
        check_open(session)
        keep_next_step(session, next_step)
    if not NextStep.objects.filter(session=session).exists():
        raise ValidationError(_("Write down one next step with a date before you end the session."), code="next-step")

    def end(clock: Clock, now: datetime) -> Clock:
        session.concluded_at = now
        return phases.conclude(clock, seen)

    _turn(session, by, Kind.SESSION_CONCLUDED, end)
    notify(people_to_tell(session), "session.concluded", path=reverse("peer_review:session", args=[session.public_id]))
    return session


def pause_for_concern(scenario: CaseScenario) -> int:
    """Stop the clocks of the open sessions on a case scenario that a concern has set aside; return how many there are.

    Every room hears of it at once, also where the clock stood already. Runs inside the transaction that sets aside.
    """
    running = ReviewSession.objects.open_now().filter(version__scenario=scenario).order_by("pk")
    count = 0
    for session in running.select_for_update(of=("self",)):
        if not session.clock.paused:
            seen = Seen(session.phase_index, session.clock_version)
            session.set_clock(phases.pause(session.clock, seen, timezone.now()))
        number = note(session, Kind.PHASE_PAUSED)
        record(Kind.PHASE_PAUSED, by=None, on=session, phase=session.phase.key, number=number)
        count += 1
    return count


def _led(session: ReviewSession, by: User) -> ReviewSession:
    if not may_lead_session(by, session):
        raise PermissionDenied
    return lock(session)


def _turn(session: ReviewSession, by: User, kind: str, turn: Callable[[Clock, datetime], Clock]) -> ReviewSession:
    try:
        session.set_clock(turn(session.clock, timezone.now()))
    except NotNowError as error:
        raise refusal(error) from error
    number = note(session, kind)
    record(kind, by=by, on=session, phase=session.phase.key, number=number)
    return session
