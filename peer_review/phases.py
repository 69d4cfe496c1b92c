"""The course of a review session: one clock on the server, ordered phases, and what each role may do now.

Plain rules without Django. Every function takes the clock as it stands and the time, and returns the clock as it then
stands. Commands carry what their sender saw (`Seen`); one sent from an older view is refused, so a second click moves
nobody on twice. Nothing here moves by itself: when the time of a phase has run out the clock shows by how much, and the
facilitator moves the group on. So no job has to run at a deadline.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from peer_review.formats import FACILITATOR, PRESENTER, Phase, Protocol

SCHEDULED = "scheduled"
OPEN = "open"
CONCLUDED = "concluded"
CANCELLED = "cancelled"

NOTHING = timedelta(0)
MOST_EXTENSION = 60


class NotNowError(Exception):
    """A command that does not fit where the session stands.

    Attributes:
        code: "moved-on", "not-scheduled", "not-open", "paused", "not-paused", "last-phase" or "minutes".
    """

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Clock:
    """Where a session stands.

    Attributes:
        status: scheduled, open, concluded or cancelled.
        phase_index: which phase, counted from 0.
        ends_at: when the phase is meant to end; None while paused or not open.
        remaining: how much time was left when the clock was paused; None while it runs.
        version: counts every change, so that a command can say which state it was meant for.
    """

    status: str
    phase_index: int = 0
    ends_at: datetime | None = None
    remaining: timedelta | None = None
    version: int = 0

    @property
    def paused(self) -> bool:
        """Say whether the clock of an open session stands still."""
        return self.status == OPEN and self.remaining is not None


@dataclass(frozen=True, slots=True)
class Seen:
    """What the sender of a command had before them."""

    phase_index: int
    version: int


def time_left(clock: Clock, now: datetime) -> timedelta:
    """Return how long the phase still has; never less than nothing."""
    if clock.remaining is not None:
        return clock.remaining
    return max(NOTHING, clock.ends_at - now) if clock.ends_at else NOTHING


def overrun(clock: Clock, now: datetime) -> timedelta:
    """Return by how much the phase has gone over its time; never less than nothing."""
    return max(NOTHING, now - clock.ends_at) if clock.ends_at else NOTHING


def begin(clock: Clock, protocol: Protocol, seen: Seen, now: datetime) -> Clock:
    """Open a scheduled session at its first phase.

    Raises:
        NotNowError: it is not scheduled any more.
    """
    if clock.status != SCHEDULED:
        raise NotNowError("not-scheduled")
    _compare(clock, seen)
    return _changed(clock, status=OPEN, phase_index=0, ends_at=now + _length(protocol, 0))


def pause(clock: Clock, seen: Seen, now: datetime) -> Clock:
    """Stop the clock and keep the time that is left.

    Raises:
        NotNowError: not open, moved on, or paused already.
    """
    _check_open(clock, seen)
    if clock.paused:
        raise NotNowError("paused")
    return _changed(clock, ends_at=None, remaining=time_left(clock, now))


def resume(clock: Clock, seen: Seen, now: datetime) -> Clock:
    """Let a paused clock go on with the time that was left.

    Raises:
        NotNowError: not open, moved on, or not paused.
    """
    _check_open(clock, seen)
    if not clock.paused:
        raise NotNowError("not-paused")
    return _changed(clock, ends_at=now + time_left(clock, now), remaining=None)


def extend(clock: Clock, seen: Seen, now: datetime, minutes: int) -> Clock:
    """Give the phase more time, counted from now when its time has run out.

    Raises:
        NotNowError: not open, moved on, or fewer than 1 or more than 60 minutes.
    """
    _check_open(clock, seen)
    if not 1 <= minutes <= MOST_EXTENSION:
        raise NotNowError("minutes")
    longer = time_left(clock, now) + timedelta(minutes=minutes)
    if clock.paused:
        return _changed(clock, remaining=longer)
    return _changed(clock, ends_at=now + longer)


def advance(clock: Clock, protocol: Protocol, seen: Seen, now: datetime) -> Clock:
    """Move to the next phase, with its whole time and a running clock.

    Raises:
        NotNowError: not open, moved on, or this is the last phase.
    """
    _check_open(clock, seen)
    following = clock.phase_index + 1
    if following >= len(protocol.phases):
        raise NotNowError("last-phase")
    return _changed(clock, phase_index=following, ends_at=now + _length(protocol, following), remaining=None)


def conclude(clock: Clock, seen: Seen) -> Clock:
    """End an open session in whichever phase it is: time is short in real teams.

    Raises:
        NotNowError: not open, or moved on.
    """
    _check_open(clock, seen)
    return _changed(clock, status=CONCLUDED, ends_at=None, remaining=None)


def cancel(clock: Clock) -> Clock:
    """Call off a session that has not begun.

    Raises:
        NotNowError: it has begun, or was called off already.
    """
    if clock.status != SCHEDULED:
        raise NotNowError("not-scheduled")
    return _changed(clock, status=CANCELLED)


def stop(clock: Clock) -> Clock:
    """End a session that is planned or runs, because what it was about is gone.

    Raises:
        NotNowError: it has ended or was called off already.
    """
    if clock.status not in (SCHEDULED, OPEN):
        raise NotNowError("not-open")
    return _changed(clock, status=CANCELLED, ends_at=None, remaining=None)


def is_listening(phase: Phase, role: str) -> bool:
    """Say whether somebody in this role only listens in this phase."""
    return (role == PRESENTER and phase.presenter_silent) or role not in phase.writers


def may_write(clock: Clock, phase: Phase, role: str) -> bool:
    """Say whether somebody in this role may write now. A pause stops the clock and nobody's pen."""
    return clock.status == OPEN and not is_listening(phase, role)


def may_lead(role: str) -> bool:
    """Say whether this role moves the clock."""
    return role == FACILITATOR


def _length(protocol: Protocol, index: int) -> timedelta:
    return timedelta(minutes=protocol.phases[index].minutes)


def _check_open(clock: Clock, seen: Seen) -> None:
    if clock.status != OPEN:
        raise NotNowError("not-open")
    _compare(clock, seen)


def _compare(clock: Clock, seen: Seen) -> None:
    if (clock.phase_index, clock.version) != (seen.phase_index, seen.version):
        raise NotNowError("moved-on")


def _changed(clock: Clock, **changes: object) -> Clock:
    return replace(clock, version=clock.version + 1, **changes)  # type: ignore[arg-type]
