"""What changed between two sets of answers: field by field, and in free text word by word."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, Literal

from peer_review.scenario_form.shape import Section, Text, spoken

_WORDS = re.compile(r"\s+|[^\s]+")

FEWEST_TO_STAND_ALONE = 9
"""Words and spaces that must have stayed between two changes; fewer are shown as part of one change, to be readable."""


@dataclass(frozen=True)
class Piece:
    """A run of words that stayed, came or went."""

    words: str
    fate: Literal["same", "added", "removed"]


@dataclass(frozen=True)
class Change:
    """A question of which the answer is not what it was.

    Attributes:
        key: of the question.
        label: the question.
        section: the title of its page.
        before: the earlier answer in words.
        after: the later answer in words.
        pieces: the later text with what came and what went; empty for choices.
    """

    key: str
    label: Text
    section: Text
    before: str
    after: str
    pieces: tuple[Piece, ...]


def compare(sections: tuple[Section, ...], before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Change]:
    """Return what changed, in the order of the form; questions with the same answer are left out.

    Args:
        sections: the pages and questions to look at.
        before: the earlier answers.
        after: the later answers.
    """
    found = []
    for section in sections:
        for field in section.fields:
            old, new = (spoken(field, answers.get(field.key, "")) for answers in (before, after))
            if old != new:
                pieces = pieces_of(old, new) if field.is_text else ()
                found.append(Change(field.key, field.label, section.title, old, new, pieces))
    return found


def pieces_of(before: str, after: str) -> tuple[Piece, ...]:
    """Return the later text as runs of words that stayed, came or went."""
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    found: list[Piece] = []
    came = went = ""
    codes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    for number, (act, start, end, begin, finish) in enumerate(codes):
        between = 0 < number < len(codes) - 1
        if act == "equal" and not (between and finish - begin < FEWEST_TO_STAND_ALONE):
            found += _turned(went, came)
            found.append(Piece("".join(new[begin:finish]), "same"))
            came = went = ""
        else:
            went += "".join(old[start:end])
            came += "".join(new[begin:finish])
    return (*found, *_turned(went, came))


def _turned(went: str, came: str) -> list[Piece]:
    pieces: tuple[Piece, ...] = (Piece(went, "removed"), Piece(came, "added"))
    return [piece for piece in pieces if piece.words]
