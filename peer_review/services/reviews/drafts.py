"""The draft of a written review: begin it, and keep what it says so far."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from audit.services import record
from peer_review.lifecycle import ReviewKind
from peer_review.models import CaseScenario, Review, ReviewText
from peer_review.permissions import may_edit_review, may_review_scenario, reviews_as_mentor
from peer_review.rubric import known_levels
from peer_review.scenario_form import plain_text
from peer_review.services.allocations import hold_place, keep_place
from peer_review.services.identifiers import LONGEST_TEXT
from peer_review.services.pseudonyms import pseudonym_for
from peer_review.services.rubric import rubric_in_force
from peer_review.services.scenarios import lock_scenario

if TYPE_CHECKING:
    from accounts.models import User

PARTS = ("strengths", "questions", "next_step")
"""The three pieces of writing in a review."""


@transaction.atomic
def start_review(scenario: CaseScenario, *, by: "User") -> Review:
    """Open a draft review of the released version, or return the one that the reviewer has already.

    It is a mentor's review when `by` is a mentor of the scenario's region, and a peer's otherwise. It stays with the
    wording of the rubric that is in force now.

    Raises:
        PermissionDenied: `by` may not review this scenario: wrong role or region, not released, or its author.
    """
    scenario = (
        CaseScenario.objects.select_for_update(of=("self",)).select_related("released_version").get(pk=scenario.pk)
    )
    if not may_review_scenario(by, scenario) or scenario.released_version is None:
        raise PermissionDenied
    kind = ReviewKind.MENTOR if reviews_as_mentor(by, scenario) else ReviewKind.PEER
    given = {"rubric": rubric_in_force(), "kind": kind, "pseudonym": pseudonym_for(by, scenario)}
    review, created = Review.objects.get_or_create(version=scenario.released_version, reviewer=by, defaults=given)
    if created:
        ReviewText.objects.create(review=review)
        record("review.begun", by=None if review.pseudonym else by, on=review, kind=kind)
    hold_place(scenario, by=by)
    return review


@transaction.atomic
def save_review(
    review: Review,
    *,
    by: "User",
    levels: Mapping[str, object] | None = None,
    comments_only: bool | None = None,
    **parts: str,
) -> ReviewText:
    """Keep what a draft review says so far; what is not given stays.

    Args:
        review: the draft.
        by: its writer.
        levels: answer by prompt of the rubric, the closer looks included; unknown ones are left out.
        comments_only: whether the reviewer leaves the levels out.
        parts: strengths, questions, next_step.

    Raises:
        PermissionDenied: `by` did not write it, or it was sent.
        ValidationError: a part is longer than any of ours.
    """
    review = lock_draft(review, by)
    text = review.text
    if any(len(part) > LONGEST_TEXT for part in parts.values()):
        raise ValidationError(_("This is too long to keep. Shorten it, then save."), code="too_long")
    if levels is not None:
        text.levels = known_levels(levels)
    for name in PARTS:
        if name in parts:
            setattr(text, name, plain_text(parts[name]))
    text.save()
    if comments_only is not None and comments_only != review.comments_only:
        review.comments_only = comments_only
        review.save(update_fields=["comments_only"])
    if not review.is_own:
        keep_place(review.version, by=by)
    return text


def texts_of(review: Review) -> dict[str, str]:
    """Return all that a review says in words, by field; comments as "comment-<key>"."""
    texts = {name: getattr(review.text, name) for name in PARTS}
    return texts | {f"comment-{comment.pk}": comment.words.text for comment in review.comments.select_related("words")}


def lock_draft(review: Review, by: "User") -> Review:
    """Return a draft, locked with its case scenario, for its writer.

    Raises:
        PermissionDenied: `by` did not write it, it was sent, `by` may no longer review there, or a concern has set the
            case scenario aside.
    """
    lock_scenario(review.version.scenario)
    review = (
        Review.objects.select_for_update(of=("self",))
        .select_related("text", "rubric", "version__scenario", "version__text")
        .get(pk=review.pk)
    )
    if not may_edit_review(by, review):
        raise PermissionDenied
    return review
