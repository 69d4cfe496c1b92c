import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.scoring import Answer, Option, Question, mark, percent

SINGLE = Question("q1", (Option("a", False), Option("b", True), Option("c", False)))
MULTIPLE = Question("q2", (Option("a", True), Option("b", True), Option("c", False)), multiple=True)


def answer(*keys):
    return Answer(frozenset(keys))


def test_the_right_option_of_one_is_correct():
    assert mark(SINGLE, answer("b")).correct


def test_a_wrong_option_names_what_was_missed_and_what_was_wrong():
    result = mark(SINGLE, answer("a"))
    assert (result.correct, result.misses, result.false_alarms) == (False, {"b"}, {"a"})


def test_several_options_are_all_or_nothing():
    assert mark(MULTIPLE, answer("a", "b")).correct
    some = mark(MULTIPLE, answer("a"))
    assert (some.correct, some.hits, some.misses) == (False, {"a"}, {"b"})
    assert not mark(MULTIPLE, answer("a", "b", "c")).correct


@pytest.mark.parametrize("chosen", [(), ("z",), ("a", "b")])
def test_an_answer_that_does_not_fit_the_question_is_refused(chosen):
    with pytest.raises(ValueError):
        mark(SINGLE, answer(*chosen))


def test_per_cent_are_rounded_down_so_that_nobody_passes_on_a_hidden_fraction():
    right, wrong = mark(SINGLE, answer("b")), mark(SINGLE, answer("a"))
    assert percent([right, right, wrong]) == 66
    assert percent([]) == 0


@given(st.sets(st.sampled_from("abc"), min_size=1))
def test_a_mark_is_correct_just_when_nothing_is_missed_and_nothing_is_too_much(chosen):
    result = mark(MULTIPLE, answer(*chosen))
    assert result.correct == (not result.misses and not result.false_alarms)
    assert result.hits | result.false_alarms == chosen
