import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anchoring import sentences


def cut(text):
    return [sentence.text for sentence in sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He came. She left.", ["He came.", "She left."]),
        ("Did he? Yes! Good.", ["Did he?", "Yes!", "Good."]),
        ("Use tools, e.g. the plan. Then stop.", ["Use tools, e.g. the plan.", "Then stop."]),
        ("Mr. Smith met Dr. Jones. They spoke.", ["Mr. Smith met Dr. Jones.", "They spoke."]),
        ("It took approx. 3.5 hours. Then home.", ["It took approx. 3.5 hours.", "Then home."]),
        ("First line\nSecond line\n\nThird.", ["First line", "Second line", "Third."]),
        ("She said 'no.' He left.", ["She said 'no.'", "He left."]),
        ("1. Ask first. 2. Then tell.", ["1. Ask first.", "2. Then tell."]),
        ("J. R. Hartley wrote it. I read it.", ["J. R. Hartley wrote it.", "I read it."]),
        ("He asked... and waited. Then no.", ["He asked... and waited.", "Then no."]),
        ("Mae'n gweithio. Daeth yn ôl.", ["Mae'n gweithio.", "Daeth yn ôl."]),
        ("No full stop", ["No full stop"]),
        ("", []),
        (" \n ", []),
        ("He came in May. He left in 2024. Good.", ["He came in May.", "He left in 2024.", "Good."]),
    ],
)
def test_a_text_is_cut_into_sentences(text, expected):
    assert cut(text) == expected


@given(st.text(alphabet="aB .!?\n'1🙂", max_size=80))
def test_no_word_is_lost_and_offsets_hold(text):
    found = sentences(text)
    assert all(text[s.start : s.end] == s.text for s in found)
    assert all(one.end <= other.start for one, other in itertools.pairwise(found))
    inside = "".join(s.text for s in found)
    assert [c for c in text if c.isalnum()] == [c for c in inside if c.isalnum()]
