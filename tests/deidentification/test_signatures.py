import pytest

from deidentification.signatures import Names, signatures

NAMES = Names("Denise Okonkwo", ["Will Grace", "Rob Hart"], ["Siân Llŷr-Ŵilliams"])


def found(text: str) -> list[tuple[str, str]]:
    return [(one.text, one.category) for one in signatures(text, NAMES)]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("A good plan. Denise", "Denise"),
        ("A good plan.\n\nDenise Okonkwo", "Denise Okonkwo"),
        ("A good plan. D.O.", "D.O."),
        ("A good plan – DO", "DO"),
        ("Well done, Rob.", "Rob"),
        ("Ask Will, he was there.", "Will"),
        ("I agree with siân llŷr-ŵilliams.", "siân llŷr-ŵilliams"),
        ("Deni\u200bse says so.", "Deni\u200bse"),
    ],
)
def test_names_of_writer_and_colleagues_are_found(text, quote):
    assert (quote, "signature") in found(text)


def test_what_one_is_to_the_other_is_asked_about_and_the_name_beside_it_blocks():
    assert found("I say this as your mentor Denise.") == [("as your mentor", "own_role"), ("Denise", "signature")]
    assert [one.action for one in signatures("As your line manager I see it.", NAMES)] == ["ask"]


@pytest.mark.parametrize(
    "text",
    [
        "He will ask with grace.",
        "Will you ask?",
        "Grace under pressure.",
        "DO NOT wait.",
        "Siân said so.",
        "What to do",
        "",
    ],
)
def test_words_that_are_also_names_and_people_far_away_are_left(text):
    assert found(text) == []


def test_nobody_known_means_nothing_found():
    assert signatures("A good plan. Denise", Names()) == []
