"""How people really type: without capitals, with slips of the finger, in capitals, without the last full stop."""

from __future__ import annotations

import random
from collections.abc import Sequence

from deidentification.generator.grammar import Piece
from deidentification.generator.templates import keyed

_NEIGHBOURS = {"a": "s", "e": "r", "i": "o", "o": "p", "n": "m", "t": "r", "s": "d", "d": "f", "r": "e", "l": "k"}


def _slip(word: str, chance: random.Random) -> str:
    at = chance.randrange(1, len(word) - 1)
    roll = chance.random()
    if roll < 0.3:
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    if roll < 0.55:
        return word[:at] + word[at + 1 :]
    if roll < 0.75:
        return word[:at] + word[at] + word[at:]
    return word[:at] + _NEIGHBOURS.get(word[at], word[at]) + word[at + 1 :]


def _with_slips(text: str, rate: float, chance: random.Random) -> str:
    words = text.split(" ")
    misspelt = keyed("misspelt")
    for at, word in enumerate(words):
        if word in misspelt and chance.random() < rate * 6:
            words[at] = chance.choice(misspelt[word])
        elif len(word) > 3 and word.isalpha() and chance.random() < rate:
            words[at] = _slip(word, chance)
    return " ".join(words)


def roughen(pieces: Sequence[Piece], style: str, chance: random.Random) -> list[Piece]:
    """Give the pieces as a person in a hurry would have typed them; how roughly depends on the style."""
    lower = style == "lower" or chance.random() < {"terse": 0.25, "first": 0.12, "email": 0.12}.get(style, 0.08)
    upper = not lower and chance.random() < (0.05 if style == "form" else 0.015)
    rate = 0.0
    if chance.random() < (0.65 if style == "lower" else 0.15):
        rate = chance.choice([0.02, 0.04, 0.07, 0.12])
    fewer = style == "lower" and chance.random() < 0.3
    out = []
    for piece in pieces:
        text = piece.text
        if rate:
            slips = rate if piece.kind in (None, "RARE", "PERSON", "PLACE", "ORG") else 0.0
            text = _with_slips(text, slips, chance)
        if lower:
            text = text.lower()
        elif upper:
            text = text.upper()
        if fewer and piece.kind is None:
            text = text.replace(",", "").replace("'", "")
        out.append(Piece(text, piece.kind))
    return out
