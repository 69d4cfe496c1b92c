"""Bad input: hidden and look-alike characters, broken numbers, and offsets that stay right whatever is thrown in."""

import random
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deidentification import find

NASTY = st.sampled_from(
    [
        *"\u200b\u200d\u00ad\u034f\u202e\ufe0f\ud800\udfff\u0336\u0489\r\n\t\x00½﷽ﬁＡ１٣𝟗🙂\u3000İßŴŵ•~_",
        *(
            "\r\n",
            "👨‍👩‍👧",
            "CRN X123456",
            "07700 900123",
            "Mr Сraig",
            "aged 6",
            "Flat 2, 4 Elm Rd",
            "the only ",
            "M14\n5RX",
        ),
    ]
)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.one_of(NASTY, st.text(max_size=8)), max_size=40))
def test_offsets_are_right_in_the_original_whatever_it_holds(pieces):
    text = "".join(pieces)
    found = find(text)
    assert all(0 <= f.start < f.end <= len(text) and f.text == text[f.start : f.end] for f in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


@pytest.mark.parametrize(
    ("disguised", "category"),
    [
        ("Х１２３４５６", "crn"),
        ("𝐗𝟏𝟐𝟑𝟒𝟓𝟔", "crn"),
        ("X\u200b1\u200d2\u20603\ufeff4\u00ad5\u034f6", "crn"),
        ("X1\u03362\u03363\u03364\u03365\u03366\u0336", "crn"),
        ("X١٢٣٤٥٦", "crn"),
        ("А1234ВС", "prison_number"),
        ("A1234\r\nBC", "prison_number"),
        ("07700•900•123", "phone"),
        ("07700_900_123", "phone"),
        ("0 7 7 0 0 9 0 0 1 2 3", "phone"),
        ("０７７００　９００１２３", "phone"),
        ("2004~0712345~Y", "pnc"),
        ("M14\r\n5RX", "postcode"),
    ],
)
def test_a_disguised_or_broken_number_is_found_whole(disguised, category):
    before = "prison pnc crn "
    (finding,) = [f for f in find(f"{before}{disguised} here") if f.category == category]
    assert (finding.start, finding.text, finding.action) == (len(before), disguised, "block")


def test_a_name_in_foreign_letters_that_look_alike_is_found():
    (finding,) = find("Mr Сraig Dоnnеlly is late")
    assert finding.text == "Сraig Dоnnеlly"


def test_numbers_of_neighbouring_lines_are_not_joined_into_one():
    assert [f.text for f in find("UPW 10 on\n12 hours\n2023\n2024\nRAR 12/\n20 days") if f.action != "hint"] == []


def test_hidden_marks_strewn_through_a_note_hide_nothing():
    note = "Craig Donnelly, CRN X123456, of 27 Plungington Road, rang 07700 900123 from Wigan."
    plain = [(f.text, f.category) for f in find(note)]
    shuffled = random.Random(3)
    strewn = "".join(c + shuffled.choice(["", "\u200b", "\u00ad", "\u2060"]) for c in note)
    hidden = str.maketrans("", "", "\u200b\u00ad\u2060")
    assert [(f.text.translate(hidden), f.category) for f in find(strewn)] == plain
