"""What the word lists say about one word: a name, a word, unknown, or a term of the field."""

from __future__ import annotations

from functools import cache

from deidentification import gazetteer

GIVEN, FAR, SURNAME, EITHER, UNKNOWN, WORD, STOP = "given", "far", "surname", "either", "unknown", "word", "stop"
NAMES = frozenset({GIVEN, FAR, SURNAME})

_ENDS = (
    "s",
    "es",
    "ed",
    "d",
    "ing",
    "er",
    "ers",
    "ly",
    "ness",
    "al",
    "able",
    "ment",
    "r",
    "y",
    "ise",
    "ised",
    "ising",
    "isation",
)
_STARTS = (
    "re",
    "un",
    "non",
    "co",
    "pre",
    "mis",
    "over",
    "under",
    "dis",
    "anti",
    "multi",
    "inter",
    "counter",
    "de",
    "bio",
    "micro",
    "sub",
    "super",
    "semi",
    "post",
)


_VOWELS = frozenset("aeiouyŵŷâêîôûáéíóúàèìòùäëïöüãõåæøœąęěůőűıəươ")


@cache
def background() -> frozenset[str]:
    """Give countries, nationalities, languages and faiths."""
    return frozenset(gazetteer.words_of("background.txt"))


@cache
def _calendar() -> frozenset[str]:
    return frozenset(gazetteer.words_of("calendar.txt"))


@cache
def roles() -> frozenset[str]:
    """Give words for people, beside which a name stands."""
    return frozenset(gazetteer.words_of("roles.txt"))


@cache
def ambiguous() -> frozenset[str]:
    """Give given names that are common words too."""
    return frozenset(gazetteer.words_of("names_that_are_words.txt"))


def base(word: str) -> str:
    """Give a word without a possessive ending."""
    if word.endswith(("'s", "'S")):
        return word[:-2]
    return word[:-1] if word.endswith("'") else word


def derived(lower: str) -> bool:
    """Say whether a word is built from an English word by a common beginning or ending."""
    ranks = gazetteer.ranks()
    for end in _ENDS:
        stem = lower[: -len(end)]
        if (
            lower.endswith(end)
            and len(stem) > 3
            and (stem in ranks or stem + "e" in ranks or (stem[-1] == stem[-2] and stem[:-1] in ranks))
        ):
            return True
    return any(
        lower.startswith(start) and len(lower) > len(start) + 3 and lower[len(start) :] in ranks for start in _STARTS
    )


def compound(lower: str) -> bool:
    """Say whether a word is made of two common words, as "touchpoints" is; alone, it names nobody."""
    ranks = gazetteer.ranks()
    return any(
        max(ranks.get(lower[:at], 99999), ranks.get(lower[at:], 99999)) < 9000 for at in range(4, len(lower) - 3)
    )


def _looked_up(lower: str) -> str:
    ranks = gazetteer.ranks()
    if lower in _calendar() and lower not in ambiguous():
        return STOP
    if lower in background() and lower not in ambiguous():
        return STOP
    if lower in roles() and lower not in gazetteer.given_near():
        return WORD
    if lower in gazetteer.allowed_words() and lower not in gazetteer.given_near():
        return EITHER if lower in gazetteer.surnames() else STOP
    named = lower in gazetteer.given_near() or lower in gazetteer.given_far() or lower in gazetteer.surnames()
    if lower in ranks or lower in ambiguous():
        return EITHER if named or lower in ambiguous() else WORD
    if lower in gazetteer.welsh_words() and lower not in gazetteer.given_near():
        return WORD
    if lower in gazetteer.given_near():
        return EITHER if lower in gazetteer.welsh_words() else GIVEN
    if lower in gazetteer.surnames():
        return SURNAME
    if lower in gazetteer.given_far():
        return FAR
    if not _VOWELS.intersection(lower) or lower.endswith("'d"):
        return WORD
    return WORD if derived(lower) or len(lower) < 3 else UNKNOWN


@cache
def _listed() -> dict[str, str]:
    """Give the kind of every word of the lists: made once and never added to, so that no word of a text is kept."""
    words = {*gazetteer.ranks(), *gazetteer.welsh_words(), *gazetteer.allowed_words(), *ambiguous(), *roles()}
    words |= {*gazetteer.given_near(), *gazetteer.given_far(), *gazetteer.surnames(), *background(), *_calendar()}
    return {word: _looked_up(word) for word in words}


def _one(lower: str) -> str:
    return _listed().get(lower) or _looked_up(lower)


def kind(word: str) -> str:
    """Say what a word of the text is, by the lists; its case is looked at only for inner capitals."""
    plain = base(word)
    lower = plain.lower()
    if (
        plain.startswith(("O'", "D'", "Mc", "Mac", "Fitz", "Ó ", "Ní"))
        and len(plain) > 4
        and any(c.isupper() for c in plain[2:])
    ):
        return SURNAME
    inner = any(c.isupper() for c in plain[1:].replace("-", "").replace("'", "")) and not plain.isupper()
    if "-" in plain:
        parts = [part for part in plain.split("-") if part]
        kinds = [WORD if part.lower() in _STARTS else kind(part) for part in parts]
        capitals = all(part[0].isupper() for part in parts)
        if capitals and all(part.lower() in gazetteer.given_near() for part in parts):
            return GIVEN
        if capitals and any(k in NAMES for k in kinds) and not {STOP, WORD}.intersection(kinds):
            return GIVEN if GIVEN in kinds else SURNAME
        if (
            parts
            and parts[0].lower() in ("al", "el", "ap", "ab", "ferch", "abdul", "bin", "ibn", "van")
            and len(parts) > 1
        ):
            return SURNAME
        if all(k in (WORD, EITHER, STOP) for k in kinds) or not all(part[0].isupper() for part in parts):
            return WORD
        return UNKNOWN
    if inner:
        split_caps = plain[0].isupper() and sum(c.isupper() for c in plain) == 2 and lower in gazetteer.surnames()
        return SURNAME if split_caps else STOP
    if plain.isupper() and plain in gazetteer.acronyms():
        return STOP
    return _one(lower)


def ordinary(word: str) -> bool:
    """Say whether a word is a word of English, Welsh or the field, and so no name by itself."""
    plain = base(word)
    lower = plain.lower()
    return (
        kind(word) in (WORD, STOP)
        or lower in gazetteer.welsh_words()
        or lower in roles()
        or lower in background()
        or plain.upper() in gazetteer.acronyms()
    )
