"""Looking up phrases of the word lists in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from deidentification.document import Document, heads
from deidentification.eponyms import eponyms, means_somebody
from deidentification.gazetteer import Tree, allowed_phrases, signs
from deidentification.lexicon import roles

_GAP = re.compile(r"[ .-]{0,2}|[ ]?\n")
_FIELD_HEADS = heads(
    "turn year yr step stage session phase week wk grade group grp module item question 0 two three four five six "
    "seven "
    "section level category pi psi pso ai s xx xxx xxxx"
) | {"a0"}
_PLACEHOLDER = re.compile(r"\[([^\W\d_][^\]\n]{0,40})\]|<([^\W\d_][^>\n@]{0,40})>")
_FIELD = re.compile(
    r"\b(?:turn|year|yr|step|stage|session|phase|week|wk|grade|group|grp|module|item|question)[ ]\d{1,2}(?![\d/]|"
    r"[.:]\d)|"
    r"\b(?:\d|two|three|four|five|six|seven) on,? (?:\d|two|three|four|five|six|seven) off\b|\bsection \d+|\blevel "
    r"\d|\bcategory \d|\b(?:PI|PSI|"
    r"PSO|AI) \d{1,2}/(?:19|20)\d\d\b|(?<!['\w])s\.? ?\d{1,3}\b|\bx{2,}\b",
    re.IGNORECASE,
)


def matches(document: Document, tree: Tree) -> list[tuple[int, int, int]]:
    """Give start, end and number of words of each phrase of ``tree`` in the text, longest first at each word."""
    known = document.looked_up.get(id(tree))
    if known is None:
        known = document.looked_up[id(tree)] = list(_matches(document, tree))
    return known


def _matches(document: Document, tree: Tree) -> Iterator[tuple[int, int, int]]:
    pieces, text = document.pieces, document.text
    size, free = len(pieces), 0
    for at in document.where(tree.keys()):
        if at < free:
            continue
        word, start, end = pieces[at]
        found = 0
        for phrase in tree.get(word, ()):
            length = len(phrase)
            if at + length > size:
                continue
            last = pieces[at + length - 1][0]
            fits = all(pieces[at + k][0] == phrase[k] for k in range(length - 1)) and (
                last == phrase[-1] or last == phrase[-1] + "'s"
            )
            if fits and all(_GAP.fullmatch(text, pieces[at + k][2], pieces[at + k + 1][1]) for k in range(length - 1)):
                yield start, pieces[at + length - 1][2] - (2 if last != phrase[-1] else 0), length
                found = length
                break
        if not found and word.endswith("'s") and (word[:-2],) in tree.get(word[:-2], ()):
            yield start, end - 2, 1
        free = at + (found or 1)


_CLOCK = re.compile(r"(?<![\d./:£-])(?:[01]?\d|2[0-3])[.]([0-5]\d)(?![\d%]|[./:-]\d)")
_LINE = re.compile(r"(?:^|\n)[ *|-]*$")


def _times(document: Document) -> Iterator[tuple[int, int]]:
    """Give the clock times with a point: those that can be no date, and where the lines of a log open with such, "
    "all.
    """
    found = list(_CLOCK.finditer(document.text))
    sure = [match for match in found if not 0 < int(match.group(1)) < 13]
    opening = [match for match in sure if _LINE.search(document.text, max(0, match.start() - 5), match.start())]
    for match in found if len(opening) > 1 else sure:
        yield match.span()


def _placeholders(document: Document) -> Iterator[tuple[int, int]]:
    """Give the brackets that stand in the place of something: every word in them is of the kind of "name" or "town"."""
    plain = signs("placeholders") | roles()
    for match in _PLACEHOLDER.finditer(document.lowered):
        words = re.findall(r"[^\W\d_]+(?:['-][^\W\d_]+)*|\d", match.group(match.lastindex or 0))
        if all(word in plain or (len(word) == 1 and word.isalpha()) for word in words):
            yield match.span()


def allowed_spans(document: Document) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Give the stretches that name nobody: phrases of several words, and single words.

    The first overrule every recogniser; the second give way where the text makes a person of the word.
    """
    several: list[tuple[int, int]] = [match.span() for match in document.led(_FIELD, _FIELD_HEADS)]
    several.extend(_placeholders(document))
    several.extend(_times(document))
    single: list[tuple[int, int]] = []
    for start, end, length in matches(document, allowed_phrases()):
        if length > 1:
            several.append((start, end))
        elif document.lowered[start:end] not in eponyms() or not means_somebody(document, start, end):
            single.append((start, end))
    return several, single
