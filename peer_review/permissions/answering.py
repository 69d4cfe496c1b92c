"""What the author may give back to reviewers, and who sees it."""

from typing import TYPE_CHECKING

from accounts import roles
from accounts.permissions import has_role
from peer_review.authorship import is_author
from peer_review.lifecycle import ReviewStatus, Status
from peer_review.models import FollowUp, Review
from peer_review.permissions.feedback import has_looked_first

if TYPE_CHECKING:
    from accounts.models import User


def may_give_feedback(person: "User", review: Review) -> bool:
    """Say whether somebody may tap what helped in a review: the author who may read it, while it stands."""
    return (
        review.status == ReviewStatus.SUBMITTED
        and not review.is_own
        and review.version.scenario.status != Status.WITHDRAWN
        and not review.version.scenario.frozen
        and is_author(review.version.scenario, person)
        and has_looked_first(review.version)
    )


def may_see_feedback(person: "User", review: Review) -> bool:
    """Say whether somebody who reads a review also reads what its author tapped: its writer, mentors, the author."""
    return (
        review.reviewer_id == person.pk or has_role(person, roles.MENTOR) or is_author(review.version.scenario, person)
    )


def may_follow_up(person: "User", follow_up: FollowUp) -> bool:
    """Say whether somebody may say what came of an answer: the author, once."""
    scenario = follow_up.answer.review.version.scenario
    is_open = scenario.status != Status.WITHDRAWN and not scenario.frozen
    return not follow_up.outcome and is_open and is_author(scenario, person)
