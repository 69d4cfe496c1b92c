"""Who may read, write, withdraw and close a case scenario."""

from typing import TYPE_CHECKING

from django.db.models import Q

from accounts import roles
from accounts.permissions import has_role
from peer_review.authorship import is_author, scenarios_of, scenarios_tied_to
from peer_review.lifecycle import RECALLABLE, WITHDRAWABLE, WRITABLE, Round, Status
from peer_review.models import CaseScenario, Review
from peer_review.permissions.checking import may_check_scenarios
from peer_review.permissions.reach import WRITERS, in_reach_of, safeguarded_by, set_aside_in_reach_of
from peer_review.permissions.reviewing import (
    may_review_scenarios,
    scenarios_set_aside_from_review,
    scenarios_to_review,
)

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from accounts.models import User
    from peer_review.models.scenario import ScenarioQuerySet


def may_write_scenarios(person: "User | AnonymousUser") -> bool:
    """Say whether somebody may bring a case scenario of their own."""
    return has_role(person, *WRITERS)


def scenarios_visible_to(person: "User") -> "ScenarioQuerySet":
    """Return the case scenarios of which somebody may read the text, or the version that their part in it opens.

    Authors see their own. Second persons see what waits in their region, mentors what is released there, peers what
    they were given, and none of these what they are too close to. A reviewer keeps sight of what they reviewed when
    it closes. What a concern has set aside is seen by safeguarding leads only.
    """
    sight = _sight_of(person, scenarios_to_review(person))
    return CaseScenario.objects.filter((sight & Q(frozen=False)) | set_aside_in_reach_of(person))


def scenarios_set_aside_for(person: "User") -> "ScenarioQuerySet":
    """Return the case scenarios that somebody would see if a concern had not set them aside."""
    sight = _sight_of(person, scenarios_set_aside_from_review(person))
    return CaseScenario.objects.filter(sight & Q(frozen=True))


def scenarios_written_by(person: "User") -> "ScenarioQuerySet":
    """Return somebody's own case scenarios, to be read and worked on: not what a concern has set aside."""
    return scenarios_of(person).filter(frozen=False)


def _sight_of(person: "User", to_review: "ScenarioQuerySet") -> Q:
    visible = Q(pk__in=scenarios_of(person).values("pk"))
    if may_check_scenarios(person):
        tied = scenarios_tied_to(person).values("pk")
        waits = Q(status=Status.WAITING) | Q(round_status=Round.WAITING)
        visible |= in_reach_of(person) & waits & ~Q(pk__in=tied)
    if may_review_scenarios(person):
        visible |= Q(pk__in=to_review.values("pk"))
        reviewed = Review.objects.filter(reviewer_id=person.pk, submitted_at__isnull=False)
        visible |= Q(status=Status.CLOSED, pk__in=reviewed.values("version__scenario"))
    return visible


def may_edit_scenario(person: "User", scenario: CaseScenario) -> bool:
    """Say whether somebody may change the text now: its author, while nobody else reads it."""
    return scenario.stage in WRITABLE and not scenario.frozen and is_author(scenario, person)


def may_withdraw_scenario(person: "User", scenario: CaseScenario) -> bool:
    """Say whether somebody may take the scenario back: its author, at any time."""
    return scenario.status in WITHDRAWABLE and not scenario.frozen and is_author(scenario, person)


def may_close_scenario(person: "User", scenario: CaseScenario) -> bool:
    """Say whether somebody may end the reviewing: its author, once it is released and no next version is in work."""
    return scenario.stage == Status.RELEASED and not scenario.frozen and is_author(scenario, person)


def may_change_offer(person: "User", scenario: CaseScenario) -> bool:
    """Say whether somebody may offer to present the scenario or take that back: its author, until it is over."""
    return scenario.status in (Status.WAITING, Status.RELEASED) and not scenario.frozen and is_author(scenario, person)


def may_begin_next_version(person: "User", scenario: CaseScenario) -> bool:
    """Say whether somebody may begin a further round: its author, while it is released and no version is in work."""
    return scenario.stage == Status.RELEASED and not scenario.frozen and is_author(scenario, person)


def may_recall_scenarios(person: "User | AnonymousUser") -> bool:
    """Say whether somebody may withdraw the case scenarios of other people."""
    return has_role(person, roles.SAFEGUARDING_LEAD)


def scenarios_to_recall(person: "User") -> "ScenarioQuerySet":
    """Return what a safeguarding lead may withdraw: whatever anybody of their region may have seen.

    What a concern has set aside is seen by nobody, and is withdrawn with the decision on the concern.
    """
    if not may_recall_scenarios(person):
        return CaseScenario.objects.none()
    return CaseScenario.objects.filter(safeguarded_by(person), status__in=RECALLABLE, frozen=False)
