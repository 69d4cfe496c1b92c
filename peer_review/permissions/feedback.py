"""The author's own review comes before the reading of others'; then who may discuss, and who may read a held one."""

from typing import TYPE_CHECKING

from peer_review.authorship import is_author
from peer_review.lifecycle import READABLE_BY_REVIEWERS, ReviewKind, ReviewStatus
from peer_review.models import CaseScenario, Review, ScenarioVersion

if TYPE_CHECKING:
    from accounts.models import User


def may_review_own(person: "User", scenario: CaseScenario) -> bool:
    """Say whether somebody may review the scenario as its author, once it is released."""
    return (
        scenario.status in READABLE_BY_REVIEWERS
        and not scenario.frozen
        and scenario.released_version_id is not None
        and is_author(scenario, person)
    )


def has_looked_first(version: ScenarioVersion) -> bool:
    """Say whether the author has sent their own review of a version, or has chosen to go on without one.

    Nobody is asked to look at a version again after the next one was released.
    """
    if version.own_review_skipped_on is not None or version.scenario.released_version_id != version.pk:
        return True
    return Review.objects.filter(version=version, kind=ReviewKind.SELF, status=ReviewStatus.SUBMITTED).exists()


def may_open_review(person: "User", review: Review) -> bool:
    """Say whether somebody who finds a review may read it now: the author only after a look of their own."""
    return review.is_own or not is_author(review.version.scenario, person) or has_looked_first(review.version)
