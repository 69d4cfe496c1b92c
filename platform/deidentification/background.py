"""What is harmless alone, shown quietly; and the words that a place adds of its own."""

from __future__ import annotations

import re
from collections.abc import Iterable

from deidentification.document import Document
from deidentification.finding import Candidate
from deidentification.lexicon import background as background_words
from deidentification.lexicon import base

_MONTH_YEAR = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December|Spring|"
    r"Summer|Autumn|Winter|spring|summer|autumn|winter|Ionawr|Chwefror|Mawrth|Ebrill|Mai|Mehefin|"
    r"Gorffennaf|Awst|Medi|Hydref|Tachwedd|Rhagfyr)(?: of)? (?:19|20)\d\d\b"
)
_ADULT_AGE = re.compile(
    r"(?<!\d)(?:1[89]|[2-7]\d|80)[ -](?:year[ -]old|years old|yrs old)\b|\baged (?:1[89]|[2-7]\d|80)\b"
)


def background(document: Document) -> Iterable[Candidate]:
    """Find nationalities, faiths, languages, months with a year and adult ages: hints, which block nothing."""
    for token in document.tokens:
        if token.capital and base(token.lower) in background_words():
            yield Candidate(token.start, token.start + len(base(token.text)), "background", "hint", 10)
    for pattern in (_MONTH_YEAR, _ADULT_AGE):
        for match in pattern.finditer(document.text):
            yield Candidate(match.start(), match.end(), "background", "hint", 10)


def local(document: Document) -> Iterable[Candidate]:
    """Find the terms that the place where the checker runs has added."""
    for term in document.local_terms:
        pattern = r"\s+".join(re.escape(word) for word in term.lower().split())
        for match in re.finditer(rf"(?<!\w){pattern}(?!\w)", document.lowered):
            yield Candidate(match.start(), match.end(), "local", "block", 96)
