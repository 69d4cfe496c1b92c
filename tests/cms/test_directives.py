from pathlib import Path

import pytest

from cms.blocks import BodyBlock
from cms.directives import read_body, read_document, stream_data

CURRICULUM = Path(__file__).resolve().parents[2] / "learning" / "curriculum"


def test_a_body_becomes_blocks_in_order():
    body = read_body("Before.\n\n## A heading\n\nAfter.\n\n::: moment\nTen to five.\n:::\n")
    assert body == (
        ("paragraph", "<p>Before.</p>"),
        ("heading", "A heading"),
        ("paragraph", "<p>After.</p>"),
        ("moment", "<p>Ten to five.</p>"),
    )


def test_a_block_of_values_becomes_what_the_block_takes():
    text = "::: try\ntask: Do **it**.\nanswers:\n  - answer: Yes.\n    why: Because.\n:::"
    assert read_body(text) == (
        ("try_it", {"task": "<p>Do <b>it</b>.</p>", "answers": [{"answer": "Yes.", "why": "<p>Because.</p>"}]}),
    )


def test_the_head_of_a_file_is_read_apart():
    document = read_document("---\ntitle: Ask\nminutes: 12\n---\nText.\n")
    assert document.head == {"title": "Ask", "minutes": 12}
    assert document.body == (("paragraph", "<p>Text.</p>"),)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("One.\n\n::: momnt\nx\n:::", "Line 3: there is no block ::: momnt"),
        ("One.\n::: moment\nx\n", "Line 2: the block ::: moment is never closed"),
        ("One.\n:::\n", "Line 2: ::: closes a block, but none is open"),
        ("::: moment\nx\n::: note\ny\n:::", "Line 3: close the block ::: moment of line 1"),
        ("::: source\ntext: x\n:::", "Line 1: the block ::: source needs credit"),
        ("::: source\ntext: x\ncredit: y\nlink: z\n:::", "Line 1: the block ::: source does not take link"),
        ("::: dialogue\nspeaker: A\n:::", "Line 1: the block ::: dialogue takes a list"),
        ("x\n::: source\ntext: 'x\n:::", "source cannot be read"),
        ("::: note\n\n:::", "Line 1: the block ::: note is empty"),
    ],
)
def test_a_mistake_is_told_with_its_line(text, message):
    with pytest.raises(ValueError, match=r"^Line \d+: ") as error:
        read_body(text)
    assert message in str(error.value)


def test_the_line_is_counted_in_the_file_not_in_the_body():
    with pytest.raises(ValueError, match="Line 5: there is no block"):
        read_document("---\ntitle: x\n---\n\n::: nothing\n:::\n")


def test_a_head_that_is_not_closed_is_told():
    with pytest.raises(ValueError, match="Line 1: the head"):
        read_document("---\ntitle: x\n")


def test_ids_depend_on_the_key_and_the_place_only():
    blocks = [("dialogue", {"lines": [{"speaker": "A", "says": "x"}]}), ("heading", "H")]
    once, again = stream_data(blocks, "module/I2/x"), stream_data(blocks, "module/I2/x")
    assert once == again
    other = stream_data(blocks, "module/I2/y")
    assert once[0]["id"] != other[0]["id"]
    assert once[0]["value"]["lines"][0]["id"] != other[0]["value"]["lines"][0]["id"]
    reworded = stream_data([("dialogue", {"lines": [{"speaker": "B", "says": "y"}]})], "module/I2/x")
    assert reworded[0]["value"]["lines"][0]["id"] == once[0]["value"]["lines"][0]["id"]


@pytest.mark.parametrize("path", sorted(CURRICULUM.glob("*/lessons/*.md")), ids=lambda path: path.stem)
def test_every_lesson_of_the_curriculum_is_a_valid_body(path):
    document = read_document(path.read_text())
    block = BodyBlock()
    block.clean(block.to_python(stream_data(document.body, path.stem)))
