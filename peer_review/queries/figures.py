"""Figures about how somebody judges, for themselves and their mentor: leaning and agreement, never a ranking."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from peer_review.agreement import GRADES, krippendorff_alpha, severity_bias, weighted_kappa
from peer_review.lifecycle import ReviewStatus, Status
from peer_review.models import CalibrationResponse, Review
from peer_review.queries.calibration import wording
from peer_review.queries.rubric import comparable_prompts
from peer_review.rubric import CANNOT_TELL, PROMPTS

if TYPE_CHECKING:
    from accounts.models import User

ENOUGH = 5
"""With fewer levels than these a figure says more about chance than about somebody."""


@dataclass(frozen=True)
class Row:
    """One prompt, or all of them.

    Attributes:
        title: which.
        number: how many levels stand beside the panel's.
        bias: how much kinder (above 0) or stricter (below 0) than the panel; None when there are too few.
        kappa: agreement with the panel; None when there are too few, or nothing differed.
    """

    title: str | Promise
    number: int
    bias: float | None
    kappa: float | None


@dataclass(frozen=True)
class Figures:
    """All figures about somebody.

    Attributes:
        overall: beside the panel, all prompts together.
        rows: beside the panel, prompt by prompt.
        reviews: how many reviews with levels somebody has sent.
        given: how often they gave each answer in them.
        shared: how many levels stand beside a colleague's on the same prompt of the same work.
        alpha: agreement with those colleagues; None when there are too few, or nothing differed.
        beside_colleagues: how much kinder or stricter than these.
    """

    overall: Row
    rows: list[Row]
    reviews: int
    given: list[tuple[str | Promise, int]]
    shared: int
    alpha: float | None
    beside_colleagues: float | None

    @property
    def beside_the_panel(self) -> list[Row]:
        """Return all prompts together, and then each."""
        return [self.overall, *self.rows]


def figures_of(person: "User", *, to: "User") -> Figures:
    """Return the figures about somebody, from gold scenarios and from the reviews that they have sent.

    Whoever else reads them learns nothing from reviews under a pseudonym: one look before and one after would tell
    whose the review is that came in between.

    Args:
        person: whom they are about.
        to: who reads them.
    """
    rubric = wording()
    by_prompt: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for answer in CalibrationResponse.objects.filter(attempt__person_id=person.pk):
        for key, level in answer.levels.items():
            by_prompt[key].append((level, answer.agreed[key]))
    rows = [_row(f"{one.stage}: {one.lens}", by_prompt[key]) for key, one in rubric.prompts.items() if by_prompt[key]]
    overall = _row(_("All prompts"), [pair for pairs in by_prompt.values() for pair in pairs])
    own, units = _given_in_reviews(person, with_hidden=person.pk == to.pk)
    counts = Counter(level for levels in own for level in levels)
    given = [(words, counts[code]) for code, words in rubric.levels.items() if code in GRADES or code == CANNOT_TELL]
    pairs = [(mine, other) for mine, others in units for other in others]
    is_enough = len(units) >= ENOUGH
    alpha = krippendorff_alpha([mine, *others] for mine, others in units) if is_enough else None
    bias = severity_bias(pairs) if is_enough else None
    return Figures(overall, rows, len(own), given, len(units), alpha, _number(bias))


def _given_in_reviews(person: "User", *, with_hidden: bool) -> tuple[list[list[str]], list[tuple[str, list[str]]]]:
    """Return the levels of each review that somebody sent, and each level with those of colleagues beside it.

    Beside it stands only what was given to a question that means the same under both wordings.
    """
    sent = Review.objects.of_others().exclude(version__scenario__status=Status.WITHDRAWN)
    if not with_hidden:
        sent = sent.filter(pseudonym="")
    mine = sent.filter(reviewer_id=person.pk).exclude(status=ReviewStatus.DRAFT)
    beside = sent.filter(
        Q(version__in=mine.values("version"), status=ReviewStatus.SUBMITTED) | Q(pk__in=mine.values("pk"))
    )
    own: dict[int, Review] = {}
    others: dict[int, list[Review]] = defaultdict(list)
    for review in beside.select_related("text", "version__scenario", "rubric"):
        if not review.text.levels or review.is_without_levels:
            continue
        if review.reviewer_id == person.pk:
            own[review.version_id] = review
        else:
            others[review.version_id].append(review)
    comparable = cache(comparable_prompts)
    units = []
    for version, review in own.items():
        for key, level in _levels(review).items():
            meant = (one for one in others[version] if key in comparable(review.rubric, one.rubric))
            found = [_levels(one)[key] for one in meant if _levels(one).get(key) in GRADES]
            if level in GRADES and found:
                units.append((level, found))
    return [list(_levels(review).values()) for review in own.values()], units


def _levels(review: Review) -> dict[str, str]:
    return {key: level for key, level in review.text.levels.items() if key in PROMPTS}


def _row(title: str | Promise, pairs: Iterable[tuple[str, str]]) -> Row:
    graded = [pair for pair in pairs if pair[0] in GRADES and pair[1] in GRADES]
    if len(graded) < ENOUGH:
        return Row(title, len(graded), None, None)
    return Row(title, len(graded), _number(severity_bias(graded)), weighted_kappa(graded))


def _number(found: object) -> float | None:
    return None if found is None else float(found)  # type: ignore[arg-type]
