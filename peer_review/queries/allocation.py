"""What somebody may be given to review, as the rules of `peer_review.allocation` want to see it."""

import datetime
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from django.db.models import Count, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from peer_review.allocation import Opening
from peer_review.authorship import Distance, distances_of
from peer_review.models import Allocation, CaseScenario, Review, ScenarioVersion, SecondPersonCheck
from peer_review.models.allocation import HOLDING, RUNNING
from peer_review.permissions import people_by_region, people_who_may_review, region_of, scenarios_to_be_given
from peer_review.permissions.reach import RegionPeople

if TYPE_CHECKING:
    from accounts.models import User
    from peer_review.models.allocation import AllocationQuerySet
    from peer_review.models.scenario import ScenarioQuerySet

HORIZON = 12
"""How many of the neediest case scenarios are weighed against each other when somebody asks for one."""

LONG_HORIZON = 60
"""How many of a region are weighed when people are reminded."""

READ_AT_ONCE = 500
"""How many are read at a time to find those that somebody may take."""

SOFT_TARGET = datetime.timedelta(hours=72)
"""When a begun review should be with its author; then there is a reminder."""

HARD_LIMIT = datetime.timedelta(days=7)
"""When a place goes to somebody else, and when a case scenario makes do with the reviews that it has."""

LOAD_WINDOW = datetime.timedelta(days=90)
"""Reviews of this time count when work is shared evenly."""

FIRST_CALL = datetime.timedelta(hours=24)
"""For so long after its release those with fewer reviews have the first call on a case scenario."""


@dataclass(frozen=True)
class Offers:
    """What is open, and how much the people concerned have done of late."""

    scenarios: dict[int, CaseScenario]
    openings: list[Opening]
    loads: dict[int, int]


def places_taken() -> "AllocationQuerySet":
    """Return the allocations that keep a place: finished ones, and those that run while their reviewer may review."""
    running = Q(status__in=RUNNING, until__gt=timezone.now(), reviewer__in=people_who_may_review().values("person"))
    return Allocation.objects.filter(Q(status=Allocation.Status.DONE) | running)


def with_places(scenarios: "ScenarioQuerySet") -> "ScenarioQuerySet":
    """Add to released case scenarios how many places of the released version are taken, as `places`."""
    taken = places_taken().filter(version=OuterRef("released_version")).order_by().values("version")
    return scenarios.annotate(places=Coalesce(Subquery(taken.annotate(count=Count("pk")).values("count")), 0))


def running_allocation(person: "User") -> Allocation | None:
    """Return what somebody was given and has not finished, if its time still runs and it is still open for review."""
    open_now = scenarios_to_be_given(person).values("pk")
    found = Allocation.objects.live().filter(reviewer_id=person.pk, version__scenario__in=open_now)
    return found.select_related("version__scenario", "version__text").order_by("until").first()


def place_of(person: "User", version: ScenarioVersion) -> Allocation | None:
    """Return the place that somebody keeps on a version and has not filled, or None."""
    return Allocation.objects.live().filter(reviewer_id=person.pk, version=version).first()


def scenarios_lacking_reviews(person: "User") -> "ScenarioQuerySet":
    """Return the case scenarios that lack reviews and that somebody may be given now, with their `places`."""
    not_yet = ~Q(decline_reason=Allocation.DeclineReason.NO_TIME) | Q(until__gt=timezone.now())
    own = Allocation.objects.filter(
        Q(status=Allocation.Status.DECLINED) & not_yet | Q(status__in=HOLDING), reviewer_id=person.pk
    )
    drafts = Review.objects.filter(reviewer_id=person.pk).values("version")
    found = with_places(scenarios_to_be_given(person)).filter(places__lt=F("reviews_wanted"))  # type: ignore[misc]
    return found.exclude(released_version__in=own.values("version")).exclude(released_version__in=drafts)


def offers_for(person: "User") -> Offers:
    """Return the neediest case scenarios that lack reviews and that somebody may be given now."""
    found = scenarios_lacking_reviews(person).select_related("released_version__check_made", "unit__parent__parent")
    return _offers(found.order_by("places", "released_version__submitted_at", "pk")[:HORIZON])  # type: ignore[misc]


