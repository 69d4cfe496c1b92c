"""What a stretch must look like to be what the model takes it for: the model guesses, and these rules know words."""

from __future__ import annotations

import re

from deidentification import gazetteer
from deidentification.age_forms import PEOPLE
from deidentification.document import Document
from deidentification.lexicon import STOP, UNKNOWN, WORD, background, base, kind, ordinary
from deidentification.model.spans import Span

_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
_FEAST = re.compile(
    r"(?:\w+'s|boxing|christmas|all saints|midsummer|may|new year|good|easter|palm|bank|pancake|remembrance|nadolig|"
    r"dydd|nos|gŵyl)[ ](?:\w+[ ])?(?:day|eve|friday|monday|sunday|nadolig|calan|dewi|steffan|gwener)\b"
    r"|halloween|hogmanay",
    re.IGNORECASE,
)
_OPEN_END = re.compile(r"\b(?:the|a|an|to|in|of|at|on|for|from|with|and|his|her)$", re.IGNORECASE)
_CLOCK = re.compile(r"(?:[01]\d|2[0-3])[0-5]\d(?: ?(?:hrs?|h))?")
"""A clock time without a colon; where such figures are a number, the rules see what stands before."""
_TIMES = re.compile(r"\bx ?\d{0,2} ?/ ?\d|\d ?x ?/ ?\d")
"""Once a month: x1/12, 1 x /12."""
_REGION = re.compile(
    r"(?:the )?(?:north|south|east|west|mid)(?:ern)?[- ]?(?:north|south|east|west)?(?:ern)? ?"
    r"(?:wales|england|coast|country|midlands|yorkshire|of england)?|(?:the )?midlands",
    re.IGNORECASE,
)
_DULL = re.compile(
    r"(?:an? |the |his |her |their )?(?:[\w-]+ )?(?:town|place|village|city|area|county|person|case|scenario|story|"
    r"name|library|tank|bus|horse shoe|group|session|course|plan|order|office)(?: by the sea| in question)?",
    re.IGNORECASE,
)
_SMALL = re.compile(
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighty|"
    r"ninety|un|d?dwy|[td]air|[pb]edair|[pb]ump|chwe(?:ch)?|saith|wyth|naw|dd?eg|dd?euddeg|[pb]ymtheg|d?dau|[td]ri|pedwar)"
)
_TENS = re.compile(r"\b(?:twenty|thirty|forty|fifty|sixty|seventy)")
_BY_THE_CLOCK = re.compile(r"\b(?:by|until|till|before|after|past|around)[ ]$", re.IGNORECASE)
_CLAUSE_END = re.compile(r"[ ]?(?:$|[.;:!?)\n]|am\b|pm\b|o'clock|each\b|every\b|on\b|most\b)")
"""What stands about an hour of the clock: "home by five", "at work until nine; then"."""

_INFANT = re.compile(r"\b(?:months?|mo?n?ths|wee?ks?|wks?|days?|mis|wythnos|diwrnod)\b", re.IGNORECASE)
_EXACT = re.compile(
    r"\d{1,2}(?:st|nd|rd|th|af|il|ydd|fed|ed|eg|ain)\b|\d[-/. ]\d{1,2}[-/. ]\d|"
    r"(?:\b|\d)(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|ion|chwe|maw|faw|ebr|mai|fai|meh|feh|gor|orff|aws|med|fed|"
    r"hyd|tach|dach|rhag|rag)[a-z]*",
    re.IGNORECASE,
)
DOUBT = 0.75
"""How sure the model must be of a name that the word lists hold for a word."""

SEVERAL = 0.6
"""How sure it must be of a name of several such words."""


def _named(span: Span, document: Document, words: list[str]) -> bool:
    value = document.text[span.start : span.end]
    if (
        not words
        or value.lower() in ("e.g", "i.e", "v's")
        or value in ("Y", "N", "X")
        or (len(value) < 2 and not ("A" <= value <= "Z"))
        or (len(value) < 3 and value.islower() and value == document.text.strip())
    ):
        return False
    sure, several = span.sure >= DOUBT, len(words) > 1
    plain = all(map(ordinary, words))
    if span.kind == "PERSON" and not several:
        return (sure or not plain) and not _no_name(words[0], value, span, document)
    if (plain and value.isupper() and len(value) > 6) or _REGION.fullmatch(value):
        return False
    if len(words) == 1 and (base(words[0]).lower() in background() or kind(base(words[0]).rstrip("s")) == STOP):
        return False
    if value.islower():
        return sure if plain or not document.lower_case else span.sure >= 0.8
    return not plain or (several and span.sure >= SEVERAL) or sure


