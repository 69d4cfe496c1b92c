"""Lists of forms: each line of a list says what the checker has to find in it, and the clean paragraphs say what not."""

import re
from pathlib import Path

import pytest

from deidentification import checker, find

HERE = Path(__file__).parent


@pytest.fixture
def rules_alone(monkeypatch):
    """Leave the trained model out of the checker."""
    rules = [each for each in checker.RECOGNISERS if each.__name__ != "model_names"]
    monkeypatch.setattr(checker, "RECOGNISERS", rules)


def marked_lines(name):
    """Give each line of a list as its text and the stretches marked in it."""
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            text, spans = "", []
            for piece in re.split(r"(\[\[.*?\]\])", line.replace("\\n", "\n")):
                plain = piece.removeprefix("[[").removesuffix("]]")
                if piece.startswith("[["):
                    spans.append((len(text), len(text) + len(plain)))
                text += plain
            yield text, spans


def missed(text, spans, before="", language="en", **wanted):
    """Give the marked stretches of a text that no finding covers, hints left out."""
    inside = set()
    for finding in find(before + text, language):
        if finding.action != "hint" and all(getattr(finding, key) == value for key, value in wanted.items()):
            inside.update(range(finding.start - len(before), finding.end - len(before)))
    return [text[a:b] for a, b in spans if not inside.issuperset(at for at in range(a, b) if text[at].isalnum())]


@pytest.mark.parametrize(("text", "spans"), list(marked_lines("identifier_forms.txt")))
def test_every_class_of_identifier_is_found_in_every_form(text, spans):
    assert missed(text + " and so on.", spans, before="We note this. ") == []


@pytest.mark.parametrize(("text", "spans"), list(marked_lines("age_forms.txt")))
def test_an_exact_age_is_found_in_every_form(text, spans):
    assert missed(text if text[-1] in ".," else text + ".", spans, before="We know this. ", category="age") == []


@pytest.mark.parametrize(
    "text",
    [
        "He is in Year 3.",
        "An order of 12 months, 6 of 10 sessions done, for 8 weeks.",
        "She was 24 at the time; he is 46, aged 46.",
        "The RSR is 91 and OVP is 85. Attendance was 92 per cent.",
        "By nine he was home, at 10 he rang, until 9 the curfew.",
        "He turned 10 minutes late. It is 4 miles away. Session 4 is 2 hours.",
        "He works four on four off. The review is six-weekly and her sister comes.",
        "The assessment was two years old. Turn 1 he was calm, turn 2 he shouted.",
        "(1) to ring, (2) to write, (3) keyworker, (4) PP to be told of rm 4, (5) fridge.",
        "He sees his kids at 4 on Saturdays. His children visit for 2 hours; the kids stay at 6 for tea.",
        "He missed three appointments, two with his brother. He was at the club until nine; then home.",
        "He is 5 weeks into the programme and she is 10 weeks pregnant.",
    ],
)
def test_numbers_of_other_things_are_no_ages_to_the_rules(text, rules_alone):
    assert [f.text for f in find(text) if f.category == "age" and f.action != "hint"] == []


@pytest.mark.parametrize(("text", "spans"), list(marked_lines("name_forms.txt")))
def test_a_name_is_found_in_every_form(text, spans):
    assert missed(text, spans) == []


@pytest.mark.parametrize(("text", "spans"), list(marked_lines("organisation_forms.txt")))
def test_an_organisation_is_found_by_the_words_around_it(text, spans):
    assert missed(text, spans) == []


@pytest.mark.parametrize(
    "text",
    [
        "He works at night and for cash.",
        "She is employed by an agency and volunteers for a charity.",
        "He works at height, in Construction, and for himself.",
        "The Council wrote. The Police rang. He rang Housing and Probation.",
        "Support: Mental Health and Housing, ETE and Finance.",
        "Employer: unemployed since March. Landlord: council, none private.",
        "The programme, Building Better Relationships, starts soon.",
        "The tool, OASys, was used. The agency, Probation, decides.",
        "Referred to Drug and Alcohol Services and to Adult Social Care.",
        "He trains at the gym and plays for fun.",
        "He is seen by Mental Health Services. Attends NA, AA and CRS.",
        "Working via an agency. Rents from a friend.",
        "tension between home and work",
        "He attends Thinking Skills, a group programme.",
        "he works at night and she works at the factory",
        "working at present with his mum. job at the weekend",
        "he started at six and worked for nine hours",
        "she works at home for herself, working at height is out",
        "hes working at his own pace. hours at work are long",
    ],
)
def test_work_and_support_without_a_name_are_no_organisation_to_the_rules(text, rules_alone):
    assert [f.text for f in find(text) if f.action != "hint"] == []


def test_most_phrases_that_single_someone_out_are_found_whole():
    lines = list(marked_lines("rare_forms.txt"))
    found = sum(not missed(text, spans) for text, spans in lines)
    assert len(lines) > 80
    assert found / len(lines) >= 0.9


@pytest.mark.parametrize(
    "text",
    [
        "He is the man who rang. She is the worker who covers Fridays.",
        "On paper he is low risk. The case was held open.",
        "He only goes on Fridays, only through choice, only today as I asked.",
        "She completed the first four sessions of the toolkit.",
        "Ef yw'r swyddog sy'n gyfrifol am yr achos.",
        "Hi yw'r person sydd â'r allwedd.",
    ],
)
def test_what_many_do_singles_nobody_out_to_the_rules(text, rules_alone):
    assert [f.text for f in find(text) if f.action != "hint"] == []


def clean_paragraphs():
    """Give the heading and the text of each paragraph that names nobody."""
    content = (HERE / "clean_paragraphs.txt").read_text(encoding="utf-8")
    for part in re.split(r"(?m)^---- ", content)[1:]:
        yield part.split("\n", 1)


def alarms_in_clean_paragraphs():
    """Give the alarms in the clean paragraphs, and how many words are flagged in a hundred."""
    words = flagged = 0
    alarms = []
    for heading, text in clean_paragraphs():
        language = "cy" if heading.startswith("Welsh") else "en"
        found = [f for f in find(text, language) if f.action != "hint"]
        alarms += [(heading, f.category, f.text) for f in found]
        words += len(re.findall(r"\w+", text))
        flagged += sum(len(re.findall(r"\w+", f.text)) for f in found)
    assert words > 4000
    return alarms, 100 * flagged / words


def test_clean_paragraphs_of_the_field_raise_fewer_than_two_alarms_in_a_hundred_words():
    alarms, rate = alarms_in_clean_paragraphs()
    assert rate < 2, alarms


def test_the_rules_by_themselves_raise_next_to_none(rules_alone):
    alarms, rate = alarms_in_clean_paragraphs()
    assert rate < 0.5, alarms