def offers_that_wait(before: datetime.datetime, busy: Collection[int]) -> list[Offers]:
    """Return the case scenarios that were released before a moment, lack reviews and could get one, neediest first.

    Region by region, and without those that nobody may take now, so that these keep nobody from being asked.

    Args:
        before: the moment.
        busy: who is not asked now, by the numbers of their accounts.
    """
    region = Coalesce("unit__parent__parent", "unit__parent", "unit")
    found: Any = with_places(CaseScenario.objects.released()).annotate(region=region)
    waiting = found.filter(places__lt=F("reviews_wanted"), released_version__check_made__checked_at__lt=before)
    regions = waiting.order_by("region").values_list("region", flat=True).distinct()
    rows = waiting.select_related("released_version__check_made", "unit__parent__parent")
    rows = rows.order_by("places", "released_version__submitted_at", "pk")
    return [_offers_of_a_region(rows.filter(region=one), busy) for one in regions]


def _offers_of_a_region(waiting: "ScenarioQuerySet", busy: Collection[int]) -> Offers:
    """Return the first that somebody who is free may take."""
    wanted, start = Offers({}, [], {}), 0
    while len(wanted.openings) < LONG_HORIZON:
        read = _offers(waiting[start : start + READ_AT_ONCE])
        if not read.scenarios:
            break
        free = (replace(one, may_take=one.may_take - frozenset(busy)) for one in read.openings)
        openings = [*wanted.openings, *(one for one in free if one.missing)][:LONG_HORIZON]
        kept = {one.key: (wanted.scenarios | read.scenarios)[one.key] for one in openings}
        wanted, start = Offers(kept, openings, read.loads), start + READ_AT_ONCE
    return wanted


def openings_of(
    scenarios: Iterable[CaseScenario], distances: Mapping[int, Distance], people: Mapping[int, RegionPeople]
) -> list[Opening]:
    """Return released case scenarios as the rules see them.

    Args:
        scenarios: with released version, its check and the units above at hand.
        distances: who is too close to each of them.
        people: who may review, by region.
    """
    found, now = list(scenarios), timezone.now()
    versions = [one.released_version_id for one in found]
    begun, given, refused = _people(), _people(), _people()
    for version, person in Review.objects.of_others().filter(version__in=versions).values_list("version", "reviewer"):
        begun[version].add(person)
    for allocation in Allocation.objects.filter(version__in=versions):
        version, person = allocation.version_id, allocation.reviewer_id
        if allocation.status == Allocation.Status.DONE or (allocation.status in RUNNING and allocation.until > now):
            given[version].add((person, allocation.status == Allocation.Status.DONE))
        elif allocation.status == Allocation.Status.DECLINED and (
            allocation.decline_reason != Allocation.DeclineReason.NO_TIME or allocation.until > now
        ):
            refused[version].add(person)
    openings = []
    for one in found:
        distance, version = distances[one.pk], one.released_version_id or 0
        reviewers = people[region_of(one.unit)].reviewers
        near = distance.tied if one.is_open_to_own_office else distance.tied | distance.same_office
        check: SecondPersonCheck | None = getattr(one.released_version, "check_made", None)
        taken_by = frozenset(person for person, done in given[version] if done or person in reviewers)
        openings.append(
            Opening(
                key=one.pk,
                wanted=one.reviews_wanted,
                taken_by=taken_by,
                may_take=reviewers - near - taken_by - refused[version] - begun[version],
                second_choice=frozenset({check.checker_id} if check else ()),
                since=_moment(one),
                overdue=check is None or check.checked_at < now - FIRST_CALL,
            )
        )
    return openings


def _offers(scenarios: Iterable[CaseScenario]) -> Offers:
    found = {one.pk: one for one in scenarios}
    people = people_by_region({region_of(one.unit) for one in found.values()})
    openings = openings_of(found.values(), distances_of(found.values()), people)
    return Offers(found, openings, _loads({person for one in people.values() for person in one.reviewers}))


def _loads(people: Iterable[int]) -> dict[int, int]:
    since = timezone.now() - LOAD_WINDOW
    done = Allocation.objects.filter(status__in=HOLDING, taken_at__gt=since, reviewer__in=list(people))
    return dict(done.order_by().values_list("reviewer").annotate(count=Count("pk")))


def _people() -> defaultdict[int, set[Any]]:
    return defaultdict(set)


def _moment(scenario: CaseScenario) -> float:
    version = scenario.released_version
    return version.submitted_at.timestamp() if version and version.submitted_at else 0.0
