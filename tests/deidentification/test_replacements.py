import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deidentification import find
from deidentification.replacements import Scene, apply

TODAY = datetime.date(2026, 11, 23)


def scene(language="en", **texts) -> Scene:
    return Scene(texts, {key: find(text, language) for key, text in texts.items()}, language, TODAY)


def offered(text: str, quote: str, language="en") -> tuple[str, ...]:
    found = scene(language, know=text)
    finding = next(one for one in found.findings["know"] if one.text == quote)
    return found.suggestions("know", finding)


def replaced(quote: str, words: str, category="person", language="en", **texts) -> dict[str, str]:
    made = scene(language, **texts).changes(category, quote, words)
    return {key: apply(text, made.get(key, [])) for key, text in texts.items()}


@pytest.mark.parametrize(
    ("text", "quote", "words"),
    [
        ("His partner Kelly called again.", "Kelly", ("the partner", "Person A")),
        ("Yesterday PC Jones rang me.", "Jones", ("the police officer", "Person A")),
        ("Dean Harwell said nothing.", "Dean Harwell", ("Person A",)),
        ("He is a 27-year-old man.", "27-year-old", ("in his twenties",)),
        ("Their son (6) was at home.", "6", ("of primary school age",)),
        ("He came on 3 March 2025.", "3 March 2025", ("spring",)),
        ("He lives in Bolton now.", "Bolton", ("a town in the North West",)),
        ("She works at Amazon.", "Amazon", ("a warehouse", "a warehouse job")),
        ("She goes to St Mary's Primary School.", "St Mary's Primary School", ("a primary school",)),
        ("Ring him on 07700 900123.", "07700 900123", ("[phone number]",)),
        ("His PNC is 2004/0712345Y.", "2004/0712345Y", ("[number]",)),
        ("It began in May 2022 or so.", "May 2022", ("a few years ago",)),
    ],
)
def test_each_kind_of_finding_gets_words_of_its_own(text, quote, words):
    assert offered(text, quote) == words


@pytest.mark.parametrize(
    ("text", "quote", "words"),
    [
        ("Mae Siôn yn byw yng Nghaerdydd ac yn gweithio.", "Nghaerdydd", ("dinas yn ne Cymru",)),
        ("Mae'r ferch yn 7 oed ac yn mynd i'r ysgol.", "7 oed", ("o oedran ysgol gynradd",)),
        ("Aeth gyda'i bartner Eleri i'r llys.", "Eleri", ("y partner", "Person A")),
    ],
)
def test_a_welsh_text_gets_welsh_words(text, quote, words):
    assert offered(text, quote, "cy") == words


def test_days_become_weeks_from_the_day_of_the_sentence():
    text = "He was sentenced on 10 February 2025. He came back on 18 March 2025."
    assert offered(text, "18 March 2025")[0] == "week 6"
    assert replaced("18 March 2025", "week 6", "date", know=text)["know"].endswith("He came back in week 6.")


def test_the_same_person_gets_the_same_words_in_every_field_and_keeps_the_possessive():
    done = replaced(
        "Dean Harwell",
        "Person A",
        know="Dean Harwell rang. Dean's mother was there.",
        gaps="Nobody asked Dean. Mr Harwell waited.",
        plan="Harwell and a friend.",
    )
    assert done == {
        "know": "Person A rang. Person A's mother was there.",
        "gaps": "Nobody asked Person A. Person A waited.",
        "plan": "Person A and a friend.",
    }


def test_a_surname_that_two_people_share_is_left_when_it_stands_alone():
    text = "Dean Harwell came. Kelly Harwell did not. Harwell was late."
    done = replaced("Dean Harwell", "Person A", know=text)["know"]
    assert done == "Person A came. Kelly Harwell did not. Harwell was late."


def test_two_people_get_two_letters_and_letters_in_use_are_not_given_again():
    found = scene(know="Dean Harwell and Kelly Marsh came.", gaps="Person B was there.")
    assert [found.suggestions("know", one)[-1] for one in found.findings["know"]] == ["Person A", "Person C"]


