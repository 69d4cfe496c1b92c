"""When a mentor's review goes to the author: with the peers', after another mentor, or when the time is up.

A mentor's word weighs more, so it does not come before the others'. Nothing waits for ever: seven days after it was
sent a review goes, whoever has not been heard.
"""

import datetime
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django_tasks import task

from audit.services import record
from notifications.services import notify
from peer_review.authorship import authors_to_tell
from peer_review.lifecycle import READABLE_BY_REVIEWERS, ReviewKind, ReviewStatus
from peer_review.models import Allocation, CaseScenario, CoMentorCheck, MentorCall, Review, ScenarioVersion
from peer_review.permissions import mentors_to_ask
from peer_review.queries.together import levels_far_apart
from peer_review.services.scenarios import lock_scenario

if TYPE_CHECKING:
    from accounts.models import User

HELD_AT_MOST = datetime.timedelta(days=7)


def waits_for_peers(version: ScenarioVersion) -> bool:
    """Say whether a peer is writing a review of this version whose time still runs."""
    drafts = Review.objects.filter(version=version, kind=ReviewKind.PEER, status=ReviewStatus.DRAFT)
    return Allocation.objects.live().filter(version=version, reviewer__in=drafts.values("reviewer")).exists()


def release_review(review: Review) -> None:
    """Hand a sent review to the author, tell them, and ask a mentor in when two reviews lie far apart."""
    review.status, review.released_at = ReviewStatus.SUBMITTED, timezone.now()
    review.save(update_fields=["status", "submitted_at", "released_at"])
    record("review.released", by=None, on=review, kind=review.kind)
    notify(authors_to_tell(review.version.scenario), "review.submitted", path=reverse("peer_review:home"))
    _ask_a_mentor_in(review.version)


def release_those_ready(version: ScenarioVersion) -> None:
    """Hand over the held reviews of a version that wait for nothing any more."""
    held = Review.objects.select_for_update(of=("self",)).filter(version=version, status=ReviewStatus.HELD)
    waiting = waits_for_peers(version)
    for review in held.select_related("version__scenario"):
        asked = review.co_mentor_checks.filter(outcome=CoMentorCheck.Outcome.ASKED)
        too_long = review.submitted_at is not None and review.submitted_at < timezone.now() - HELD_AT_MOST
        if too_long:
            asked.update(outcome=CoMentorCheck.Outcome.LAPSED)
        elif waiting or asked.exists():
            continue
        release_review(review)


@transaction.atomic
def release_now(review: Review, *, by: "User") -> None:
    """Hand a held review to the author without waiting any longer, as its writer.

    Raises:
        PermissionDenied: `by` did not write it, it is not held, or a concern has set the case scenario aside.
    """
    lock_scenario(review.version.scenario)
    review = Review.objects.select_for_update(of=("self",)).select_related("version__scenario").get(pk=review.pk)
    open_still = review.version.scenario.status in READABLE_BY_REVIEWERS
    if review.reviewer_id != by.pk or review.status != ReviewStatus.HELD or not open_still:
        raise PermissionDenied
    review.co_mentor_checks.filter(outcome=CoMentorCheck.Outcome.ASKED).update(outcome=CoMentorCheck.Outcome.NOT_NEEDED)
    release_review(review)


@task()
def release_held_reviews() -> int:
    """Hand over every held review that waits for nothing any more or has waited too long; return how many. On time.

    What a concern has set aside stays as it is.
    """
    held = Review.objects.filter(status=ReviewStatus.HELD, version__scenario__in=_open_still().values("pk"))
    before = held.count()
    for version in ScenarioVersion.objects.filter(pk__in=held.values("version")):
        _release_of(version)
    return before - held.count()


@transaction.atomic
def _release_of(version: ScenarioVersion) -> None:
    if _open_still().select_for_update().filter(pk=version.scenario_id).first() is not None:
        release_those_ready(version)


def _open_still() -> QuerySet[CaseScenario]:
    return CaseScenario.objects.filter(status__in=READABLE_BY_REVIEWERS, frozen=False)


def _ask_a_mentor_in(version: ScenarioVersion) -> None:
    if not levels_far_apart(version) or MentorCall.objects.filter(version=version).exists():
        return
    MentorCall.objects.create(version=version)
    record("mentor.asked", by=None, on=version.scenario, version=version.number)
    reviewed = set(version.reviews.of_others().values_list("reviewer_id", flat=True))
    others = [person for person in mentors_to_ask(version.scenario) if person.pk not in reviewed]
    notify(others, "mentor.asked", path=reverse("peer_review:reviews"))
