"""The thread under a comment: the author and the reviewers answer each other, and close it when they are done."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from audit.services import record
from notifications.services import notify
from peer_review.authorship import authors_to_tell, is_author
from peer_review.models import CommentReply, ReplyText, ReviewComment
from peer_review.permissions import may_discuss_review
from peer_review.services.identifiers import Decision
from peer_review.services.pseudonyms import actor, pseudonym_for
from peer_review.services.reviews.comments import gated_words
from peer_review.services.scenarios import lock_scenario

if TYPE_CHECKING:
    from accounts.models import User


def reply_to_comment(
    comment: ReviewComment, *, by: "User", text: str, decisions: Iterable[Decision] = ()
) -> CommentReply:
    """Answer in the thread under a comment: as the author, without a name, or as a reviewer. A new word reopens it.

    The reviewer and the author are told, the writer not.

    Args:
        comment: a comment of a review that is with the author.
        by: the author, or somebody whose review of the same version is with the author.
        text: the reply; the checker reads it first.
        decisions: decisions on what the checker asks about.

    Raises:
        PermissionDenied: `by` takes no part in the feedback on this version, or it is not open to them yet.
        ValidationError: the reply is empty, too long, or stopped at the gate.
    """
    if not may_discuss_review(by, comment.review):
        raise PermissionDenied
    words, kept = gated_words(text, decisions, comment.review.version.language, by)
    with transaction.atomic():
        comment = _lock(comment, by)
        scenario = comment.review.version.scenario
        as_author = is_author(scenario, by)
        reply = CommentReply.objects.create(
            comment=comment,
            by_author=as_author,
            writer=None if as_author else by,
            pseudonym="" if as_author else pseudonym_for(by, scenario),
        )
        ReplyText.objects.create(reply=reply, text=words, decisions=kept)
        if comment.resolved_on is not None:
            comment.resolved_on = None
            comment.save(update_fields=["resolved_on"])
        record("comment.answered", by=None if as_author else actor(by, scenario), on=comment)
        others = [comment.review.reviewer, *(one.writer for one in comment.replies.select_related("writer"))]
        to_tell = [person for person in others if person is not None and person.pk != by.pk]
        page = reverse("peer_review:review", args=[comment.review.public_id])
        notify(to_tell, "comment.answered", path=page)
        if not as_author:
            notify(authors_to_tell(scenario), "comment.answered", path=reverse("peer_review:home"))
    return reply


@transaction.atomic
def resolve_comment(comment: ReviewComment, *, by: "User") -> None:
    """Say that a comment needs no more words; doing so twice changes nothing.

    Raises:
        PermissionDenied: `by` takes no part in the feedback on this version, or it is not open to them yet.
    """
    _set_resolved(comment, by, resolved=True)


@transaction.atomic
def reopen_comment(comment: ReviewComment, *, by: "User") -> None:
    """Take up a resolved comment again; doing so twice changes nothing.

    Raises:
        PermissionDenied: `by` takes no part in the feedback on this version, or it is not open to them yet.
    """
    _set_resolved(comment, by, resolved=False)


def _set_resolved(comment: ReviewComment, by: "User", *, resolved: bool) -> None:
    comment = _lock(comment, by)
    if (comment.resolved_on is not None) == resolved:
        return
    comment.resolved_on = timezone.localdate() if resolved else None
    comment.save(update_fields=["resolved_on"])
    scenario = comment.review.version.scenario
    named = None if is_author(scenario, by) else actor(by, scenario)
    record("comment.resolved" if resolved else "comment.reopened", by=named, on=comment)


def _lock(comment: ReviewComment, by: "User") -> ReviewComment:
    lock_scenario(comment.review.version.scenario)
    comment = (
        ReviewComment.objects.select_for_update(of=("self",))
        .select_related("review__version__scenario", "review__reviewer")
        .get(pk=comment.pk)
    )
    if not may_discuss_review(by, comment.review):
        raise PermissionDenied
    return comment
