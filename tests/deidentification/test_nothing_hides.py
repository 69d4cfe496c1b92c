"""What must not switch the checker off: brackets, names that are words of the field, small English words like Welsh ones."""

import pytest

from deidentification import checker, find
from deidentification.document import Document


def marked(text, language="en"):
    return [finding.text for finding in find(text, language) if finding.action != "hint"]


@pytest.fixture
def rules_alone(monkeypatch):
    rules = [each for each in checker.RECOGNISERS if each.__name__ != "model_names"]
    monkeypatch.setattr(checker, "RECOGNISERS", rules)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("She said he [Dean Harwell] hit her.", ["Dean Harwell"]),
        ("Then [CRN X320741] was recalled.", ["X320741"]),
        ("He rang and left [call 07700 900123] on the board.", ["07700 900123"]),
        ("They went to <Sian, 14 Elm Road> that night.", ["Sian, 14 Elm Road"]),
        ("He [Curtis] was there.", ["Curtis"]),
    ],
)
def test_what_stands_in_brackets_is_read_like_the_rest(text, wanted, rules_alone):
    assert marked(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "I met [Name] and [his partner] at [phone number].",
        "[Person A] told [Person B] of <the victim>.",
        "Anfonwyd [enw] a [rhif ffôn] at [cod post].",
        "[Name] moved to [Town], see [CRN number] and [date of birth].",
        "[redacted] rang [Probation Officer].",
    ],
)
def test_placeholders_in_brackets_stay_clean(text, rules_alone):
    assert marked(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Stella said he had hit her.", "Stella"),
        ("I asked Stella about the rent.", "Stella"),
        ("Osman moved in with his brother.", "Osman"),
        ("His friend Osman was there too.", "Osman"),
        ("Harley rang twice.", "Harley"),
        ("He lives with Harley.", "Harley"),
        ("Alexa told me she was afraid.", "Alexa"),
        ("I met Mercedes at the door.", "Mercedes"),
        ("Newton came late again.", "Newton"),
        ("I told Newton to come on time.", "Newton"),
        ("Rogers rang me at home.", "Rogers"),
        ("His neighbour Rogers was away.", "Rogers"),
        ("Gibbs hit her in March.", "Gibbs"),
        ("Hare phoned to say so.", "Hare"),
        ("I saw Proctor on the stairs.", "Proctor"),
        ("Burnett missed the bus.", "Burnett"),
        ("I met Dean Rogers there.", "Dean Rogers"),
    ],
)
def test_a_name_that_is_a_theorist_or_a_make_is_found_where_a_person_is_meant(text, name, rules_alone):
    assert name in marked(text)


@pytest.mark.parametrize(
    "text",
    [
        "An Osman warning was given, and the police spoke of Osman again.",
        "A Newton hearing is listed. After the Newton he was sentenced.",
        "I used Gibbs to reflect. Gibbs describes six stages, and Rogers wrote of warmth.",
        "He drove a Mercedes. The Harley was sold. He drank Stella and Strongbow, two cans of Stella a day.",
        "The model of Proctor and the checklist of Hare helped; Newton, Osman and Gibbs are in the reader.",
        "Talk to Frank was offered. Alexa plays music to her.",
    ],
)
def test_theorists_and_makes_stay_clean_where_nobody_is_meant(text, rules_alone):
    assert marked(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("i rang marlon today and i told him i am worried", "marlon"),
        ("Kyrell rang. I said I am busy.", "Kyrell"),
        ("i think i am ok with it but i do not know if kayleigh is and i am going to ask, i am sure", "kayleigh"),
    ],
)
def test_first_person_english_is_not_taken_for_welsh(text, name):
    assert not Document(text).welsh
    assert name in marked(text)


def test_a_capital_i_does_not_make_a_note_one_with_capitals():
    assert Document("i met him and I said I would ring when I knew more about the flat").lower_case


@pytest.mark.parametrize(
    "text",
    [
        "Roedd yn hwyr i'r apwyntiad ac nid oedd wedi ffonio.",
        "mi ddaeth o i'r swyddfa ac mae'n gweithio yn y ffatri",
        "Dywedodd ei fod wedi symud i fyw gyda'i chwaer, ac mae hi'n poeni.",
    ],
)
def test_welsh_is_taken_for_welsh(text):
    assert Document(text, "cy").welsh


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Mae'n byw yn Nhonyrefail nawr.", "Nhonyrefail"),
        ("Symudodd i Donyrefail.", "Donyrefail"),
        ("Cafodd waith ym Mhencoed.", "Mhencoed"),
        ("Aeth i Bencoed ar y bws.", "Bencoed"),
    ],
)
def test_every_listed_place_of_wales_is_found_mutated(text, place, rules_alone):
    assert [finding.text for finding in find(text, "cy") if finding.category == "place"] == [place]
