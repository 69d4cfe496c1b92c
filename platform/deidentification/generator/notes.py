"""Whole notes: a skeleton of a style, filled with sentences, people, places and numbers, with the marks counted out."""

from __future__ import annotations

import random
import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, Literal

from deidentification import gazetteer
from deidentification.generator.grammar import DIRECT, Grammar, Maker, Piece
from deidentification.generator.noise import roughen
from deidentification.generator.numbers import Numbers
from deidentification.generator.people import Casting, Person
from deidentification.generator.templates import keyed, lines, text

_ARTICLE = re.compile(r"\b([Aa]) (?!one|once|eu|un[ai])([aeio])")
Split = Literal["train", "test"]
_LISTS = ("names", "places", "organisations", "lists")
_SENTENCES = {
    "s": "prose",
    "l": "log",
    "w": "lower",
    "c": "welsh",
    "n": "clean",
    "ln": "clean_log",
    "cn": "clean_welsh",
}


@cache
def _skeletons(split: Split) -> list[tuple[str, str, str]]:
    parts = re.split(r"^## (\w+) (\w+)\n", text(f"notes_{split}"), flags=re.MULTILINE)[1:]
    return [(parts[at], parts[at + 1], parts[at + 2].strip("\n")) for at in range(0, len(parts), 3)]


@cache
def _sentences(split: Split) -> Mapping[str, list[str]]:
    return {key: lines(f"{name}_{split}") for key, name in _SENTENCES.items()}


@cache
def _places_listed() -> list[str]:
    return sorted({" ".join(words).title() for found in gazetteer.places().values() for words in found})


@cache
def _plain_words() -> list[str]:
    """Give common English words that are no name and no place."""
    named = gazetteer.given_near() | gazetteer.given_far() | gazetteer.surnames() | frozenset(gazetteer.places())
    named |= gazetteer.words_of("names_that_are_words.txt") | gazetteer.words_of("background.txt")
    ranks = gazetteer.ranks()
    return sorted(word for word, rank in ranks.items() if 150 < rank < 9000 and len(word) > 3 and word not in named)


@cache
def _plain_welsh() -> list[str]:
    """Give Welsh words that are no name and no place."""
    named = gazetteer.given_near() | gazetteer.surnames() | frozenset(gazetteer.places())
    return sorted(word for word in gazetteer.welsh_words() if len(word) > 2 and word not in named)


