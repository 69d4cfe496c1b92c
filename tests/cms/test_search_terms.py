import pytest

from cms.search_terms import forms, words_of


@pytest.mark.parametrize(
    ("singular", "plural"),
    [
        ("enquiry", "enquiries"),
        ("topic", "topics"),
        ("child", "childs"),
        ("box", "boxes"),
        ("day", "days"),
        ("coach", "coaches"),
    ],
)
def test_a_word_finds_its_other_number(singular, plural):
    assert plural in forms(singular)
    assert singular in forms(plural)


@pytest.mark.parametrize("word", ["a", "was", "assess", "ŵy"])
def test_short_words_and_double_s_stay_as_they_are(word):
    assert forms(word) == (word,)


def test_signs_are_no_words():
    assert words_of("  \"Half-way\" AND* (o'clock) \\ ' % ") == ["half", "way", "and", "o", "clock"]


def test_a_very_long_query_is_cut():
    assert len(words_of("word " * 500)) == 12
