"""Cutting a text into the pieces of words that the model knows, with the place of each piece in the text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

_WORD = re.compile(r"[^\W_]+|[^\w\s]|_")
_LONGEST = 60
OTHER, LOWER, TITLE, UPPER, MIXED = range(5)
LINE = 5
"""What is added to the case of a word that opens a line."""


@dataclass(frozen=True, slots=True)
class Pieces:
    """The pieces of a text: their numbers, what the eye sees of each (case, new line) and where they stand."""

    ids: list[int]
    looks: list[int]
    places: list[tuple[int, int]]


def _case(word: str) -> int:
    if not word[0].isalpha():
        return OTHER
    if word.islower():
        return LOWER
    if len(word) > 1 and word.isupper():
        return UPPER
    return TITLE if word[0].isupper() and word[1:] == word[1:].lower() else MIXED


def _plain(letter: str) -> str:
    """Give one letter in lower case without its accent: always one character, so that places stay right."""
    if letter.isascii():
        return letter.lower()
    return (unicodedata.normalize("NFD", letter)[0].lower() or letter)[0]


class WordPiece:
    """Splits words greedily into the longest pieces of a vocabulary, as the base model was trained."""

    def __init__(self, vocabulary: Mapping[str, int]) -> None:
        self._first = {piece: number for piece, number in vocabulary.items() if not piece.startswith("##")}
        self._later = {piece[2:]: number for piece, number in vocabulary.items() if piece.startswith("##")}
        self.unknown, self.opening, self.closing = (vocabulary[name] for name in ("[UNK]", "[CLS]", "[SEP]"))

    def cut(self, text: str) -> Pieces:
        """Cut a text into pieces; a word that cannot be cut is one unknown piece."""
        ids: list[int] = []
        looks: list[int] = []
        places: list[tuple[int, int]] = []
        last = 0
        for match in _WORD.finditer(text):
            start, end = match.span()
            word = match.group()
            look = _case(word) + (LINE if start == 0 or "\n" in text[last:start] else 0)
            last = end
            for number, begin, stop in self._word(word):
                ids.append(number)
                looks.append(look)
                places.append((start + begin, start + stop))
        return Pieces(ids, looks, places)

    def _word(self, word: str) -> list[tuple[int, int, int]]:
        plain = word.lower() if word.isascii() else "".join(map(_plain, word))
        whole = self._first.get(plain)
        if whole is not None:
            return [(whole, 0, len(word))]
        if len(word) > _LONGEST:
            return [(self.unknown, 0, len(word))]
        found: list[tuple[int, int, int]] = []
        at, known = 0, self._first
        while at < len(plain):
            stop = len(plain)
            while stop > at and plain[at:stop] not in known:
                stop -= 1
            if stop == at:
                return [(self.unknown, 0, len(word))]
            found.append((known[plain[at:stop]], at, stop))
            at, known = stop, self._later
        return found


def read_vocabulary(text: str) -> dict[str, int]:
    """Read a vocabulary, one piece a line, whose line number is its number."""
    return {piece: number for number, piece in enumerate(text.splitlines())}
