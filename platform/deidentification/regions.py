"""Which region a place lies in, so that a wider area can be offered in its stead."""

from __future__ import annotations

from functools import cache
from importlib import resources

from deidentification.welsh import mutations

ENGLISH = {
    "north_west": "in the North West",
    "north_east": "in the North East",
    "yorkshire": "in Yorkshire and the Humber",
    "east_midlands": "in the East Midlands",
    "west_midlands": "in the West Midlands",
    "east": "in the East of England",
    "london": "in London",
    "south_east": "in the South East",
    "south_west": "in the South West",
    "north_wales": "in North Wales",
    "mid_wales": "in Mid Wales",
    "west_wales": "in West Wales",
    "south_wales": "in South Wales",
    "scotland": "in Scotland",
    "northern_ireland": "in Northern Ireland",
    "": "in the region",
}
WELSH = {
    "north_west": "yng ngogledd-orllewin Lloegr",
    "north_east": "yng ngogledd-ddwyrain Lloegr",
    "yorkshire": "yn Swydd Efrog a'r cyffiniau",
    "east_midlands": "yn nwyrain canolbarth Lloegr",
    "west_midlands": "yng ngorllewin canolbarth Lloegr",
    "east": "yn nwyrain Lloegr",
    "london": "yn Llundain",
    "south_east": "yn ne-ddwyrain Lloegr",
    "south_west": "yn ne-orllewin Lloegr",
    "north_wales": "yng ngogledd Cymru",
    "mid_wales": "yng nghanolbarth Cymru",
    "west_wales": "yng ngorllewin Cymru",
    "south_wales": "yn ne Cymru",
    "scotland": "yn yr Alban",
    "northern_ireland": "yng Ngogledd Iwerddon",
    "": "yn y rhanbarth",
}
_KINDS = {"*": "city", "+": "area"}
_NOUNS = {
    "en": {"city": "a city", "town": "a town", "area": "an area"},
    "cy": {"city": "dinas", "town": "tref", "area": "ardal"},
}


@cache
def _known() -> dict[str, tuple[str, str]]:
    text = resources.files("deidentification").joinpath("data", "regions.txt").read_text(encoding="utf-8")
    found: dict[str, tuple[str, str]] = {}
    for line in text.splitlines():
        if not line or line.startswith("#"):
            continue
        region, places = line.split(": ", 1)
        for entry in places.split("|"):
            kind = _KINDS.get(entry[-1], "town")
            name = entry.rstrip("*+")
            for form in (name, *mutations(name)):
                found.setdefault(form.lower(), (region, kind))
    return found


@cache
def _big() -> frozenset[str]:
    return frozenset(["birmingham", "leeds", "glasgow", "sheffield", "manchester", "liverpool", "bristol", "london"])


def is_big_city(place: str) -> bool:
    """Say whether a place has so many people that it narrows little down."""
    return place.lower() in _big()


def region_of(place: str) -> tuple[str, str]:
    """Give the key of a place's region and whether it is a "city", "town" or "area"; "" and "town" if not known."""
    return _known().get(" ".join(place.lower().split()), ("", "town"))


def wider(place: str, language: str) -> str:
    """Give words for a wider area than a place, such as "a town in the North West"."""
    region, kind = region_of(place)
    if is_big_city(place):
        return "dinas fawr" if language == "cy" else "a large city"
    where = (WELSH if language == "cy" else ENGLISH)[region]
    return f"{_NOUNS['cy' if language == 'cy' else 'en'][kind]} {where}"
