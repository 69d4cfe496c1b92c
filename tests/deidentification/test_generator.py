"""The generator of invented notes: the same seed gives the same notes, and its marks are where they should be."""

from __future__ import annotations

import json
import subprocess
import sys

from deidentification.generator.notes import notes
from deidentification.generator.templates import lines

TYPES = {"PERSON", "PLACE", "ORG", "ADDRESS", "DATE", "AGE", "ID", "CONTACT", "VEHICLE", "RARE"}


def test_the_same_seed_gives_the_same_notes_and_another_seed_gives_others():
    assert notes(7, 20) == notes(7, 20)
    assert notes(7, 20) != notes(8, 20)
    assert notes(7, 20, "train") != notes(7, 20, "test")


def test_every_mark_is_a_stretch_of_the_text_of_a_known_type_and_no_two_overlap():
    for split in ("train", "test"):
        for note in notes(3, 300, split):
            last = 0
            for span in note["spans"]:
                assert last <= span["start"] < span["end"] <= len(note["text"])
                assert span["type"] in TYPES
                assert note["text"][span["start"] : span["end"]].strip() == note["text"][span["start"] : span["end"]]
                last = span["end"]
            assert not any(mark in note["text"] for mark in ("{", "}", "[PERSON", "[RARE"))


def test_what_identifies_alone_is_marked_so_and_so_is_a_date_of_birth_but_no_other_date():
    marked = {(span["type"], span["direct"]) for note in notes(4, 300) for span in note["spans"]}
    direct = {"PERSON", "ID", "CONTACT", "VEHICLE", "ADDRESS"}
    assert marked == {(kind, kind in direct) for kind in TYPES} | {("DATE", True)}


def test_clean_notes_hold_no_mark_and_every_style_and_language_is_written():
    written = notes(5, 400)
    assert all(not note["spans"] for note in written if note["style"] == "clean")
    assert {note["style"] for note in written} >= {
        "polished", "terse", "lower", "form", "table", "first", "email", "cy", "clean",
    }  # fmt: skip
    assert {note["lang"] for note in written} == {"en", "cy"}


def test_no_sentence_of_the_test_part_is_trained_on():
    for name in ("prose", "log", "lower", "welsh", "clean", "clean_log", "clean_welsh"):
        assert not set(lines(f"{name}_train")) & set(lines(f"{name}_test"))


def test_the_command_prints_the_notes_as_json():
    asked = [sys.executable, "-m", "deidentification.generator", "--seed", "2", "--count", "3", "--split", "test"]
    printed = subprocess.run(asked, capture_output=True, check=True, text=True)
    assert json.loads(printed.stdout) == notes(2, 3, "test")
