"""Gold notes: a text and the stretches of it that identify someone, read from marked text or from JSON.

The markup is described in ``tests/deidentification/gold/README.md``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

STYLES = ("polished", "terse", "lower", "form", "table", "first-person", "email", "welsh", "clean", "mixed")
DIRECT_TYPES = ("PERSON", "ID", "CONTACT", "VEHICLE", "ADDRESS")
QUASI_TYPES = ("AGE", "PLACE", "ORG", "RARE")
TYPES = (*DIRECT_TYPES, "DATE", *QUASI_TYPES)  # a date of birth is direct, every other date quasi
STRUCTURED_TYPES = ("ID", "CONTACT", "VEHICLE")

_HEADER = re.compile(r"^## +([\w-]+) *\| *(en|cy) *\| *([a-z-]+) *$")
_TOKEN = re.compile(
    r"""\\(?P<escaped>[\[\]\\\#t])             # an escaped sign
      | \[(?P<type>[A-Z]+)(?P<sign>[+-])        # a mark opens: its type, and + direct or - quasi
          (?:=(?P<entity>[\w-]+))?[ ](?=\S)     # perhaps an entity; one space, then the text
      | (?P<stray>[\\\[])                       # a backslash or bracket that belongs to nothing
      | (?P<end>\])""",
    re.VERBOSE,
)


class BadNoteError(ValueError):
    """A gold note that cannot be read; says which one, and why."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch that identifies: alone (``direct``) or in combination. Mentions of one person may share ``entity``."""

    start: int
    end: int
    type: str
    direct: bool
    entity: str | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """An invented note with its marked stretches, in the order of the text."""

    id: str
    lang: str
    style: str
    text: str
    spans: tuple[Span, ...]


def read_notes(file: Path) -> list[Note]:
    """Read a file of notes, marked text (``.notes``) or JSON.

    Raises:
        BadNoteError: a note does not follow the markup, or two share an id.
    """
    content = file.read_text(encoding="utf-8")
    notes = parse(content) if file.suffix == ".notes" else from_json(json.loads(content))
    seen: set[str] = set()
    for note in notes:
        if note.id in seen:
            raise BadNoteError(f"{note.id}: two notes have this id")
        seen.add(note.id)
    return notes


def write_notes(notes: Iterable[Note]) -> str:
    """Give the notes as JSON in the gold format; ``entity`` only where there is one."""
    out = []
    for note in notes:
        whole = asdict(note)
        whole["spans"] = [{k: v for k, v in span.items() if v is not None} for span in whole["spans"]]
        out.append(whole)
    return json.dumps(out, ensure_ascii=False)


def mark_up(notes: Iterable[Note]) -> str:
    """Give the notes as marked text, the inverse of ``parse``; space around a text does not survive."""
    return "\n".join(f"## {note.id} | {note.lang} | {note.style}\n{_marked(note).strip()}\n" for note in notes)


def _marked(note: Note) -> str:
    pieces: list[str] = []
    position = 0
    for span in note.spans:
        entity = "" if span.entity is None else f"={span.entity}"
        pieces += [
            _escaped(note.text[position : span.start]),
            f"[{span.type}{'+' if span.direct else '-'}{entity} ",
            _escaped(note.text[span.start : span.end]) + "]",
        ]
        position = span.end
    return re.sub(r"^#", r"\\#", "".join([*pieces, _escaped(note.text[position:])]), flags=re.MULTILINE)


def _escaped(text: str) -> str:
    return re.sub(r"[\[\]\\]", r"\\\g<0>", text).replace("\t", r"\t")


def from_json(raw: Iterable[dict[str, Any]]) -> list[Note]:
    """Take notes out of parsed JSON in the gold format; one without a style (foreign benchmarks) counts as mixed."""
    return [
        Note(
            str(one["id"]),
            one.get("lang", "en"),
            one.get("style", "mixed"),
            one["text"],
            tuple(
                Span(span["start"], span["end"], span["type"], bool(span["direct"]), _entity(span))
                for span in one["spans"]
            ),
        )
        for one in raw
    ]


def parse(content: str) -> list[Note]:
    """Compile marked text into notes with character offsets.

    Raises:
        BadNoteError: a header, a mark or an escape is wrong.
    """
    notes: list[Note] = []
    header: tuple[str, str, str] | None = None
    lines: list[str] = []
    for number, line in enumerate([*content.split("\n"), "## "], 1):
        if not line.startswith("## "):
            lines.append(line)
            continue
        if header is not None:
            notes.append(_note(*header, "\n".join(lines).strip()))
        elif any(one.strip() for one in lines):
            raise BadNoteError("there is text before the first header")
        lines = []
        if line == "## ":
            header = None
            continue
        match = _HEADER.match(line)
        if match is None or match[3] not in STYLES:
            raise BadNoteError(f"line {number}: not a header of id, language and style: {line}")
        header = (match[1], match[2], match[3])
    return notes


def _note(name: str, lang: str, style: str, marked: str) -> Note:
    text = ""
    spans: list[Span] = []
    opened: tuple[int, str, bool, str | None] | None = None
    position = 0
    for match in _TOKEN.finditer(marked):
        text += marked[position : match.start()]
        position = match.end()
        around = marked[max(0, match.start() - 20) : match.end() + 20]
        if match["escaped"]:
            text += "\t" if match["escaped"] == "t" else match["escaped"]
        elif match["stray"] or (match["type"] and opened) or (match["end"] and not opened):
            raise BadNoteError(f"{name}: a bracket or backslash that belongs to nothing near “{around}”")
        elif match["type"]:
            opened = (len(text), match["type"], match["sign"] == "+", match["entity"])
            _refuse_unknown(name, match["type"], direct=opened[2])
        elif opened:
            start, type_, direct, entity = opened
            if text[start:] != text[start:].strip() or start == len(text):
                raise BadNoteError(f"{name}: a mark ends in space or holds nothing near “{around}”")
            spans.append(Span(start, len(text), type_, direct, entity))
            opened = None
    if opened:
        raise BadNoteError(f"{name}: a mark is not closed: “{text[opened[0] :][:40]}”")
    return Note(name, lang, style, text + marked[position:], tuple(spans))


def _refuse_unknown(name: str, type_: str, *, direct: bool) -> None:
    allowed = type_ == "DATE" or type_ in (DIRECT_TYPES if direct else QUASI_TYPES)
    if not allowed:
        raise BadNoteError(f"{name}: no mark of type {type_}{'+' if direct else '-'}")


def _entity(span: dict[str, Any]) -> str | None:
    return None if span.get("entity") is None else str(span["entity"])
