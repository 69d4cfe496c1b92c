"""Which region a role reaches, and who holds a role there."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Case, Q, QuerySet, Value, When
from django.utils import timezone

from accounts import roles
from accounts.models import Membership, OrganisationUnit
from accounts.permissions import has_role, held_today
from peer_review.agreement import IDLE_AFTER, PASS_LASTS
from peer_review.authorship import distances_of, scenarios_of
from peer_review.models import CaseScenario, ConcernAlert

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from accounts.models import User


WRITERS = (roles.PRACTITIONER, roles.MENTOR, roles.FACILITATOR, roles.SAFEGUARDING_LEAD)
CHECKERS = (roles.MENTOR, roles.SAFEGUARDING_LEAD)
ONLOOKERS = (roles.MENTOR, roles.FACILITATOR)
REVIEWER = "reviewer"
"""Not a role that somebody is given: it stands beside the role with which somebody has passed the gate."""


_ROW = ("role", "may_review", "unit", "unit__parent", "unit__parent__parent")


def past_the_gate() -> Q:
    """Return the condition on a membership, held today, with which its holder may review in its region.

    The one place that says so: whoever may write and has calibrated not too long ago, and reviews now and then.
    """
    today = timezone.localdate()
    return Q(
        role__in=WRITERS,
        person__calibration_pass__passed_on__gt=today - PASS_LASTS,
        person__calibration_pass__active_on__gt=today - IDLE_AFTER,
    )


def people_who_may_review() -> QuerySet[Membership]:
    """Return the memberships of today with which active people may review."""
    return Membership.objects.today().filter(past_the_gate(), role__in=WRITERS, person__is_active=True)  # type: ignore[misc]


@dataclass(frozen=True, slots=True)
class RegionPeople:
    """Who may check and who may review in a region today, by the numbers of their accounts."""

    checkers: frozenset[int]
    reviewers: frozenset[int]


def people_by_region(regions: Iterable[int]) -> dict[int, RegionPeople]:
    """Return who may check and who may review in some regions, in one question to the database."""
    checkers: dict[int, set[int]] = {region: set() for region in regions}
    reviewers: dict[int, set[int]] = {region: set() for region in checkers}
    inside = Q(unit__in=checkers) | Q(unit__parent__in=checkers) | Q(unit__parent__parent__in=checkers)
    held = Membership.objects.today().filter(inside, role__in=WRITERS, person__is_active=True)  # type: ignore[misc]
    for person, role, may_review, unit, middle, top in _with_gate(held).values_list("person", *_ROW):
        region = top or middle or unit
        if may_review:
            reviewers[region].add(person)
        if role in CHECKERS:
            checkers[region].add(person)
    return {one: RegionPeople(frozenset(checkers[one]), frozenset(reviewers[one])) for one in checkers}


def region_of(unit: OrganisationUnit) -> int:
    """Return the number of the region in which a unit lies; the units above are taken from memory if they are there."""
    while unit.parent is not None:
        unit = unit.parent
    return unit.pk


def in_reach_of(person: "User", held_roles: tuple[str, ...] = CHECKERS) -> Q:
    """Return the condition that a scenario's team lies in a region where somebody holds one of the roles today."""
    regions = regions_of(person, *held_roles)
    return Q(unit__in=regions) | Q(unit__parent__in=regions) | Q(unit__parent__parent__in=regions)


def set_aside_in_reach_of(person: "User") -> Q:
    """Return the condition on scenarios that a concern has set aside and somebody sees as safeguarding lead.

    That is in the lead's own region, and wherever they were called to a concern; never their own work, which somebody
    else must look at.
    """
    if not has_role(person, roles.SAFEGUARDING_LEAD):
        return Q(pk__in=[])
    return Q(frozen=True) & safeguarded_by(person) & ~Q(pk__in=scenarios_of(person).values("pk"))


def safeguarded_by(person: "User") -> Q:
    """Return the condition that a scenario lies in a lead's region, or that they were called to a concern about it."""
    called = ConcernAlert.objects.filter(person_id=person.pk).values("concern__scenario")
    return in_reach_of(person, (roles.SAFEGUARDING_LEAD,)) | Q(pk__in=called)


def people_who_may_check(scenario: CaseScenario) -> "list[User]":
    """Return the mentors and safeguarding leads of the scenario's region who may be its second person."""
    region = region_of(scenario.unit)
    held = Membership.objects.today().filter(  # type: ignore[misc]
        Q(unit=region) | Q(unit__parent=region) | Q(unit__parent__parent=region),
        role__in=CHECKERS,
        person__is_active=True,
    )
    tied = distances_of([scenario])[scenario.pk].tied
    return list({one.person for one in held.select_related("person") if one.person_id not in tied})


def regions_of(person: "User | AnonymousUser", *held_roles: str) -> frozenset[int]:
    """Return the regions in which somebody holds one of the roles today; `REVIEWER` counts as one."""
    if not person.is_authenticated or not person.is_active:
        return frozenset()
    wanted = frozenset(WRITERS) | set(held_roles) if REVIEWER in held_roles and has_passed(person) else set(held_roles)
    return frozenset(held.region for held in held_today(person) if held.role in wanted)


def has_passed(person: "User") -> bool:
    """Say whether somebody has passed the gate and may review wherever they may write: `past_the_gate`, for one."""
    today, found = timezone.localdate(), getattr(person, "calibration_pass", None)
    return found is not None and found.passed_on > today - PASS_LASTS and found.active_on > today - IDLE_AFTER


def _with_gate(held: QuerySet[Membership]) -> QuerySet[Membership]:
    return held.annotate(may_review=Case(When(past_the_gate(), then=Value(True)), default=Value(False)))
