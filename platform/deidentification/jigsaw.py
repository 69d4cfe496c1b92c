"""The jigsaw: details that are harmless one by one and tell together who somebody is.

A plain rule of thumb: of all people on probation in a region, about how many would fit every detail? It multiplies the
shares as if the details had nothing to do with each other, and so overstates how rare a person is. Therefore it gives a
level with its reasons and never the number. Source: the field's four intruders, the first of whom asks whether more
than ten people on probation in a region would fit the description.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from deidentification.finding import Finding
from deidentification.regions import is_big_city, region_of
from deidentification.replacements import Scene

Level = Literal["", "some", "strong"]

_REGION = 20_000
"""About as many people are on probation in one of the twelve regions; only the order of magnitude matters."""

_ENOUGH = 10
_CUE = re.compile(
    r"\b(?:only|sole|first|oldest|youngest|last|the one|one of (?:two|three|few)|most|widely|news|press|headlines|"
    r"viral|famous|notorious|well[- ]known|everyone|unig|cyntaf|hynaf|ieuengaf|papur\w*|newyddion)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Piece:
    """One detail that helps to tell who somebody is, and more general words for it ("" where a person must choose)."""

    quote: str
    instead: str


@dataclass(frozen=True, slots=True)
class Jigsaw:
    """How telling the details of a text are together, and which they are, the most telling first."""

    level: Level
    pieces: tuple[Piece, ...]

    @property
    def is_telling(self) -> bool:
        """Say whether somebody who knows the area could put it together."""
        return self.level != ""


def _share(finding: Finding) -> tuple[str, float]:
    """Give the kind of detail and the share of people whom it fits; 1 where it says nothing."""
    category, text = finding.category, finding.text
    if category == "place":
        if is_big_city(text):
            return "place", 1 / 4
        return "place", {"city": 1 / 8, "area": 1 / 4}.get(region_of(text)[1], 1 / 40)
    if category in ("organisation", "school", "premises"):
        public = re.search(r"(?i)police|constabulary|council|crown|magistrates|heddlu|cyngor", text)
        return ("body", 1 / 5) if public else ("organisation", 1 / 200)
    if category == "court":
        return "body", 1 / 5
    if category in ("date", "birth_date"):
        return category, 1 / 365
    if category == "age":
        return "age", 1 / 40
    if category == "rare":
        return "rare", 1 / 5000 / (100 if _CUE.search(text) else 1)
    if category == "background":
        if re.search(r"\d{4}", text):
            return "month", 1 / 20
        return ("years", 1 / 8) if re.search(r"\d", text) else ("origin", 1 / 50)
    return "", 1.0


def jigsaw(scene: Scene) -> Jigsaw:
    """Say whether the details of a set of texts tell together who somebody is.

    Of several details of one kind only the most telling counts. What identifies alone is left out: it must go anyway.
    """
    telling: dict[str, tuple[float, str, Finding]] = {}
    for key, finding in _details(scene.findings):
        kind, share = _share(finding)
        if kind and (kind not in telling or share < telling[kind][0]):
            telling[kind] = (share, key, finding)
    fits = float(_REGION)
    for share, _key, _finding in telling.values():
        fits *= share
    alone = "rare" in telling and bool(_CUE.search(telling["rare"][2].text))
    if fits >= _ENOUGH or (len(telling) < 2 and not alone):
        return Jigsaw("", ())
    ordered = sorted(telling.values(), key=lambda one: one[0])
    pieces = tuple(
        Piece(finding.text, next(iter(scene.suggestions(key, finding)), "")) for _share_of, key, finding in ordered
    )
    return Jigsaw("strong" if fits < 1 else "some", pieces)


def _details(findings: Mapping[str, Sequence[Finding]]) -> Iterable[tuple[str, Finding]]:
    return ((key, finding) for key, found in findings.items() for finding in found)
