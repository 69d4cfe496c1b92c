"""How much of what identifies was found, and how much of what was found identifies.

The definitions, fixed so that figures of different days compare (character offsets, end exclusive; only letters and
digits count, so a missed comma is no miss):

- a gold span is *found* when every one of its letters and digits lies inside some finding;
- an entity (spans of one kind sharing ``entity``; else each span alone) is found when all its spans are;
- recall is given for direct and for quasi identifiers, by span and by entity, and per type;
- precision is over words: a flagged word is right when it overlaps a gold span;
- false alarms are flagged words per 100 words in notes that hold no gold span at all;
- a finding whose action is ``hint`` is left out, of recall and of precision alike, unless hints are asked for.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

from deidentification.scoring.notes import STRUCTURED_TYPES, Note

_WORD = re.compile(r"\w+")


class Found(Protocol):
    """What a finding must tell to be scored: where it stands and what is to be done about it."""

    @property
    def start(self) -> int:
        """Its first character."""

    @property
    def end(self) -> int:
        """The character after its last."""

    @property
    def action(self) -> str:
        """``block``, ``ask`` or ``hint``."""


class Recall(NamedTuple):
    """So many found, of so many."""

    hit: int
    of: int

    @property
    def share(self) -> float | None:
        """Between 0 and 1; None where there was nothing to find."""
        return self.hit / self.of if self.of else None


class Miss(NamedTuple):
    """A gold span that was not found whole."""

    note: str
    type: str
    direct: bool
    text: str


@dataclass(frozen=True)
class Score:
    """The figures of one run over some notes."""

    spans: Mapping[bool, Recall]
    entities: Mapping[bool, Recall]
    types: Mapping[str, Recall]
    words: Recall
    clean: Recall
    missed: Sequence[Miss] = field(repr=False)

    @property
    def direct(self) -> float | None:
        """Recall of what identifies alone, by span."""
        return self.spans[True].share

    @property
    def quasi(self) -> float | None:
        """Recall of what identifies in combination, by span."""
        return self.spans[False].share

    @property
    def structured(self) -> float | None:
        """Recall of numbers, contacts and vehicles together."""
        recalls = [self.types[type_] for type_ in STRUCTURED_TYPES if type_ in self.types]
        return Recall(sum(one.hit for one in recalls), sum(one.of for one in recalls)).share

    @property
    def rare(self) -> float | None:
        """Recall of rare attributes."""
        return self.types["RARE"].share if "RARE" in self.types else None

    @property
    def word_precision(self) -> float | None:
        """The share of flagged words that belong to a gold span."""
        return self.words.share

    @property
    def flagged_per_100_clean(self) -> float | None:
        """Flagged words per 100 words of the notes that hold no gold span."""
        return None if self.clean.share is None else 100 * self.clean.share


def score(notes: Iterable[Note], found: Mapping[str, Sequence[Found]], *, hints: bool = False) -> Score:
    """Compare findings, by note id, with the gold notes.

    Args:
        notes: what there was to find.
        found: what was found; a note that is absent has no finding.
        hints: count findings whose action is ``hint`` too, for corpora that mark months and nationalities.
    """
    tally: dict[object, list[bool]] = defaultdict(list)
    flagged = right = clean_words = clean_flagged = 0
    missed: list[Miss] = []
    for note in notes:
        shown = [one for one in found.get(note.id, ()) if hints or one.action != "hint"]
        mask, truth = _covered(note.text, shown), _covered(note.text, note.spans)
        entities: dict[tuple[bool, object], list[bool]] = defaultdict(list)
        for number, span in enumerate(note.spans):
            ok = all(mask[at] for at in range(span.start, span.end) if note.text[at].isalnum())
            tally["span", span.direct].append(ok)
            tally["type", span.type].append(ok)
            entities[span.direct, number if span.entity is None else span.entity].append(ok)
            if not ok:
                missed.append(Miss(note.id, span.type, span.direct, note.text[span.start : span.end]))
        for (direct, _), oks in entities.items():
            tally["entity", direct].append(all(oks))
        for word in _WORD.finditer(note.text):
            on = any(mask[word.start() : word.end()])
            flagged += on
            right += on and any(truth[word.start() : word.end()])
            if not note.spans:
                clean_words += 1
                clean_flagged += on
    types = sorted({key[1] for key in tally if isinstance(key, tuple) and key[0] == "type"})
    return Score(
        {kind: _recall(tally["span", kind]) for kind in (True, False)},
        {kind: _recall(tally["entity", kind]) for kind in (True, False)},
        {type_: _recall(tally["type", type_]) for type_ in types},
        Recall(right, flagged),
        Recall(clean_flagged, clean_words),
        missed,
    )


class _Stretch(Protocol):
    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


def _covered(text: str, stretches: Iterable[_Stretch]) -> bytearray:
    mask = bytearray(len(text))
    for one in stretches:
        start, end = max(0, one.start), min(len(text), one.end)
        if end > start:
            mask[start:end] = b"\1" * (end - start)
    return mask


def _recall(oks: Sequence[bool]) -> Recall:
    return Recall(sum(oks), len(oks))
