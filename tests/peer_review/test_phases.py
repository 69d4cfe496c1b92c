"""The course of a review session as plain rules."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from peer_review import phases
from peer_review.formats import CONSULTANCY, EVERYBODY, FACILITATOR, GROUP, PRESENTER, ROLES, SHIPPED
from peer_review.phases import Clock, NotNowError, Seen

NOON = datetime(2027, 3, 1, 12, tzinfo=UTC)


def seen(clock: Clock) -> Seen:
    return Seen(clock.phase_index, clock.version)


def opened() -> Clock:
    start = Clock(phases.SCHEDULED)
    return phases.begin(start, CONSULTANCY, seen(start), NOON)


def phase(key: str):
    return next(phase for phase in CONSULTANCY.phases if phase.key == key)


def test_a_session_begins_at_the_first_phase_with_its_whole_time():
    clock = opened()
    assert (clock.status, clock.phase_index) == (phases.OPEN, 0)
    assert phases.time_left(clock, NOON) == timedelta(minutes=CONSULTANCY.phases[0].minutes)


def test_a_pause_keeps_the_time_that_was_left():
    clock = opened()
    later = NOON + timedelta(minutes=4)
    clock = phases.pause(clock, seen(clock), later)
    long_after = later + timedelta(hours=3)
    assert phases.time_left(clock, long_after) == timedelta(minutes=6)
    clock = phases.resume(clock, seen(clock), long_after)
    assert clock.ends_at == long_after + timedelta(minutes=6)


def test_more_time_counts_from_now_when_the_time_had_run_out():
    clock = opened()
    late = NOON + timedelta(minutes=25)
    assert phases.overrun(clock, late) == timedelta(minutes=15)
    clock = phases.extend(clock, seen(clock), late, 5)
    assert phases.time_left(clock, late) == timedelta(minutes=5)
    assert phases.overrun(clock, late) == timedelta(0)


def test_a_paused_phase_can_be_given_more_time():
    clock = opened()
    clock = phases.pause(clock, seen(clock), NOON)
    clock = phases.extend(clock, seen(clock), NOON, 5)
    assert clock.paused
    assert phases.time_left(clock, NOON) == timedelta(minutes=15)


@pytest.mark.parametrize("minutes", [0, -5, 61])
def test_more_time_is_between_a_minute_and_an_hour(minutes):
    clock = opened()
    with pytest.raises(NotNowError, match="minutes"):
        phases.extend(clock, seen(clock), NOON, minutes)


def test_a_second_click_on_next_moves_nobody_on_twice():
    clock = opened()
    before = seen(clock)
    clock = phases.advance(clock, CONSULTANCY, before, NOON)
    with pytest.raises(NotNowError, match="moved-on"):
        phases.advance(clock, CONSULTANCY, before, NOON)
    assert clock.phase_index == 1


def test_the_last_phase_has_no_next_one():
    clock = opened()
    for _phase in CONSULTANCY.phases[1:]:
        clock = phases.advance(clock, CONSULTANCY, seen(clock), NOON)
    with pytest.raises(NotNowError, match="last-phase"):
        phases.advance(clock, CONSULTANCY, seen(clock), NOON)


def test_a_concluded_session_takes_no_more_commands():
    clock = opened()
    clock = phases.conclude(clock, seen(clock))
    for command in (phases.pause, phases.resume):
        with pytest.raises(NotNowError, match="not-open"):
            command(clock, seen(clock), NOON)
    assert not phases.may_write(clock, phase("debrief"), GROUP)


def test_only_a_session_that_has_not_begun_can_be_called_off():
    assert phases.cancel(Clock(phases.SCHEDULED)).status == phases.CANCELLED
    with pytest.raises(NotNowError, match="not-scheduled"):
        phases.cancel(opened())


def test_the_presenter_is_silent_while_the_group_discusses_and_the_group_is_not():
    clock = opened()
    assert not phases.may_write(clock, phase("discussion"), PRESENTER)
    assert phases.is_listening(phase("discussion"), PRESENTER)
    assert phases.may_write(clock, phase("discussion"), GROUP)


def test_the_group_listens_while_the_presenter_gives_the_overview():
    clock = opened()
    assert phases.may_write(clock, phase("overview"), PRESENTER)
    assert not phases.may_write(clock, phase("overview"), GROUP)


def test_the_facilitator_alone_leads():
    assert [role for role in ROLES if phases.may_lead(role)] == [FACILITATOR]


@pytest.mark.parametrize("protocol", SHIPPED, ids=lambda protocol: protocol.key)
def test_every_shipped_format_is_sound(protocol):
    keys = [phase.key for phase in protocol.phases]
    assert len(set(keys)) == len(keys)
    assert protocol.fewest <= protocol.best[0] <= protocol.best[1] <= protocol.most
    for phase in protocol.phases:
        assert phase.minutes > 0
        assert phase.writers <= EVERYBODY and phase.speakers <= EVERYBODY
        assert phase.writers, f"nobody may write in {phase.key}"
        assert not (phase.presenter_silent and PRESENTER in phase.writers | phase.speakers)
        assert all((phase.name, phase.prompt, phase.presenter_prompt, phase.facilitator_prompt, phase.output))


def test_the_consultancy_protocol_is_the_one_of_the_field():
    assert len(CONSULTANCY.phases) == 6
    assert CONSULTANCY.minutes == 50
    assert [phase.key for phase in CONSULTANCY.phases if phase.presenter_silent] == ["discussion"]


class Course(RuleBasedStateMachine):
    """Any order of commands, right or stale, at any moments: phases come in order and no time is invented or lost."""

    @initialize()
    def schedule(self):
        self.now = NOON
        self.clock = Clock(phases.SCHEDULED)
        self.stale = seen(self.clock)
        self.visited = []

    def send(self, command, *arguments, stale):
        before = self.clock
        view = self.stale if stale else seen(before)
        try:
            self.clock = command(view, *arguments)
        except NotNowError:
            assert self.clock is before
            return
        assert view == seen(before), "a command sent from an older view was obeyed"
        assert self.clock.version == before.version + 1
        assert self.clock.phase_index - before.phase_index in (0, 1), "a phase was skipped or gone back to"
        self.stale = seen(before)

    @rule(seconds=st.integers(0, 7200))
    def wait(self, seconds):
        left = phases.time_left(self.clock, self.now)
        self.now += timedelta(seconds=seconds)
        now_left = phases.time_left(self.clock, self.now)
        if self.clock.paused:
            assert now_left == left
        else:
            assert now_left == max(timedelta(0), left - timedelta(seconds=seconds))

    @rule(stale=st.booleans())
    def begin(self, stale):
        self.send(lambda view: phases.begin(self.clock, CONSULTANCY, view, self.now), stale=stale)

    @rule(stale=st.booleans())
    def pause(self, stale):
        left = phases.time_left(self.clock, self.now)
        self.send(lambda view: phases.pause(self.clock, view, self.now), stale=stale)
        assert phases.time_left(self.clock, self.now) == left

    @rule(stale=st.booleans())
    def resume(self, stale):
        left = phases.time_left(self.clock, self.now)
        self.send(lambda view: phases.resume(self.clock, view, self.now), stale=stale)
        assert phases.time_left(self.clock, self.now) == left

    @rule(stale=st.booleans(), minutes=st.integers(-1, 61))
    def extend(self, stale, minutes):
        before, left = self.clock, phases.time_left(self.clock, self.now)
        self.send(lambda view: phases.extend(self.clock, view, self.now, minutes), stale=stale)
        gained = timedelta(minutes=minutes) if self.clock is not before else timedelta(0)
        assert phases.time_left(self.clock, self.now) == left + gained

    @rule(stale=st.booleans())
    def advance(self, stale):
        self.send(lambda view: phases.advance(self.clock, CONSULTANCY, view, self.now), stale=stale)

    @precondition(lambda self: self.clock.phase_index >= 4)
    @rule(stale=st.booleans())
    def conclude(self, stale):
        self.send(lambda view: phases.conclude(self.clock, view), stale=stale)

    @invariant()
    def time_is_never_negative(self):
        if hasattr(self, "clock"):
            assert phases.time_left(self.clock, self.now) >= timedelta(0)
            assert phases.overrun(self.clock, self.now) >= timedelta(0)
            assert not (self.clock.ends_at and self.clock.remaining is not None)
            assert 0 <= self.clock.phase_index < len(CONSULTANCY.phases)


TestCourse = Course.TestCase
TestCourse.settings = settings(
    max_examples=60, stateful_step_count=40, deadline=None, suppress_health_check=[HealthCheck.too_slow], database=None
)