def _no_name(word: str, value: str, span: Span, document: Document) -> bool:
    """Say whether one word alone stands as a word or as a code of the field, however sure the model is."""
    lower = base(word).lower()
    rank = gazetteer.ranks().get(lower, 99999)
    if (lower in background() and lower not in gazetteer.given_near()) or rank < (3000 if value.islower() else 200):
        return True
    if value.replace(".", "").upper() in gazetteer.acronyms() and (value.islower() or span.sure < DOUBT):
        return True
    if len(word) > 3 and word.isupper() and (kind(word) == WORD or (kind(word) == UNKNOWN and span.sure < DOUBT)):
        return True
    if value.islower() and kind(word) in (UNKNOWN, WORD) and "-" not in word and lower not in gazetteer.given_near():
        return not document.lower_case or span.sure < 0.95
    opens = not document.text[: span.start].rstrip(" ") or document.text[: span.start].rstrip(" ")[-1] in ".|:\n"
    if lower in gazetteer.welsh_words() and lower not in gazetteer.given_near():
        return True
    return document.welsh and opens and kind(word) in (UNKNOWN, WORD)


def _aged(span: Span, text: str) -> bool:
    if span.start and text[span.start - 1] in "-/:.£":
        return False
    if _BY_THE_CLOCK.search(text, max(0, span.start - 12), span.start) and _CLAUSE_END.match(text, span.end):
        return False
    value = text[span.start : span.end].lower()
    infant = _INFANT.search(value)
    numbers = [int(number) for number in re.findall(r"\d{1,3}", value)]
    if numbers:
        return all(number < (36 if infant else 18) or 80 < number < 110 for number in numbers)
    words = re.findall(r"[^\W\d_]+", value)
    small = any(map(_SMALL.fullmatch, words)) or (bool(infant) and bool({"eighteen", "deunaw", "twenty"} & set(words)))
    return small and (bool(infant) or not _TENS.search(value))


_YOUNG = re.compile(
    r"\b(?:aged?|old|older|younger|birthday|born|oed|[bmf]lwydd|nursery|school|pregnant|turn(?:s|ed|ing)?|nan|nain|taid|gran\w*|"
    r"mum|mam|dad|mother|father|parent\w*|care|gen(?:od|eth)|yo|y/o|yrs?)\b"
)
_SOMEBODY = re.compile(
    r"(?:[^\W\d_]{2,}'?s?[ ,(]{1,3}|\b(?:he|she|who|hi|he's|she's|hes|shes|who's|mae'n|sy'n|yn) (?:\w+ )?)$"
)


def _of_somebody(span: Span, document: Document) -> bool:
    """Say whether a child, a parent, a name or a word for age stands near a number that the model takes for an age."""
    before, after = document.before(span.start, 70), document.after(span.end, 40)
    if PEOPLE.search(before) or PEOPLE.search(after) or _YOUNG.search(before) or _YOUNG.search(after):
        return True
    led = _SOMEBODY.search(document.text, max(0, span.start - 24), span.start)
    return led is not None and (led.group()[0].isupper() or document.lower_case or not led.group()[0].isalpha())


def sensible(span: Span, document: Document) -> bool:
    """Say whether a stretch can be of the type that the model gives it."""
    value = document.text[span.start : span.end]
    digits = sum(letter.isdigit() for letter in value)
    words = _WORD.findall(value)
    if span.kind in ("PERSON", "PLACE", "ORG"):
        return _named(span, document, words)
    if span.kind == "AGE":
        return _aged(span, document.text) and _of_somebody(span, document)
    if value.isdigit() and re.search(r"\d[/:.]$", document.text[max(0, span.start - 2) : span.start]):
        return False  # the end of a clock time, a count or a season of years
    if span.kind == "DATE" and _TIMES.search(value):
        return False
    if span.kind == "DATE":
        # a day and a month in figures may be a time or a count: the rules look at what stands before
        return bool(_EXACT.search(value) if digits else _FEAST.search(value))
    if span.kind == "ID":
        if _CLOCK.fullmatch(value) or _TIMES.search(value):
            return False
        return digits > 2 and (len(value) > 3 or span.sure >= DOUBT)
    if span.kind == "CONTACT":
        return digits > 5 or any(sign in value for sign in "@_") or (digits > 0 and span.sure >= DOUBT)
    if span.kind == "VEHICLE":
        return digits > 0 and len(value) > 4 and sum(letter.isalpha() for letter in value) > 1
    if span.kind == "ADDRESS":
        return (
            max(map(len, words), default=0) > 2
            and (digits > 0 or len(words) > 1)
            and (span.sure >= DOUBT or not all(map(ordinary, words)))
        )
    return (len(words) > 2 or (len(words) == 2 and span.sure >= DOUBT)) and not (
        _DULL.fullmatch(value) or _OPEN_END.search(value)
    )
