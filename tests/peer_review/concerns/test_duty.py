"""Who is told when, and where the rota has gaps: plain rules."""

from datetime import UTC, datetime, timedelta
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peer_review.duty import DEPUTY, DUTY, REGIONAL, Span, gaps, levels_due

START = datetime(2026, 11, 23, tzinfo=UTC)


def at(hours: float) -> datetime:
    return START + timedelta(hours=hours)


ALL = {DUTY, DEPUTY, REGIONAL}


@pytest.mark.parametrize(
    ("minutes", "due"),
    [
        (0, (DUTY,)),
        (14.9, (DUTY,)),
        (15, (DUTY, DEPUTY)),
        (29.9, (DUTY, DEPUTY)),
        (30, (DUTY, DEPUTY, REGIONAL)),
        (600, (DUTY, DEPUTY, REGIONAL)),
    ],
)
def test_the_deputy_comes_after_fifteen_minutes_and_the_regional_duty_after_thirty(minutes, due):
    assert levels_due(timedelta(minutes=minutes), ALL) == due


@pytest.mark.parametrize(("staffed", "due"), [({DEPUTY, REGIONAL}, (DEPUTY,)), ({REGIONAL}, (REGIONAL,)), (set(), ())])
def test_a_level_without_anybody_is_passed_over_at_once(staffed, due):
    assert levels_due(timedelta(0), staffed) == due


@pytest.mark.parametrize("place", range(3))
@pytest.mark.parametrize("staffed", [set(some) for size in range(4) for some in combinations(sorted(ALL), size)])
def test_at_every_step_the_first_level_that_has_somebody_from_there_on_is_told(staffed, place):
    order = (DUTY, DEPUTY, REGIONAL)
    told = levels_due(timedelta(minutes=15 * place), staffed)
    for step in order[: place + 1]:
        there = [level for level in order[order.index(step) :] if level in staffed]
        assert not there or there[0] in told
    earlier = set(levels_due(timedelta(minutes=15 * (place - 1)), staffed)) if place else set()
    assert earlier <= set(told) <= staffed and len(set(told) - earlier) <= 1


def test_without_a_deputy_the_regional_duty_is_told_after_fifteen_minutes():
    assert levels_due(timedelta(minutes=14), {DUTY, REGIONAL}) == (DUTY,)
    assert levels_due(timedelta(minutes=15), {DUTY, REGIONAL}) == (DUTY, REGIONAL)


def test_gaps_are_what_no_turn_covers():
    turns = [Span(at(8), at(17)), Span(at(1), at(2)), Span(at(16), at(20))]
    assert gaps(turns, at(0), at(24)) == (Span(at(0), at(1)), Span(at(2), at(8)), Span(at(20), at(24)))
    assert gaps([], at(0), at(1)) == (Span(at(0), at(1)),)
    assert gaps([Span(at(-1), at(30))], at(0), at(24)) == ()


hours = st.integers(-5, 30)
spans = st.lists(st.tuples(hours, hours).filter(lambda pair: pair[0] < pair[1]), max_size=6)


@given(spans)
def test_every_hour_lies_either_in_a_turn_or_in_a_gap(pairs):
    turns = [Span(at(start), at(end)) for start, end in pairs]
    found = gaps(turns, at(0), at(24))
    for hour in range(24):
        moment = at(hour + 0.5)
        covered = any(turn.start <= moment < turn.end for turn in turns)
        assert covered != any(gap.start <= moment < gap.end for gap in found)
