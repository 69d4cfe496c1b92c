"""Carrying a name through the text: once a person is named, each part of the name is found wherever it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from deidentification import gazetteer
from deidentification.document import Document
from deidentification.finding import Candidate
from deidentification.lexicon import base

_PART = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
_COMMON = frozenset(["the", "and", "big", "fat", "little", "old", "young", "lil", "mad"])


def propagate(document: Document, people: Sequence[Candidate]) -> Iterable[Candidate]:
    """Find further mentions of the people already found: a first name or surname alone, and their initials."""
    ranks, acronyms = gazetteer.ranks(), gazetteer.acronyms()
    parts: set[str] = set()
    initials: set[str] = set()
    for person in people:
        if person.category != "person" or person.priority < 57:
            continue
        words = [base(word) for word in _PART.findall(document.text[person.start : person.end])]
        for word in words:
            if len(word) > 2 and word.lower() not in _COMMON and not (word.isupper() and len(word) < 4):
                parts.add(word.lower())
            if "-" in word:
                parts.update(piece.lower() for piece in word.split("-") if len(piece) > 3)
        if len(words) > 1 and all(word[0].isupper() for word in words):
            initials.add("".join(word[0] for word in words))
            initials.add(words[0][0] + words[-1][0])
    for token in document.tokens:
        word = base(token.text)
        lower = word.lower()
        rank = ranks.get(lower, 99999)
        end = token.start + len(word)
        if lower in parts:
            plain = lower in ranks
            if token.capital and not (plain and token.opens and rank < 3000):
                yield Candidate(token.start, end, "person", "block", 71 if not plain else 65)
            elif (
                not token.capital
                and not plain
                and (document.lower_case or len(lower) > 3)
                and lower not in gazetteer.welsh_words()
            ):
                yield Candidate(token.start, end, "person", "block", 65)
        elif token.upper and word in initials and (word not in acronyms or len(word) > 2) and len(word) < 4:
            yield Candidate(token.start, end, "person", "block", 52)
