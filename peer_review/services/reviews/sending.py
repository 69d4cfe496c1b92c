"""Sending a review: whole, past the checker, and on to the author, or held until the others are done."""

from collections.abc import Iterable
from dataclasses import asdict
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from audit.services import record
from peer_review.lifecycle import ReviewKind, ReviewStatus
from peer_review.models import Review
from peer_review.permissions import may_edit_review
from peer_review.queries.known_words import known_to
from peer_review.services.allocations import fill_place
from peer_review.services.calibration import note_review_sent
from peer_review.services.identifiers import Decision, check_unchanged, gate, scan
from peer_review.services.pseudonyms import actor
from peer_review.services.reviews.co_mentor import ask_a_co_mentor
from peer_review.services.reviews.comments import settled_in_comments
from peer_review.services.reviews.drafts import lock_draft, texts_of
from peer_review.services.reviews.release import release_review, release_those_ready, waits_for_peers

if TYPE_CHECKING:
    from accounts.models import User


def submit_review(review: Review, *, by: "User", decisions: Iterable[Decision] = (), co_mentor: bool = False) -> Review:
    """Send a review; from now on its writer does not change it.

    A peer's goes to the author at once. A mentor's is held while a peer is still writing, or until another mentor has
    read it, and for seven days at most. The author's own is kept with its day only. The checker reads before anything
    is locked, so that nobody waits for it.

    Args:
        review: the draft.
        by: its writer.
        decisions: decisions on what the checker asks about; those made on single comments count too.
        co_mentor: whether another mentor is to read a mentor's review first.

    Raises:
        PermissionDenied: `by` did not write it, it was sent, or `by` may no longer review there.
        ValidationError: a prompt or a part is unanswered, something is stopped at the gate, or the review was changed
            while the checker read it ("changed").
    """
    rows = Review.objects.select_related("text", "rubric", "version__scenario", "version__text")
    review = rows.get(pk=review.pk)
    if not may_edit_review(by, review):
        raise PermissionDenied
    _check_complete(review)
    texts, made = texts_of(review), [*settled_in_comments(review), *decisions]
    known = known_to(by)
    found = scan(texts, review.version.language, known=known)
    gate(found, made, review.version.language, known=known)
    asked = {group.key for group in found.asking}
    kept = {one.key: asdict(one) for one in made if one.key in asked}
    return _send(review, by, texts, list(kept.values()), co_mentor)


@transaction.atomic
def _send(
    review: Review, by: "User", passed: dict[str, str], decisions: list[dict[str, str]], co_mentor: bool
) -> Review:
    """Send a review whose texts have passed the gate, as long as they are still these."""
    review = lock_draft(review, by)
    _check_complete(review)
    check_unchanged(passed, texts_of(review))
    review.text.decisions = decisions
    review.text.save(update_fields=["decisions"])
    if review.is_own:
        return _keep_own(review)
    review.submitted_at = timezone.now()
    fill_place(review.version, by=by)
    note_review_sent(by=by)
    comments = review.comments.count()
    named = actor(by, review.version.scenario)
    record("review.submitted", by=named, on=review, kind=review.kind, rubric=review.rubric.number, comments=comments)
    if review.kind == ReviewKind.MENTOR and (co_mentor or waits_for_peers(review.version)):
        review.status = ReviewStatus.HELD
        review.save(update_fields=["status", "submitted_at"])
        if co_mentor:
            ask_a_co_mentor(review)
        return review
    release_review(review)
    release_those_ready(review.version)
    return review


def _keep_own(review: Review) -> Review:
    day = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    review.status, review.submitted_at, review.released_at = ReviewStatus.SUBMITTED, day, day
    review.save(update_fields=["status", "submitted_at", "released_at"])
    record("review.submitted", by=None, on=review, kind=review.kind, rubric=review.rubric.number)
    return review


def _check_complete(review: Review) -> None:
    unanswered = [] if review.is_without_levels else review.rubric.rubric.unanswered(review.text.levels)
    errors: dict[str, str] = {
        f"level-{prompt.key}": _("Choose a level for “%(stage)s: %(lens)s”")
        % {"stage": prompt.stage, "lens": prompt.lens}
        for prompt in unanswered
    }
    words = {
        "strengths": _("Say what is working. Everybody needs to know what to keep."),
        "questions": _("Ask at least one question that tests the thinking."),
        "next_step": _("Suggest one next step that can be done."),
    }
    errors |= {name: message for name, message in words.items() if not getattr(review.text, name)}
    if errors:
        raise ValidationError(errors)
