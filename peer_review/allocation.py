"""Who reviews what next, as plain rules: nothing here knows a table, a name or a clock.

The order of what counts comes from the field notes (peers, "Reading of B"): enough reviews first, then equal load, one
at a time, early authors first, and for the rest chance, so that nobody can work out who gets what. A conflict of
interest is never weighed: whoever has one is not among those who may take an opening at all.
"""

import random
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import Enum

WANTED = 3
"""Reviews that a case scenario is to get: two or three beside the mentor's, so three with it (feedback notes 6.5)."""


@dataclass(frozen=True, slots=True)
class Opening:
    """A case scenario that may be reviewed.

    Attributes:
        key: which one.
        wanted: how many reviews it is to get.
        taken_by: who reviews it or has reviewed it.
        may_take: who else may: no conflict of interest, not declined.
        second_choice: those of them who would see it with less fresh eyes, because they checked it.
        since: when the author sent it; any number that grows with time.
        overdue: whether those with fewer reviews have had their chance, so that anybody may take it now.
    """

    key: int
    wanted: int
    taken_by: frozenset[int]
    may_take: frozenset[int]
    second_choice: frozenset[int] = frozenset()
    since: float = 0.0
    overdue: bool = False

    @property
    def missing(self) -> int:
        """Return how many reviews it still lacks, and never more than there are people to write them."""
        return max(0, min(self.wanted - len(self.taken_by), len(self.may_take)))


class Why(Enum):
    """Why somebody gets nothing to review just now."""

    BUSY = "busy"
    NOTHING_OPEN = "nothing open"
    KEPT_FOR_OTHERS = "kept for others"


@dataclass(frozen=True, slots=True)
class Choice:
    """What somebody is to review next, or why there is nothing."""

    key: int | None
    why: Why | None = None


def fair_shares(openings: Iterable[Opening], loads: Mapping[int, int], seed: int) -> dict[int, frozenset[int]]:
    """Fill every opening so that no other way of filling them spreads the work more evenly.

    First the least loaded take what is open; then work moves along chains of people, each of whom could do what the
    one before does, as long as somebody at the end of a chain has at least two reviews fewer than somebody at its
    beginning. When no such chain is left, the distribution is as even as the conflicts allow.

    Args:
        openings: what is open.
        loads: reviews of late by person; who is missing there has none.
        seed: decides between equals.

    Returns:
        Who takes each opening.
    """
    chance = _chance(seed)
    found = list(openings)
    now = {person: loads.get(person, 0) for one in found for person in one.may_take}
    shares: dict[int, set[int]] = {}
    for one in sorted(found, key=lambda one: (len(one.may_take) - one.missing, chance(one.key))):
        takers = sorted(one.may_take, key=lambda person: (now[person], chance(person)))[: one.missing]
        shares[one.key] = set(takers)
        for person in takers:
            now[person] += 1
    _even_out(found, shares, now)
    return {key: frozenset(people) for key, people in shares.items()}


def choose(
    person: int, openings: Iterable[Opening], loads: Mapping[int, int], seed: int, *, busy: bool = False
) -> Choice:
    """Say what somebody who asks is to review next.

    What is given away keeps an even distribution within reach: somebody who has done more than the others of late does
    not get what they could do, until it is overdue.

    Args:
        person: who asks.
        openings: what is open.
        loads: reviews of late by person.
        seed: decides between equals.
        busy: whether they have one already: one at a time.
    """
    if busy:
        return Choice(None, Why.BUSY)
    found = [one for one in openings if one.missing]
    mine = [one for one in found if person in one.may_take]
    if not mine:
        return Choice(None, Why.NOTHING_OPEN)
    chance = _chance(seed)
    mine.sort(key=lambda one: (person in one.second_choice, len(one.taken_by), one.since, chance(one.key)))
    shares = fair_shares(found, loads, seed)
    evenness = _unevenness(shares, loads)
    for one in mine:
        if one.overdue or person in shares[one.key] or _stays_even(person, one, found, loads, seed, evenness):
            return Choice(one.key)
    return Choice(None, Why.KEPT_FOR_OTHERS)


def _stays_even(
    person: int, chosen: Opening, openings: list[Opening], loads: Mapping[int, int], seed: int, evenness: int
) -> bool:
    """Say whether the rest can still be spread as evenly as before when somebody takes an opening."""
    rest = Opening(
        chosen.key, chosen.wanted, chosen.taken_by | {person}, chosen.may_take - {person}, since=chosen.since
    )
    loads_then = {**loads, person: loads.get(person, 0) + 1}
    shares = fair_shares([rest if one.key == chosen.key else one for one in openings], loads_then, seed)
    before = loads.get(person, 0)
    return _unevenness(shares, loads_then) + (before + 1) ** 2 - before**2 == evenness


def _even_out(openings: list[Opening], shares: dict[int, set[int]], now: dict[int, int]) -> None:
    """Move work along chains of people until no chain makes the loads more even; changes `shares` and `now`."""
    settled: set[int] = set()
    while True:
        movable = {person for people in shares.values() for person in people} - settled
        if not movable:
            return
        most = max(now[person] for person in movable)
        came_by: dict[int, tuple[int, int] | None] = {person: None for person in sorted(movable) if now[person] == most}
        goal = _walk(openings, shares, now, came_by, most - 2)
        if goal is None:
            settled |= set(came_by)
            continue
        now[goal] += 1
        step = came_by[goal]
        person = goal
        while step is not None:
            before, key = step
            shares[key].remove(before)
            shares[key].add(person)
            person, step = before, came_by[before]
        now[person] -= 1


def _walk(
    openings: list[Opening],
    shares: dict[int, set[int]],
    now: dict[int, int],
    came_by: dict[int, tuple[int, int] | None],
    low: int,
) -> int | None:
    """Go from person to person, each taking over from the last; return the first with a low load, noting the way."""
    waiting = list(came_by)
    for person in waiting:
        for one in openings:
            if person not in shares[one.key]:
                continue
            for other in sorted(one.may_take - shares[one.key]):
                if other in came_by:
                    continue
                came_by[other] = (person, one.key)
                if now[other] <= low:
                    return other
                waiting.append(other)
    return None


def _unevenness(shares: Mapping[int, frozenset[int]], loads: Mapping[int, int]) -> int:
    """Return what the shares add to the sum of the squared loads: the smaller, the more even."""
    new: dict[int, int] = {}
    for people in shares.values():
        for person in people:
            new[person] = new.get(person, 0) + 1
    return sum((loads.get(person, 0) + more) ** 2 - loads.get(person, 0) ** 2 for person, more in new.items())


def _chance(seed: int) -> Callable[[int], float]:
    """Return a rule that gives every key a place of chance, the same however often it is asked."""
    return lambda key: random.Random(f"{seed}:{key}").random()  # noqa: S311 (fairness, not secrecy)
