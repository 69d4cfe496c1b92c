"""Withdrawing a case scenario: one act, and it is gone from every page, room, notice and draft.

Open pages ask every four seconds whether they may still show what they show; rooms are told at once.
"""

import datetime
from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from django_tasks import task

from accounts.models import User as Person
from audit.services import record
from cms.services.learning_points import hold_learning_points
from drafts.services import drop_drafts_about
from notifications.services import forget_notices, notify
from peer_review.authorship import authors_to_tell
from peer_review.lifecycle import RECALLABLE, Status, Withdrawal
from peer_review.models import (
    AgreedLearningPoint,
    CaseScenario,
    Review,
    ReviewSession,
    TriageClaim,
)
from peer_review.permissions import may_withdraw_scenario, scenarios_to_recall
from peer_review.services.scenarios import lock_scenario, move
from peer_review.services.sessions.stopping import stop_sessions_on, tell_it_is_off

if TYPE_CHECKING:
    from accounts.models import User

AUTHORS_DRAFTS = ("answer", "own", "follow-up")
"""What an author writes about a review: an answer to it, their own look at the work, or what came of the answer."""


@transaction.atomic
def withdraw_scenario(scenario: CaseScenario, *, by: "User", reason: str = Withdrawal.AUTHOR) -> None:
    """Take a case scenario out of everybody's sight at once, with all that was written about it.

    Pages that show it are cleared within five seconds and live rooms at once; planned and running sessions end; notices
    that lead to it and drafts about it are deleted; learning points that came from it leave the library until an editor
    has read them again. An author goes on reading their own words after taking them back; what a safeguarding lead
    withdraws, nobody reads. The audit trail keeps that it happened and the code of the reason.

    Args:
        scenario: the case scenario.
        by: its author, or a safeguarding lead of its region.
        reason: one of `Withdrawal`; that of the author is for the author alone.

    Raises:
        PermissionDenied: `by` is neither its author nor a safeguarding lead of its region, or it is withdrawn already.
        ValidationError: the reason is none of ours.
    """
    scenario = lock_scenario(scenario)
    _check(scenario, by, reason)
    by_author = reason == Withdrawal.AUTHOR
    before, readers = scenario.status, _readers(scenario)
    TriageClaim.objects.filter(scenario=scenario).delete()
    scenario.withdrawal = reason
    move(scenario, Status.WITHDRAWN, "withdrawal")
    stopped = stop_sessions_on(scenario)
    forget_notices(addresses_of(scenario))
    drop_drafts_on(scenario)
    points = AgreedLearningPoint.objects.filter(session__version__scenario=scenario)
    held = hold_learning_points(points.values_list("source_key", flat=True))
    person = None if by_author else by
    record("scenario.withdrawn", by=person, on=scenario, before=before, reason=reason, points=held)
    _tell(scenario, stopped, readers - {by.pk}, by_author=by_author)


def drop_drafts_on(scenario: CaseScenario) -> int:
    """Forget everybody's unsent words about a case scenario; return how many drafts went."""
    return drop_drafts_about(_draft_names(scenario))


@task()
def sweep_drafts() -> int:
    """Forget drafts that an open page saved at the very moment in which its case scenario was withdrawn.

    Returns:
        How many drafts went. Runs on time, and looks at what was withdrawn yesterday or today.
    """
    since = timezone.localdate() - datetime.timedelta(days=1)
    return sum(map(drop_drafts_on, CaseScenario.objects.filter(status=Status.WITHDRAWN, changed_on__gte=since)))


def authors_draft_key(review: Review, what: str) -> str:
    """Return a key that does not show, in the table of drafts, on whose case scenario somebody writes as its author.

    Args:
        review: what the author writes on.
        what: one of `AUTHORS_DRAFTS`.
    """
    return f"{what}:{salted_hmac(f'peer_review.{what}', str(review.public_id)).hexdigest()[:24]}"


def _check(scenario: CaseScenario, by: "User", reason: str) -> None:
    if reason not in Withdrawal.values:
        raise ValidationError({"reason": _("Choose why it has to go.")})
    if reason == Withdrawal.AUTHOR:
        allowed = may_withdraw_scenario(by, scenario)
    else:
        allowed = scenario.status in RECALLABLE and scenarios_to_recall(by).filter(pk=scenario.pk).exists()
    if not allowed:
        raise PermissionDenied


def _readers(scenario: CaseScenario) -> set[int]:
    """Return the keys of those who were at work on it: reviewers, and whoever is checking it."""
    reviewers = Review.objects.filter(version__scenario=scenario).values_list("reviewer_id", flat=True)
    checkers = TriageClaim.objects.filter(scenario=scenario).values_list("holder_id", flat=True)
    return {*reviewers, *checkers}


def addresses_of(scenario: CaseScenario) -> Iterable[str]:
    """Return the addresses of every page on a case scenario, on its reviews and on its sessions."""
    yield reverse("peer_review:scenario", args=[scenario.public_id])
    yield reverse("peer_review:second-person", args=[scenario.public_id])
    yield reverse("peer_review:review-start", args=[scenario.public_id])
    for review in Review.objects.filter(version__scenario=scenario):
        yield reverse("peer_review:review", args=[review.public_id])
    for session in ReviewSession.objects.filter(version__scenario=scenario):
        yield reverse("peer_review:session", args=[session.public_id])


def authors_draft_names(scenario: CaseScenario) -> Iterable[str]:
    """Return what stands in the keys of an author's own drafts about a case scenario."""
    yield str(scenario.public_id)
    for review in Review.objects.filter(version__scenario=scenario):
        yield from (authors_draft_key(review, what) for what in AUTHORS_DRAFTS)


def _draft_names(scenario: CaseScenario) -> Iterable[str]:
    yield from authors_draft_names(scenario)
    for review in Review.objects.filter(version__scenario=scenario):
        yield str(review.public_id)
    for session in ReviewSession.objects.filter(version__scenario=scenario):
        yield str(session.public_id)


def _tell(scenario: CaseScenario, stopped: Iterable[ReviewSession], readers: set[int], *, by_author: bool) -> None:
    """Tell, without a word on what it was, those who would otherwise look for it."""
    home = reverse("peer_review:home")
    if not by_author:
        authors = authors_to_tell(scenario)
        readers = readers - {author.pk for author in authors}
        notify(authors, "scenario.recalled", path=home)
    notify(Person.objects.filter(pk__in=readers, is_active=True), "scenario.withdrawn", path=home)
    tell_it_is_off(stopped)
