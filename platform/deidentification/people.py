"""Who is who in a set of texts: the mentions of one person, whole or in part, and the letter they get."""

from __future__ import annotations

import re
import string
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from deidentification.document import Document
from deidentification.finding import Finding
from deidentification.lexicon import EITHER, STOP, WORD, base, kind
from deidentification.reasons import reason_for
from deidentification.role_words import role_of

PERSONS = frozenset({"person", "possible_person"})
_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
_LETTER = re.compile(r"\b(?:Person|Berson|Pherson) ([A-Z])\b")


@dataclass
class Person:
    """One person who is named in a set of texts."""

    names: list[tuple[str, ...]] = field(default_factory=list)
    role: str = ""
    letter: str = ""

    @property
    def words(self) -> set[str]:
        """The words of all their names."""
        return {word for name in self.names for word in name}


def name_words(text: str) -> tuple[str, ...]:
    """Give the words of a name, folded, without possessive endings and hidden characters."""
    return tuple(base(word.lower()) for word in _WORD.findall(Document(text).text))


def same_person(one: Sequence[str], other: Sequence[str]) -> bool:
    """Say whether two names, as words, may be one person's: one of them holds all words of the other."""
    return bool(one) and bool(other) and (set(one) <= set(other) or set(other) <= set(one))


class People:
    """The people of a set of texts, in the order in which they are first named, the fullest names first."""

    def __init__(
        self,
        texts: Mapping[str, str],
        findings: Mapping[str, Sequence[Finding]],
        language: str,
        used: Iterable[str] = (),
    ) -> None:
        self._people: list[Person] = []
        mentions = [
            (key, finding, name_words(finding.text))
            for key, found in findings.items()
            for finding in found
            if finding.category in PERSONS
        ]
        for _key, _finding, words in sorted(mentions, key=lambda mention: -len(mention[2])):
            self._add(words)
        for key, finding, words in mentions:
            person = self.person(words)
            if person is not None and not person.role:
                person.role = role_of(texts[key], finding.start, finding.end, language)
        taken = {letter for text in (*texts.values(), *used) for letter in _LETTER.findall(text)}
        free = (letter for letter in string.ascii_uppercase if letter not in taken)
        for _key, _finding, words in mentions:
            person = self.person(words)
            if person is not None and not person.letter:
                person.letter = next(free, "Z")

    def _add(self, words: tuple[str, ...]) -> None:
        if not words:
            return
        person = self.person(words)
        if person is None:
            self._people.append(Person([words]))
        elif words not in person.names:
            person.names.append(words)

    def person(self, words: Sequence[str]) -> Person | None:
        """Give the person a name stands for; where it could be two people, the one first found."""
        return next((one for one in self._people if any(same_person(words, name) for name in one.names)), None)

    def shared(self, words: Sequence[str]) -> bool:
        """Say whether a name could be that of two people, such as a surname that a couple shares."""
        return sum(any(same_person(words, name) for name in one.names) for one in self._people) > 1


def carried_over(
    texts: Mapping[str, str], findings: Mapping[str, Sequence[Finding]], language: str
) -> dict[str, list[Finding]]:
    """Give the findings of each text with the names that only another of the texts gave away as names.

    Args:
        texts: text by field.
        findings: what was found in each of them.
        language: "en" or "cy", the language of the reasons.

    A word that is no name to the word lists ("Harwell" at the start of a sentence) is one when the next field says
    "Dean Harwell". Words of the language and what was found already are left as they are.
    """
    known: dict[str, set[str]] = {}
    for key, found in findings.items():
        for finding in found:
            if finding.category == "person" and finding.action == "block":
                for word in name_words(finding.text):
                    if len(word) > 3 and kind(word) not in (WORD, STOP, EITHER):
                        known.setdefault(word, set()).add(key)
    result: dict[str, list[Finding]] = {}
    for key, text in texts.items():
        found = list(findings.get(key, ()))
        for match in _WORD.finditer(text) if known else ():
            word = base(match.group())
            named_in = known.get(word.lower())
            end = match.start() + len(word)
            if not named_in or not word[0].isupper() or named_in == {key}:
                continue
            if not any(one.start < end and match.start() < one.end for one in found):
                reason = reason_for("person", language)
                found.append(Finding(match.start(), end, "person", "block", word, reason))
        result[key] = sorted(found, key=lambda one: one.start)
    return result
