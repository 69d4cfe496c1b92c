"""Names of people by capital letter: full names, titles with names, single names, unknown words with a capital."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from deidentification import gazetteer
from deidentification.document import Document
from deidentification.finding import Candidate
from deidentification.lexicon import (
    EITHER,
    GIVEN,
    NAMES,
    STOP,
    UNKNOWN,
    WORD,
    base,
    roles,
)
from deidentification.lone_names import lone_name
from deidentification.name_reading import Reader, end_of
from deidentification.name_signs import (
    NICKNAMES,
)  # fmt: skip
from deidentification.titled_names import titled

_JOIN = re.compile(r" |\. ?| [\"']|[\"'] |-")
_PARTICLES = gazetteer.signs("particles")


def runs(reader: Reader) -> Iterator[Candidate]:
    """Give each run of capital words that makes or may make a name."""
    at, size = 0, len(reader.tokens)
    while at < size:
        if not _opens_run(reader, at):
            at += 1
            continue
        stop = at + 1
        while stop < size and _continues(reader, at, stop):
            stop += 1
        yield from _judge(reader, at, stop)
        at = stop


def _opens_run(reader: Reader, at: int) -> bool:
    token, what = reader.tokens[at], reader.kinds[at]
    if not token.capital or what in (STOP, ""):
        return False
    if len(token.text) == 1:
        return (
            reader.gaps[at] in (". ", " ", ".")
            and at + 1 < len(reader.tokens)
            and (
                reader.kinds[at + 1] in (*NAMES, UNKNOWN)
                or (reader.kinds[at + 1] == EITHER and base(reader.tokens[at + 1].lower) in gazetteer.surnames())
            )
            and token.text not in "IAY"
        )
    return what in NAMES or what in (EITHER, UNKNOWN)


def _continues(reader: Reader, first: int, at: int) -> bool:
    token, what, gap = reader.tokens[at], reader.kinds[at], reader.gaps[at - 1]
    before = reader.tokens[at - 1]
    if not _JOIN.fullmatch(gap) or before.text.endswith("'s") or (gap.startswith(".") and len(before.text) > 1):
        return False
    if token.lower in _PARTICLES and not token.capital:
        return (
            at + 1 < len(reader.tokens)
            and reader.gaps[at] == " "
            and reader.kinds[at + 1] in (*NAMES, UNKNOWN, EITHER)
            and token.lower not in ("y", "o", "la", "le")
        )
    if not token.capital or what == STOP:
        return False
    if len(token.text) == 1:
        return reader.kinds[first] in (*NAMES, EITHER) and token.text not in "I"
    if gap.startswith(".") and at - 1 > first and len(reader.tokens[at - 2].text) > 1:
        return False
    if len(token.text) == 2 and not token.upper:
        return at + 1 < len(reader.tokens) and reader.gaps[at] == " " and reader.kinds[at + 1] in NAMES
    if what == WORD:
        alone = at + 1 >= len(reader.tokens) or not (reader.tokens[at + 1].capital and reader.gaps[at] == " ")
        return (
            reader.kinds[at - 1] == GIVEN
            and alone
            and not before.opens
            and gazetteer.ranks().get(base(token.lower), 99999) > 500
            and base(token.lower) not in roles()
        )
    return not (token.upper and len(token.text) < 3)


def _judge(reader: Reader, at: int, stop: int) -> Iterator[Candidate]:
    while stop - at > 1 and reader.kinds[at] == EITHER and reader.tokens[at].opens:
        lower = base(reader.tokens[at].lower)
        if (
            lower in gazetteer.given_near()
            and not (reader.welsh and lower in gazetteer.welsh_words())
            and lower not in ("will", "may")
        ):
            break
        at += 1
    kinds, first, last = reader.kinds[at:stop], reader.tokens[at], reader.tokens[stop - 1]
    start, end = first.start, end_of(last)
    if stop - at == 1:
        yield from lone_name(reader, at)
        return
    named = [k for k in kinds if k in NAMES]
    given = any(base(t.lower) in gazetteer.given_near() for t in reader.tokens[at:stop])
    upper = all(token.upper for token in reader.tokens[at:stop] if len(token.text) > 1)
    if upper and not (given and len(named) > 1) and not given and kinds.count(UNKNOWN) == len(kinds):
        return
    if not named and UNKNOWN in kinds and len(first.text) == 1 and not upper:
        yield Candidate(start, end, "person", "block", 66)
    elif named and (given or len(named) > 1 or any(len(t.text) == 1 for t in reader.tokens[at:stop])):
        lead = (
            at
            and reader.tokens[at - 1].capital
            and reader.tokens[at - 1].lower in NICKNAMES
            and reader.gaps[at - 1] == " "
        )
        yield Candidate(reader.tokens[at - 1].start if lead else start, end, "person", "block", 72)
    elif EITHER in kinds and given and not _heading(reader, at, stop):
        yield Candidate(start, end, "person", "block", 64)
    elif named or UNKNOWN in kinds:
        yield Candidate(start, end, "possible_person", "ask", 44)
    elif EITHER in kinds and all(k == EITHER for k in kinds) and not first.opens and not _heading(reader, at, stop):
        words = [base(token.lower) for token in reader.tokens[at:stop]]
        if any(word in gazetteer.surnames() for word in words) and any(
            gazetteer.ranks().get(w, 99999) > 6000 for w in words
        ):
            yield Candidate(start, end, "possible_person", "ask", 40)


def _heading(reader: Reader, at: int, stop: int) -> bool:
    beside = [k for k in (at - 1, stop) if 0 <= k < len(reader.tokens) and _same_line(reader, k, at, stop)][-1:]
    return any(reader.tokens[k].capital and reader.kinds[k] == WORD and not reader.tokens[k].opens for k in beside)


def _same_line(reader: Reader, k: int, at: int, stop: int) -> bool:
    return reader.gaps[at - 1] == " " if k < at else reader.gaps[stop - 1] == " "


def names(document: Document) -> Iterable[Candidate]:
    """Find names that a capital letter, a title or the company of other names gives away."""
    reader = Reader(document)
    yield from titled(reader)
    yield from runs(reader)
