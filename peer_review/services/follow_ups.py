"""What came of an answer: asked for after two to four weeks, put off once, told to the reviewer without a name."""

import datetime
from collections.abc import Iterable
from dataclasses import asdict
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django_tasks import task

from audit.services import record
from notifications.services import notify
from peer_review.authorship import authors_to_tell
from peer_review.lifecycle import Status
from peer_review.models import AuthorAnswer, CaseScenario, FollowUp, FollowUpText
from peer_review.permissions import may_follow_up
from peer_review.queries.known_words import known_to
from peer_review.scenario_form import plain_text
from peer_review.services.credits import owe_author
from peer_review.services.identifiers import Decision, pass_gate
from peer_review.services.scenarios import lock_scenario

if TYPE_CHECKING:
    from accounts.models import User

EARLIEST = datetime.timedelta(weeks=2)
LATEST = datetime.timedelta(weeks=4)
"""Source: the field notes (complaints: ask at two to four weeks what was done)."""

PUT_OFF_BY = datetime.timedelta(weeks=2)


def plan_follow_up(answer: AuthorAnswer) -> FollowUp:
    """Choose the day from which the author of a new answer is asked: their own day, within two to four weeks.

    Called in the transaction of the service that keeps the answer, which has asked for the permission.
    """
    earliest, latest = answer.answered_on + EARLIEST, answer.answered_on + LATEST
    due_on = min(max(answer.by_when, earliest), latest)
    return FollowUp.objects.update_or_create(answer=answer, defaults={"due_on": due_on})[0]


@task()
def ask_for_follow_ups() -> int:
    """Ask the authors whose day has come, once each; return how many were asked. Runs on time.

    Nobody is asked while a concern has the case scenario set aside, when they could not answer, but afterwards.
    """
    due = FollowUp.objects.filter(_is_open(), due_on__lte=timezone.localdate(), asked_on=None, outcome="")
    of_scenarios = due.values_list("pk", "answer__review__version__scenario")
    return sum(_ask(pk, scenario) for pk, scenario in list(of_scenarios))


def _is_open() -> Q:
    withdrawn = Q(answer__review__version__scenario__status=Status.WITHDRAWN)
    return Q(answer__review__version__scenario__frozen=False) & ~withdrawn


@transaction.atomic
def _ask(pk: int, scenario: int) -> int:
    CaseScenario.objects.select_for_update().filter(pk=scenario).first()
    waiting = FollowUp.objects.select_for_update(of=("self",)).select_related("answer__review__version__scenario")
    follow_up = waiting.filter(_is_open(), pk=pk, asked_on=None, outcome="").first()
    if follow_up is None:
        return 0
    follow_up.asked_on = timezone.localdate()
    follow_up.save(update_fields=["asked_on"])
    review = follow_up.answer.review
    authors = authors_to_tell(review.version.scenario)
    notify(authors, "follow-up.due", path=reverse("peer_review:follow-up", args=[review.public_id]))
    return len(authors)


@transaction.atomic
def put_off_follow_up(follow_up: FollowUp, *, by: "User") -> FollowUp:
    """Ask again two weeks from today; possible once.

    Raises:
        PermissionDenied: `by` is not the author, or has answered.
        ValidationError: it was put off before.
    """
    follow_up = _locked(follow_up, by)
    if follow_up.put_off:
        raise ValidationError(_("You have put this off once. Say how far you have come, even if it is “not yet”."))
    follow_up.due_on, follow_up.asked_on, follow_up.put_off = timezone.localdate() + PUT_OFF_BY, None, True
    follow_up.save(update_fields=["due_on", "asked_on", "put_off"])
    record("follow_up.put-off", by=None, on=follow_up.answer.review)
    return follow_up


def answer_follow_up(
    follow_up: FollowUp, *, by: "User", outcome: str, did: str, noticed: str = "", decisions: Iterable[Decision] = ()
) -> FollowUp:
    """Say, as the author, what came of it; the reviewer is told, without a name.

    The checker reads before anything is locked.

    Args:
        follow_up: of an answer that the author gave.
        by: the author.
        outcome: one of `FollowUp.Outcome`.
        did: what they did, or what stood in the way.
        noticed: what they saw change.
        decisions: decisions on what the checker asks about.

    Raises:
        PermissionDenied: `by` is not the author, or has answered, or a concern has set the case scenario aside.
        ValidationError: something is missing, or something is stopped at the gate.
    """
    follow_up = FollowUp.objects.select_related("answer__review__version__scenario").get(pk=follow_up.pk)
    if not may_follow_up(by, follow_up):
        raise PermissionDenied
    texts = {"did": plain_text(did), "noticed": plain_text(noticed)}
    errors = {}
    if outcome not in FollowUp.Outcome.values:
        errors["outcome"] = _("Choose how far it came.")
    if not texts["did"]:
        errors["did"] = _("Say what you did, or what stood in the way.")
    if errors:
        raise ValidationError(errors)
    made, language = list(decisions), follow_up.answer.review.version.language
    asked = {group.key for group in pass_gate(texts, made, language, known=known_to(by)).asking}
    return _keep(follow_up, by, outcome, texts, [asdict(one) for one in made if one.key in asked])


@transaction.atomic
def _keep(follow_up: FollowUp, by: "User", outcome: str, texts: dict[str, str], kept: list[dict[str, str]]) -> FollowUp:
    follow_up = _locked(follow_up, by)
    review = follow_up.answer.review
    follow_up.outcome, follow_up.answered_on = outcome, timezone.localdate()
    follow_up.save(update_fields=["outcome", "answered_on"])
    FollowUpText.objects.create(follow_up=follow_up, decisions=kept, **texts)
    owe_author(by)
    record("follow_up.answered", by=None, on=review, outcome=outcome)
    if review.reviewer is not None:
        notify([review.reviewer], "follow-up.answered", path=reverse("peer_review:review", args=[review.public_id]))
    return follow_up


def _locked(follow_up: FollowUp, by: "User") -> FollowUp:
    lock_scenario(follow_up.answer.review.version.scenario)
    rows = FollowUp.objects.select_for_update(of=("self",))
    found = rows.select_related("answer__review__version__scenario", "answer__review__reviewer").get(pk=follow_up.pk)
    if not may_follow_up(by, found):
        raise PermissionDenied
    return found
