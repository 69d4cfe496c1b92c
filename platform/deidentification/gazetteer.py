"""The word lists, loaded once and kept: names, places, organisations, English and Welsh words, phrases of the field."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

from deidentification.welsh import mutations


def _lines(name: str) -> list[str]:
    text = resources.files("deidentification").joinpath("data", name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def _words(*names: str) -> frozenset[str]:
    return frozenset(" ".join(line for name in names for line in _lines(name)).lower().split())


def words_of(name: str) -> frozenset[str]:
    """Give the words of one list, in lower case."""
    return _words(name)


@cache
def signs(kind: str) -> frozenset[str]:
    """Give the words of one kind of sign, such as "titles"."""
    lines = dict(line.split(": ", 1) for line in _lines("signs.txt"))
    return frozenset(lines[kind].split())


def _phrases(*names: str) -> list[str]:
    return [phrase.strip() for name in names for line in _lines(name) for phrase in line.split("|") if phrase.strip()]


def normal(word: str) -> str:
    """Give a word in the form in which the lists hold it: lower case, with the straight apostrophe."""
    return word.lower().replace("’", "'")


@cache
def ranks() -> dict[str, int]:
    """Give the place of each common English word in the order of frequency (0 is the most frequent)."""
    return {word: rank for rank, word in enumerate(" ".join(_lines("words.txt")).split())}


@cache
def welsh_words() -> frozenset[str]:
    """Give Welsh words that are no names, with their mutations."""
    words = _words("welsh_words.txt")
    return words | frozenset(form for word in words for form in mutations(word))


@cache
def given_near() -> frozenset[str]:
    """Give given names common in Britain, which identify by themselves."""
    return _words("given_written.txt", "given_near.txt")


@cache
def given_far() -> frozenset[str]:
    """Give given names of other countries, which need some sign that a person is meant."""
    return _words("given_far.txt")


@cache
def surnames() -> frozenset[str]:
    """Give surnames."""
    return _words("surnames_written.txt", "surnames_listed.txt")


@cache
def acronyms() -> frozenset[str]:
    """Give capital-letter words of the field that stand for no person."""
    return frozenset(" ".join(_lines("acronyms.txt")).upper().split())


Tree = dict[str, tuple[tuple[str, ...], ...]]
_SPLIT = re.compile(r"[^\W_]+(?:['-][^\W_]+)*|&")


def split(phrase: str) -> list[str]:
    """Split a phrase into the words by which the trees are searched."""
    return _SPLIT.findall(normal(phrase))


def _tree(phrases: list[str]) -> Tree:
    gathered: dict[str, set[tuple[str, ...]]] = {}
    for phrase in phrases:
        words = split(phrase)
        parts = split(phrase.replace("-", " "))
        for form in (words, parts, ["-".join(parts)] if len(parts) > 2 else words):
            if form:
                gathered.setdefault(form[0], set()).add(tuple(form))
    return {first: tuple(sorted(found, key=len, reverse=True)) for first, found in gathered.items()}


@cache
def places() -> Tree:
    """Give the places of Britain and the Welsh names of places with their mutations, by first word, longest first."""
    welsh = _phrases("places_welsh.txt")
    mutated = [form for phrase in welsh for form in mutations(phrase)]
    taken = ranks().keys() | given_near() | given_far() | surnames()
    listed = (form for phrase in _phrases("places_listed_wales.txt") for form in mutations(phrase))
    mutated += [form for form in listed if form.lower() not in taken and len(form) > 4]
    return _tree([*_phrases("places_listed.txt", "places_written.txt"), *welsh, *mutated])


@cache
def organisations() -> Tree:
    """Give charities, shops, employers, landlords and police forces by first word, longest first."""
    return _tree(_phrases("organisations.txt"))


@cache
def pubs() -> Tree:
    """Give common names of public houses by first word, longest first."""
    return _tree(_phrases("pubs.txt"))


@cache
def named_courts() -> Tree:
    """Give courts known by a name that is not that of their town."""
    return _tree(_phrases("courts.txt"))


@cache
def approved_premises() -> Tree:
    """Give approved premises by their public names."""
    return _tree(_phrases("premises.txt"))


@cache
def forces() -> tuple[str, ...]:
    """Give the areas of police forces, in lower case, longest first."""
    return tuple(sorted(_phrases("forces.txt"), key=len, reverse=True))


@cache
def rare_work() -> Tree:
    """Give work and standing so rare that it singles a person out, with plurals, by first word, longest first."""
    work = _phrases("rare_work.txt")
    return _tree([*work, *(f"{one}s" for one in work if not one.endswith("s"))])


@cache
def allowed_phrases() -> Tree:
    """Give phrases of the field that name nobody, by first word, longest first."""
    return _tree(_phrases("allow.txt"))


@cache
def allowed_words() -> frozenset[str]:
    """Give the single words among the phrases of the field that name nobody."""
    return frozenset(first for first, found in allowed_phrases().items() if (first,) in found)
