"""The score by its definitions, on cases small enough to count by hand, and the markup of the gold notes."""

import json
import subprocess
import sys
from types import SimpleNamespace

import pytest

from deidentification.scoring import BadNoteError, Note, Span, mark_up, read_notes, score, write_notes
from deidentification.scoring.notes import from_json, parse

TEXT = "Jo Lee rang Ann-Marie on 07700 900123, twice."


def span(text, part, type_="PERSON", direct=True, entity=None):
    start = text.index(part)
    return Span(start, start + len(part), type_, direct, entity)


def finding(text, part, action="block"):
    start = text.index(part)
    return SimpleNamespace(start=start, end=start + len(part), action=action)


def note(text=TEXT, spans=(), name="a", style="terse"):
    return Note(name, "en", style, text, tuple(spans))


def test_a_span_is_found_only_when_all_its_letters_and_digits_are():
    gold = note(spans=[span(TEXT, "Jo Lee"), span(TEXT, "07700 900123", "CONTACT")])
    figures = score([gold], {"a": [finding(TEXT, "Lee"), finding(TEXT, "07700 900123")]})
    assert figures.spans[True] == (1, 2)
    assert figures.types == {"CONTACT": (1, 1), "PERSON": (0, 1)}
    assert [miss.text for miss in figures.missed] == ["Jo Lee"]


def test_several_findings_may_cover_one_span_and_signs_between_do_not_count():
    gold = note(spans=[span(TEXT, "Ann-Marie"), span(TEXT, "900123,", "CONTACT")])
    pieces = [finding(TEXT, "Ann"), finding(TEXT, "Marie"), finding(TEXT, "900123")]
    assert score([gold], {"a": pieces}).direct == 1


def test_an_entity_is_found_when_all_its_mentions_are():
    text = "Maureen went. Mo stayed. Preston."
    spans = [
        span(text, "Maureen", entity="mum"),
        span(text, "Mo ", entity="mum"),
        span(text, "Preston", "PLACE", False, "mum"),
    ]
    figures = score([note(text, spans)], {"a": [finding(text, "Maureen"), finding(text, "Preston")]})
    assert figures.spans[True] == (1, 2)
    assert figures.entities[True] == (0, 1)
    assert figures.entities[False] == (1, 1), "direct and quasi mentions are never one entity"


def test_hints_count_only_when_asked_for():
    gold = note(spans=[span(TEXT, "Jo Lee")])
    found = {"a": [finding(TEXT, "Jo Lee", "hint"), finding(TEXT, "twice", "hint")]}
    assert score([gold], found).direct == 0
    assert score([gold], found).word_precision is None
    assert score([gold], found, hints=True).direct == 1
    assert score([gold], found, hints=True).words == (2, 3)


def test_precision_counts_words_that_touch_a_gold_span():
    gold = note(spans=[span(TEXT, "Jo Lee")])
    figures = score([gold], {"a": [finding(TEXT, "Jo Lee rang Ann")]})
    assert figures.words == (2, 4)


def test_false_alarms_are_counted_in_notes_without_any_gold_span():
    clean = note("The plan names four triggers.", name="clean")
    other = note(spans=[span(TEXT, "Jo Lee")])
    found = {"clean": [finding(clean.text, "four triggers", "ask")], "a": [finding(TEXT, "twice")]}
    figures = score([clean, other], found)
    assert figures.clean == (2, 5)
    assert figures.flagged_per_100_clean == 40
    assert figures.words == (0, 3)


def test_nothing_to_count_gives_no_figure_rather_than_a_good_one():
    figures = score([note()], {})
    assert (figures.direct, figures.quasi, figures.rare, figures.structured) == (None, None, None, None)
    assert figures.word_precision is None
    assert figures.flagged_per_100_clean == 0


def test_structured_identifiers_are_numbers_contacts_and_vehicles():
    text = "X123456 and AB12 CDE and Jo"
    spans = [span(text, "X123456", "ID"), span(text, "AB12 CDE", "VEHICLE"), span(text, "Jo")]
    figures = score([note(text, spans)], {"a": [finding(text, "X123456")]})
    assert figures.structured == 0.5


