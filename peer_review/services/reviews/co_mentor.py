"""Another mentor reads a held review before the author does: they agree, or return it with words."""

from collections.abc import Iterable
from dataclasses import asdict
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from audit.services import record
from notifications.services import notify
from peer_review.lifecycle import ReviewStatus
from peer_review.models import CoMentorCheck, CoMentorText, Review
from peer_review.permissions import held_reviews_to_check, mentors_to_ask
from peer_review.queries.known_words import known_to
from peer_review.scenario_form import plain_text
from peer_review.services.identifiers import Decision, pass_gate
from peer_review.services.reviews.release import release_those_ready
from peer_review.services.scenarios import lock_scenario

if TYPE_CHECKING:
    from accounts.models import User


def ask_a_co_mentor(review: Review) -> None:
    """Note that a held review is to be read by another mentor, and tell those who may."""
    CoMentorCheck.objects.create(review=review)
    asked = [person for person in mentors_to_ask(review.version.scenario) if person.pk != review.reviewer_id]
    notify(asked, "review.check-asked", path=reverse("peer_review:reviews"))


@transaction.atomic
def agree_with_review(review: Review, *, by: "User") -> None:
    """Let a held review go as it is; it reaches the author when nothing else holds it.

    Raises:
        PermissionDenied: `by` may not check it: its writer, no mentor there, a conflict, or nobody asked.
    """
    review, check = _lock(review, by)
    _decide(check, CoMentorCheck.Outcome.AGREED, by)
    _tell_the_writer(review, "review.agreed", "peer_review:review")
    release_those_ready(review.version)


def return_review(review: Review, *, by: "User", words: str, decisions: Iterable[Decision] = ()) -> None:
    """Give a held review back to its writer, who may change it and send it again.

    The checker reads the words before anything is locked.

    Args:
        review: a held review with an open check.
        by: another mentor.
        words: what to change and why; the checker reads it first.
        decisions: decisions on what the checker asks about.

    Raises:
        PermissionDenied: `by` may not check it: its writer, no mentor there, a conflict, or nobody asked.
        ValidationError: the words are missing or stopped at the gate.
    """
    if not _may_check(by, review):
        raise PermissionDenied
    text = plain_text(words)
    if not text:
        raise ValidationError({"words": _("Say what you would change, and why.")})
    made = list(decisions)
    asked = {
        group.key for group in pass_gate({"words": text}, made, review.version.language, known=known_to(by)).asking
    }
    _give_back(review, by, text, [asdict(one) for one in made if one.key in asked])


@transaction.atomic
def _give_back(review: Review, by: "User", text: str, kept: list[dict[str, str]]) -> None:
    review, check = _lock(review, by)
    _decide(check, CoMentorCheck.Outcome.RETURNED, by)
    CoMentorText.objects.create(check_made=check, words=text, decisions=kept)
    review.status, review.submitted_at = ReviewStatus.DRAFT, None
    review.save(update_fields=["status", "submitted_at"])
    _tell_the_writer(review, "review.returned", "peer_review:review-write")


def _lock(review: Review, by: "User") -> tuple[Review, CoMentorCheck]:
    lock_scenario(review.version.scenario)
    review = (
        Review.objects.select_for_update(of=("self",)).select_related("version__scenario", "reviewer").get(pk=review.pk)
    )
    check = review.co_mentor_checks.filter(outcome=CoMentorCheck.Outcome.ASKED).first()
    if check is None or not _may_check(by, review):
        raise PermissionDenied
    return review, check


def _may_check(by: "User", review: Review) -> bool:
    return held_reviews_to_check(by).filter(pk=review.pk).exists()


def _decide(check: CoMentorCheck, outcome: str, by: "User") -> None:
    check.outcome, check.checker = outcome, by
    check.save(update_fields=["outcome", "checker"])
    record("review.checked", by=by, on=check.review, outcome=outcome)


def _tell_the_writer(review: Review, kind: str, page: str) -> None:
    if review.reviewer is not None:
        notify([review.reviewer], kind, path=reverse(page, args=[review.public_id]))
