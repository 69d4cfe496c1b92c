"""Who is stuck and why: what waits for whom, and what would help, without a title or an author's name.

A case scenario that somebody is too close to is left out of their page as it is left out of their queues, so that
neither says anything by comparison with the other.
"""

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from design.templatetags.govuk import date_words, moment_words
from peer_review.allocation import Opening
from peer_review.authorship import distances_of, scenarios_in_conflict_with, scenarios_tied_to
from peer_review.lifecycle import READABLE_BY_REVIEWERS
from peer_review.models import Allocation, CaseScenario, Review
from peer_review.permissions import (
    ONLOOKERS,
    in_reach_of,
    may_check_scenarios,
    may_review_scenarios,
    people_by_region,
    region_of,
)
from peer_review.queries.allocation import HARD_LIMIT, SOFT_TARGET, openings_of, with_places
from peer_review.queries.queues import age_in_words, with_age

if TYPE_CHECKING:
    from accounts.models import User

SHOWN = 20
"""Rows of a group; more are not a list to work through but a sign that people are missing."""

ANSWER_EXPECTED = datetime.timedelta(days=3)
"""So long an author may take without being counted as stuck."""


@dataclass(frozen=True)
class Stuck:
    """Somebody or something that waits.

    Attributes:
        what: what it is: a kind of case scenario, or whose move it is.
        age: for how long.
        why: why it waits.
        help: what would help, or that nothing need be done.
    """

    what: str
    age: str
    why: str
    help: str


@dataclass(frozen=True)
class StuckGroup:
    """Everything that waits for the same kind of person."""

    key: str
    title: str
    rows: list[Stuck]
    more: bool
    path: str
    path_words: str


def stuck_for(person: "User") -> list[StuckGroup]:
    """Return what waits in the regions of a mentor or facilitator, longest first."""
    reach = in_reach_of(person, ONLOOKERS)
    units = "unit__parent__parent"
    unchecked = with_age(CaseScenario.objects.waiting().filter(reach)).select_related("claim", units)
    unchecked = unchecked.exclude(pk__in=scenarios_tied_to(person).values("pk"))
    waiting = list(unchecked.order_by("waiting_since", "pk")[: SHOWN + 1])  # type: ignore[misc]
    unreviewed = with_places(CaseScenario.objects.released().filter(reach)).filter(places__lt=F("reviews_wanted"))  # type: ignore[misc]
    hidden = scenarios_in_conflict_with if may_review_scenarios(person) else scenarios_tied_to
    unreviewed = unreviewed.exclude(pk__in=hidden(person).values("pk"))
    lacking = list(
        unreviewed.select_related("released_version__check_made", units).order_by(
            "released_version__check_made__checked_at", "pk"
        )[: SHOWN + 1]
    )
    distances = distances_of([*waiting, *lacking])
    people = people_by_region({region_of(one.unit) for one in [*waiting, *lacking]})
    checks = [_unchecked(one, len(people[region_of(one.unit)].checkers - distances[one.pk].tied)) for one in waiting]
    openings = {one.key: one for one in openings_of(lacking, distances, people)} if lacking else {}
    reviews = [_unreviewed(one, openings[one.pk]) for one in lacking]
    to_check = reverse("peer_review:triage") if may_check_scenarios(person) else ""
    to_review = reverse("peer_review:reviews") if may_review_scenarios(person) else ""
    return [
        _group("checks", _("Waiting for a second person"), checks, to_check, _("Open the queue")),
        _group("reviews", _("Waiting for reviews"), reviews, to_review, _("Open the reviews")),
        _group("reviewers", _("Reviewers whose time runs out"), _late_reviewers(person, reach)),
        _group("answers", _("Feedback that waits for its author"), _unanswered(person, reach)),
    ]


def _group(key: str, title: str, rows: list[Stuck], path: str = "", words: str = "") -> StuckGroup:
    return StuckGroup(key, title, rows[:SHOWN], len(rows) > SHOWN, path if rows else "", words)


def _unchecked(scenario: CaseScenario, checkers: int) -> Stuck:
    claim = getattr(scenario, "claim", None)
    if claim is not None and claim.is_live:
        why = _("Somebody is checking it until %(moment)s.") % {"moment": moment_words(claim.until)}
        advice = _("Nothing: it goes back into the queue by itself if they do not finish.")
    elif checkers < 2:
        why = _("Hardly anybody may check it.")
        advice = _("Ask an administrator to give somebody else the role of mentor or safeguarding lead.")
    else:
        why = _("Nobody has taken it.")
        advice = _("A mentor or safeguarding lead takes it. After a working day they are reminded.")
    return Stuck(_kind(scenario), age_in_words(scenario.waiting_since), why, advice)  # type: ignore[attr-defined]


def _unreviewed(scenario: CaseScenario, opening: Opening) -> Stuck:
    check = getattr(scenario.released_version, "check_made", None)
    since = check.checked_at if check else timezone.now()
    count = {"taken": len(opening.taken_by), "wanted": opening.wanted}
    why = _("%(taken)d of %(wanted)d reviews are given or under way.") % count
    if opening.missing:
        advice = _("Somebody asks for one to review. After two days those whose turn it is are reminded.")
    elif opening.taken_by:
        advice = _("Nobody else may review it now. On %(day)s it makes do with the reviews that it has.") % {
            "day": date_words(since + HARD_LIMIT)
        }
    else:
        advice = _("Nobody may review it now. Ask an administrator to give somebody else the role of mentor.")
    if scenario.own_office_relaxed:
        advice += " " + _("Because so few can, the author’s own office may too.")
    return Stuck(_kind(scenario), age_in_words(since), why, advice)


def _late_reviewers(person: "User", reach: Q) -> list[Stuck]:
    now = timezone.now()
    late = Q(status=Allocation.Status.BEGUN, taken_at__lt=now - SOFT_TARGET)
    ends = Q(status=Allocation.Status.TAKEN, until__lt=now + datetime.timedelta(hours=2))
    open_here = CaseScenario.objects.released().filter(reach)
    open_here = open_here.exclude(pk__in=scenarios_tied_to(person).values("pk"))
    found = Allocation.objects.live().filter(late | ends, version__scenario__in=open_here.values("pk"))
    return [
        Stuck(
            _("A reviewer"),
            age_in_words(one.taken_at),
            _("Begun and not sent.") if one.status == Allocation.Status.BEGUN else _("Taken and not begun."),
            _("Nothing: they are reminded, and on %(moment)s the place goes to somebody else.")
            % {"moment": moment_words(one.until)},
        )
        for one in found.order_by("until")[: SHOWN + 1]
    ]


def _unanswered(person: "User", reach: Q) -> list[Stuck]:
    readable = CaseScenario.objects.filter(reach, status__in=READABLE_BY_REVIEWERS)
    readable = readable.exclude(pk__in=scenarios_tied_to(person).values("pk"))
    found = Review.objects.with_the_author().filter(
        answer=None,
        released_at__lt=timezone.now() - ANSWER_EXPECTED,
        version__scenario__in=readable.values("pk"),
    )
    return [
        Stuck(
            _("An author"),
            age_in_words(one.released_at),
            _("Has feedback and has not answered it."),
            _("Nothing: the author is reminded twice, after five days and after twelve, and then left in peace."),
        )
        for one in found.order_by("released_at")[: SHOWN + 1]
    ]


def _kind(scenario: CaseScenario) -> str:
    kind = scenario.get_kind_display()
    return _("Case scenario: %(kind)s") % {"kind": kind} if kind else _("A case scenario")
