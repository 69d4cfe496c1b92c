import json
import subprocess
import sys
import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deidentification import blocks, find, needs_decision
from deidentification.document import Document
from deidentification.finding import Candidate
from deidentification.merge import merge
from deidentification.reasons import ENGLISH, WELSH

GOLD = Path(__file__).parent / "gold"


@pytest.mark.parametrize("text", ["", " ", "\n\n", "🙂🙂🙂", "...", "\u200b\u00ad", "e\u0301", "ﬁ"])
def test_a_text_without_words_gives_nothing(text):
    assert find(text) == []


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="aBz 019/-.,:;'\"\n@#|()🙂ŵ\u200b\u00adＡ１é\u0301St", max_size=200))
def test_findings_are_sorted_apart_and_cut_from_the_original(text):
    found = find(text)
    assert all(0 <= f.start < f.end <= len(text) and f.text == text[f.start : f.end] for f in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


@pytest.mark.parametrize(
    "piece",
    [
        "He met Sarah on 12 May 2023 and rang 07700 900123. ",
        "the only word word word ",
        "a-",
        "Zor-",
        "A ",
        "1 ",
        "log ",
        "St ",
    ],
)
def test_a_long_text_takes_time_by_its_length_and_no_more(piece):
    words = 20_000 if piece.startswith("He met") else 4_000
    start = time.process_time()
    find(piece * (words // len(piece.split())))
    assert time.process_time() - start < words / 1_000


def test_blocks_and_questions_are_told_apart():
    found = find("Craig Donnelly, a Polish man, lives in Wigan.")
    assert [f.text for f in blocks(found)] == ["Craig Donnelly"]
    assert [f.text for f in needs_decision(found)] == ["Wigan"]
    assert [f.text for f in found if f.action == "hint"] == ["Polish"]


def test_local_terms_block_whatever_their_case():
    found = find("He stays at elm row for now.", local_terms=["Elm Row", ""])
    assert [(f.text, f.category, f.action) for f in found] == [("elm row", "local", "block")]


def test_reasons_follow_the_language():
    assert find("CRN X123456")[0].reason == ENGLISH["crn"]
    assert find("CRN X123456", "cy")[0].reason == WELSH["crn"]
    assert ENGLISH.keys() == WELSH.keys()


def test_the_package_imports_no_django():
    code = "import sys, deidentification, anchoring; deidentification.find('x'); print('django' in sys.modules)"
    roots = [str(Path(__file__).parents[2] / "platform")]
    done = subprocess.run(
        [sys.executable, "-c", f"import sys; sys.path[:0] = {roots!r}; {code}"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "False"


def test_clean_notes_of_the_first_development_set_raise_no_alarm():
    notes = json.loads((GOLD / "development.json").read_text(encoding="utf-8"))
    clean = [note for note in notes if not note["spans"]]
    assert len(clean) == 4
    assert [f.text for note in clean for f in find(note["text"], note["lang"]) if f.action != "hint"] == []


def reading(category, action, priority, start=0, end=9):
    return Candidate(start, end, category, action, priority)


@pytest.mark.parametrize(
    ("surer", "other"),
    [
        (reading("nhs_number", "ask", 78), reading("phone", "block", 74)),
        (reading("number", "ask", 55), reading("online", "block", 34)),
        (reading("possible_person", "ask", 71), reading("person", "block", 66)),
        (reading("place", "ask", 67), reading("court", "block", 66)),
        (reading("date", "ask", 77), reading("birth_date", "block", 76)),
        (reading("number", "ask", 55, 2, 7), reading("phone", "block", 40)),
    ],
    ids=lambda one: one.category,
)
def test_two_readings_of_one_thing_keep_the_stricter_action(surer, other):
    found = merge(Document("some text 12345"), [surer, other])
    assert {one.action for one in found} == {"block"}
    assert surer.category in {one.category for one in found}


@pytest.mark.parametrize("other", ["person", "address"])
def test_another_kind_of_thing_does_not_make_a_place_block(other):
    found = merge(Document("some text"), [reading("place", "ask", 62), reading(other, "block", 43)])
    assert found == [reading("place", "ask", 62)]
