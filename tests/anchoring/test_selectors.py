import pytest

from anchoring import describe, from_w3c, to_w3c

TEXT = "The plan was agreed. Nobody asked who would tell her."


def test_an_anchor_survives_the_way_to_w3c_and_back():
    anchor = describe(TEXT, 21, 52)
    target = to_w3c(anchor, "block-1")
    assert [selector["type"] for selector in target["selector"]] == ["TextQuoteSelector", "TextPositionSelector"]
    assert from_w3c(target) == (anchor, "block-1")


def broken(**changes):
    target = to_w3c(describe(TEXT, 0, 8), "block-1")
    quote, position = target["selector"]
    for key, value in changes.items():
        for part in (target, quote, position):
            if key in part:
                part[key] = value
    return target


@pytest.mark.parametrize(
    ("target", "message"),
    [
        ("text", "must be an object"),
        (broken(source=""), "needs a source"),
        (broken(selector="none"), "list of selectors"),
        (broken(selector=[1]), "list of selectors"),
        (broken(selector=[]), "one TextQuoteSelector"),
        (broken(exact=3), "'exact'"),
        (broken(exact="   "), "quotation is empty"),
        (broken(prefix=None), "'prefix'"),
        (broken(start="0"), "'start'"),
        (broken(start=True), "'start'"),
        (broken(end=-1), "'end'"),
        (broken(end=99), "length of the quotation"),
    ],
)
def test_a_broken_target_is_refused_in_plain_words(target, message):
    with pytest.raises(ValueError, match=message):
        from_w3c(target)


def test_too_much_surrounding_text_is_cut():
    anchor, _ = from_w3c(broken(prefix="x" * 100, suffix="y" * 100))
    assert len(anchor.prefix) == len(anchor.suffix) == 32
