"""What the network is shown at a time: whole lines and sentences, without a gap, and nothing twice that has not changed."""

import random
from itertools import pairwise

import pytest

from deidentification.generator.notes import notes
from deidentification.model import tagging
from deidentification.model.answers import Answers
from deidentification.model.windows import LONGEST, MARGIN, windows

PARAGRAPHS = [
    " ".join(
        f"He said in week {week} that {name} had gone to Tal-y-bont to see the doctor again." for week in range(4, 9)
    )
    for name in ("Siân Prydderch", "Mr Okafor", "Wayne", "old Tasker", "Bożena")
]


def cut(text):
    pieces = tagging.model().pieces_of.cut(text)
    return pieces, list(windows(text, pieces))


def shown(text):
    pieces, found = cut(text)
    return {tuple(pieces.ids[one.start : one.stop]) for one in found}


TEXTS = [note["text"] for note in notes(11, 60)] + ["", "one", "ab cd " * 900, "x" * 4000, "A. " * 700, "\n\n a \n\n"]


@pytest.mark.parametrize("text", TEXTS)
def test_the_kept_parts_of_the_windows_follow_each_other_through_the_whole_text(text):
    pieces, found = cut(text)
    assert [one.low for one in found] == [0, *(one.high for one in found)][: len(found)]
    assert (found[-1].high if found else 0) == len(pieces.ids)
    assert all(one.start <= one.low < one.high <= one.stop <= len(pieces.ids) for one in found)
    assert all(one.high - one.low <= LONGEST and one.stop - one.start <= LONGEST + 2 * MARGIN for one in found)


def test_a_long_paragraph_is_cut_where_its_sentences_end():
    text = "\n".join(["First.", " ".join(PARAGRAPHS), "Last."])
    pieces, found = cut(text)
    assert len(found) > 3
    assert all(text[pieces.places[one.high - 1][1] - 1] == "." for one in found)


def test_a_sentence_without_an_end_is_cut_between_words_and_seen_beyond_the_cut():
    text = " ".join(f"and then {word} came round again" for word in ("dezzy", "his mum", "the lads") * 40)
    pieces, found = cut(text)
    for one, after in pairwise(found):
        assert text[pieces.places[one.high - 1][1]] == " "
        assert one.stop > one.high and after.start < after.low


def test_writing_in_one_paragraph_leaves_the_windows_of_the_others_as_they_are():
    before = shown("\n".join(PARAGRAPHS))
    changed = "\n".join([*PARAGRAPHS[:2], PARAGRAPHS[2] + " He laughed.", *PARAGRAPHS[3:]])
    assert len(before - shown(changed)) <= 2
    assert len(before) > 5


def test_only_the_changed_window_is_asked_about_again_and_the_answer_is_the_same():
    model = tagging.model()
    text, changed = "\n".join(PARAGRAPHS), "\n".join([*PARAGRAPHS[:-1], "She came alone."])
    model.answers.forget()
    first = model.likelihoods(text)[1]
    asked = len(model.answers)
    again = model.likelihoods(text)[1]
    assert (first == again).all()
    assert len(model.answers) == asked
    model.likelihoods(changed)
    assert len(model.answers) <= asked + 2


def test_the_memory_is_bounded_forgets_the_oldest_and_holds_neither_text_nor_pieces():
    answers, asked = Answers(3), []

    def ask(ids, looks):
        asked.append(ids)
        return "an answer"

    for number in (1, 2, 3, 1, 4, 1, 2):
        assert answers.about([number], [0], ask) == "an answer"
    assert asked == [[1], [2], [3], [4], [2]]
    assert len(answers) == 3
    answers.forget()
    assert len(answers) == 0


def test_the_keys_of_two_processes_differ_so_that_nobody_can_look_a_text_up():
    one, other = Answers(), Answers()
    for answers in (one, other):
        answers.about([7, 8, 9], [1, 1, 1], lambda ids, looks: None)
    assert not set(one._kept) & set(other._kept)
    assert {len(key) for key in one._kept} == {20}


def test_pieces_and_looks_are_not_taken_for_each_other():
    dice = random.Random(3)
    answers = Answers()
    given = [([dice.randrange(9), 5], [5, dice.randrange(9)]) for _ in range(40)]
    for ids, looks in given:
        assert answers.about(ids, looks, lambda ids, looks: (list(ids), list(looks))) == (ids, looks)
