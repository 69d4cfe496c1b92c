"""Describing a stretch of text so that it can be found again, and finding it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

CONTEXT = 32
"""How many characters before and after the quotation are kept, to tell equal quotations apart."""

ENOUGH = 8
"""How many characters next to a short quotation must agree on one side; near the end of a text, all that there are."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a text: offsets in code points, end exclusive."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Anchor:
    """What is kept of a selection: the quotation, up to 32 characters around it, and where it stood."""

    exact: str
    prefix: str
    suffix: str
    start: int
    end: int


def describe(text: str, start: int, end: int) -> Anchor:
    """Make the anchor of ``text[start:end]``.

    Raises ValueError when the offsets lie outside the text or the selection is empty or blank.
    """
    if not 0 <= start < end <= len(text):
        raise ValueError("The selection lies outside the text, or is empty.")
    exact = text[start:end]
    if not exact.strip():
        raise ValueError("The selection holds no words.")
    return Anchor(exact, text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT], start, end)


def resolve(text: str, anchor: Anchor) -> Span | None:
    """Find an anchor in a text, or give None when it is an orphan.

    The quotation must be there, and the place must be its own: at the recorded position, or with surroundings that
    agree on one side; a quotation as long as its surroundings speaks for itself, and so must one that has none. Of
    several such places the one whose surroundings agree best is taken; where several agree equally, the one at the
    recorded position; where none stands there, none is: it never guesses.
    """
    if not anchor.exact:
        return None
    places = [start for start in _places(text, anchor.exact) if _is_its_own(text, start, anchor)]
    if not places:
        return None
    scores = {start: _agreement(text, start, anchor) for start in places}
    best = max(scores.values())
    leading = [start for start in places if scores[start] == best]
    if len(leading) == 1:
        start = leading[0]
    elif anchor.start in leading:
        start = anchor.start
    else:
        return None
    return Span(start, start + len(anchor.exact))


def _places(text: str, exact: str) -> Iterator[int]:
    at = text.find(exact)
    while at >= 0:
        yield at
        at = text.find(exact, at + 1)


def _is_its_own(text: str, start: int, anchor: Anchor) -> bool:
    """Tell whether a place is where the quotation stood, rather than the same few words about something else."""
    if start == anchor.start or len(anchor.exact) >= CONTEXT or not (anchor.prefix or anchor.suffix):
        return True
    end = start + len(anchor.exact)
    before, after = _agreements(text, start, anchor)
    return (
        before >= ENOUGH
        or after >= ENOUGH
        or (len(anchor.prefix) < ENOUGH and text[:start] == anchor.prefix)
        or (len(anchor.suffix) < ENOUGH and text[end:] == anchor.suffix)
    )


def _agreement(text: str, start: int, anchor: Anchor) -> int:
    """Count the characters next to the quotation that agree, on both sides together."""
    return sum(_agreements(text, start, anchor))


def _agreements(text: str, start: int, anchor: Anchor) -> tuple[int, int]:
    """Count the characters next to the quotation that agree, outwards: before it, and after it."""
    before = text[max(0, start - len(anchor.prefix)) : start]
    after = text[start + len(anchor.exact) :][: len(anchor.suffix)]
    return _shared(reversed(before), reversed(anchor.prefix)), _shared(iter(after), iter(anchor.suffix))


def _shared(first: Iterator[str], second: Iterator[str]) -> int:
    count = 0
    for one, other in zip(first, second, strict=False):
        if one != other:
            break
        count += 1
    return count


def from_utf16(text: str, start: int, end: int) -> Span:
    """Turn a browser's offsets, which count UTF-16 units, into a span of code points.

    An offset in the middle of a character outside the basic plane is moved so that the whole character is inside.
    Raises ValueError when the offsets lie outside the text.
    """
    if not 0 <= start <= end:
        raise ValueError("The selection lies outside the text.")
    units, first = 0, None
    for at, character in enumerate(text):
        width = 2 if ord(character) > 0xFFFF else 1
        if first is None and units + width > start:
            first = at
        if units >= end and first is not None:
            return Span(min(first, at), at)
        units += width
    if end > units or start > units:
        raise ValueError("The selection lies outside the text.")
    return Span(len(text) if first is None else first, len(text))
