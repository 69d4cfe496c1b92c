"""Comments beside the text, while the review is a draft."""

from collections.abc import Iterable
from dataclasses import asdict
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from anchoring import Anchor, describe, resolve, to_w3c
from peer_review.models import CommentText, Review, ReviewComment
from peer_review.permissions import may_edit_review
from peer_review.queries.known_words import known_to
from peer_review.scenario_form import TEXT_FIELDS, plain_text
from peer_review.services.identifiers import Decision, pass_gate
from peer_review.services.reviews.drafts import lock_draft

if TYPE_CHECKING:
    from accounts.models import User

LONGEST_COMMENT = 3000
"""Characters of one comment or reply: as many as a piece of writing in the form."""


def add_comment(
    review: Review,
    *,
    by: "User",
    field: str,
    quote: str,
    text: str,
    prefix: str = "",
    suffix: str = "",
    start: int = 0,
    decisions: Iterable[Decision] = (),
) -> ReviewComment:
    """Set a comment beside a passage of the reviewed text; the checker reads it first.

    Args:
        review: the draft.
        by: its writer.
        field: the answer in which the passage stands.
        quote: the words of the passage.
        text: the comment.
        prefix: up to 32 characters before the passage, to tell equal ones apart.
        suffix: up to 32 characters after it.
        start: where the passage began, in characters.
        decisions: decisions on what the checker asks about the comment.

    Raises:
        PermissionDenied: `by` did not write the review, or it was sent.
        ValidationError: the passage is not in the text, or the comment is empty, too long, or stopped at the gate.
    """
    if not may_edit_review(by, review):
        raise PermissionDenied
    answer = str(review.version.answers.get(field, "")) if field in TEXT_FIELDS else ""
    span = resolve(answer, Anchor(quote, prefix, suffix, start, start + len(quote)))
    if span is None:
        raise ValidationError({"passage": _("Choose the passage that you comment on.")})
    words, kept = gated_words(text, decisions, review.version.language, by)
    target = to_w3c(describe(answer, span.start, span.end), field)
    with transaction.atomic():
        review = lock_draft(review, by)
        comment = ReviewComment.objects.create(review=review, field=field)
        CommentText.objects.create(comment=comment, selector=target, text=words, decisions=kept)
    return comment


@transaction.atomic
def remove_comment(comment: ReviewComment, *, by: "User") -> None:
    """Take a comment out of a draft review.

    Raises:
        PermissionDenied: `by` did not write the review, or it was sent.
    """
    lock_draft(comment.review, by)
    comment.delete()


def settled_in_comments(review: Review) -> list[Decision]:
    """Return what was decided about words of the comments when each was added: it need not be decided again."""
    return [Decision(**one) for comment in review.comments.select_related("words") for one in comment.words.decisions]


def gated_words(
    text: str, decisions: Iterable[Decision], language: str, by: "User"
) -> tuple[str, list[dict[str, str]]]:
    """Return the words of a comment or reply with the decisions to keep beside them, when the checker lets them pass.

    Raises:
        ValidationError: under "comment" when it is empty or too long; otherwise what stops it at the gate.
    """
    words = plain_text(text)
    if not words:
        raise ValidationError({"comment": _("Write your comment.")})
    if len(words) > LONGEST_COMMENT:
        message = _("Shorten your comment to %(most)d characters or fewer.") % {"most": LONGEST_COMMENT}
        raise ValidationError({"comment": message})
    made = list(decisions)
    asked = {group.key for group in pass_gate({"comment": words}, made, language, known=known_to(by)).asking}
    return words, [asdict(one) for one in made if one.key in asked]
