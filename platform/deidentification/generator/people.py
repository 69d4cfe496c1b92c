"""Invented people: who is in a note, and the many ways in which a note writes their names."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from deidentification import gazetteer
from deidentification.generator.templates import keyed


@dataclass(frozen=True, slots=True)
class Person:
    """One invented person."""

    first: str
    surname: str
    woman: bool
    nick: str

    @property
    def initials(self) -> str:
        """Give both first letters."""
        return self.first[0] + self.surname[0]


class Casting:
    """Invents people: by heritage from our lists, from the wide word lists, or from syllables that nobody bears."""

    def __init__(self, lists: Mapping[str, Sequence[str]], chance: random.Random) -> None:
        self.lists, self.chance = lists, chance
        self._near = _sorted("near")
        self._far = _sorted("far")
        self._surnames = _sorted("surnames")

    def made_up(self) -> str:
        """Give a word that could be a name and is in no list."""
        pick, parts = self.chance.choice, keyed("shapes")
        word = (
            pick(parts["starts"])
            + pick(parts["vowels"])
            + pick(parts["middles"])
            + (pick(parts["vowels"]) + pick(parts["middles"]) if self.chance.random() < 0.2 else "")
        )
        return (word + pick(parts["ends"])).capitalize()

    def person(self, welsh: bool = False) -> Person:
        """Invent a person; in a Welsh note mostly with a Welsh name."""
        woman = self.chance.random() < 0.45
        heritage = self.chance.choice(self.lists["heritages"])
        if welsh and self.chance.random() < 0.75:
            heritage = "welsh"
        roll = self.chance.random()
        if roll < 0.62:
            first = self.chance.choice(self.lists[f"{heritage}_{'women' if woman else 'men'}"])
        elif roll < 0.80:
            first = self.chance.choice(self._near).title()
        elif roll < 0.90:
            first = self.chance.choice(self._far).title()
        else:
            first = self.made_up()
        roll = self.chance.random()
        if roll < 0.60:
            surname = self.chance.choice(self.lists[f"{heritage}_surnames"])
        elif roll < 0.85:
            surname = self.chance.choice(self._surnames).title()
        else:
            surname = self.made_up()
        if self.chance.random() < 0.07:
            surname += "-" + self.chance.choice(self.lists[f"{heritage}_surnames"])
        if self.chance.random() < 0.04:
            first += "-" + self.chance.choice(self.lists["british_women" if woman else "british_men"]).split("-")[0]
        return Person(first, surname, woman, self.nickname(first, surname))

    def nickname(self, first: str, surname: str) -> str:
        """Give a short or street name."""
        roll = self.chance.random()
        if roll < 0.35:
            return self.chance.choice(self.lists["nicknames"])
        stem = self.chance.choice([first, surname])
        while len(stem) > 3 and stem[-1] in "aeiouy-'":
            stem = stem[:-1]
        stem = stem[: self.chance.choice([3, 3, 4])].rstrip("'-")
        return stem + self.chance.choice(["", "", "z", "zy", "ey", "o", "y", "sy", "ster", "za"]).strip()

    def forms(self, person: Person) -> dict[str, str]:
        """Give the ways of writing a person, by the name of the slot that asks for each."""
        first, surname = person.first, person.surname
        pick = self.chance.choice
        full = f"{first} {surname}"
        other = pick([first[0], self.chance.choice("ABCDEFGHJKLMNPRSTW")])
        return {
            "": pick(
                [full] * 12
                + [
                    f"{first[0]} {surname}",
                    f"{first[0]}. {surname}",
                    f"{first} {other}. {surname}",
                    f"{first} {surname.upper()}",
                    f'{first} "{person.nick}" {surname}',
                    f"{first} {other} {surname}",
                    f"{first} {surname[0]}",
                    f"{first} {surname[0]}.",
                ]
            ),
            ".full": full,
            ".first": first,
            ".sur": surname,
            ".last": surname if self.chance.random() < 0.85 else f"{first[0]}. {surname}",
            ".init": pick(
                [
                    person.initials,
                    person.initials,
                    f"{first[0]}.{surname[0]}.",
                    f"{first[0]} {surname[0]}",
                    f"{first[0]}.{surname[0]}",
                ]
            ),
            ".letter": first[0],
            ".nick": person.nick,
            ".index": pick(
                [
                    f"{surname.upper()}, {first}",
                    f"{surname}, {first}",
                    f"{surname} {first}",
                    f"{surname.upper()} {first}",
                    f"{surname}, {first[0]}",
                ]
            ),
            ".signed": pick(
                [
                    full,
                    full,
                    first,
                    f"{first[0]}. {surname}",
                    f"{first[0]} {surname}",
                    person.initials,
                    f"{first} {surname[0]}.",
                ]
            ),
        }


def _sorted(which: str) -> list[str]:
    words = {
        "near": gazetteer.given_near,
        "far": gazetteer.given_far,
        "surnames": gazetteer.surnames,
    }[which]()
    ranks = gazetteer.ranks()
    return sorted(word for word in words if 2 < len(word) < 14 and ranks.get(word, 99999) > 600)
