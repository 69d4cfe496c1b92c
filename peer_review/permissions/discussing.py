"""Who may answer in the threads, and which mentors are asked to read what another has written."""

from typing import TYPE_CHECKING

from django.db.models import QuerySet

from accounts import roles
from accounts.permissions import has_role
from peer_review.authorship import is_author
from peer_review.lifecycle import READABLE_BY_REVIEWERS, ReviewStatus
from peer_review.models import CaseScenario, CoMentorCheck, Review
from peer_review.permissions.feedback import has_looked_first
from peer_review.permissions.reach import in_reach_of, people_who_may_check
from peer_review.permissions.reviewing import may_review_scenario, reviews_visible_to, scenarios_to_review

if TYPE_CHECKING:
    from accounts.models import User


def may_discuss_review(person: "User", review: Review) -> bool:
    """Say whether somebody may write in the threads of a review: its readers, once it is with the author."""
    scenario = review.version.scenario
    if (
        scenario.frozen
        or review.status != ReviewStatus.SUBMITTED
        or review.is_own
        or scenario.status not in READABLE_BY_REVIEWERS
    ):
        return False
    if is_author(scenario, person):
        return has_looked_first(review.version)
    return reviews_visible_to(person).filter(pk=review.pk).exists()


def held_reviews_to_check(person: "User") -> QuerySet[Review]:
    """Return the held reviews that a mentor may read for a colleague: not their own, and no conflict."""
    if not has_role(person, roles.MENTOR):
        return Review.objects.none()
    reach = scenarios_to_review(person).filter(in_reach_of(person, (roles.MENTOR,)))
    return Review.objects.filter(
        status=ReviewStatus.HELD,
        version__scenario__in=reach.values("pk"),
        co_mentor_checks__outcome=CoMentorCheck.Outcome.ASKED,
    ).exclude(reviewer_id=person.pk)


def mentors_to_ask(scenario: CaseScenario) -> "list[User]":
    """Return the mentors of the scenario's region who may review it: neither its author nor anybody in conflict."""
    return [
        person
        for person in people_who_may_check(scenario)
        if has_role(person, roles.MENTOR) and may_review_scenario(person, scenario)
    ]
