"""Fitting other words into a sentence: articles, titles, prepositions, capital letters and Welsh mutations."""

from __future__ import annotations

import re
from dataclasses import dataclass

from deidentification.role_words import TITLES, lead_of
from deidentification.welsh import SOFT

_I = re.IGNORECASE
_ARTICLE = re.compile(r"\b(?:the|an?) $", _I)
_POSSESSIVE = re.compile(r"\b(?:his|her|their|my|our|your) $", _I)
_WORKS = re.compile(r"\b(work(?:s|ed|ing)?) (?:at|for|in) (?:an? |the )?$", _I)
_HAS = {"works": "has ", "worked": "had ", "working": "having ", "work": "have "}
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,? )?"
_ON_DAY = re.compile(rf"\b(on|ar) {_WEEKDAY}(?:the )?$|(?<!\w){_WEEKDAY}(?:the )?$", _I)
_IN_MONTH = re.compile(r"\b(?:in|on|during|yn|ym|ar|in early|in late) $", _I)
_BORN = re.compile(r"\b(?:born(?: on| in)?:? |d\.?o\.?b\.?:? (?:is )?|date of birth:? (?:is )?|ganwyd (?:ar )?)$", _I)
_AGED = re.compile(r"\b(?:aged?:? |who is |oed(?:ran)?:? )$", _I)
_OPENS = re.compile(r"(?:^|[.!?:]\s+|\n\s*(?:[-•*–]\s*)?|^\s*[-•*–]\s*)[\"'“‘(]*$")
_IS = re.compile(r"\b(was|is|are|were|as) $", _I)
_OWNS = {"was": "had ", "is": "has ", "are": "have ", "were": "had ", "as": "in "}
_TAIL = re.compile(r" (?:in|of|at|on|from|for|yn|yng|ym|ar|o)$", _I)
_YN = re.compile(r"\b(yn|yng|ym) $", _I)
_SOFTENS = re.compile(r"\b(?:i|o|am|ar|at|gan|heb|hyd|dan|dros|drwy|trwy|wrth) $", _I)
_WELSH_VOWEL = re.compile(r"[aeiouwyâêîôûŵŷ] $", _I)
_FIRM = ("ch", "dd", "ff", "ng", "ph", "th", "y ", "yr ")


@dataclass(frozen=True, slots=True)
class Change:
    """A stretch of a text and the words to write there.

    ``start`` and ``end`` count characters (code points) of the text before any change, end exclusive.
    """

    start: int
    end: int
    words: str


def weave(text: str, start: int, end: int, category: str, words: str, language: str) -> Change:
    """Fit words in the place of a finding, so that the sentence still reads.

    Args:
        text: the text.
        start: where the finding begins.
        end: where it ends.
        category: the finding's category.
        words: what to write instead, as offered.
        language: "en" or "cy".
    """
    before = text[max(0, start - 60) : start]
    if words.startswith("["):
        return Change(start, end, words)
    if category in ("person", "possible_person", "local", "signature"):
        start, end, words = _for_person(text, before, start, end, words, language)
    elif category in ("date", "birth_date"):
        start, words = _for_day(before, start, category, words)
    elif category in ("age", "background"):
        start, end, words = _for_age(text, before, start, end, words)
    elif category == "rare":
        start, words = _for_rare(text[start:end], before, start, words)
    elif words.endswith(" job") and (works := _WORKS.search(before)):
        start -= len(works.group())
        words = _HAS[works.group(1).lower()] + words
    if words:
        start, words = _joined(text, start, words, language)
        if text[end : end + 1] in ("'", "’") and text[end + 1 : end + 2] != "s" and category.endswith("person"):
            end, words = end + 1, f"{words}{text[end]}s"
    elif text[start - 1 : start] == " " and start:
        start -= 1
    if words and words[0].islower() and _OPENS.search(text[:start][-8:]):
        words = words[0].upper() + words[1:]
    return Change(start, end, words)


def _for_person(text: str, before: str, start: int, end: int, words: str, language: str) -> tuple[int, int, str]:
    title = TITLES.search(before)
    if title:
        return start - len(title.group()), end, words
    gap = lead_of(text, start, words, language)
    if gap < 0 or re.search(r"[(\"']", text[gap:start]):
        return start, end, words
    return gap, end + (text[gap] == "," and text[end : end + 1] == ","), ""


def _for_rare(quote: str, before: str, start: int, words: str) -> tuple[int, str]:
    tail = _TAIL.search(quote)
    words += tail.group() if tail else ""
    lead = _IS.search(before) if re.match(r"(?:a|an|rural|success|siblings) ", words) else None
    return (start - len(lead.group()), _OWNS[lead.group(1).lower()] + words) if lead else (start, words)


def _for_day(before: str, start: int, category: str, words: str) -> tuple[int, str]:
    born = _BORN.search(before)
    if category == "birth_date" and born:
        return start - len(born.group()), words
    lead = _ON_DAY.search(before)
    if lead and (lead.group(1) or lead.group()):
        small = "in " if lead.group(1) and lead.group(1).lower() == "on" else "yn " if lead.group(1) else ""
        loose = words.endswith((" ago", " yn ôl", " year", " week")) or words.startswith(("on ", "ar "))
        return start - len(lead.group()), ("" if loose else small) + words
    return start, words


def _for_age(text: str, before: str, start: int, end: int, words: str) -> tuple[int, int, str]:
    if words.endswith((" ago", "this year", "last year", " yn ôl", "eleni", "y llynedd")):
        lead = _IN_MONTH.search(before)
        return (start - len(lead.group()) if lead else start), end, words
    lead = _AGED.search(before)
    if lead:
        return start - len(lead.group()), end, words
    noun = re.match(r" ([a-z][\w-]+)", text[end:]) if re.search(r"\d-year-old$", text[start:end]) else None
    if noun and words.startswith("in "):
        if before.endswith(("an ", "An ")) and noun.group(1)[0] not in "aeiou":
            return start - 2, end + noun.end(), f" {noun.group(1)} {words}"
        return start, end + noun.end(), f"{noun.group(1)} {words}"
    if before.endswith("(") and words.startswith("of "):
        words = words.removeprefix("of ")
    return start, end, words


def _joined(text: str, start: int, words: str, language: str) -> tuple[int, str]:
    before = text[max(0, start - 60) : start]
    if language == "cy":
        return _joined_in_welsh(before, start, words)
    article = _ARTICLE.search(before)
    if article and re.match(r"(?:the|an?) |known to ", words):
        return start - len(article.group()), words
    if _POSSESSIVE.search(before):
        return start, re.sub(r"^(?:the|an?) ", "", words)
    return start, words


def _joined_in_welsh(before: str, start: int, words: str) -> tuple[int, str]:
    if words.startswith(("y ", "yr ")) and _WELSH_VOWEL.search(before):
        return start - 1, f"'r {words.split(' ', 1)[1]}"
    if words.startswith("o ") and before.endswith(("'n ", "’n ")):
        return start - 3, f" {words}"
    inside = _YN.search(before)
    if inside and not words.startswith(("y ", "yr ", "wythnos", "yn ", "o ")):
        return start - len(inside.group()), f"mewn {words}"
    if _SOFTENS.search(before) and not words.startswith(_FIRM):
        for first, changed in SOFT:
            if words.lower().startswith(first):
                return start, changed + words[len(first) :]
    return start, words
