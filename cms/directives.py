"""Read a page or lesson written as a file: Markdown with blocks between `::: kind` and `:::`.

A plain rule without Django. The result is raw data for the StreamField of `BodyBlock`. A mistake in a file is told with
its line number in plain words, because the person who reads it is an editor.
"""

import re
import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import yaml

from cms.markdown import to_rich_text

_OPEN = re.compile(r":::\s+(\S+)\s*")
_CLOSE = re.compile(r":::\s*")
_HEADING = re.compile(r"##\s+(.+?)\s*#*")
_NAMESPACE = uuid.UUID("6f1d1c58-0f4b-5c0e-9d0a-3c9b6b0f7a11")

Raw = tuple[str, Any]


@dataclass(frozen=True)
class Document:
    """A file as it was read: what stands between the `---` lines at its head, and its body as (block type, value)."""

    head: Mapping[str, Any]
    body: tuple[Raw, ...]


def read_document(text: str) -> Document:
    """Read a file with a head of YAML between `---` lines and a body.

    Raises:
        ValueError: something is not in the format, with the number of the line.
    """
    lines = text.splitlines()
    if not lines or lines[0].rstrip() != "---":
        return Document({}, read_body(text))
    end = next((number for number, line in enumerate(lines[1:], 1) if line.rstrip() == "---"), None)
    if end is None:
        raise ValueError("Line 1: the head of the file opens with --- and is never closed. Add --- below it.")
    head = _yaml("\n".join(lines[1:end]), 2, "head")
    if not isinstance(head, dict):
        raise ValueError(
            "Line 2: the head of the file must be a list of names and values, such as title: Asking first."
        )
    return Document(head, read_body("\n".join(lines[end + 1 :]), first_line=end + 2))


def read_body(text: str, first_line: int = 1) -> tuple[Raw, ...]:
    """Read a body into block types and values, in order.

    Args:
        text: Markdown; `## ` begins a heading block, other Markdown becomes paragraphs.
        first_line: the number of the first line in its file, for messages.

    Raises:
        ValueError: a kind that does not exist, a block that is not closed, or values that a block does not take.
    """
    blocks: list[Raw] = []
    prose: list[str] = []
    opened: tuple[str, int] | None = None
    inside: list[str] = []

    def end_prose() -> None:
        if html := to_rich_text("\n".join(prose)):
            blocks.append(("paragraph", html))
        prose.clear()

    for number, line in enumerate(text.splitlines(), first_line):
        stripped = line.rstrip()
        if opened:
            if _CLOSE.fullmatch(stripped):
                kind, at = opened
                blocks.append(_block(kind, "\n".join(inside), at))
                opened = None
            elif _OPEN.fullmatch(stripped):
                raise ValueError(f"Line {number}: close the block ::: {opened[0]} of line {opened[1]} with ::: first.")
            else:
                inside.append(line)
        elif match := _OPEN.fullmatch(stripped):
            end_prose()
            opened, inside = (match[1], number), []
            if match[1] not in _KINDS:
                raise ValueError(
                    f"Line {number}: there is no block ::: {match[1]}. Use one of {', '.join(sorted(_KINDS))}."
                )
        elif _CLOSE.fullmatch(stripped):
            raise ValueError(f"Line {number}: ::: closes a block, but none is open. Remove it or open one above.")
        elif match := _HEADING.fullmatch(stripped):
            end_prose()
            blocks.append(("heading", match[1]))
        else:
            prose.append(line)
    if opened:
        raise ValueError(f"Line {opened[1]}: the block ::: {opened[0]} is never closed. Add ::: below it.")
    end_prose()
    return tuple(blocks)


def stream_data(blocks: Sequence[Raw], key: str) -> list[dict[str, Any]]:
    """Return raw StreamField data whose ids depend on the key and the position only.

    Args:
        blocks: block types and values.
        key: names the page or lesson for ever, "module/I2/when-to-ask"; loading a file again keeps its ids, and with
            them editors' comments and answers that point to a block.
    """
    return [
        {"type": kind, "value": _with_ids(value, f"{key}/{position}"), "id": _id(f"{key}/{position}")}
        for position, (kind, value) in enumerate(blocks)
    ]


