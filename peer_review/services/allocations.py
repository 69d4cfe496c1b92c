"""Who reviews what: give somebody one to review, take it back when its time is over, and let a small group go on.

What is relaxed where there are too few people is what we ask for: the number of reviews, and that reviewers come from
another office. Never relaxed is that nobody judges their own work, their line manager's or that of those they manage,
and that a second person has signed for it.
"""

import datetime
import secrets
from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _
from django_tasks import task

from accounts.models import User
from audit.services import record
from peer_review.allocation import Why, choose
from peer_review.lifecycle import ReviewStatus
from peer_review.models import Allocation, CaseScenario, Review, ScenarioVersion
from peer_review.models.allocation import HOLDING, RUNNING
from peer_review.permissions import may_review_scenarios, scenarios_to_review
from peer_review.queries.allocation import HARD_LIMIT, Offers, offers_for, places_taken, running_allocation
from peer_review.services.pseudonyms import actor
from peer_review.services.scenarios import lock_scenario

if TYPE_CHECKING:
    from peer_review.models.scenario import ScenarioQuerySet

Status = Allocation.Status

LEASE = datetime.timedelta(hours=8)
"""A place is kept so long before anything is written: a working day."""

ASKED_AGAIN = datetime.timedelta(days=3)
"""Whoever had no time is asked again after so long."""


@transaction.atomic
def take_next_review(*, by: User) -> Allocation:
    """Give somebody the case scenario that most needs a review and that they may review; it is theirs for eight hours.

    Two who ask at the same moment never get the last place of one case scenario both: each looks past what the other is
    just being given, and waits for it only when nothing else is open.

    Raises:
        PermissionDenied: `by` may not review.
        ValidationError: they have one already, nothing is open, or what is open is kept for those with fewer reviews.
    """
    if not may_review_scenarios(by):
        raise PermissionDenied
    User.objects.select_for_update().get(pk=by.pk)
    if running_allocation(by) is not None:
        raise ValidationError(_("You have one to review already. Send it or give it back first."), code="busy")
    offers = offers_for(by)
    scenario = _lock_one(offers, by)
    return _allocate(scenario, by)


@transaction.atomic
def decline_review(scenario: CaseScenario, *, by: User, reason: str) -> Allocation:
    """Give back what one was given to review, and say why; a draft begun on it is deleted.

    Args:
        scenario: what was given.
        by: the reviewer.
        reason: one of `Allocation.DeclineReason`; the author does not get to know it.

    Raises:
        PermissionDenied: `by` has no place on it, or a concern has set it aside.
        ValidationError: the reason is not on the list.
    """
    scenario = lock_scenario(scenario)
    allocation = Allocation.objects.filter(
        version__scenario=scenario, reviewer=by, status__in=(*RUNNING, Status.EXPIRED)
    ).last()
    if allocation is None:
        raise PermissionDenied
    if reason not in Allocation.DeclineReason.values:
        raise ValidationError({"reason": _("Choose why you give it back")})
    Review.objects.filter(version=allocation.version_id, reviewer=by, status=ReviewStatus.DRAFT).delete()
    allocation.status, allocation.decline_reason = Status.DECLINED, reason
    allocation.until = timezone.now() + ASKED_AGAIN
    allocation.save(update_fields=["status", "decline_reason", "until"])
    record("allocation.declined", by=actor(by, scenario), on=scenario, reason=reason)
    return allocation


def hold_place(scenario: CaseScenario, *, by: User) -> Allocation:
    """Note that somebody begins to review a locked case scenario, whether it was given to them or they chose it."""
    own = Allocation.objects.filter(version=scenario.released_version_id, reviewer=by, status__in=HOLDING).first()
    if own is None:
        return _allocate(scenario, by)
    if own.status != Status.DONE and own.until <= timezone.now():
        own.until = timezone.now() + LEASE
        own.save(update_fields=["until"])
    return own


def keep_place(version: ScenarioVersion, *, by: User) -> None:
    """Note that a reviewer has written something: from the first time on the place is theirs for a week.

    Whoever goes on after that week gets a place again, beside whoever has taken theirs: work that is done is not lost.
    """
    own = Allocation.objects.filter(version=version, reviewer=by).exclude(status=Status.DECLINED).last()
    if own is None or own.status == Status.DONE or (own.status == Status.BEGUN and own.until > timezone.now()):
        return
    own.status, own.until = Status.BEGUN, timezone.now() + HARD_LIMIT
    own.save(update_fields=["status", "until"])


