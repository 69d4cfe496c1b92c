"""Initials that stand for a person: dotted, signed, in a cell of their own, or after a role or preposition."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from deidentification import gazetteer
from deidentification.document import CAPITAL, Document, heads
from deidentification.finding import Candidate
from deidentification.lexicon import (
    STOP,
    WORD,
    kind,
)
from deidentification.name_signs import (
    SAID,
    STRONG_SAID,
)

DOTTED = re.compile(r"(?<![\w.])(?:[A-Z]\.[ ]?){1,2}[A-Z]\.?(?![\w])(?=(?:'s)?(?:[ ,;:)\n.]|$))")
INITIALS = re.compile(r"(?<![\w/&'.-])[A-Z]{2,3}(?![\w/&-]|'[a-rt-z]|\.\w)")
SIGNED = re.compile(
    r"(?:^|[\n.!?][ ]*|[ ]-[ ]|\n-[ ]?|\()([A-Z]{2,3})"
    r"[ ,]*(?:\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?)?[ ]*\.?(?=\)?[ ]*(?:\n|$))"
)
SIGN_OFF = re.compile(
    r"(?i:\b(?:thanks|many thanks|thank you|regards|kind regards|best wishes|best|cheers|yours "
    r"(?:sincerely|faithfully)|diolch(?: yn fawr)?|cofion(?: gorau| cynnes)?|hwyl|ta))[ ,.!]*\n+[ ]*"
    r"([A-ZŴŶ][\w'-]{1,30}(?:[ ][A-ZŴŶ][\w'-]{1,30}){0,2})[ ]*(?=\n|$|[,(|-])"
)
SIGNED_LETTER = re.compile(
    r"(?i:\b(?:thanks|many thanks|regards|best wishes|best|cheers|diolch[^\n]{0,12}|cofion[^\n]{0,12}|hwyl|ta|other|"
    r"cheers))"
    r"[ ,.!]*\n+[ ]*([A-Z](?:\.? ?[A-Z])?\.?(?: x{1,3})?)[ ]*(?=\n|$)"
)
_SMALL = re.compile(
    r"(?:a|ac|and|to|for|about|by|from|via|per|re|w|with|ex|gan|gyda|met|contacted|rang|told|emailed|rep)\b|w/|"
    r"\("
)
SIGNED_BOTH = re.compile(r"(?:^|\n)[ ]*([A-Z]{2,3})[ ]?[/&+][ ]?([A-Z]{2,3}|[A-Z][a-z]{2,20})[ .]*(?=\n|$)")
SIGNED_MIXED = re.compile(r"([A-Z][a-z]?[A-Z][a-z]?[A-Z]?)(?=[ .]*(?:\n|$))")
_SIGN_LED = re.compile(r"(?:(?:^|\n|[.!?] )[ -]*|\b(?:by|from|signed|per|author|initials)[: ]{1,2})$")
_SIGN_OFFS = heads("thanks many thank regards kind best cheers yours diolch cofion hwyl ta other")
MAC = re.compile(r"(?<![\w/&'.-])[A-Z]{1,2}(?:Mc|Mac)[A-Z](?![\w/&-])")
PLAIN_SURNAME = re.compile(r"(?<![\w.&'])(?:[A-HJ-Z]\.[ ]?){1,2}([A-Z][a-z]{2,20})(?![\w'-])")
_FREE = re.compile(r"(?:^|[\n.:;|(,/&+-][ ]*|\d[ ]|\b(?:[a-z]{1,3}|about|told|rang|with|from|seen|asked|called)[ ])$")
CELL = re.compile(r"\|[ ]*([A-Z]{2,3})[ ]*(?=\||\n|$)")
LED = re.compile(
    r"(?:\b(?:spo|po|pso|pp|om|pom|com|vlo|idva|isva|keyworker|kw|key worker|tutor|facilitator|worker|"
    r"manager|officer|practitioner|w|with|by|from|per|via|to|d/w|o/s|oversight|cc|signed|saw|seen by|spoke to|"
    r"t/c|tc|rang|told|emailed|colleague|child|son|daughter|victim|partner|mother|father|duty|gan|gyda|"
    r"named|called|and|rep|sw|initials|met|asked|contacted|about|re|for|ex|ac|a)[ ]|w/[ ]?|c/o[ ]?|\()$"
)


def initials(document: Document) -> Iterator[Candidate]:
    """Give initials that stand for a person: dotted, signed, in a cell of their own, or after a role or preposition."""
    acronyms = gazetteer.acronyms()
    points, letters_found = list(document.led(DOTTED, CAPITAL)), list(document.led(INITIALS, CAPITAL))
    for match in points:
        letters = re.sub(r"\W", "", match.group())
        if letters not in acronyms:
            yield Candidate(match.start(), match.end() - match.group().endswith("."), "person", "block", 55)
    for pattern in (SIGNED, CELL):
        for match in pattern.finditer(document.text):
            if match.group(1) not in acronyms or (pattern is CELL and match.group(1) in ("PA", "TR", "CC")):
                yield Candidate(*match.span(1), "person", "block", 54)
    for match in document.led(PLAIN_SURNAME, CAPITAL):
        word = match.group(1)
        odd = gazetteer.ranks().get(word.lower(), 99999) > 4000 or word.lower() in gazetteer.surnames()
        if odd and kind(word) != STOP and _FREE.search(document.before(match.start(), 8)):
            yield Candidate(match.start(), match.end(), "person", "block", 58)
    for match in SIGNED_BOTH.finditer(document.text) if re.search("[/&+]", document.text) else ():
        if not acronyms.issuperset(match.groups()):
            yield Candidate(*match.span(1), "person", "block", 54)
            yield Candidate(*match.span(2), "person", "block", 54)
    for match in document.led(SIGNED_MIXED, CAPITAL):
        led = _SIGN_LED.search(document.lowered, max(0, match.start() - 12), match.start())
        if led and match.group(1).upper() not in acronyms and not match.group(1).isupper():
            yield Candidate(*match.span(1), "person", "block", 54)
    for match in document.led(MAC, CAPITAL):
        yield Candidate(*match.span(), "person", "block", 54)
    for match in document.led(SIGNED_LETTER, _SIGN_OFFS):
        yield Candidate(*match.span(1), "person", "block", 67)
    for match in document.led(SIGN_OFF, _SIGN_OFFS):
        if kind(match.group(1).split()[0]) not in (WORD, STOP):
            yield Candidate(*match.span(1), "person", "block", 70)
    seen = Counter(match.group() for match in letters_found)
    dotted = Counter(re.sub(r"\W", "", match.group()) for match in points)
    for match in letters_found:
        if (
            match.group() not in acronyms
            and len(match.group()) == 2
            and seen[match.group()] + dotted[match.group()] > 1
        ):
            yield Candidate(match.start(), match.end(), "possible_person", "ask", 51)
            continue
        following = re.match(r" (\w+)", document.after(match.end(), 16))
        if (
            following
            and (
                following.group(1) in STRONG_SAID
                or (following.group(1) in SAID and seen[match.group()] + dotted[match.group()] > 1)
            )
            and match.group() not in acronyms
            and len(match.group()) == 2
        ):
            yield Candidate(match.start(), match.end(), "person", "ask", 53)
            continue
        opens = document.text[max(0, match.start() - 2) : match.start()].strip(" ")[-1:] in ("", ".", ";", ":", "\n")
        if (
            opens
            and following
            and following.group(1) == "to"
            and len(match.group()) == 2
            and match.group() not in acronyms
        ):
            yield Candidate(match.start(), match.end(), "person", "ask", 53)
            continue
        near = LED.search(document.before(match.start(), 20))
        if near and match.group() not in acronyms and (len(match.group()) == 2 or not _SMALL.match(near.group())):
            yield Candidate(match.start(), match.end(), "person", "ask", 53)
