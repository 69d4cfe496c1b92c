"""Who may be the second person."""

from typing import TYPE_CHECKING

from accounts.permissions import has_role
from peer_review.authorship import scenarios_tied_to
from peer_review.models import CaseScenario
from peer_review.permissions.reach import CHECKERS, in_reach_of

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from accounts.models import User
    from peer_review.models.scenario import ScenarioQuerySet


def may_check_scenarios(person: "User | AnonymousUser") -> bool:
    """Say whether somebody may be a second person at all."""
    return has_role(person, *CHECKERS)


def scenarios_to_check(person: "User") -> "ScenarioQuerySet":
    """Return the waiting case scenarios for which somebody may be the second person: never their own, their line
    manager's or those of the people they manage.
    """
    if not may_check_scenarios(person):
        return CaseScenario.objects.none()
    found = CaseScenario.objects.waiting().filter(in_reach_of(person))
    return found.exclude(pk__in=scenarios_tied_to(person).values("pk"))


def may_check_scenario(person: "User", scenario: CaseScenario) -> bool:
    """Say whether somebody may be the second person for this scenario, whatever its status."""
    found = CaseScenario.objects.filter(in_reach_of(person), pk=scenario.pk, frozen=False)
    return may_check_scenarios(person) and found.exclude(pk__in=scenarios_tied_to(person).values("pk")).exists()
