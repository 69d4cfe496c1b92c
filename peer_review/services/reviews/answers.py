"""What the author takes from a review, and will do."""

import datetime
from collections.abc import Iterable
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from audit.services import record
from notifications.services import notify
from peer_review.models import AuthorAnswer, AuthorAnswerText, Review
from peer_review.permissions import may_answer_review
from peer_review.queries.known_words import known_to
from peer_review.scenario_form import plain_text
from peer_review.services.follow_ups import plan_follow_up
from peer_review.services.identifiers import Decision, pass_gate
from peer_review.services.scenarios import lock_scenario

if TYPE_CHECKING:
    from accounts.models import User


def answer_review(
    review: Review,
    *,
    by: "User",
    takes: str,
    will_do: str,
    by_when: datetime.date,
    thanks: str = "",
    decisions: Iterable[Decision] = (),
) -> AuthorAnswer:
    """Say, as the author, what a review leads to; the reviewer is told, without a name.

    The checker reads before anything is locked.

    Args:
        review: a review that was sent.
        by: the author.
        takes: what they take from it.
        will_do: what they will do.
        by_when: by which day; today or later.
        thanks: what helped.
        decisions: decisions on what the checker asks about.

    Raises:
        PermissionDenied: `by` is not the author, or has answered, or a concern has set the case scenario aside.
        ValidationError: something is missing, the day is past, or something is stopped at the gate.
    """
    review = Review.objects.select_related("version__scenario").get(pk=review.pk)
    if not may_answer_review(by, review):
        raise PermissionDenied
    texts = {"thanks": plain_text(thanks), "takes": plain_text(takes), "will_do": plain_text(will_do)}
    errors = {}
    if not texts["takes"]:
        errors["takes"] = _("Say what you take from it.")
    if not texts["will_do"]:
        errors["will_do"] = _("Say what you will do.")
    if by_when < timezone.localdate():
        errors["by_when"] = _("Choose today or a later day.")
    if errors:
        raise ValidationError(errors)
    made = list(decisions)
    found = pass_gate(texts, made, review.version.language, known=known_to(by))
    asked = {group.key for group in found.asking}
    kept: list[dict[str, Any]] = [asdict(one) for one in made if one.key in asked]
    return _keep(review, by, texts, by_when, kept)


@transaction.atomic
def _keep(
    review: Review, by: "User", texts: dict[str, str], by_when: datetime.date, kept: list[dict[str, Any]]
) -> AuthorAnswer:
    lock_scenario(review.version.scenario)
    locked = Review.objects.select_for_update(of=("self",)).select_related("version__scenario", "reviewer")
    review = locked.get(pk=review.pk)
    if not may_answer_review(by, review):
        raise PermissionDenied
    answer = AuthorAnswer.objects.create(review=review, by_when=by_when, answered_on=timezone.localdate())
    AuthorAnswerText.objects.create(answer=answer, decisions=kept, **texts)
    plan_follow_up(answer)
    record("review.answered", by=None, on=review)
    if review.reviewer is not None:
        notify([review.reviewer], "review.answered", path=reverse("peer_review:review", args=[review.public_id]))
    return answer
