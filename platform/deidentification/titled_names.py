"""What follows a title: "Mr Harwell", "Dr S K Menon", "PC Oduya"."""

from __future__ import annotations

from collections.abc import Iterator

from deidentification import gazetteer
from deidentification.document import Token
from deidentification.finding import Candidate
from deidentification.lexicon import (
    EITHER,
    NAMES,
    STOP,
    UNKNOWN,
    base,
    kind,
)
from deidentification.name_reading import Reader, end_of

_PARTICLES = gazetteer.signs("particles")


def titled(reader: Reader) -> Iterator[Candidate]:
    """Give what follows a title: initials, then up to three words of a name."""
    tokens = reader.tokens
    for at in range(len(tokens) - 1):
        if not reader.title_at(at):
            continue
        first = stop = at + 1
        if reader.title_at(stop) and tokens[stop].capital:
            continue
        while stop < len(tokens) and stop - first < 4:
            token = tokens[stop]
            if stop > first and reader.gaps[stop - 1] not in (" ", ". ", ".", "-", ' "', '" '):
                break
            if stop > first and reader.gaps[stop - 1].startswith(".") and len(tokens[stop - 1].text) > 1:
                break
            initial = len(token.text) == 1 and token.upper is False and token.capital
            if not _fits_title(reader, token, stop, first) and not initial:
                break
            stop += 1
            if token.text.endswith("'s"):
                break
        placeholder = stop - first == 1 and tokens[first].text in ("X", "Y", "Z", "N")
        if stop > first and not placeholder:
            yield Candidate(tokens[first].start, end_of(tokens[stop - 1]), "person", "block", 74)


def _fits_title(reader: Reader, token: Token, at: int, first: int) -> bool:
    if token.capital:
        what = reader.kinds[at]
        if at == first:
            return what != STOP or (token.upper and len(token.text) < 4) or base(token.lower) in gazetteer.surnames()
        return what in NAMES or what in (UNKNOWN, EITHER) or (token.lower in _PARTICLES)
    if at > first:
        return token.lower in _PARTICLES or (
            reader.document.lower_case
            and base(token.lower) in gazetteer.surnames()
            and base(token.lower) not in gazetteer.ranks()
        )
    lower = base(token.lower)
    named = lower in gazetteer.surnames() or lower in gazetteer.given_near() or kind(token.text) == UNKNOWN
    return named and gazetteer.ranks().get(lower, 99999) > 900 and len(lower) > 2