class Writer:
    """Writes invented notes, one after the other, from one seed and one split of the templates."""

    def __init__(self, seed: int, split: Split) -> None:
        self.split = split
        self.chance = random.Random(f"{split}-{seed}")
        self.numbers = Numbers(self.chance)
        lists: dict[str, Sequence[str]] = {}
        for name in (*_LISTS, f"rare_{split}", f"welsh_lists_{split}"):
            lists.update(keyed(name))
        self.lists = lists
        self.casting = Casting(lists, self.chance)

    def note(self, number: int) -> dict[str, Any]:
        """Write one note in the format of the gold set, with its style."""
        style, language, body = self.chance.choice(self._weighted())
        grammar = self._grammar(language == "cy")
        pieces = roughen(grammar.expand(self._fill(body)), style, self.chance)
        return {"id": f"{self.split}-{number}", "lang": language, "style": style, **_marked(pieces)}

    def fill(self, name: str) -> str:
        """Fill one list of the templates, such as the names of firms, with people of its own."""
        return "".join(piece.text for piece in self._grammar(welsh=False).expand("{" + name + "}"))

    def _weighted(self) -> list[tuple[str, str, str]]:
        return [entry for entry in _skeletons(self.split) for _ in range({"clean": 2, "polished": 2}.get(entry[0], 1))]

    def _fill(self, body: str) -> str:
        sentences, used = _sentences(self.split), set[str]()

        def fresh(pool: Sequence[str]) -> str:
            for _ in range(6):
                chosen = self.chance.choice(pool)
                if chosen not in used or chosen.startswith("{"):
                    break
            used.add(chosen)
            return chosen

        def one(match: re.Match[str]) -> str:
            key = match.group(1)
            if key == "rs":
                return "{raresentence}"
            if key == "wn":
                return fresh(sentences["ln" if self.chance.random() < 0.6 else "n"]).rstrip(".")
            return fresh(sentences[key])

        return re.sub(r"\{(s|l|w|c|n|ln|cn|rs|wn)\}", one, body)

    def _grammar(self, welsh: bool) -> Grammar:
        numbers = self.numbers
        makers: dict[str, Maker] = {}
        for name in [
            "crn",
            "noms",
            "pnc",
            "cro",
            "nino",
            "nhs",
            "reference",
            "short_reference",
            "account",
            "licence",
            "phone",
            "vehicle",
            "postcode",
            "house",
            "date",
            "welsh_date",
            "birth",
            "child",
            "child_digits",
            "old",
            "adult",
            "welsh_child",
            "small",
            "months",
            "percent",
            "clock",
            "ordinal",
        ]:
            makers[name] = _plain(getattr(numbers, name))
        makers["ip"] = _plain(numbers.address_of_machine)
        makers["welsh_birth"] = _plain(lambda: self.chance.choice([numbers.welsh_date(), numbers.birth()]))
        makers["madeword"] = _plain(self.casting.made_up)
        makers["madetown"] = _plain(self._made_town)
        makers["listed_place"] = _plain(lambda: self.chance.choice(_places_listed()))
        makers["decade"] = _plain(
            lambda: self.chance.choice(["teens", "twenties", "thirties", "forties", "fifties", "sixties"])
        )
        makers["plain"] = _plain(lambda: self.chance.choice(_plain_words()))
        makers["Plain"] = _plain(lambda: self.chance.choice(_plain_words()).capitalize())
        makers["plain_cy"] = _plain(lambda: self.chance.choice(_plain_welsh()))
        makers["Plain_cy"] = _plain(lambda: self.chance.choice(_plain_welsh()).capitalize())
        self._people(makers, welsh)
        return Grammar(self.lists, makers, self.chance)

    def _made_town(self) -> str:
        ends = [
            "ton",
            "ham",
            "ley",
            "wick",
            "by",
            "thorpe",
            "worth",
            "bury",
            "ford",
            "bridge",
            "mouth",
            "pool",
            "field",
            "combe",
            "dale",
            "stead",
            "well",
            "minster",
        ]
        stem = self.casting.made_up()
        return stem[:5].rstrip("aeiouy") + self.chance.choice(ends)

    def _people(self, makers: dict[str, Maker], welsh: bool) -> None:
        cast: dict[str, Person] = {letter: self.casting.person(welsh) for letter in "ABCDEF"}
        for letter, person in cast.items():
            forms = self.casting.forms(person)
            for suffix in forms:
                makers[letter + suffix] = self._mention(person, suffix)
        main = cast["A"]
        he, his, him = ("she", "her", "her") if main.woman else ("he", "his", "him")
        for word in (he, his, him):
            key = {"she": "he", "her": "his"}.get(word, word)
            makers[key] = _plain(lambda word=word: word)
        makers["him"] = _plain(lambda: him)
        makers["himself"] = _plain(lambda: him + "self")
        makers["He"], makers["His"] = _plain(he.capitalize), _plain(his.capitalize)
        makers["A.letter_mark"] = makers["A.letter"]
        makers["Name"] = makers["B"]
        makers["surname_text"] = _plain(lambda: self.casting.person().surname)
        makers["first_text"] = _plain(lambda: self.casting.person().first)
        makers["first_low"] = _plain(lambda: self.casting.person().first.lower().split("-")[0])
        makers["surname_low"] = _plain(lambda: self.casting.person().surname.lower().replace(" ", "").replace("'", ""))
        makers["letter_low"] = _plain(lambda: self.chance.choice("abcdefghjklmnprst"))
        makers["nick_low"] = _plain(lambda: self.casting.person().nick.lower().replace(" ", ""))

    def _mention(self, person: Person, suffix: str) -> Maker:
        return lambda: [Piece(self.casting.forms(person)[suffix], "PERSON")]


def _plain(make: Any) -> Maker:
    return lambda: [Piece(make())]


def _marked(pieces: Sequence[Piece]) -> dict[str, Any]:
    whole, spans = "", []
    for piece in pieces:
        piece = Piece(_ARTICLE.sub(r"\1n \2", piece.text), piece.kind)
        start = len(whole)
        whole += piece.text
        if piece.kind and piece.text.strip():
            lead = len(piece.text) - len(piece.text.lstrip())
            article = piece.text[lead : lead + 4] == "the " and piece.kind in ("ORG", "PLACE", "ADDRESS")
            spans.append(
                {
                    "start": start + lead + (4 if article else 0),
                    "end": start + len(piece.text.rstrip()),
                    "type": "DATE" if piece.kind == "DOB" else piece.kind,
                    "direct": piece.kind in DIRECT,
                }
            )
    return {"text": whole, "spans": spans}


def notes(seed: int, count: int, split: Split = "train") -> list[dict[str, Any]]:
    """Write ``count`` notes from a seed; the same arguments always give the same notes."""
    writer = Writer(seed, split)
    return [writer.note(number) for number in range(1, count + 1)]
