"""Text made to keep the checker busy costs about what other text of its length costs: nobody can hold a core with it."""

import time

import pytest

from deidentification import find
from deidentification.checker import RECOGNISERS

RULES = [each for each in RECOGNISERS if each.__name__ != "model_names"]
LENGTH = 12_000
BUDGET = 2.5
"""Seconds of processor time; plain text of this length takes a tenth of it, and a form that blows up takes minutes."""

PIECES = [
    "a", "A", "1", " ", "\n", "_", "a ", "A ", "1 ", "Ab ", "Ab and ", "Ab, ", "Ab.", "a-", "A'", "a.", "A&", "a_", "1/",
    "1-", "1.", "a1", "A1/", "1A ", "id.", "ref no ", "tel ", "a@", "@", "ff:", "St ", "St A.", "son 1 ", "the only ",
    "known ", "Name: ", "1 The ", "| a ", '"A', "[", "\u200b1", "St " + "A" * 160 + " ", '"' + "A" * 90,
    "id " + "A" * 150 + " ", "name: " + "A" * 60 + " ", "known " + "_" * 90, "the only " + "ab " * 50,
]  # fmt: skip


@pytest.mark.parametrize("piece", PIECES, ids=lambda piece: repr(piece[:12]))
def test_no_repeated_piece_of_text_holds_the_checker(piece):
    text = piece * (LENGTH // len(piece))
    began = time.process_time()
    find(text, recognisers=RULES)
    assert time.process_time() - began < BUDGET
