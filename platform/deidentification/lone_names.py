"""One word with a capital: a given name, a surname, an unknown word, or a word that is a name, too."""

from __future__ import annotations

import re
from collections.abc import Iterator

from deidentification import gazetteer
from deidentification.finding import Candidate
from deidentification.lexicon import (
    EITHER,
    FAR,
    GIVEN,
    NAMES,
    STOP,
    SURNAME,
    UNKNOWN,
    WORD,
    ambiguous,
    base,
    compound,
    roles,
)
from deidentification.name_openers import acts, opens_as_a_name
from deidentification.name_reading import Reader, end_of
from deidentification.name_signs import (
    DETERMINED,
    LEADS,
    MONTH_LIKE,
    NICKNAMES,
    NOT_ALONE,
    SAID,
    SEASON_LED,
    STRONG_SAID,
    TITLES,
    WELSH_SAID,
)  # fmt: skip
from deidentification.welsh import looks_welsh


def lone_name(reader: Reader, at: int) -> Iterator[Candidate]:
    """Give the candidate for one word with a capital that may be a name, where the words beside it allow that."""
    token, what = reader.tokens[at], reader.kinds[at]
    start, end, lower = token.start, end_of(token), base(token.lower)
    if len(lower) < 2 or (token.upper and len(lower) < 4 and not (what == GIVEN and reader.last_word(at) in LEADS)):
        return
    if what == GIVEN:
        if token.upper and len(lower) < 4 and _shouted(reader, at) and reader.last_word(at) not in LEADS:
            return
        lead = (
            at
            and reader.tokens[at - 1].capital
            and reader.tokens[at - 1].lower in NICKNAMES
            and reader.gaps[at - 1] == " "
        )
        yield Candidate(reader.tokens[at - 1].start if lead else start, end, "person", "block", 60)
        return
    if token.upper and what != SURNAME:
        return
    if what == EITHER:
        yield from _either(reader, at, start, end, lower)
    elif what in (SURNAME, FAR):
        if (
            not token.opens
            or what == SURNAME
            or _spoken(reader, at)
            or acts(reader.next_word(at))
            or opens_as_a_name(reader.document, start, end)
        ):
            yield Candidate(start, end, "possible_person", "ask", 46 if what == SURNAME else 42)
    elif what == UNKNOWN and len(lower) > 2 and not compound(lower):
        if reader.welsh and looks_welsh(lower) and reader.last_word(at) not in LEADS | TITLES | roles():
            return
        signs = _spoken(reader, at) or token.text.endswith("'s") or acts(reader.next_word(at))
        if opens_as_a_name(reader.document, token.start, end):
            yield Candidate(start, end, "possible_person", "ask", 47)
            return
        begins = token.opens and not re.search(
            r"[:(|,>\"\u2022*-][ ]{0,3}$", reader.document.text[max(0, token.start - 4) : token.start]
        )
        if not begins or (signs and not reader.welsh):
            yield Candidate(start, end, "possible_person", "ask", 30)


def _shouted(reader: Reader, at: int) -> bool:
    beside = [k for k in (at - 1, at + 1) if 0 <= k < len(reader.tokens)]
    return any(
        reader.tokens[k].upper and reader.kinds[k] in (WORD, STOP) and len(reader.tokens[k].text) > 3 for k in beside
    )


def _spoken(reader: Reader, at: int) -> bool:
    following = reader.next_word(at)
    return following in (WELSH_SAID if reader.welsh else SAID) or following in STRONG_SAID


def _either(reader: Reader, at: int, start: int, end: int, lower: str) -> Iterator[Candidate]:
    token = reader.tokens[at]
    given = lower in gazetteer.given_near()
    following, last = reader.next_word(at), reader.last_word(at)
    after = reader.tokens[at + 1] if at + 1 < len(reader.tokens) and reader.gaps[at] == " " else None
    if after is not None and after.capital and reader.kinds[at + 1] not in NAMES and not token.text.endswith("'s"):
        return
    if lower in MONTH_LIKE and (
        SEASON_LED.search(reader.document.before(token.start)) or re.match(r" ?\d", reader.document.after(end, 3))
    ):
        return
    if token.opens:
        strong = following in STRONG_SAID or (following in SAID and lower not in ambiguous())
        owned = token.text.endswith("'s") and given and lower not in MONTH_LIKE
        if given and (strong or owned):
            yield Candidate(start, end, "person", "block", 58)
        return
    if last in DETERMINED or (
        at
        and reader.tokens[at - 1].capital
        and reader.gaps[at - 1] == " "
        and last not in TITLES
        and last not in roles()
    ):
        return
    rank = gazetteer.ranks().get(lower, 99999)
    if (given and lower not in MONTH_LIKE) or (
        given and (following in STRONG_SAID or last in roles() or last in ("with", "told", "met", "saw", "asked"))
    ):
        yield Candidate(start, end, "person", "block", 57)
    elif (
        lower in gazetteer.surnames()
        and lower not in NOT_ALONE
        and rank > 1200
        and (last in LEADS or following in SAID or token.text.endswith("'s"))
    ) or (last in roles() and rank > 700 and lower not in NOT_ALONE):
        yield Candidate(start, end, "possible_person", "ask", 38)
