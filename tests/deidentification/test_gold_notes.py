"""The gold notes keep their own rules: marks on word edges, known types, parts that never mix, counts as the README says."""

import re
from collections import Counter
from pathlib import Path

import pytest

from deidentification.scoring import read_notes
from deidentification.scoring.notes import DIRECT_TYPES, QUASI_TYPES, STYLES

GOLD = Path(__file__).parent / "gold"
FILES = sorted(file for file in GOLD.iterdir() if file.suffix in (".notes", ".json"))
NOTES = {file.name: read_notes(file) for file in FILES}
EVERY = [note for notes in NOTES.values() for note in notes]


def is_test(name):
    return "test" in name or name == "held_out.json"


@pytest.mark.parametrize("note", EVERY, ids=lambda note: note.id)
def test_every_mark_lies_on_word_edges_and_has_a_known_type(note):
    assert note.lang in ("en", "cy")
    assert note.style in STYLES
    assert (note.style == "clean") == (not note.spans)
    end = 0
    for span in note.spans:
        marked = note.text[span.start : span.end]
        assert span.start >= end, f"{marked!r} lies over the mark before it"
        assert span.start < span.end <= len(note.text)
        assert any(sign.isalnum() for sign in marked)
        for edge in (span.start, span.end):
            assert not re.match(r"\w\w", note.text[edge - 1 : edge + 1]) or not edge, f"{marked!r} cuts a word"
        known = (*DIRECT_TYPES, "DATE") if span.direct else (*QUASI_TYPES, "DATE")
        assert span.type in known
        end = span.end


def test_ids_are_unique_and_texts_never_stand_in_two_parts():
    assert max(Counter(note.id for note in EVERY).values()) == 1
    texts = Counter(" ".join(note.text.lower().split()) for note in EVERY)
    assert max(texts.values()) == 1


def test_notes_of_the_test_part_say_so():
    for name, notes in NOTES.items():
        if name.endswith(".notes"):
            assert all(("test" in note.id) == is_test(name) for note in notes), name


@pytest.mark.parametrize("name", [name for name in NOTES if name.endswith(".notes")])
def test_only_reserved_telephone_numbers_and_example_addresses_stand_in_the_notes(name):
    for note in NOTES[name]:
        for number in re.findall(r"(?<![\d/])(?:\+44 ?7|07|01)\d{3}[ -]?\d{3}[ -]?\d{3}(?!\d)", note.text):
            digits = re.sub(r"\D", "", number).removeprefix("44").removeprefix("0")
            assert digits.startswith(("7700900", "1632960")), f"{note.id}: {number}"
        for address in re.findall(r"(?<=\w)@[\w.-]+\.\w+", note.text):
            assert re.search(r"\bexample\.(org|com|net|gov\.uk)$|\.(test|example|invalid)$", address), (
                f"{note.id}: {address}"
            )


def test_the_readme_counts_the_notes_as_they_are():
    table = re.findall(
        r"^\| `([\w.]+)` \| .*? \| (\w[\w ]*) \| (\d+) \| (\d+) \|$", (GOLD / "README.md").read_text("utf-8"), re.M
    )
    counted = {
        name: (is_test(name), len(notes), sum(len(note.spans) for note in notes)) for name, notes in NOTES.items()
    }
    assert {name: (part == "test", int(notes), int(marks)) for name, part, notes, marks in table} == counted
