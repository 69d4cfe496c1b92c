"""Calibrating: begin, judge a gold scenario, and pass or try again with others.

A pass holds for the times said in `peer_review.agreement`. Answers and attempts are kept for two years.
"""

import secrets
from collections import Counter
from collections.abc import Mapping

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from audit.services import record
from peer_review.agreement import HIDDEN_EVERY, draw, judge
from peer_review.calibration_set import VERSION, gold_scenarios
from peer_review.models import CalibrationAttempt, CalibrationPass, CalibrationResponse, Review
from peer_review.permissions import may_calibrate, may_review_scenarios
from peer_review.queries.calibration import is_of_this_set
from peer_review.rubric import SEED

Kind, Outcome = CalibrationAttempt.Kind, CalibrationAttempt.Outcome


@transaction.atomic
def begin_calibration(*, by: User) -> CalibrationAttempt:
    """Give somebody three gold scenarios to judge, or those that they have begun; none is one of the time before.

    What was begun on a set that has changed since can be finished by nobody: it is dropped, and others are drawn.

    Raises:
        PermissionDenied: `by` has no role with which they could review.
    """
    if not may_calibrate(by):
        raise PermissionDenied
    User.objects.select_for_update().get(pk=by.pk)
    begun = CalibrationAttempt.objects.filter(person=by, kind=Kind.GATE, outcome=Outcome.OPEN).first()
    if begun is not None and is_of_this_set(begun):
        return begun
    return _begin(by, Kind.GATE, instead_of=begun)


@transaction.atomic
def answer_gold_scenario(
    attempt: CalibrationAttempt, item: str, levels: Mapping[str, str], *, by: User
) -> CalibrationAttempt:
    """Keep somebody's levels for one gold scenario; with the last of them the attempt is over.

    Args:
        attempt: which of theirs.
        item: the gold scenario.
        levels: an answer to each prompt that the panel judged; others are left out.
        by: whose attempt it is.

    Raises:
        PermissionDenied: it is somebody else's, or `by` may calibrate no more.
        ValidationError: a prompt has no answer, this gold scenario is answered or not part of it, or the set has
            changed since the attempt was begun.
    """
    attempt = CalibrationAttempt.objects.select_for_update().get(pk=attempt.pk)
    if attempt.person_id != by.pk or not may_calibrate(by):
        raise PermissionDenied
    done = set(attempt.responses.values_list("item", flat=True))
    if attempt.outcome != Outcome.OPEN or item not in attempt.items or item in done:
        raise ValidationError(_("You have judged this one already."), code="done")
    if not is_of_this_set(attempt):
        message = _("The invented case scenarios have changed since you began. Begin again.")
        raise ValidationError(message, code="set-changed")
    standards = gold_scenarios()[item].standards
    missing = [one.key for one in standards if levels.get(one.key) not in SEED.scale_of(one.key)]
    if missing:
        raise ValidationError({f"level-{key}": _("Choose a level") for key in missing})
    CalibrationResponse.objects.create(
        attempt=attempt,
        item=item,
        levels={one.key: levels[one.key] for one in standards},
        agreed={one.key: one.agreed for one in standards},
    )
    if done | {item} == set(attempt.items):
        _finish(attempt, by)
    return attempt


@transaction.atomic
def take_hidden_item(*, by: User) -> CalibrationAttempt | None:
    """Give somebody who asks for a review a gold scenario instead, once in so many reviews that they have sent.

    It holds no place, and is no review: what they answer is noted and shown to them beside the panel's reasons.

    Raises:
        PermissionDenied: `by` may not review.
    """
    if not may_review_scenarios(by):
        raise PermissionDenied
    return _hidden_item_due(by)


