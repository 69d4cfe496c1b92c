"""The author's two taps on what helped."""

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction

from audit.services import record
from peer_review.models import FeedbackOnReview, Review, ReviewComment
from peer_review.permissions import may_give_feedback
from peer_review.services.scenarios import lock_scenario

if TYPE_CHECKING:
    from accounts.models import User

TAPS = ("helped_me_see", "will_use")
"""Source: the field notes (feedback on feedback): "helped me see something" and "I will use it"."""


@transaction.atomic
def tap_feedback(
    review: Review, tap: str, *, on: bool, by: "User", comment: ReviewComment | None = None
) -> FeedbackOnReview:
    """Set one of the two taps on a review, or on a comment of it, or take it back.

    Args:
        review: a review that its author may read.
        tap: one of `TAPS`.
        on: whether it is set or taken back.
        by: the author.
        comment: the comment that is meant, of this review; None for the review as a whole.

    Raises:
        PermissionDenied: `by` is not the author, or the comment belongs elsewhere.
        ValueError: there is no such tap.
    """
    if tap not in TAPS:
        raise ValueError(f"There is no tap {tap!r}.")
    lock_scenario(review.version.scenario)
    review = Review.objects.select_for_update(of=("self",)).select_related("version__scenario").get(pk=review.pk)
    if not may_give_feedback(by, review) or (comment is not None and comment.review_id != review.pk):
        raise PermissionDenied
    feedback, _ = FeedbackOnReview.objects.get_or_create(review=review, comment=comment)
    if getattr(feedback, tap) != on:
        setattr(feedback, tap, on)
        feedback.save(update_fields=[tap])
        record("review.tapped", by=None, on=review, tap=tap, set=on)
    return feedback
