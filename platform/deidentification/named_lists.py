"""Public houses, courts, approved premises and police forces known by list."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from deidentification import gazetteer
from deidentification.document import Document
from deidentification.finding import Candidate
from deidentification.phrases import matches

_LED = re.compile(
    r"\b(?:in|at|outside|inside|from|near|to|down|behind|by|opposite|up|of|around|yn|ger|i|o)[ ](?:the |y |yr |t')?$|"
    r"\b(?:pub|bar|tafarn|dafarn|nhafarn)[ ](?:called )?(?:the |y |yr )?$|\bthe $"
)
_PREMISES_LED = re.compile(
    r"\b(?:at|to|from|in|of|reside|resides|residing|bed|ap|hostel|premises|keyworker|moved|left)[ ](?:the )?$|: $"
)


@cache
def _force() -> re.Pattern[str]:
    areas = "|".join(re.escape(area) for area in gazetteer.forces())
    return re.compile(rf"(?<![\w&])(?:the )?((?:{areas})[ ](?:police|constabulary|polis))(?!\w)", re.IGNORECASE)


def _shown_as_name(document: Document, start: int, end: int) -> bool:
    words = [
        word
        for word in document.text[start:end].split()
        if word.lower() not in ("and", "of", "the", "in", "with", "under")
    ]
    return all(word[0].isupper() for word in words)


def named_lists(document: Document) -> Iterable[Candidate]:
    """Find public houses, courts, approved premises and police forces by their public names."""
    yield from _houses(document)
    for start, end, _ in matches(document, gazetteer.named_courts()):
        if _shown_as_name(document, start, end) or document.lower_case:
            yield Candidate(start, end, "court", "block", 67)
    for start, end, _ in matches(document, gazetteer.approved_premises()):
        capital = _shown_as_name(document, start, end)
        if (capital or document.lower_case) and (_PREMISES_LED.search(document.before(start, 24))):
            yield Candidate(start, end, "premises", "block", 76)
    for match in _force().finditer(document.text):
        yield Candidate(*match.span(1), "organisation", "ask", 63)


def _houses(document: Document) -> Iterator[Candidate]:
    for start, end, length in matches(document, gazetteer.pubs()):
        led = _LED.search(document.before(start, 24))
        capital = _shown_as_name(document, start, end)
        small = not capital and length > 1 and led and "the " in document.before(start, 5)
        if (capital and (led or length > 2)) or small:
            yield Candidate(start, end, "place", "ask", 60)
        elif capital and length == 2 and not document.text[start:end].isupper():
            yield Candidate(start, end, "place", "ask", 56)
