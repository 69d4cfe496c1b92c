"""The trained part of the checker: what it adds to the rules, and that the check never runs without it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from deidentification import find
from deidentification.checker import RECOGNISERS
from deidentification.document import Document
from deidentification.finding import Candidate
from deidentification.model import tagging
from deidentification.model.recogniser import model_names, without_cleared
from deidentification.model.wordpiece import LINE, TITLE, UPPER, WordPiece

FOLDER = Path(tagging.__file__).parent


def pieces_of() -> WordPiece:
    return tagging.model().pieces_of


@pytest.fixture
def other_files(tmp_path, monkeypatch):
    """A copy of the model's files that a test may spoil."""
    for name in ("model.int8.onnx", "vocab.txt", "labels.json", "SHA256SUMS"):
        tmp_path.joinpath(name).write_bytes(FOLDER.joinpath(name).read_bytes())
    monkeypatch.setattr(tagging.resources, "files", lambda _: tmp_path)
    return tmp_path


def test_the_model_is_one_of_the_recognisers():
    assert model_names in RECOGNISERS


def test_it_finds_a_phrase_and_an_organisation_that_no_rule_knows():
    text = "He is the only blind stonemason in the county. She cleans offices for Brackenthwaite Facilities Ltd."
    found = {document_text(text, candidate) for candidate in model_names(Document(text))}
    assert any("blind stonemason" in value for value in found)
    assert any("Brackenthwaite" in value for value in found)


def document_text(text: str, candidate) -> str:
    return text[candidate.start : candidate.end]


def test_a_clean_text_of_the_field_stays_clean():
    text = "The RSR score is low. Level 2 MAPPA meetings happen monthly, and the SPO signed the risk management plan."
    assert not [finding for finding in find(text) if finding.action != "hint"]


def test_places_count_the_writers_own_characters_in_every_window_of_a_long_text():
    lines = [f"Session {number}: he said that Siân Prydderch had gone to Tal-y-bont." for number in range(120)]
    text = "\n".join(lines)
    found = [finding for finding in find(text) if "Prydderch" in finding.text]
    assert len(found) == len(lines)
    assert all(text[finding.start : finding.end] == finding.text for finding in found)


@pytest.mark.parametrize("text", ["", "   ", "\n\n", "😀😀😀", "\ud800", "a" * 5000, "́́"])
def test_odd_texts_do_no_harm(text):
    assert list(model_names(Document(text))) is not None


def test_words_are_cut_as_the_base_model_was_taught_with_accents_taken_off_and_places_kept():
    pieces = pieces_of().cut("Siân Prydderch\nSHOUTS")
    plain = pieces_of().cut("sian")
    assert pieces.ids[: len(plain.ids)] == plain.ids
    assert (pieces.places[0][0], pieces.places[len(plain.ids) - 1][1]) == (0, 4)
    assert pieces.looks[0] == TITLE + LINE
    assert pieces.looks[-1] == UPPER + LINE
    assert pieces.places[-1][1] == len("Siân Prydderch\nSHOUTS")


def test_a_missing_file_stops_the_check(other_files):
    other_files.joinpath("vocab.txt").unlink()
    with pytest.raises(tagging.ModelError, match="missing"):
        tagging.Model()


def test_a_changed_file_stops_the_check(other_files):
    with other_files.joinpath("labels.json").open("a") as file:
        file.write(" ")
    with pytest.raises(tagging.ModelError, match=r"labels\.json"):
        tagging.Model()


def test_the_check_knows_no_django_and_loads_the_model_only_when_a_text_is_checked():
    script = (
        "import sys; from deidentification import find; assert 'onnxruntime' not in sys.modules; "
        "find('Seen today.'); assert 'onnxruntime' in sys.modules; assert 'django' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", script], check=True)


def test_it_clears_a_phrase_that_only_its_grammar_makes_rare_and_nothing_else():
    dull = "The oldest entry on the file is ten years old. It is the only programme with a place."
    assert not [finding for finding in find(dull) if finding.category == "rare"]
    telling = "He is the only blind stonemason in the county."
    assert [finding.category for finding in find(telling)] == ["rare"]
    number = Candidate(4, 10, "crn", "block", 90)
    assert without_cleared(Document(dull), [number, Candidate(0, 16, "rare", "ask", 36)]) == [number]


def test_a_guess_stands_whole_where_a_rule_has_seen_only_its_middle():
    found = find("Contact is by phone on o7700 900276 in the evenings.")
    assert "o7700 900276" in " ".join(finding.text for finding in found)
    assert find("He lives at 9 Maes yr Haf with his mother.")[0].text.startswith("9 Maes yr Haf")


def test_months_and_weeks_are_the_age_of_a_baby_and_no_length_of_a_sentence():
    found = find("She has a girl of eighteen months and a suspended sentence of eighteen months.")
    assert [finding.text for finding in found if finding.category == "age"] == ["eighteen months"]
    assert found[0].start < 30


def test_a_clock_time_with_a_dot_is_no_day():
    assert not [f for f in find("22.40 all in. 09.05 minibus left. 17.50 left the office.") if f.category == "date"]


@pytest.mark.parametrize(
    "text", ["By five", "He is home by nine.", "At work until six; then the gym.", "Ring after four."]
)
def test_an_hour_of_the_clock_is_no_age(text):
    assert not [finding for finding in find(text) if finding.action != "hint"]
