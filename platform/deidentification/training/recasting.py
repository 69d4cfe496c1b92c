"""Notes of the development part with other people, places and firms in them: sentences by hand, names by chance.

Their authors write as practitioners do, which no template reaches; with each turn another cast plays the note, so that
the network learns the sentences and not the names. A test part is never read here.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from deidentification.generator.notes import Writer
from deidentification.scoring import Note

KEPT = 0.25
"""How many of the marked stretches stay as their author wrote them."""


def recast(notes: Iterable[Note], chance: random.Random) -> list[dict[str, Any]]:
    """Give each note once more, with most of its names exchanged, in the format of the generator.

    Raises ValueError for a note of a test part.
    """
    writer = Writer(chance.randrange(1 << 30), "train")
    return [_recast(note, writer, chance) for note in notes]


def _recast(note: Note, writer: Writer, chance: random.Random) -> dict[str, Any]:
    if "test" in note.id:
        raise ValueError(f"{note.id} belongs to a test part")
    text, spans, at = "", [], 0
    for span in note.spans:
        text += note.text[at : span.start]
        value = note.text[span.start : span.end]
        if chance.random() > KEPT:
            value = _other(span.type, value, writer, chance)
        spans.append({"start": len(text), "end": len(text) + len(value), "type": span.type, "direct": span.direct})
        text, at = text + value, span.end
    return {"id": note.id, "lang": note.lang, "style": note.style, "text": text + note.text[at:], "spans": spans}


def _other(kind: str, value: str, writer: Writer, chance: random.Random) -> str:
    """Give another value of a type in the shape of this one, or this one where a shape cannot be told."""
    maker: Callable[[], str] | None = None
    if kind == "PERSON":
        maker = partial(_person, value, writer)
    elif kind == "ORG" and not value.lower().endswith(("police", "constabulary", "council")):
        maker = partial(writer.fill, chance.choice(["plainfirm_text", "plaincharity_text", "business_text"]))
    elif kind == "PLACE" and len(value.split()) == 1 and value.isascii() and "'" not in value:
        maker = partial(writer.fill, "town_any")
    elif kind == "AGE" and value.isdigit() and int(value) < 18:
        maker = writer.numbers.child_digits
    elif kind == "VEHICLE":
        maker = writer.numbers.vehicle
    if maker is None:
        return value
    made = maker()
    return made.lower() if value.islower() else made.upper() if value.isupper() and len(value) > 4 else made


def _person(value: str, writer: Writer) -> str:
    person = writer.casting.person()
    forms = writer.casting.forms(person)
    words = value.split()
    if len(value) < 4 and value.isupper():
        return person.initials
    if "," in value:
        return f"{person.surname}, {person.first}"
    if len(words) > 1 and len(words[0].strip(".")) == 1:
        return f"{person.first[0]}{value[1:2].strip()} {person.surname}"
    return forms[".full"] if len(words) > 1 else writer.chance.choice([person.first, person.surname, person.nick])
