"""The small language of the template files: slots, choices and marked stretches, expanded into pieces of text."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

_MARK = re.compile(r"\[(PERSON|PLACE|ORG|ADDRESS|DATE|DOB|AGE|ID|CONTACT|VEHICLE|RARE) ")
DIRECT = frozenset({"PERSON", "ID", "CONTACT", "VEHICLE", "ADDRESS", "DOB"})


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text, and what it identifies by: a type of the gold set, "DOB", or nothing."""

    text: str
    kind: str | None = None


Maker = Callable[[], Sequence[Piece]]


class GrammarError(ValueError):
    """A template that cannot be read: an unknown slot, or a bracket without its partner."""


def _closing(text: str, at: int) -> int:
    """Find the bracket that closes the one at ``at``; brackets of the three kinds nest."""
    pairs = {"{": "}", "<": ">", "[": "]"}
    waiting: list[str] = []
    for place in range(at, len(text)):
        letter = text[place]
        if letter in pairs and not (letter == "<" and text[place + 1 : place + 2] in (" ", "=", "")):
            waiting.append(pairs[letter])
        elif waiting and letter == waiting[-1]:
            waiting.pop()
            if not waiting:
                return place
    raise GrammarError(f"no end for: {text[at : at + 60]}")


def split_choices(text: str) -> list[str]:
    """Split at the bars that stand outside every bracket."""
    parts, depth, start = [], 0, 0
    for place, letter in enumerate(text):
        if letter in "{<[":
            depth += 1
        elif letter in "}>]":
            depth -= 1
        elif letter == "|" and not depth:
            parts.append(text[start:place])
            start = place + 1
    parts.append(text[start:])
    return parts


class Grammar:
    """Named lists of templates and named makers, expanded with one source of chance.

    In a template ``{name}`` is a slot, ``<one|other|>`` a choice, ``[RARE the only one]`` a marked stretch (a mark
    inside a mark does not count), and any other bracket stands for itself.
    """

    def __init__(self, lists: Mapping[str, Sequence[str]], makers: Mapping[str, Maker], chance: random.Random) -> None:
        self.lists, self.makers, self.chance = lists, makers, chance

    def expand(self, text: str, kind: str | None = None) -> list[Piece]:
        """Expand one template into pieces."""
        out: list[Piece] = []
        at = 0
        plain: list[str] = []

        def flush() -> None:
            if plain:
                out.append(Piece("".join(plain), kind))
                plain.clear()

        while at < len(text):
            letter = text[at]
            mark = _MARK.match(text, at) if letter == "[" else None
            if letter == "{" or mark or (letter == "<" and text[at + 1 : at + 2] not in (" ", "=", "")):
                end = _closing(text, at)
                flush()
                if letter == "{":
                    out.extend(self._slot(text[at + 1 : end], kind))
                elif mark:
                    inner = "".join(piece.text for piece in self.expand(text[mark.end() : end]))
                    out.append(Piece(inner, kind or mark.group(1)))
                else:
                    out.extend(self.expand(self.chance.choice(split_choices(text[at + 1 : end])), kind))
                at = end + 1
            else:
                plain.append(letter)
                at += 1
        flush()
        return out

    def _slot(self, name: str, kind: str | None) -> list[Piece]:
        if name.startswith("?"):  # {?name} is the slot or nothing
            if self.chance.random() < 0.5:
                return []
            name = name[1:]
        if name in self.makers:
            made = self.makers[name]()
        elif name in self.lists:
            made = self.expand(self.chance.choice(self.lists[name]))
        else:
            raise GrammarError(f"unknown slot: {name}")
        return [Piece(piece.text, kind or piece.kind) for piece in made]
