"""Cutting a text into sentences, so that a comment can be tied to one without selecting with a mouse."""

from __future__ import annotations

import re
from dataclasses import dataclass

_ABBREVIATION = re.compile(
    r"mr|mrs|ms|mx|dr|prof|rev|revd|fr|sgt|insp|cllr|st|no|nos|tel|mob|approx|e\.g|i\.e|eg|ie|etc|vs|v|cf|al|p|"
    r"pp|para|paras|ref|refs|dept|est|inc|ltd|co|govt|min|max|mins|hr|hrs|wk|wks|yr|yrs|mth|mths|appt|appts|jan|"
    r"feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec|mon|tue|tues|wed|thu|thurs|fri|sat|sun|fig|vol|ed|art|cl|sch|"
    r"a\.m|p\.m|d\.o\.b|a\.k\.a|b|ch|rd|ave|ext|tud|h\.y|ayyb|gw|er\.e|e\.e"
)
_STOP = re.compile(r"[.!?…]+[\"'”’)\]]*(?=\s|$)|\n+")
_LAST_WORD = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]+$|\d+$")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a text: offsets in code points, end exclusive, without the white space around it."""

    start: int
    end: int
    text: str


def sentences(text: str) -> list[Sentence]:
    """Cut a text into sentences, in order; every word of the text is in one of them.

    A line end closes a sentence. A full stop does not after a known abbreviation, an initial, or when a lower-case word
    or a digit of a list number follows.
    """
    found: list[Sentence] = []
    begin = 0
    for match in _STOP.finditer(text):
        if not match.group().startswith("\n") and not _closes(text, begin, match):
            continue
        _add(found, text, begin, match.end())
        begin = match.end()
    _add(found, text, begin, len(text))
    return found


def _closes(text: str, begin: int, match: re.Match[str]) -> bool:
    mark = match.group()
    following = text[match.end() : match.end() + 40].lstrip(" \t")
    if mark[0] in "!?…" or len(mark.rstrip("\"'”’)]")) > 1:
        return not following[:1].islower()
    word = _LAST_WORD.search(text, max(begin, match.start() - 20), match.start())
    if word is None:
        return not following[:1].islower()
    last = word.group().lower()
    if following[:1].islower():
        return False
    if last.isdigit():
        return text[begin : match.start()].strip() != last
    if last in ("no", "nos") and not following[:1].isdigit():
        return True
    if _ABBREVIATION.fullmatch(last):
        return not following or following.startswith("\n")
    return not (len(last) == 1 and last not in "ai" and word.group().isupper())


def _add(found: list[Sentence], text: str, begin: int, end: int) -> None:
    piece = text[begin:end]
    start = begin + len(piece) - len(piece.lstrip())
    stop = begin + len(piece.rstrip())
    if start < stop:
        if (
            not any(character.isalnum() for character in text[start:stop])
            and found
            and "\n" not in text[found[-1].end : start]
        ):
            start, stop = found[-1].start, stop
            found.pop()
        found.append(Sentence(start, stop, text[start:stop]))
