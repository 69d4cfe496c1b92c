"""The text under examination: normalised for matching, with a way back to the writer's own characters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from functools import cached_property

from deidentification import gazetteer
from deidentification.normalising import LOOK_ALIKES, joined, normalised, parted

_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
_WELSH_SIGNS = gazetteer.signs("welsh")
"""Words that only Welsh has."""
_WELSH_TOO = frozenset(["y", "i", "o", "am", "ar"])
"""Words of Welsh that may be English or initials, too: they count beside the others, and never as a capital."""
_PIECE = re.compile(r"[^\W_]+(?:['-][^\W_]+)*|&")
_OPENERS = ".!?:\n;|•*–>[(\"'"


_INNER = re.compile("[-']")


def head(word: str) -> str:
    """Give that by which forms are tried: the first letters of a word, or "0" for one that begins with a digit.

    A text also knows by "a0" its words that begin with a letter and hold a digit, by "aa" those of one to three
    letters, and by "A" those that begin with a capital letter.
    """
    return "0" if word[:1].isdigit() else word[:4]


NUMBERISH = frozenset(["0", "a0", "aa"])
"""The heads of words at which a number with letters can begin."""
CAPITAL = frozenset(["A"])
"""The head of every word with a capital letter."""


def heads(words: str) -> frozenset[str]:
    """Give the heads of words parted by spaces, in lower case; "0" stands for every number in figures."""
    return frozenset(map(head, words.split()))


def heads_in(alternatives: str) -> frozenset[str]:
    """Give the heads of all words that stand in the alternatives of a pattern."""
    return frozenset(map(head, re.findall(r"(?<![\w'\\])[^\W_]+", alternatives.lower())))


@dataclass(frozen=True, slots=True)
class Token:
    """A word of the normalised text, with its case and whether it opens a sentence, line or cell."""

    start: int
    end: int
    text: str
    lower: str
    capital: bool
    upper: bool
    opens: bool


class Document:
    """A text in the form that recognisers read.

    ``text`` has full-width and other compatibility forms made plain, look-alike letters, dashes, quotes and slashes
    unified, and invisible characters taken out. ``origin(start, end)`` turns offsets in ``text`` into offsets in the
    writer's own text. ``local_terms`` are the words of the place where the checker runs (a hostel, a team).
    """

    def __init__(self, original: str, language: str = "en", local_terms: Iterable[str] = ()) -> None:
        self.original = original
        self.language = language
        self.local_terms = tuple(term for term in local_terms if term.strip())
        self._starts: list[int] | None = None
        self._ends: list[int] | None = None
        if original.isascii():
            self.text = original.translate(LOOK_ALIKES)
        else:
            self.text, self._starts, self._ends = normalised(original)

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """Turn offsets in the normalised text into offsets in the writer's text."""
        if self._starts is None or self._ends is None:
            return start, end
        return self._starts[start], self._ends[end - 1]

    @cached_property
    def lowered(self) -> str:
        """The text in lower case, character for character."""
        lowered = self.text.lower()
        return lowered if len(lowered) == len(self.text) else "".join(c.lower()[:1] for c in self.text)

    @cached_property
    def tokens(self) -> list[Token]:
        """The words of the text in order."""
        found = []
        text, size = self.text, 0
        for match in _WORD.finditer(text):
            word = match.group()
            start, size = match.start(), match.end()
            at = start - 1
            while at >= 0 and text[at] == " ":
                at -= 1
            opens = at < 0 or text[at] in _OPENERS or (text[at] == "-" and (at == 0 or text[at - 1] == " "))
            found.append(
                Token(start, size, word, word.lower(), word[0].isupper(), len(word) > 1 and word.isupper(), opens)
            )
        return found

    @cached_property
    def pieces(self) -> list[tuple[str, int, int]]:
        """The words, numbers and ampersands of the text in lower case, each with its start and end."""
        return [(match.group(), match.start(), match.end()) for match in _PIECE.finditer(self.lowered)]

    @cached_property
    def looked_up(self) -> dict[int, list[tuple[int, int, int]]]:
        """What phrases of the word lists were found in the text, by the identity of the list."""
        return {}

    @cached_property
    def _index(self) -> dict[str, list[int]]:
        index: dict[str, list[int]] = {}
        for at, (piece, _start, _end) in enumerate(self.pieces):
            index.setdefault(piece, []).append(at)
        return index

    @cached_property
    def _possessives(self) -> list[str]:
        return [piece for piece in self._index if piece.endswith("'s")]

    def where(self, words: Set[str]) -> list[int]:
        """Give the places, among the pieces, of words that are some words or their possessives, in order."""
        index = self._index
        known = index.keys() & words
        known.update(piece for piece in self._possessives if piece[:-2] in words)
        return sorted(at for word in known for at in index[word])

    def spots(self, words: Set[str]) -> list[tuple[int, int]]:
        """Give start and end of each word of the text that is one of some words in lower case, in order.

        A form that can only begin at one of a few words is tried at these spots instead of everywhere.
        """
        index, pieces = self._index, self.pieces
        return [pieces[at][1:] for at in sorted(at for word in words & index.keys() for at in index[word])]

    @cached_property
    def _begun(self) -> dict[str, list[int]]:
        begun: dict[str, list[int]] = {}
        for piece, start, _end in self.pieces:
            at = start
            for part in _INNER.split(piece) if "-" in piece or "'" in piece else (piece,):
                begun.setdefault(head(part), []).append(at)
                if self.text[at].isupper():
                    begun.setdefault("A", []).append(at)
                if not part.isalpha() and part[0].isalpha():
                    begun.setdefault("a0", []).append(at)
                elif len(part) < 4 and part.isalpha():
                    begun.setdefault("aa", []).append(at)
                at += len(part) + 1
        return begun

    def lacks(self, heads: Set[str]) -> bool:
        """Say whether none of the text's words has one of some heads, so that no form that needs one can be there."""
        return heads.isdisjoint(self._begun)

    def led(self, pattern: re.Pattern[str], heads: Set[str]) -> Iterator[re.Match[str]]:
        """Give the matches of a pattern that begins at a word with one of some heads, as ``finditer`` would.

        The pattern is tried at those words alone, which costs a hundredth of looking everywhere. See ``head``.
        """
        begun, text, end = self._begun, self.text, 0
        for start in sorted(at for each in heads & begun.keys() for at in begun[each]):
            if start >= end:
                match = pattern.match(text, start)
                if match is not None:
                    end = match.end()
                    yield match

    @cached_property
    def lower_case(self) -> bool:
        """Whether the writer does without capital letters, so that case says nothing about names."""
        capitals = sum(
            token.capital and not token.upper and token.text != "I" and not token.text.startswith("I'")
            for token in self.tokens
        )
        return capitals * 25 < len(self.tokens) or capitals == 0

    @cached_property
    def welsh(self) -> bool:
        """Whether the text is mostly Welsh, so that an unknown word that opens a sentence says nothing."""
        sure = [token.lower for token in self.tokens if token.lower in _WELSH_SIGNS]
        if len(set(sure)) < 2:
            return False
        signs = len(sure) + sum(token.text in _WELSH_TOO for token in self.tokens)
        return signs * 9 > len(self.tokens) or (self.language == "cy" and signs * 25 > len(self.tokens))

    @cached_property
    def joined(self) -> tuple[str, list[int]] | None:
        """What stands about broken numbers with them joined up, and where each of its characters came from."""
        return joined(self.text)

    @cached_property
    def parted(self) -> tuple[str, list[int]] | None:
        """What stands about slashes between numbers with the slash made plain, and where its characters came from."""
        return parted(self.text)

    def before(self, start: int, characters: int = 40) -> str:
        """Give the lower-case text just before an offset."""
        return self.lowered[max(0, start - characters) : start]

    def after(self, end: int, characters: int = 40) -> str:
        """Give the lower-case text just after an offset."""
        return self.lowered[end : end + characters]