def fill_place(version: ScenarioVersion, *, by: User) -> None:
    """Note that a reviewer has sent their review."""
    own = Allocation.objects.filter(version=version, reviewer=by).exclude(status=Status.DECLINED).last()
    if own is not None:
        own.status = Status.DONE
        own.save(update_fields=["status"])


def give_time_back(scenario: CaseScenario, since: datetime.datetime) -> None:
    """Give those with a place on a case scenario the time back in which nobody could write, because it was set aside.

    Called in the transaction that opens it again.

    Args:
        scenario: what was set aside.
        since: from when on.
    """
    running = Allocation.objects.filter(version__scenario=scenario, status__in=RUNNING, until__gt=since)
    running.update(until=F("until") + (timezone.now() - since))


def _lock_one(offers: Offers, by: User) -> CaseScenario:
    """Choose and lock one of the offers that still has a place."""
    seed = secrets.randbelow(2**32)
    openings, passed_over = list(offers.openings), None
    while True:
        choice = choose(by.pk, openings, offers.loads, seed)
        if choice.key is None:
            break
        openings = [one for one in openings if one.key != choice.key]
        scenario = _lock(choice.key, CaseScenario.objects.select_for_update(of=("self",), skip_locked=True))
        if scenario is None:
            passed_over = passed_over or choice.key
        elif _has_a_place(scenario):
            return scenario
    if passed_over is not None:
        scenario = _lock(passed_over, CaseScenario.objects.select_for_update(of=("self",)))
        if scenario is not None and _has_a_place(scenario):
            return scenario
    if choice.why is Why.KEPT_FOR_OTHERS:
        message = _("You have done more reviews than your colleagues of late. What is open is kept for them for a day.")
        raise ValidationError(message, code="kept")
    raise ValidationError(_("Nothing lacks a review just now. You need do nothing; we will tell you."), code="nothing")


def _lock(key: int, locking: "ScenarioQuerySet") -> CaseScenario | None:
    return locking.select_related("released_version").released().filter(pk=key).first()


def _has_a_place(scenario: CaseScenario) -> bool:
    return places_taken().filter(version=scenario.released_version_id).count() < scenario.reviews_wanted


def _allocate(scenario: CaseScenario, by: User) -> Allocation:
    version: Any = scenario.released_version  # released means that there is one
    # The same for every reviewer of it: noted only beside those of the author's office, it would name that office.
    relaxed = ["own_office"] if scenario.is_open_to_own_office else []
    if version.check_made.checker_id == by.pk:
        relaxed.append("second_person")
    allocation = Allocation.objects.create(version=version, reviewer=by, until=timezone.now() + LEASE, relaxed=relaxed)
    record("allocation.taken", by=actor(by, scenario), on=scenario, relaxed="+".join(relaxed))
    return allocation


@task()
@transaction.atomic
def give_back_allocations() -> int:
    """Close what keeps a place without reason, so that it goes to somebody else; return how many.

    Runs on time. Out of time are those whose lease is over. Given back are those whose reviewer may review no more, has
    become tied to the author, or whose case scenario is no longer open. A draft stays with its writer: hidden while
    they may not review, and open to them again on a day on which they may. What a concern has set aside waits: nobody
    can write, and `give_time_back` follows.
    """
    running = Allocation.objects.filter(status__in=RUNNING, version__scenario__frozen=False)
    theirs: dict[int, set[int]] = {}
    for person, scenario in running.values_list("reviewer", "version__scenario"):
        theirs.setdefault(person, set()).add(scenario)
    may_go_on = {
        person.pk: set(scenarios_to_review(person).filter(pk__in=theirs[person.pk]).values_list("pk", flat=True))
        for person in User.objects.filter(pk__in=theirs)
    }
    count = 0
    for one in running.select_for_update(of=("self",), skip_locked=True).select_related("version__scenario"):
        if one.version.scenario_id not in may_go_on.get(one.reviewer_id, ()) and one.until > timezone.now():
            one.status = Status.GIVEN_BACK
        elif one.until <= timezone.now():
            one.status = Status.EXPIRED
        else:
            continue
        one.save(update_fields=["status"])
        record(f"allocation.{one.status.replace('_', '-')}", by=None, on=one.version.scenario)
        count += 1
    return count
