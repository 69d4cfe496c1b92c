"""The rules read a long text in time that grows with its length, whatever is repeated in it."""

import time

import pytest

from deidentification import checker, find
from tests.deidentification.gold_set import part

RULES = [each for each in checker.RECOGNISERS if each.__name__ != "model_names"]
SECONDS = 6


def cost(text):
    start = time.thread_time()
    find(text, recognisers=RULES)
    return time.thread_time() - start


def words(count):
    every = " ".join(note.text for note in part(test=False)).split(" ")
    return " ".join((every * (count // len(every) + 1))[:count])


def test_twenty_thousand_words_cost_about_ten_times_two_thousand():
    short = min(cost(words(2000)) for _ in range(3))
    assert cost(words(20000)) < 25 * short


@pytest.mark.parametrize(
    "text",
    [
        "only the " * 3000,
        "his son 4, " * 2000,
        "he is the one who " * 1500,
        "Abc Def " * 3000,
        "works at Abc and " * 1500,
        "firm aaaaaaaaaaaaaaaaaaaaaaaaaaa " * 700,
        "12 34 " * 4000,
        "A & B " * 3000,
        "A/B/" * 6000,
        "children and " * 2500,
        '"A ' * 8000,
        "tension between A " * 1500,
        "four and " * 3000,
        "(" * 20000,
        " " * 20000,
        "\n" * 20000,
    ],
    ids=lambda text: text[:18].strip() or "blank",
)
def test_no_repeated_words_hold_the_rules_up(text):
    assert cost(text) < SECONDS
