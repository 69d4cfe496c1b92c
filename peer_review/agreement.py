"""How far a reviewer sees what a panel sees: the pass rule, leaning, and two measures of agreement, as plain rules.

Source: the field notes (feedback, 6.5) for the pass rule, its limits and its times. Weighted kappa is Cohen's of 1968
with quadratic weights; alpha is Krippendorff's with the ordinal distance of "Computing Krippendorff's
alpha-reliability" (2011). Both are undefined, and not 1, where all values are the same: nothing could have differed.
"""

import datetime
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

GRADES = ("0", "1", "2", "3", "4")

ITEMS = 3
"""Gold scenarios in one attempt."""

ENOUGH_NEAR = Fraction(70, 100)
"""The share of prompts within one level that is asked for."""

MOST_BIAS = Fraction(1, 2)
"""How far somebody may lean from the panel on average, in levels, to either side."""

PASS_LASTS = datetime.timedelta(days=183)
"""Six months; then it is renewed."""

IDLE_AFTER = datetime.timedelta(days=90)
"""So long after somebody's last review they calibrate again before the next."""

REMIND_BEFORE = datetime.timedelta(days=14)
"""When somebody is told that their calibration ends."""

HIDDEN_EVERY = 10
"""One gold scenario among so many real reviews."""


@dataclass(frozen=True)
class Standard:
    """What the panel says of one prompt of one gold scenario.

    Attributes:
        key: of the prompt.
        panel: the level that each member gave, by role; one of the two answers without a level is possible.
        agreed: what they agreed on.
        tolerance: how many levels away is still right.
        critical: "victim", "child" or "contingency" where overlooking it means not to pass, else empty.
        reasons: why, in words.
        differ: why reasonable people differ here; empty where they do not.
    """

    key: str
    panel: Mapping[str, str]
    agreed: str
    tolerance: int
    critical: str
    reasons: str
    differ: str

    def is_near(self, given: str, within: int = 1) -> bool:
        """Say whether an answer lies near enough; without a level it does if the panel or a member said the same."""
        if given in GRADES and self.agreed in GRADES:
            return abs(int(given) - int(self.agreed)) <= within
        return given == self.agreed or (given not in GRADES and given in self.panel.values())

    def is_right(self, given: str) -> bool:
        """Say whether an answer lies within the panel's tolerance."""
        return self.is_near(given, self.tolerance)


@dataclass(frozen=True)
class Verdict:
    """How an attempt went.

    Attributes:
        missed: what was overlooked at critical prompts, each kind once.
        near: how many answers lie within one level.
        of: how many answers there are.
        bias: mean difference in levels; above 0 is kinder than the panel; None when no two levels can be compared.
    """

    missed: tuple[str, ...]
    near: int
    of: int
    bias: Fraction | None

    @property
    def is_near_enough(self) -> bool:
        """Say whether enough answers lie within one level."""
        return self.of > 0 and Fraction(self.near, self.of) >= ENOUGH_NEAR

    @property
    def is_level(self) -> bool:
        """Say whether somebody leans little enough."""
        return self.bias is not None and abs(self.bias) <= MOST_BIAS

    @property
    def passed(self) -> bool:
        """Say whether all three parts of the rule are met."""
        return not self.missed and self.is_near_enough and self.is_level


def judge(answers: Iterable[tuple[Standard, str]]) -> Verdict:
    """Hold somebody's answers against the panel's (6.5).

    Args:
        answers: each prompt that the panel judged with what was given; an empty answer is never near.
    """
    found = list(answers)
    missed = dict.fromkeys(one.critical for one, given in found if one.critical and not one.is_right(given))
    near = sum(one.is_near(given) for one, given in found)
    return Verdict(tuple(missed), near, len(found), severity_bias((given, one.agreed) for one, given in found))


def severity_bias(pairs: Iterable[tuple[str, str]]) -> Fraction | None:
    """Return how much kinder (above 0) or stricter (below 0) the first of each pair is on average, in levels.

    Pairs in which either is no level say nothing; without any other there is no answer.
    """
    found = [int(given) - int(other) for given, other in _graded(pairs)]
    return Fraction(sum(found), len(found)) if found else None


def weighted_kappa(pairs: Iterable[tuple[str, str]]) -> float | None:
    """Return Cohen's kappa with quadratic weights for two raters of the same things; None where it is undefined."""
    found = [(int(one), int(other)) for one, other in _graded(pairs)]
    firsts, seconds = Counter(one for one, _other in found), Counter(other for _one, other in found)
    observed = len(found) * sum((one - other) ** 2 for one, other in found)
    expected = sum(n * m * (one - other) ** 2 for one, n in firsts.items() for other, m in seconds.items())
    return 1 - observed / expected if expected else None


def krippendorff_alpha(units: Iterable[Collection[str]]) -> float | None:
    """Return Krippendorff's alpha for ordered levels; None where it is undefined.

    Args:
        units: the values that each thing was given, by however many raters; what is no level is left out, and so is a
            thing with fewer than two values.
    """
    rated = [[int(value) for value in unit if value in GRADES] for unit in units]
    rated = [unit for unit in rated if len(unit) > 1]
    totals = Counter(value for unit in rated for value in unit)
    distance = _ordinal_distances(totals)
    observed = sum(
        Fraction(sum(distance[one, other] for one in unit for other in unit), len(unit) - 1) for unit in rated
    )
    expected = sum(n * m * distance[one, other] for one, n in totals.items() for other, m in totals.items())
    return float(1 - (sum(totals.values()) - 1) * observed / expected) if expected else None


def draw(
    kinds: Mapping[str, Collection[str]], seen: Mapping[str, int], last: Collection[str], order: Sequence[str]
) -> tuple[str, ...]:
    """Choose the gold scenarios of an attempt: none of last time, those seen least first, and every critical kind.

    Args:
        kinds: which critical kinds each gold scenario holds, by its name.
        seen: how often somebody has judged each.
        last: those of the attempt before.
        order: all names in an order of chance, which decides between equals.
    """
    fresh = [name for name in order if name not in last]
    fresh.sort(key=lambda name: seen.get(name, 0))
    chosen: list[str] = []
    for kind in sorted({kind for held in kinds.values() for kind in held}):
        if len(chosen) < ITEMS and not any(kind in kinds[name] for name in chosen):
            chosen += [name for name in fresh if kind in kinds[name] and name not in chosen][:1]
    chosen += [name for name in fresh if name not in chosen]
    return tuple(sorted(chosen[:ITEMS], key=order.index))


def _graded(pairs: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(one, other) for one, other in pairs if one in GRADES and other in GRADES]


def _ordinal_distances(totals: Counter[int]) -> dict[tuple[int, int], Fraction]:
    """Return the squared distances of all pairs of values: how many ratings lie between them, ends counted half."""
    values = sorted(totals)
    found = {}
    for one in values:
        for other in values:
            low, high = min(one, other), max(one, other)
            between = sum(totals[value] for value in values if low <= value <= high)
            found[one, other] = (between - Fraction(totals[low] + totals[high], 2)) ** 2
    return found
