import pytest
from hypothesis import given
from hypothesis import strategies as st

from anchoring import Anchor, Span, describe, from_utf16, resolve

TEXT = "He said yes. She said no. He said yes. They all went home, and he said yes."


def test_an_anchor_keeps_the_quotation_its_surroundings_and_its_place():
    anchor = describe(TEXT, 13, 24)
    assert anchor.exact == "She said no"
    assert anchor.prefix == "He said yes. "
    assert anchor.suffix.startswith(". He said yes. They")
    assert len(anchor.suffix) == 32
    assert (anchor.start, anchor.end) == (13, 24)


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (5, 5), (7, 3), (0, 1000)])
def test_a_selection_outside_the_text_is_refused(start, end):
    with pytest.raises(ValueError, match="outside the text"):
        describe(TEXT, start, end)


def test_a_selection_of_white_space_is_refused():
    with pytest.raises(ValueError, match="no words"):
        describe("a   b", 1, 4)


def test_surroundings_tell_equal_quotations_apart():
    anchor = describe(TEXT, 26, 37)
    assert resolve("New words first. " + TEXT, anchor) == Span(43, 54)


def test_position_decides_last():
    text = "no no no"
    assert resolve(text, Anchor("no", "", "", 3, 5)) == Span(3, 5)


def test_an_orphan_is_none_and_never_guessed():
    assert resolve(TEXT, Anchor("maybe", "He said ", ".", 8, 13)) is None
    assert resolve("no no no", Anchor("no", "", "", 4, 6)) is None
    assert resolve(TEXT, Anchor("", "", "", 0, 0)) is None


LOG = "On Monday he came late.\nI rang.\nNobody answered, so I wrote to him.\nIn week 6 the hostel asked.\n{}\nShe answered."


def rang(text: str, after: str = "") -> Anchor:
    start = text.index("I rang.", text.index(after))
    return describe(text, start, start + len("I rang."))


def test_a_comment_on_a_deleted_sentence_does_not_move_to_the_same_words_elsewhere():
    anchor = rang(LOG.format("I asked again."))
    later = LOG.format("I rang.").replace("I rang.\nNobody answered, so I wrote to him.\n", "")
    assert later.count("I rang.") == 1
    assert resolve(later, anchor) is None


def test_a_short_passage_is_found_by_what_stands_on_one_side_of_it():
    anchor = rang(LOG.format("I asked again."))
    moved = "New words first. He came late.\nI rang.\nNobody answered, and I left it."
    assert resolve(moved, anchor) == Span(moved.index("I rang."), moved.index("I rang.") + 7)


def test_a_passage_at_the_start_or_the_end_of_its_text_is_found_while_it_stays_there():
    assert resolve("I rang. Then all was new.", describe("I rang. She answered me.", 0, 7)) == Span(0, 7)
    old, new = "She answered. I rang.", "It is all quite different now. I rang."
    assert resolve(new, describe(old, 14, 21)) == Span(31, 38)
    assert resolve(new + " He came.", describe(old, 14, 21)) is None


def test_a_quotation_without_any_surroundings_is_found_where_it_stands_once():
    assert resolve("On Monday I rang. So.", Anchor("I rang.", "", "", 0, 7)) == Span(10, 17)
    assert resolve("On Monday I rang. I rang.", Anchor("I rang.", "", "", 0, 7)) is None


def test_a_long_sentence_is_found_even_where_everything_around_it_is_new():
    sentence = "I asked the police whether there had been call-outs."
    assert resolve(f"Before. {sentence} After.", describe(f"First. {sentence} Last.", 7, 7 + len(sentence)))


@given(st.text(alphabet="ab \n🙂ŵ", min_size=1, max_size=60), st.data())
def test_what_is_described_is_found_again(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    if text[start:end].strip():
        assert resolve(text, describe(text, start, end)) == Span(start, end)


@given(st.text(alphabet="a🙂ŵ\n", max_size=30), st.data())
def test_utf16_offsets_become_code_points(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    units = [len(text[:at].encode("utf-16-le")) // 2 for at in (start, end)]
    assert from_utf16(text, *units) == Span(start, end)


def test_utf16_offsets_inside_a_character_take_the_whole_of_it():
    assert from_utf16("a🙂b", 2, 3) == Span(1, 2)


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (2, 1), (0, 9), (9, 9)])
def test_utf16_offsets_outside_the_text_are_refused(start, end):
    with pytest.raises(ValueError, match="outside the text"):
        from_utf16("abc", start, end)