def _with_ids(value: Any, key: str) -> Any:
    if isinstance(value, Mapping):
        return {name: _with_ids(item, f"{key}/{name}") for name, item in value.items()}
    if isinstance(value, list):
        return [
            {"type": "item", "value": _with_ids(item, f"{key}/{position}"), "id": _id(f"{key}/{position}")}
            for position, item in enumerate(value)
        ]
    return value


def _id(name: str) -> str:
    return str(uuid.uuid5(_NAMESPACE, name))


# What stands inside a block: Markdown as a whole, or YAML with these names. "text" is kept as it is, "rich" is
# Markdown, and a mapping is a list of such values.
_SHAPES: dict[str, dict[str, Any]] = {
    "compare": {"title": "text", "weak": "rich", "better": "rich", "why": "rich"},
    "try": {"task": "rich", "answers": {"answer": "text", "why": "rich"}},
    "take-to-work": {"say": "text", "check": "text"},
    "source": {"text": "text", "credit": "text"},
}
_LISTS: dict[str, tuple[str, dict[str, Any]]] = {
    "dialogue": ("lines", {"speaker": "text", "says": "text"}),
    "terms": ("terms", {"term": "text", "meaning": "text"}),
}


def _shaped(kind: str) -> Callable[[str, int], Any]:
    return lambda text, line: _read(_yaml(text, line + 1, kind), _SHAPES[kind], kind, line)


def _listed(kind: str) -> Callable[[str, int], Any]:
    name, shape = _LISTS[kind]
    return lambda text, line: {name: _list(_yaml(text, line + 1, kind), shape, kind, line)}


def _markdown(kind: str) -> Callable[[str, int], str]:
    def read(text: str, line: int) -> str:
        html = to_rich_text(text)
        if not html:
            raise ValueError(f"Line {line}: the block ::: {kind} is empty.")
        return html

    return read


_KINDS: dict[str, tuple[str, Callable[[str, int], Any]]] = {
    "moment": ("moment", _markdown("moment")),
    "note": ("note", _markdown("note")),
    "compare": ("compare", _shaped("compare")),
    "try": ("try_it", _shaped("try")),
    "take-to-work": ("take_to_work", _shaped("take-to-work")),
    "source": ("source", _shaped("source")),
    "dialogue": ("dialogue", _listed("dialogue")),
    "terms": ("terms", _listed("terms")),
}


def _block(kind: str, text: str, line: int) -> Raw:
    block_type, read = _KINDS[kind]
    return block_type, read(text, line)


def _read(data: Any, shape: dict[str, Any], kind: str, line: int) -> dict[str, Any]:
    if not isinstance(data, dict):
        raise ValueError(f"Line {line}: the block ::: {kind} takes {', '.join(shape)}, each with a colon behind it.")
    if unknown := sorted(set(data) - set(shape)):
        raise ValueError(f"Line {line}: the block ::: {kind} does not take {unknown[0]}. It takes {', '.join(shape)}.")
    if missing := [name for name in shape if not data.get(name)]:
        raise ValueError(f"Line {line}: the block ::: {kind} needs {missing[0]}.")
    return {name: _value(data[name], form, f"{kind}, {name}", line) for name, form in shape.items()}


def _value(value: Any, form: Any, kind: str, line: int) -> Any:
    if isinstance(form, dict):
        return _list(value, form, kind, line)
    text = str(value).strip()
    return to_rich_text(text) if form == "rich" else text


def _list(data: Any, shape: dict[str, Any], kind: str, line: int) -> list[dict[str, Any]]:
    if not isinstance(data, list) or not data:
        raise ValueError(f"Line {line}: the block ::: {kind} takes a list, each entry with a dash before it.")
    return [_read(entry, shape, kind, line) for entry in data]


def _yaml(text: str, line: int, kind: str) -> Any:
    try:
        return yaml.safe_load(text)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        at = line + (mark.line if mark else 0)
        raise ValueError(f"Line {at}: {kind} cannot be read. Check the colons, quotes and indentation.") from error
