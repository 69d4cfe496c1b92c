"""From the likelihoods of the labels to stretches of text, each of one type and with a sureness."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from deidentification.model.tagging import Model

_GAP = re.compile(r"[ \t]{0,2}")
_LONG_GAP = re.compile(r"[ \t]{0,2}\n?[ \t]{0,2}")
_BY_LETTERS = re.compile(r"[^\W_]")


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text that the model believes to be of one type of the gold set."""

    start: int
    end: int
    kind: str
    sure: float


@dataclass(slots=True)
class _Word:
    start: int
    end: int
    kinds: dict[str, float]
    begins: float


def _words(model: Model, text: str) -> Iterator[_Word]:
    """Give words with, for each type, how likely they belong to it: the mean over the pieces of a word.

    Words that are less likely of any type than the lowest threshold are left out: they belong to no stretch.
    """
    pieces, likely = model.likelihoods(text)
    size = len(pieces.ids)
    starts = [at for at in range(size) if at == 0 or not _goes_on(text, pieces.places, at)]
    if not starts:
        return
    numpy, labels = model.numpy, model.settings.labels
    kinds = sorted({label[2:] for label in labels if label != "O"})
    belongs = numpy.array([[label[2:] == kind for kind in kinds] for label in labels], numpy.float32)
    opens = numpy.array([label.startswith("B-") for label in labels], numpy.float32)
    stops = [*starts[1:], size]
    counts = numpy.array(stops) - numpy.array(starts)
    means = numpy.add.reduceat(likely @ belongs, starts) / counts[:, None]
    begins = likely[starts] @ opens
    for at in numpy.flatnonzero(means.sum(-1) >= min(model.settings.thresholds.values())).tolist():
        first, last = pieces.places[starts[at]], pieces.places[stops[at] - 1]
        yield _Word(first[0], last[1], dict(zip(kinds, means[at].tolist(), strict=True)), float(begins[at]))


def _goes_on(text: str, places: Sequence[tuple[int, int]], at: int) -> bool:
    return places[at][0] == places[at - 1][1] and _joined(text, places[at][0])


def _joined(text: str, at: int) -> bool:
    return text[at - 1].isalnum() and text[at].isalnum()


def spans(model: Model, text: str) -> Iterable[Span]:
    """Find the stretches of a text that the model is sure enough of, by the threshold of each type."""
    thresholds = model.settings.thresholds
    found: list[Span] = []
    held: list[_Word] = []
    kind = ""

    def close() -> None:
        while held and not _BY_LETTERS.search(text[held[-1].start : held[-1].end]):
            held.pop()
        while held and not _BY_LETTERS.search(text[held[0].start : held[0].end]) and text[held[0].start] != "@":
            held.pop(0)
        if held:
            sure = max(word.kinds[kind] for word in held)
            if sure >= thresholds[kind]:
                found.append(Span(held[0].start, held[-1].end, kind, sure))
        held.clear()

    for word in _words(model, text):
        best = max(word.kinds, key=word.kinds.__getitem__)
        any_kind = sum(word.kinds.values())
        stays = (
            bool(held)
            and word.kinds[kind] >= thresholds[f"{kind}.inside"]
            and word.kinds[kind] >= 0.7 * word.kinds[best]
        )
        if stays:
            gap = text[held[-1].end : word.start]
            near = (_LONG_GAP if kind in ("ADDRESS", "RARE") else _GAP).fullmatch(gap)
            if near and (word.begins < 0.5 or kind == "RARE"):
                held.append(word)
                continue
        if held:
            close()
        if any_kind >= thresholds[best] and word.kinds[best] >= thresholds[f"{best}.inside"]:
            kind = best
            held.append(word)
    if held:
        close()
    return found
