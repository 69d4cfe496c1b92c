"""Names that are also words of the field (theorists, makes of car): what stands beside them tells the two apart."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from deidentification import gazetteer
from deidentification.document import Document
from deidentification.finding import Candidate
from deidentification.lexicon import roles
from deidentification.name_openers import acts
from deidentification.name_signs import DETERMINED, STRONG_SAID

_MET = gazetteer.signs("met")
_THEORY = gazetteer.signs("theory")
_BEFORE = re.compile(r"([^\W\d_]+(?:['-][^\W\d_]+)*)[ ,]{1,2}$")
_AFTER = re.compile(r"[ ]([^\W\d_]+(?:'[^\W\d_]+)?)")


@cache
def eponyms() -> frozenset[str]:
    """Give the allowed words that are also given names or surnames."""
    names = gazetteer.given_near() | gazetteer.surnames()
    return frozenset(word for word in gazetteer.allowed_words() if word in names)


def means_somebody(document: Document, start: int, end: int) -> bool:
    """Say whether a word of the field stands where only a person can: who rang, who was met, somebody's friend."""
    word = document.text[start:end]
    if word.isupper() or not (word[:1].isupper() or document.lower_case):
        return False
    before, after = _BEFORE.search(document.lowered, max(0, start - 30), start), _AFTER.match(document.text, end)
    led = before.group(1) if before else ""
    if (led in _MET and word[:1].isupper()) or (led in roles() and led not in DETERMINED):
        return True
    if not word[:1].isupper():
        return False
    following = after.group(1) if after else ""
    if following in _THEORY and word.lower() not in gazetteer.given_near():
        return False
    return led not in DETERMINED and (following in STRONG_SAID or acts(following))


def namesakes(document: Document) -> Iterable[Candidate]:
    """Find persons whose name is also a word of the field."""
    known, given = eponyms(), gazetteer.given_near()
    for token in document.tokens:
        if token.lower in known and means_somebody(document, token.start, token.end):
            near = token.lower in given
            yield Candidate(
                token.start,
                token.end,
                "person" if near else "possible_person",
                "block" if near else "ask",
                61 if near else 46,
            )