def test_findings_beyond_the_text_and_empty_ones_do_no_harm():
    odd = [SimpleNamespace(start=-3, end=2, action="ask"), SimpleNamespace(start=7, end=7, action="ask")]
    odd.append(SimpleNamespace(start=40, end=400, action="ask"))
    gold = note(spans=[span(TEXT, "Jo")])
    figures = score([gold], {"a": odd, "unknown": odd})
    assert figures.direct == 1
    assert figures.words == (1, 2)


def test_marked_text_becomes_a_note_with_offsets():
    content = (
        "\n## n-1 | cy | table\n\n[PERSON+=mum Siân\nRees] o [PLACE- Fangor]\\t\\[Name\\] 1\\\\2 \n\\## no\n"
        "\n## n-2 | en | clean\nNothing."
    )
    first, second = parse(content)
    assert first.text == "Siân\nRees o Fangor\t[Name] 1\\2 \n## no"
    assert first.spans == (Span(0, 9, "PERSON", True, "mum"), Span(12, 18, "PLACE", False))
    assert (first.id, first.lang, first.style) == ("n-1", "cy", "table")
    assert second == Note("n-2", "en", "clean", "Nothing.", ())


@pytest.mark.parametrize(
    ("marked", "message"),
    [
        ("[PERSON+ Jo", "not closed"),
        ("[PERSON+ Jo [PLACE- X]]", "belongs to nothing"),
        ("a [Name]", "belongs to nothing"),
        ("a ]", "belongs to nothing"),
        ("a \\x", "belongs to nothing"),
        ("[PERSON+ Jo ]", "ends in space"),
        ("[PERSON- Jo]", "no mark of type PERSON-"),
        ("[RARE+ the only one]", "no mark of type RARE"),
        ("[THING- Jo]", "no mark of type THING"),
    ],
)
def test_broken_marks_are_refused_with_the_note_they_stand_in(marked, message):
    with pytest.raises(BadNoteError, match=f"n-1: .*{message}"):
        parse(f"## n-1 | en | terse\n{marked}")


@pytest.mark.parametrize(
    "content", ["## n-1 | fr | terse\nx", "## n-1 | en | verse\nx", "## n-1\nx", "stray\n## n | en | form\n"]
)
def test_broken_headers_are_refused(content):
    with pytest.raises(BadNoteError):
        parse(content)


def test_notes_survive_the_way_through_json():
    notes = parse("## n-1 | en | form\nName: [PERSON+=p Jo]\n## n-2 | cy | clean\nDim byd.")
    assert from_json(json.loads(write_notes(notes))) == notes


def test_notes_survive_the_way_through_marked_text():
    text = "# [Name] said:\tC:\\x\n#2 Jo] Lee\n\n## not a header\nPreston."
    spans = (span(text, "2 Jo] Lee", entity="p-1"), span(text, "Preston", "PLACE", False))
    notes = [Note("n-1", "en", "form", text, spans), Note("n-2", "cy", "clean", "Dim byd.", ())]
    assert parse(mark_up(notes)) == notes


def test_two_notes_never_share_an_id(tmp_path):
    file = tmp_path / "twice.notes"
    file.write_text("## n | en | form\na\n## n | en | form\nb", encoding="utf-8")
    with pytest.raises(BadNoteError, match="this id"):
        read_notes(file)


def test_the_command_compiles_notes_and_scores_what_the_batch_printed(tmp_path):
    file = tmp_path / "one.notes"
    file.write_text("## n | en | form\nName: [PERSON+ Jo] of [PLACE- Hull]", encoding="utf-8")
    found = tmp_path / "found.json"
    found.write_text('{"n": [{"start": 6, "end": 8, "category": "name", "action": "ask", "text": "Jo", "reason": ""}]}')

    def run(*arguments):
        command = [sys.executable, "-m", "deidentification.scoring", str(file), *arguments]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout

    assert json.loads(run())[0]["spans"][0] == {"start": 6, "end": 8, "type": "PERSON", "direct": True}
    printed = run("--found", str(found), "--missed")
    assert "direct, by span        1.000  1 of 1" in printed
    assert "PLACE                  0.000  0 of 1" in printed
    assert printed.endswith("n  PLACE  Hull\n")
