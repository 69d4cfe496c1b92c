"""Cutting the pieces of a text into windows for the network: whole lines and sentences, each paragraph anew.

The network reads a window at a time. Short windows cost less (what attention takes grows with the square), whole
sentences lose no sense, and a window that depends on its own lines alone stays as it was while somebody writes
elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from deidentification.model.wordpiece import LINE, Pieces

LONGEST = 128
"""The most pieces of one window that are asked about."""

ENOUGH = 72
"""From so many pieces on, a window ends with its line."""

MARGIN = 12
"""How many pieces a window sees beyond a cut that no sentence end allowed."""

_ENDS = ".!?;"


@dataclass(frozen=True, slots=True)
class Window:
    """Pieces ``start`` to ``stop`` are shown to the network, and its answer is kept for ``low`` to ``high``."""

    start: int
    stop: int
    low: int
    high: int


def windows(text: str, pieces: Pieces, longest: int = LONGEST, enough: int = ENOUGH) -> Iterator[Window]:
    """Give the windows of a text, whose kept parts follow each other without a gap."""
    size = len(pieces.ids)
    lines = [at for at in range(size) if at == 0 or _opens_line(pieces, at)]
    start = 0
    for at, stop in zip(lines, [*lines[1:], size][: len(lines)], strict=True):
        if at > start and (stop - start > longest or at - start >= enough):
            yield Window(start, at, start, at)
            start = at
        if stop - start > longest:
            yield from _parts(text, pieces, start, stop, longest)
            start = stop
    if start < size:
        yield Window(start, size, start, size)


def _opens_line(pieces: Pieces, at: int) -> bool:
    return pieces.looks[at] >= LINE and (
        pieces.looks[at - 1] < LINE or pieces.places[at - 1][1] != pieces.places[at][0]
    )


def _parts(text: str, pieces: Pieces, start: int, stop: int, longest: int) -> Iterator[Window]:
    """Cut one long line into about equal parts, at the ends of sentences where there are any."""
    opened = start
    while stop - start > longest:
        parts = -(-(stop - start) // longest)
        wanted = start + (stop - start) // parts
        near = range(start + longest // 3, start + longest + 1)
        ends = [at for at in near if _opens_sentence(text, pieces, at)]
        if ends:
            cut = min(ends, key=lambda at: abs(at - wanted))
            yield Window(opened, cut, start, cut)
            start = opened = cut
        else:
            cut = next((at for at in range(wanted, start, -1) if _opens_word(pieces, at)), wanted)
            yield Window(opened, cut + MARGIN, start, cut)
            start, opened = cut, cut - MARGIN
    yield Window(opened, stop, start, stop)


def _opens_word(pieces: Pieces, at: int) -> bool:
    return pieces.places[at - 1][1] < pieces.places[at][0]


def _opens_sentence(text: str, pieces: Pieces, at: int) -> bool:
    return _opens_word(pieces, at) and text[pieces.places[at - 1][1] - 1] in _ENDS
