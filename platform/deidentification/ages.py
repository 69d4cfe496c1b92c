"""Exact ages of children, and of adults over eighty."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from deidentification.age_forms import (
    AFTER_NAME,
    AGE_LABEL,
    AGE_OF,
    AGED,
    AT_AGE,
    BABY,
    BIRTHDAY,
    BY_AGE,
    CHILD_IS,
    CHILD_ITEM,
    CHILD_LINE,
    CHILD_NAMED,
    CHILD_NUMBER,
    CHILD_WORDS,
    CONTRACTED,
    GIRL_OF,
    HEADS,
    IN_MONTHS,
    JUST_AGED,
    LISTED,
    MONTHS_OLD,
    NAME_COMMA,
    NAME_IS,
    NAME_YEARS,
    NAMED,
    NAMES_ROW,
    NEARLY,
    NO_PERSON,
    NUMBER_CHILD,
    OLD_COMMA,
    OLD_IS,
    ON_DAY,
    PEOPLE,
    SHORT_AGE,
    SMALL_LED,
    SMALL_MONTHS,
    SUBJECT,
    TERMS,
    THINGS,
    TURNED,
    TWIN_COMMA,
    WELSH,
    WELSH_CHILD,
    WELSH_LED,
    WHEN,
    WORDS,
    YEARS,
    YEARS_OLD,
)
from deidentification.ages_near import ages_near
from deidentification.document import Document
from deidentification.finding import Candidate
from deidentification.lexicon import EITHER, NAMES, UNKNOWN, kind, roles
from deidentification.welsh import NUMBERS as WELSH_NUMBERS


def _value(number: str) -> int | None:
    lower = number.lower()
    plain = re.match(r"\d+", lower)
    if plain:
        return int(plain.group())
    if lower in WORDS:
        return WORDS[lower]
    if lower in WELSH_NUMBERS:
        return WELSH_NUMBERS[lower]
    return 85 if lower.startswith(("eighty", "ninety")) and lower != "eighty" else None


def _child(number: str | None) -> bool:
    value = _value(number) if number else None
    return value is not None and 0 < value < 18


def _tells(number: str | None) -> bool:
    value = _value(number) if number else None
    return value is not None and (value < 18 or 80 < value < 106)


def _old_or_aged(document: Document) -> Iterator[tuple[int, int]]:
    for pattern in (YEARS_OLD, NUMBER_CHILD, SHORT_AGE, WELSH, MONTHS_OLD):
        for match in _told(document, pattern):
            if _tells(match.group(1)):
                yield match.span()
    for match in _told(document, JUST_AGED):
        numbers = re.findall(r"[A-Za-z]+(?:[- ][a-z]+)?|\d+", match.group(1))[1:]
        if all(_tells(n) or n in ("and", "a", "ac") for n in numbers):
            yield match.span(1)
    for match in _told(document, BABY):
        yield match.start(1), match.end()
    for match in _told(document, AFTER_NAME):
        if _tells(match.group(1)):
            yield match.start(1), match.end()
    for pattern in (AGE_LABEL, WELSH_CHILD, AT_AGE):
        for match in _told(document, pattern):
            if _tells(match.group(1)):
                yield match.span(1)
    for match in _told(document, BIRTHDAY):
        number = re.sub(r"\D", "", match.group(1))
        if not number or _tells(number):
            yield match.span(1)


def _told(document: Document, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """Give the matches of a form; one that can only begin at some words is tried at those alone."""
    begun = HEADS.get(id(pattern))
    return document.led(pattern, begun) if begun else pattern.finditer(document.text)


_PRONOUNS = frozenset(["he", "she", "they", "i", "you"])


def _someone(document: Document, subject: str | None) -> bool:
    """Say whether the subject of "since … was" is a person; without one the form held a pronoun."""
    lower = subject.lower() if subject else "he"
    if lower in _PRONOUNS or lower in roles() or lower in CHILD_WORDS:
        return True
    if THINGS.fullmatch(lower) or not subject:
        return False
    what = kind(subject)
    return what in NAMES or (subject[0].isupper() and what in (UNKNOWN, EITHER))


def _in_a_sentence(document: Document) -> Iterator[tuple[int, int]]:
    text = document.text
    for match in _told(document, IN_MONTHS):
        before = document.before(match.start(1), 40)
        bracket = text[match.start(1) - 1] == "(" and re.search(r"[A-Z][\w'-]+ ?\($", text[: match.start(1)][-30:])
        if (bracket and kind(text[: match.start(1)][-30:].rstrip(" (").split()[-1]) in (*NAMES, UNKNOWN, EITHER)) or (
            PEOPLE.search(before) and not TERMS.search(before)
        ):
            yield match.span(1)
    for match in _told(document, WHEN):
        if _tells(match.group("age")) and _someone(document, match.group("who")):
            yield match.span("age")
    for pattern in (BY_AGE, TURNED, AGE_OF, CONTRACTED, CHILD_NAMED, NEARLY, ON_DAY):
        for match in _told(document, pattern):
            if _tells(match.group(1)):
                yield match.span(1)
    for match in _told(document, OLD_IS):
        if not NO_PERSON.search(document.before(match.start(), 30)):
            yield match.span(1)
    for match in _told(document, TWIN_COMMA):
        for group in (1, 2):
            if _child(match.group(group)):
                yield match.span(group)
    for pattern in (GIRL_OF, CHILD_NUMBER, OLD_COMMA):
        for match in _told(document, pattern):
            for group in range(1, pattern.groups + 1):
                if _tells(match.group(group)) and match.group(group) not in ("1", "one"):
                    yield match.span(group)
    for match in _told(document, NAMES_ROW):
        words = re.findall(r"[A-Z][\w'-]+", match.group())
        numbers = list(re.finditer(r"\d+", match.group()))
        if all(kind(word) in (*NAMES, UNKNOWN, EITHER) for word in words) and all(_child(n.group()) for n in numbers):
            for number in numbers:
                yield match.start() + number.start(), match.start() + number.end()
    for match in _told(document, NAME_YEARS):
        if kind(match.group(1)) in (*NAMES, UNKNOWN, EITHER) and _child(match.group(2)):
            yield match.start(2), match.end()
    for match in _told(document, YEARS):
        if _child(match.group(1)) and PEOPLE.search(document.before(match.start() + 3, 60)):
            yield match.start(1), match.end()
    for match in _told(document, SMALL_MONTHS):
        before = document.before(match.start(1), 50)
        if SMALL_LED.search(before) and PEOPLE.search(before) and not TERMS.search(document.before(match.start(1), 26)):
            yield match.start(1), match.end() - match.group().endswith(")")
    for line in _told(document, CHILD_LINE):
        for match in CHILD_ITEM.finditer(text, line.start("list"), line.end("list")):
            if _child(match.group(1)) and match.group(1).lower() != "one":
                yield match.start(1), match.end()


def _by_people(document: Document) -> Iterator[tuple[int, int]]:
    text = document.text
    for pattern in (LISTED, CHILD_IS):
        for match in _told(document, pattern):
            for group in range(1, (match.lastindex or 1) + 1):
                if _tells(match.group(group)):
                    yield match.span(group)
    for pattern in (NAMED, NAME_COMMA):
        for match in _told(document, pattern):
            if pattern is NAME_COMMA and (
                kind(match.group().split(",")[0].split()[-1]) not in (*NAMES, UNKNOWN, EITHER)
                or re.match(
                    r" (?:hours?|hrs|days?|weeks?|months?|mins|minutes|sessions)\b", document.after(match.end(1), 10)
                )
            ):
                continue
            if _tells(match.group(1)):
                yield match.span(1)
    for match in _told(document, WELSH_LED):
        if _tells(match.group(1)):
            yield match.span(1)
    for match in _told(document, NAME_IS):
        before = SUBJECT.search(text, max(0, match.start() - 34), match.start())
        if before is None:
            continue
        subject = before.group(1)
        person = (subject[0].isupper() or document.lower_case) and not THINGS.fullmatch(subject)
        if person and _tells(match.group(1)) and match.group(1) not in ("1", "one"):
            yield match.span(1)
    for match in _told(document, AGED):
        if match.group().lower().startswith("age") and _tells(match.group(1)):
            yield match.span(1)


_LABEL = re.compile(r"(?:aged?|oedran|oed)[ :]{1,2}", re.IGNORECASE)
_COUNTED = re.compile(
    r"\b(?:year|yr|turn|room|rm|session|step|level|stage|page|part|unit|module|week|day|rar|grade|band|question|item|"
    r"point|wing|block|cell|platform|phase|form|set|ks|tier|category|cat|version|wk|no|group|grp) ?[#.]? ?\(?$"
)
_THING_OLD = re.compile(
    r"\b(?:assessment|report|plan|oasys|order|offence|conviction|car|phone|case|record|referral|photo|information|"
    r"that|which|it)"
    r" (?:is|was|are|were|that (?:is|was)|now|about|over|only|nearly|almost| )* ?$"
)
_LIST_MARK = re.compile(r"\((\d)\)[ ]\S")


def _label(document: Document, start: int) -> int:
    """Give the length of the label with which an age begins, such as "aged"."""
    label = _LABEL.match(document.text, start)
    return len(label.group()) if label else 0


def _of_something_else(document: Document, start: int, end: int, marks: frozenset[int]) -> bool:
    """Say whether a number counts a school year, a turn or a room, numbers a point, or is the age of a thing."""
    value = document.lowered[start : end + 6]
    return (
        start in marks
        or _COUNTED.search(document.before(start, 14)) is not None
        or ("year" in value and _THING_OLD.search(document.before(start, 30)) is not None)
    )


def _list_marks(document: Document) -> frozenset[int]:
    """Give where the numbers of a list such as "(1) … (2) … (3) …" stand in a text."""
    marks = list(_LIST_MARK.finditer(document.text))
    running = [mark.group(1) for mark in marks]
    in_order = len(marks) > 2 and all(a < b for a, b in pairwise(running)) and running[0] in "12"
    return frozenset(mark.start(1) for mark in marks) if in_order else frozenset()


def ages(document: Document) -> Iterable[Candidate]:
    """Find a child's exact age, now or at the time of the offence, and the age of an adult over eighty."""
    marks = _list_marks(document)
    found = [
        (start, end)
        for start, end in (
            (start + _label(document, start), end)
            for start, end in (*_old_or_aged(document), *_by_people(document), *_in_a_sentence(document))
        )
        if not _of_something_else(document, start, end, marks)
    ]
    found.extend(ages_near(document, {start for start, _end in found}))
    for start, end in found:
        yield Candidate(start, end, "age", "ask", 64)