def _hidden_item_due(by: User, sending: int = 0) -> CalibrationAttempt | None:
    """Return the hidden item that waits for somebody, or a new one if it is time; `sending` counts as sent."""
    User.objects.select_for_update().get(pk=by.pk)
    before = CalibrationAttempt.objects.filter(person=by, kind=Kind.HIDDEN).last()
    if before is not None and before.outcome == Outcome.OPEN:
        return before if is_of_this_set(before) else _begin(by, Kind.HIDDEN, instead_of=before)
    sent = Review.objects.of_others().filter(reviewer=by, submitted_at__isnull=False)
    if before is not None:
        sent = sent.filter(submitted_at__gt=before.begun_at)
    if sent.count() + sending < HIDDEN_EVERY:
        return None
    return _begin(by, Kind.HIDDEN)


@transaction.atomic
def note_review_sent(*, by: User) -> None:
    """Note that somebody sends a review just now, so that their calibration does not end for want of practice.

    With so many reviews a gold scenario joins the real ones that they see: whoever chooses from a list meets it too.
    """
    CalibrationPass.objects.filter(person=by).update(active_on=timezone.localdate())
    _hidden_item_due(by, sending=1)


@transaction.atomic
def give_back_hidden_item(attempt: CalibrationAttempt, *, by: User) -> None:
    """Give back a gold scenario that stands among the real ones; another comes in its place, as it would with these.

    Raises:
        PermissionDenied: it is somebody else's, or not open.
    """
    _locked_hidden(attempt, by).delete()


@transaction.atomic
def send_hidden_item(attempt: CalibrationAttempt, levels: Mapping[str, str] | None, *, by: User) -> CalibrationAttempt:
    """Close a gold scenario that stood among the real ones: now it is said that it was invented.

    Args:
        attempt: which of theirs.
        levels: an answer to each prompt; None where they left the levels out, so that there is nothing to compare.
        by: whose it is.

    Raises:
        PermissionDenied: it is somebody else's, or not open.
        ValidationError: a prompt has no answer.
    """
    attempt = _locked_hidden(attempt, by)
    if levels is not None:
        return answer_gold_scenario(attempt, attempt.items[0], levels, by=by)
    _finish(attempt, by)
    return attempt


def _locked_hidden(attempt: CalibrationAttempt, by: User) -> CalibrationAttempt:
    attempt = CalibrationAttempt.objects.select_for_update().get(pk=attempt.pk)
    if attempt.person_id != by.pk or attempt.kind != Kind.HIDDEN or attempt.outcome != Outcome.OPEN:
        raise PermissionDenied
    return attempt


def _begin(by: User, kind: str, instead_of: CalibrationAttempt | None = None) -> CalibrationAttempt:
    if instead_of is not None:
        instead_of.delete()
    items = _drawn(by) if kind == Kind.GATE else _drawn(by)[:1]
    attempt = CalibrationAttempt.objects.create(person=by, kind=kind, items=list(items), set_version=VERSION)
    record("calibration.begun", by=by, on=attempt)
    return attempt


def _finish(attempt: CalibrationAttempt, by: User) -> None:
    golds = gold_scenarios()
    verdict = judge(
        (one, answer.levels[one.key]) for answer in attempt.responses.all() for one in golds[answer.item].standards
    )
    attempt.finished_at = timezone.now()
    if attempt.kind == Kind.HIDDEN:
        attempt.outcome = Outcome.NOTED
    else:
        attempt.outcome = Outcome.PASSED if verdict.passed else Outcome.NOT_YET
    attempt.save(update_fields=["outcome", "finished_at"])
    record("calibration.finished", by=by, on=attempt, outcome=attempt.outcome)
    if attempt.outcome == Outcome.PASSED:
        today = timezone.localdate()
        CalibrationPass.objects.update_or_create(person=by, defaults={"passed_on": today, "active_on": today})
        by.refresh_from_db(fields=["calibration_pass"])


def _drawn(person: User) -> tuple[str, ...]:
    """Draw three gold scenarios for somebody, by chance among those that they know least."""
    golds = gold_scenarios()
    before = list(CalibrationAttempt.objects.filter(person=person).order_by("pk").values_list("items", flat=True))
    seen = Counter(item for items in before for item in items)
    order = list(golds)
    secrets.SystemRandom().shuffle(order)
    return draw({name: one.critical_kinds for name, one in golds.items()}, seen, before[-1] if before else (), order)
