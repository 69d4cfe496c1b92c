"""Names typed without capital letters: after role words, and anywhere in a text that has no capitals."""

from __future__ import annotations

import re
from collections.abc import Iterator

from deidentification import gazetteer
from deidentification.document import Document
from deidentification.finding import Candidate
from deidentification.lexicon import (
    EITHER,
    FAR,
    GIVEN,
    SURNAME,
    UNKNOWN,
    ambiguous,
    base,
    kind,
    roles,
)
from deidentification.name_openers import acts, mistyped
from deidentification.name_signs import (
    NOT_ALONE,
    SPELT_ALIKE,
    STRONG_SAID,
)

MET = frozenset(
    ["saw", "met", "told", "rang", "phoned", "texted", "called", "asked", "emailed", "named", "mate", "mates"]
)
ROLE = re.compile(r"[ ,]{1,2}(?:\(|called |named |is |was |- |– |\")?")


def uncapitalised(document: Document) -> Iterator[Candidate]:
    """Give names typed without capital letters: after role words, and anywhere in a text that has no capitals."""
    tokens, ranks, text = document.tokens, gazetteer.ranks(), document.text
    near = gazetteer.given_near()
    for at, token in enumerate(tokens):
        if token.capital:
            continue
        lower = base(token.lower)
        if len(lower) < 3 and lower not in ("jo", "mo", "al", "ed", "ty"):
            continue
        led = (
            at > 0
            and base(tokens[at - 1].lower) in roles()
            and ROLE.fullmatch(text, tokens[at - 1].end, token.start) is not None
        )
        what = kind(lower)
        if document.lower_case and _joined_name(lower, ranks):
            what = GIVEN
        sure = what == GIVEN and lower not in SPELT_ALIKE
        if document.lower_case and not document.welsh:
            taken = sure or (led and _after_role(lower, what, ranks)) or (what == FAR and led)
            following = tokens[at + 1].lower if at + 1 < len(tokens) and text[token.end] == " " else ""
            last = tokens[at - 1].lower if at and text[tokens[at - 1].end : token.start] in (" ", ", ") else ""
            beside = following in STRONG_SAID or acts(following) or last in MET
            if not taken and what in (FAR, UNKNOWN, SURNAME) and beside and len(lower) > 3:
                taken = what == FAR or (ranks.get(lower, 99999) > 9999 and not mistyped(lower))
            if not taken and what == EITHER and lower in near and last in MET and following not in ("of", "the", "a"):
                taken = ranks.get(lower, 0) > 1500 and lower not in NOT_ALONE
            if (
                not taken
                and what == EITHER
                and lower in near
                and lower in ambiguous()
                and following in STRONG_SAID
                and ranks.get(lower, 0) > 1500
            ):
                taken = True
        else:
            taken = (sure and len(lower) > 4 and not document.welsh) or (led and sure)
        if not taken:
            continue
        yield Candidate(token.start, _end_of_name(document, at, what), "person", "block", 59)


def _joined_name(lower: str, ranks: dict[str, int]) -> bool:
    """Say whether a word is two given names with a hyphen, or a given name whose possessive lacks its apostrophe."""
    if "-" in lower:
        return all(part in gazetteer.given_near() for part in lower.split("-"))
    return lower.endswith("s") and len(lower) > 5 and lower not in ranks and kind(lower[:-1]) == GIVEN


def _end_of_name(document: Document, at: int, what: str) -> int:
    """Give where a name typed in small letters ends: after a second given name, a surname or an initial."""
    tokens, text, ranks = document.tokens, document.text, gazetteer.ranks()
    token = tokens[at]
    end = token.start + len(base(token.lower))
    if at + 1 >= len(tokens) or token.text.endswith("'s") or text[token.end : tokens[at + 1].start] != " ":
        return end
    after = base(tokens[at + 1].lower)
    then = tokens[at + 2].lower if at + 2 < len(tokens) and text[tokens[at + 1].end] == " " else ""
    rank = ranks.get(after, 99999)
    surname = after in gazetteer.surnames() and rank > 3000 and after not in NOT_ALONE
    unknown = kind(after) == UNKNOWN and document.lower_case and what == GIVEN and len(after) > 3
    given = document.lower_case and after in gazetteer.given_near() and kind(after) in (GIVEN, EITHER) and rank > 3000
    does = document.lower_case and acts(then) and rank > 3000 and not acts(after) and len(after) > 3
    initial = (
        document.lower_case
        and len(after) == 1
        and after not in "aix"
        and text[tokens[at + 1].end : tokens[at + 1].end + 1] != "'"
    )
    return tokens[at + 1].start + len(after) if surname or unknown or given or does or initial else end


def _after_role(lower: str, what: str, ranks: dict[str, int]) -> bool:
    if what in (GIVEN, FAR, SURNAME):
        return True
    if what == EITHER:
        return (
            lower in gazetteer.given_near()
            and ranks.get(lower, 99999) > 1500
            and lower not in ("may", "mark", "page", "art", "even")
        )
    return what == UNKNOWN and len(lower) > 3 and not mistyped(lower)
