import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning.progress import (
    LessonState,
    ModuleState,
    State,
    StepState,
    Timing,
    due_on,
    next_step,
    percent,
    steps_completed,
    timing,
)

DAY = datetime.date(2027, 3, 27)


def state(*done, has_check=True, passed=False, **more):
    lessons = tuple(LessonState(f"l{number}", f"L{number}", 10, done=one) for number, one in enumerate(done))
    return ModuleState(lessons, has_check, passed, **more)


def step(key, how=State.NOT_STARTED, due=None):
    return StepState(key=key, code=key, title=key, minutes=10, state=how, due_on=due)


def test_the_knowledge_check_counts_as_one_part_beside_the_lessons():
    assert (state(True, False).parts_done, state(True, False).parts) == (1, 3)
    assert state(True, True, passed=True).percent == 100


def test_a_module_is_finished_only_when_all_lessons_are_done_and_the_check_is_passed():
    assert state(True, True, passed=True).is_finished
    assert not state(True, True).is_finished
    assert not state(True, False, passed=True).is_finished
    assert state(True, True, has_check=False).is_finished


def test_a_module_without_any_part_is_never_finished():
    assert not state(has_check=False).is_finished


def test_the_next_lesson_is_the_first_that_is_not_done():
    assert state(True, False, False).next_lesson.slug == "l1"
    assert state(True, True).next_lesson is None
    assert state(True, False, False).minutes_left == 20


def test_a_module_is_completed_only_by_its_row_in_the_ledger():
    assert state(True, True, passed=True, started=True).state is State.STARTED
    assert state(True, started=True, completed_on=DAY).state is State.COMPLETED
    assert state(True).state is State.NOT_STARTED


@given(st.integers(0, 500), st.integers(0, 500))
def test_only_all_of_it_is_a_hundred_per_cent(done, rest):
    assert (percent(done, done + rest) == 100) == (rest == 0 and done > 0)


def test_a_due_date_counts_from_the_start():
    assert due_on(DAY, 5) == datetime.date(2027, 4, 1)
    assert due_on(None, 5) is None
    assert due_on(DAY, None) is None


@pytest.mark.parametrize(
    ("days", "expected"),
    [(-1, Timing.OVERDUE), (0, Timing.TODAY), (1, Timing.SOON), (7, Timing.SOON), (8, Timing.LATER)],
)
def test_a_date_is_overdue_from_the_day_after_it(days, expected):
    assert timing(DAY + datetime.timedelta(days=days), DAY, completed=False) is expected


def test_what_is_completed_is_never_overdue():
    assert timing(DAY - datetime.timedelta(days=9), DAY, completed=True) is Timing.COMPLETED
    assert timing(None, DAY, completed=False) is Timing.NONE


def test_what_was_begun_comes_before_what_was_not():
    assert next_step([step("a"), step("b", State.STARTED)]).key == "b"
    assert next_step([step("a", State.COMPLETED), step("b"), step("c")]).key == "b"
    assert next_step([step("a", State.COMPLETED)]) is None
    assert steps_completed([step("a", State.COMPLETED), step("b")]) == 1