def test_what_was_chosen_before_is_offered_first():
    from deidentification.replacements import fold

    text = {"know": "Kelly came."}
    findings = {"know": find(text["know"])}
    again = Scene(text, findings, "en", TODAY, chosen={fold(findings["know"][0]): "the former partner"})
    assert again.suggestions("know", findings["know"][0])[0] == "the former partner"


@pytest.mark.parametrize(
    ("text", "category", "quote", "words", "after"),
    [
        ("His partner Kelly rang.", "person", "Kelly", "the partner", "His partner rang."),
        ("His mother, Sandra, rang.", "person", "Sandra", "the mother", "His mother rang."),
        (
            "Kelly rang. Nobody told Kelly.",
            "person",
            "Kelly",
            "the partner",
            "The partner rang. Nobody told the partner.",
        ),
        ("We met James' sister.", "person", "James", "Person A", "We met Person A's sister."),
        ("She met him at the Red Lion.", "place", "Red Lion", "a pub", "She met him at a pub."),
        ("He is a 27-year-old man.", "background", "27-year-old", "in his twenties", "He is a man in his twenties."),
        ("It began in May 2022.", "background", "May 2022", "a few years ago", "It began a few years ago."),
        ("Seen on Tuesday 3 March 2025.", "date", "3 March 2025", "week 6", "Seen in week 6."),
        ("He was born on 3/4/1989.", "birth_date", "3/4/1989", "in his thirties", "He was in his thirties."),
        ("He works at Amazon.", "organisation", "Amazon", "a warehouse job", "He has a warehouse job."),
    ],
)
def test_the_sentence_still_reads(text, category, quote, words, after):
    assert replaced(quote, words, category, know=text)["know"] == after


@pytest.mark.parametrize(
    ("text", "category", "quote", "words", "after"),
    [
        (
            "Mae e'n byw yng Nghaerdydd.",
            "place",
            "Nghaerdydd",
            "dinas yn ne Cymru",
            "Mae e'n byw mewn dinas yn ne Cymru.",
        ),
        ("Aeth i Gaerdydd ddoe.", "place", "Gaerdydd", "dinas yn ne Cymru", "Aeth i ddinas yn ne Cymru ddoe."),
        ("Gofynnodd i Eleri wedyn.", "person", "Eleri", "y partner", "Gofynnodd i'r partner wedyn."),
        ("Mae hi'n 7 oed nawr.", "age", "7 oed", "o oedran ysgol gynradd", "Mae hi o oedran ysgol gynradd nawr."),
    ],
)
def test_welsh_prepositions_and_mutations_are_kept(text, category, quote, words, after):
    assert replaced(quote, words, category, "cy", know=text)["know"] == after


def test_a_mutated_place_is_the_same_place():
    done = replaced(
        "Caerdydd", "dinas yn ne Cymru", "place", "cy", know="Dinas fawr yw Caerdydd. Mae'n byw yng Nghaerdydd."
    )
    assert "aerdydd" not in done["know"]


def test_a_name_that_is_a_word_is_replaced_only_where_it_is_a_name():
    done = replaced("Rose", "the partner", know="His partner Rose came. Roses rose in price. Rose to fame.")
    assert done["know"] == "His partner came. Roses rose in price. Rose to fame."


WORDS = st.sampled_from(
    [
        "Dean",
        "Harwell",
        "Kelly",
        "🙂",
        "Bolton",
        "07700900123",
        "the\u200b",
        "partner",
        "\n",
        ".",
        ",",
        "'",
        "Nghaerdydd",
        "yng",
        "(6)",
        "é",
        "27-year-old",
        "on",
        "3/4/1989",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, max_size=25).map(" ".join), st.sampled_from(["en", "cy"]))
def test_changes_are_sorted_lie_in_the_text_and_leave_the_rest_alone(text, language):
    found = scene(language, know=text)
    for finding in found.findings["know"]:
        for words in found.suggestions("know", finding)[:1]:
            made = found.changes(finding.category, finding.text, words).get("know", [])
            assert any(change.start < finding.end and finding.start < change.end for change in made)
            at = 0
            for change in made:
                assert at <= change.start <= change.end <= len(text)
                at = change.end
            assert apply(text, made).endswith(text[at:])
