"""What the measured figures may not fall below, and the seams that the measurement uses.

The floors stand well under the figures of the day: they catch a regression and are nothing to aim at. `make bench-deid`
prints the figures themselves.
"""

from functools import cache

import pytest

from deidentification import find
from deidentification.checker import NUMBERS
from deidentification.scoring import score
from tests.deidentification.gold_set import part

FLOORS = {"direct": 0.955, "structured": 0.97, "quasi": 0.9, "rare": 0.68, "word_precision": 0.88}
MOST_FALSE_ALARMS = 2.6


@cache
def measured(*, test):
    notes = part(test=test, by_hand=True)
    return score(notes, {note.id: find(note.text, note.lang) for note in notes})


@pytest.mark.parametrize("test", [False, True], ids=["development", "test"])
@pytest.mark.parametrize("figure", FLOORS)
def test_notes_written_by_hand_are_checked_no_worse_than_the_floor(figure, test):
    assert getattr(measured(test=test), figure) >= FLOORS[figure]


def test_clean_notes_written_by_hand_raise_few_false_alarms():
    assert measured(test=True).clean.of > 1500
    assert measured(test=True).flagged_per_100_clean <= MOST_FALSE_ALARMS


def test_a_measurement_may_ask_only_some_recognisers():
    text = "Craig Donnelly, CRN X123456, was seen at HMP Kirkham."
    assert [finding.text for finding in find(text, recognisers=NUMBERS)] == ["X123456"]
    assert len(find(text)) > 1
