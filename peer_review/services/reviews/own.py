"""The author's own review, by the same criteria, before they read what others say."""

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from audit.services import record
from peer_review.lifecycle import ReviewKind
from peer_review.models import CaseScenario, Review, ReviewText, ScenarioVersion
from peer_review.permissions import may_review_own
from peer_review.services.rubric import rubric_in_force

if TYPE_CHECKING:
    from accounts.models import User


@transaction.atomic
def start_own_review(scenario: CaseScenario, *, by: "User") -> Review:
    """Open the author's own review of the released version, or return the one that is there. It names nobody.

    Raises:
        PermissionDenied: `by` is not the author, or nothing is released.
    """
    version = _lock_version(scenario, by)
    review, created = Review.objects.get_or_create(
        version=version, kind=ReviewKind.SELF, defaults={"rubric": rubric_in_force()}
    )
    if created:
        ReviewText.objects.create(review=review)
        record("review.begun", by=None, on=review, kind=ReviewKind.SELF)
    return review


@transaction.atomic
def skip_own_review(scenario: CaseScenario, *, by: "User") -> None:
    """Go on to the feedback without an own review; one that was begun stays a draft that may still be sent.

    Raises:
        PermissionDenied: `by` is not the author, or nothing is released.
    """
    version = _lock_version(scenario, by)
    if version.own_review_skipped_on is None:
        version.own_review_skipped_on = timezone.localdate()
        version.save(update_fields=["own_review_skipped_on"])
        record("review.skipped", by=None, on=scenario, version=version.number)


def _lock_version(scenario: CaseScenario, by: "User") -> ScenarioVersion:
    scenario = (
        CaseScenario.objects.select_for_update(of=("self",)).select_related("released_version").get(pk=scenario.pk)
    )
    if not may_review_own(by, scenario) or scenario.released_version is None:
        raise PermissionDenied
    return scenario.released_version
