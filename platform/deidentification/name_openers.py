"""Signs that an unknown word at the beginning of a sentence, line or cell names somebody."""

from __future__ import annotations

import re

from deidentification import gazetteer
from deidentification.document import Document
from deidentification.lexicon import roles

_DOES = gazetteer.signs("does")
_NOUNS = gazetteer.signs("no_verbs")
_ROLE_AFTER = re.compile(r" ?\((?:the |his |her |my )?([\w-]+(?: [\w-]+){0,2})|, (?:his|her|their|who|aged|whose) ")


def acts(following: str) -> bool:
    """Say whether the word after is a verb that a person does, as in "Nobby reckons" or "Wozza nicked"."""
    if following in _DOES:
        return True
    return (
        following.endswith("ed") and len(following) > 4 and following in gazetteer.ranks() and following not in _NOUNS
    )


def opens_as_a_name(document: Document, start: int, end: int) -> bool:
    """Say whether what follows an opening word makes a person of it: a role in brackets, or "who", "his", "aged"."""
    match = _ROLE_AFTER.match(document.text, end)
    if match is None:
        return False
    words = (match.group(1) or "").lower().split()
    return not words or words[0].isdigit() or any(word in roles() for word in words)


def mistyped(lower: str) -> bool:
    """Say whether an unknown word is a common word with one letter left out, doubled, swapped or changed."""
    ranks = gazetteer.ranks()
    letters = "abcdefghijklmnopqrstuvwxyz"
    for at in range(len(lower) + 1):
        head, tail = lower[:at], lower[at:]
        if tail and ranks.get(head + tail[1:], 99999) < 6000:
            return True
        if len(tail) > 1 and ranks.get(head + tail[1] + tail[0] + tail[2:], 99999) < 6000:
            return True
        for letter in letters:
            if ranks.get(head + letter + tail, 99999) < 6000 or (
                tail and letter not in "aeiou" and ranks.get(head + letter + tail[1:], 99999) < 1500
            ):
                return True
    return False
