"""Making one list out of what many recognisers say: sorted, without overlap, and without losing a character."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from deidentification.document import Document
from deidentification.finding import RANK, Candidate, Finding
from deidentification.lexicon import ordinary
from deidentification.reasons import reason_for

_REST = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*|\d+")
Spans = Sequence[tuple[int, int]]


SURE = 70
"""The priority from which a candidate overrules a single word of the field, as in "Mr Osman"."""


GUESS = 43
"""The priority up to which a candidate is a guess of the trained model, which nothing but its context supports."""


class Allowed:
    """The stretches of a text that name nobody."""

    def __init__(self, several: Spans, single: Spans) -> None:
        self._several, self._single = sorted(several), sorted(single)

    def covers(self, candidate: Candidate) -> bool:
        """Say whether a candidate lies wholly inside a phrase of the field, or is no surer than one of its words."""
        return _inside(candidate, self._several) or (candidate.priority <= SURE and _inside(candidate, self._single))


def _inside(candidate: Candidate, spans: Spans) -> bool:
    at = bisect_right(spans, (candidate.start, 1 << 60))
    return any(candidate.end <= end for start, end in spans[max(0, at - 3) : at])


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    if start and text[start - 1 : start + 2] == "'s ":
        start += 2
    while start < end and not text[start].isalnum() and text[start] not in "@+[(":
        start += 1
    while end > start and not text[end - 1].isalnum() and text[end - 1] not in ")]":
        end -= 1
    return start, end


_NAMED_KINDS = frozenset(["place", "organisation", "school", "court", "premises"])


def _nothing_named(text: str, start: int, end: int, whole: Candidate) -> bool:
    """Say whether only small letters are left after somebody's possessive, as "bakery" in "Ann's bakery"."""
    rest, before = text[start:end], text[whole.start : start]
    return rest == rest.lower() and before != before.lower() and (before.endswith("'") or before.endswith("'s "))


_GROUPS = {
    **dict.fromkeys(("place", "organisation", "court", "school", "premises"), "area"),
    **dict.fromkeys(("person", "possible_person"), "person"),
    **{category: category for category in ("rare", "address")},
}
_FAMILIES = {
    **_GROUPS,
    **dict.fromkeys(("date", "birth_date"), "day"),
    **dict.fromkeys(("age", "rare", "background", "address"), ""),
}
"""What may be two readings of the same thing; a category that is not here is a kind of number."""


def _backed(candidates: Iterable[Candidate]) -> Iterator[Candidate]:
    """Give a guess that holds a surer candidate of its kind the other's priority, so that it stands as a whole."""
    ordered = sorted(candidates, key=lambda c: (c.start, c.end))
    starts = [candidate.start for candidate in ordered]
    for candidate in ordered:
        group = _GROUPS.get(candidate.category)
        if group and candidate.priority <= GUESS:
            inside = ordered[bisect_left(starts, candidate.start) : bisect_left(starts, candidate.end)]
            same = [c for c in inside if c.end <= candidate.end and _GROUPS.get(c.category) == group]
            held = [c.priority for c in same if c.action != "hint"]
            yield replace(candidate, priority=max([candidate.priority, *held]))
        else:
            yield candidate


def _without_nested(candidates: Iterable[Candidate]) -> Iterator[Candidate]:
    """Leave out a name inside a longer one of its kind, such as the town in the name of its council."""
    outer: dict[str, Candidate] = {}
    for candidate in sorted(candidates, key=lambda c: (c.start, -c.end)):
        group = _GROUPS.get(candidate.category)
        if group:
            wider = outer.get(group)
            same = wider is not None and (candidate.start, candidate.end) == (wider.start, wider.end)
            if wider and not same and candidate.end <= wider.end and RANK[candidate.action] <= RANK[wider.action]:
                continue
            if wider is None or candidate.end > wider.end:
                outer[group] = candidate
        yield candidate


def _worn(candidate: Candidate, rest: str) -> bool:
    """Say whether what is left of a guess, once a surer candidate has taken its share, is no more than plain words."""
    words = _REST.findall(rest)
    if candidate.category == "address":
        return len(words) == 1 and rest.islower() and ordinary(rest)
    named = candidate.category in ("place", "organisation") and (len(words) > 1 or not rest.islower())
    if candidate.category in ("number", "online", "vehicle") and sum(letter.isdigit() for letter in rest) > 2:
        return False
    if candidate.category == "rare" and len(words) < 3:
        return all(map(ordinary, words))
    return candidate.category != "rare" and not named and all(map(ordinary, words))


def _stricter(kept: Candidate, other: Candidate) -> bool:
    """Say whether a candidate that lost all its characters asks for more than the winner, and means the same thing."""
    family = _FAMILIES.get(kept.category, "number")
    return (
        RANK[other.action] > RANK[kept.action]
        and other.start <= kept.start
        and kept.end <= other.end
        and family == _FAMILIES.get(other.category, "number") != ""
    )


def merge(
    document: Document, candidates: Iterable[Candidate], several: Spans = (), single: Spans = ()
) -> list[Candidate]:
    """Resolve overlaps: the higher priority keeps what is shared, the other keeps the rest if words remain in it.

    Where the two are readings of one thing, the stricter action holds. Hints give way entirely. ``several`` and
    ``single`` are the phrases and words of the field that name nobody.
    """
    text = document.text
    allow = Allowed(several, single)
    owner: list[int] = [-1] * len(text)
    ordered = sorted(
        set(_without_nested(_backed(c for c in candidates if c.start < c.end and not allow.covers(c)))),
        key=lambda c: (c.action != "hint", c.priority, RANK[c.action], c.end - c.start, -c.start, c.category),
        reverse=True,
    )
    kept: list[Candidate] = []
    for candidate in ordered:
        span = range(candidate.start, candidate.end)
        free = [at for at in span if owner[at] < 0]
        for winner in {owner[at] for at in span if owner[at] >= 0} if candidate.action != "hint" else ():
            if _stricter(kept[winner], candidate):
                kept[winner] = replace(kept[winner], action=candidate.action)
        if len(free) < candidate.end - candidate.start and candidate.action == "hint":
            continue
        while free:
            run = 1
            while run < len(free) and free[run] == free[run - 1] + 1:
                run += 1
            start, end = _trimmed(text, free[0], free[run - 1] + 1)
            free = free[run:]
            part = end - start < candidate.end - candidate.start
            if part and candidate.priority <= GUESS and _worn(candidate, text[start:end]):
                continue
            if part and candidate.category in _NAMED_KINDS and _nothing_named(text, start, end, candidate):
                continue
            if sum(c.isalnum() for c in text[start:end]) >= 2 or (
                end > start and end - start == candidate.end - candidate.start
            ):
                kept.append(Candidate(start, end, candidate.category, candidate.action, candidate.priority))
                owner[start:end] = [len(kept) - 1] * (end - start)
    return sorted(kept, key=lambda c: c.start)


def findings(document: Document, candidates: Iterable[Candidate]) -> list[Finding]:
    """Turn candidates that do not overlap into findings on the writer's own text."""
    found = []
    for candidate in candidates:
        start, end = document.origin(candidate.start, candidate.end)
        found.append(
            Finding(
                start,
                end,
                candidate.category,
                candidate.action,
                document.original[start:end],
                reason_for(candidate.category, document.language),
            )
        )
    return found
