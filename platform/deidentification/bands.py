"""Bands of age and relative times: what to write in the place of an exact age or an exact day."""

from __future__ import annotations

import datetime
import re

from deidentification.ages import WORDS
from deidentification.welsh import MONTHS as WELSH_MONTHS
from deidentification.welsh import NUMBERS as WELSH_NUMBERS

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july", "aug august",
            "sep sept september", "oct october", "nov november", "dec december",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
_SOFT = {"fawrth": 3, "fai": 5, "fehefin": 6, "orffennaf": 7, "fedi": 9, "dachwedd": 11, "ragfyr": 12}
_MONTH_NUMBERS = {**_MONTHS, **WELSH_MONTHS, **_SOFT}
_DECADES = ("", "teens", "twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties")
_WELSH_DECADES = (
    "", "arddegau", "ugeiniau", "dridegau", "bedwardegau", "bumdegau", "chwedegau", "saithdegau", "wythdegau",
    "nawdegau",
)  # fmt: skip
_ISO = re.compile(r"(?P<year>\d{4})[-/.](?P<month>\d\d)[-/.](?P<day>\d\d)")
_FIGURES = re.compile(r"(?P<day>\d{1,2})\s?[-/.\\]\s?(?P<month>\d{1,2})(?:\s?[-/.\\]\s?(?P<year>\d{4}|\d\d))?")
_DAY = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th|af|il|ydd|fed|ain|eg)?\b(?!\d)")
_YEAR = re.compile(r"\b((?:19|20)\d\d)\b|'(\d\d)\b")
_SEASONS = ("winter", "spring", "summer", "autumn")
_WELSH_SEASONS = ("y gaeaf", "y gwanwyn", "yr haf", "yr hydref")
_WINTER_FEASTS = re.compile(r"christmas|xmas|boxing|new year|hogmanay|nadolig|calan|steffan|valentine|dwynwen", re.I)


def number_of(text: str) -> int | None:
    """Give the first number in a text, in figures or words of either language."""
    digits = re.search(r"\d{1,3}", text)
    if digits:
        return int(digits.group())
    lower = text.lower()
    for words in (WELSH_NUMBERS, WORDS):
        for word in sorted(words, key=len, reverse=True):
            if re.search(rf"(?<!\w){re.escape(word)}(?!\w)", lower):
                return words[word]
    for at, decade in enumerate(("eighty", "ninety")):
        if decade in lower:
            return 81 + 10 * at
    return None


def whose(text: str, start: int, end: int, language: str) -> str:
    """Give "his", "her" or "their" (in Welsh "ei" either way) by the pronouns near a stretch of text."""
    near = re.findall(
        r"\b(?:he|him|his|she|her|hers|mr|mrs|ms|man|woman)\b", text[max(0, start - 90) : end + 60].lower()
    )
    if language == "cy":
        return "ei"
    male = sum(word in ("he", "him", "his", "mr", "man") for word in near)
    return "his" if male * 2 > len(near) else "her" if near else "their"


def decade(years: int, owner: str, language: str) -> str:
    """Give the decade of somebody's life, such as "in his twenties"."""
    at = min(max(years // 10, 1), 9)
    if language == "cy":
        return f"yn {owner} {_WELSH_DECADES[at]}"
    return f"in {owner} {'late ' if years in (18, 19) else ''}{_DECADES[at]}"


def school_age(years: int, adjective: bool, language: str) -> str:
    """Give the band of a child's age; ``adjective`` for the form that stands before a noun."""
    band = 0 if years < 5 else 1 if years < 11 else 2 if years < 16 else 3
    if language == "cy":
        return (
            "o oedran cyn ysgol", "o oedran ysgol gynradd", "o oedran ysgol uwchradd", "yn ei arddegau hwyr",
        )[band]  # fmt: skip
    if adjective:
        return ("pre-school", "primary-school-age", "secondary-school-age", "teenage")[band]
    return ("of pre-school age", "of primary school age", "of secondary school age", "in the late teens")[band]


Parts = tuple[int | None, int | None, int | None]


def parts_of(text: str) -> Parts:
    """Give year, month and day of a date as written, each None where it does not stand there."""
    for pattern in (_ISO, _FIGURES):
        match = pattern.search(text)
        if match:
            found = match.groupdict()
            written = int(found["year"]) if found["year"] else None
            if written is not None and written < 100:
                written += 2000 if written < 50 else 1900
            first, second = int(found["month"]), int(found["day"])
            return (written, first, second) if first <= 12 else (written, second, first)
    lower = text.lower()
    month = next((_MONTH_NUMBERS[word] for word in re.findall(r"[^\W\d_]+", lower) if word in _MONTH_NUMBERS), None)
    year = _YEAR.search(text)
    day = _DAY.search(_YEAR.sub("", text))
    return (
        (int(year.group(1)) if year.group(1) else 2000 + int(year.group(2))) if year else None,
        month,
        int(day.group(1)) if day else None,
    )


def day_of(text: str) -> datetime.date | None:
    """Give the day that a text names whole, with its year."""
    year, month, day = parts_of(text)
    try:
        return datetime.date(year, month, day) if year and month and day else None
    except ValueError:
        return None


def week_of(day: datetime.date, first: datetime.date, language: str) -> str:
    """Give the week in which a day lies, counted from the first day; "" where it lies before or far after."""
    week = (day - first).days // 7 + 1
    return "" if week < 1 or week > 160 else f"wythnos {week}" if language == "cy" else f"week {week}"


def season_of(text: str, language: str) -> str:
    """Give the season in which a date lies, such as "spring"; "" where no month shows."""
    month = parts_of(text)[1]
    if month is None:
        month = 12 if _WINTER_FEASTS.search(text) else None
    if month is None or not 1 <= month <= 12:
        return ""
    return (_WELSH_SEASONS if language == "cy" else _SEASONS)[month % 12 // 3]


def long_ago(text: str, today: datetime.date, language: str) -> str:
    """Give how long ago a month with a year was, roughly; "" where no year shows."""
    year = parts_of(text)[0]
    if year is None:
        return ""
    ago = today.year - year
    at = 0 if ago <= 0 else 1 if ago == 1 else 2 if ago < 8 else 3
    if language == "cy":
        return ("yn gynharach eleni", "y llynedd", "ychydig flynyddoedd yn ôl", "flynyddoedd yn ôl")[at]
    return ("earlier this year", "last year", "a few years ago", "many years ago")[at]
