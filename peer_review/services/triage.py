"""The second person: claim a waiting case scenario, then release it or send it back.

Two people stand behind every release: the author signed, and somebody else signed the motivated-intruder checklist.
"""

import datetime
from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django_tasks import task

from accounts import roles
from accounts.permissions import has_role
from audit.services import record
from notifications.services import notify
from peer_review.allocation import WANTED
from peer_review.authorship import authors_to_tell
from peer_review.intruders import CHECKLIST_VERSION, KEYS
from peer_review.lifecycle import Status
from peer_review.models import (
    CaseScenario,
    CheckText,
    Review,
    ScenarioVersion,
    SecondPersonCheck,
    TriageClaim,
)
from peer_review.permissions import may_check_scenario, people_who_may_check
from peer_review.queries.known_words import known_in, known_to
from peer_review.services.identifiers import Decision, check_unchanged, gate, pass_gate
from peer_review.services.requirements import relax_for_a_small_group
from peer_review.services.scenarios import lock_scenario, move, open_copy_of
from peer_review.services.submission import decisions_on, scan_version

if TYPE_CHECKING:
    from accounts.models import User

CLAIM_LASTS = datetime.timedelta(minutes=60)


@transaction.atomic
def claim_scenario(scenario: CaseScenario, *, by: "User") -> TriageClaim:
    """Take a waiting case scenario for an hour, so that two people do not check it at once; taking it again renews.

    Raises:
        PermissionDenied: `by` may not be its second person.
        ValidationError: it waits no more, or somebody else is checking it.
    """
    scenario = _open_for(lock_scenario(scenario), by)
    claim, created = TriageClaim.objects.update_or_create(
        scenario=scenario, defaults={"holder_id": by.pk, "until": timezone.now() + CLAIM_LASTS}
    )
    # From now on somebody has read this version, and its author can change it no more.
    scenario.versions.filter(submitted_at__isnull=False, claimed=False).update(claimed=True)
    record("claim.taken" if created else "claim.renewed", by=by, on=scenario)
    return claim


@transaction.atomic
def give_up_claim(scenario: CaseScenario, *, by: "User") -> None:
    """Put a case scenario back into the queue; somebody else's claim is left alone."""
    scenario = lock_scenario(scenario)
    if TriageClaim.objects.filter(scenario=scenario, holder_id=by.pk).delete()[0]:
        record("claim.given-up", by=by, on=scenario)


@task()
@transaction.atomic
def give_back_claims() -> int:
    """Put back into the queue what somebody claimed and did not finish in their hour; return how many.

    Runs on time. Whoever held a claim can still finish what they read, as long as nobody else has taken it.
    """
    over = TriageClaim.objects.filter(until__lte=timezone.now()).select_related("scenario")
    count = 0
    for claim in over.select_for_update(of=("self",), skip_locked=True):
        record("claim.ran-out", by=None, on=claim.scenario)
        claim.delete()
        count += 1
    return count


def release_scenario(version: ScenarioVersion, *, by: "User", checklist: Iterable[str]) -> SecondPersonCheck:
    """Release a waiting version for review, as its second person. The checker reads before anything is locked.

    Args:
        version: the version that `by` has read.
        by: the second person.
        checklist: the intruders of `peer_review.intruders` that `by` has thought of; all are needed.

    Raises:
        PermissionDenied: `by` may not be its second person: wrong role or region, or its author.
        ValidationError: it waits no more, another version waits, somebody else is checking it, nobody has taken it from
            the queue ("unclaimed"), an intruder is left out, or the checker finds something that has not been decided.
    """
    version = _read_version(_open_for(_fresh(version), by), version)
    ticked = [key for key in KEYS if key in set(checklist)]
    if len(ticked) != len(KEYS):
        raise ValidationError(
            {"checklist": _("Tick all four before you release it. If one is not true, send it back.")}
        )
    gate(scan_version(version), decisions_on(version), version.language, known=known_in(version.scenario.unit))
    return _release(version, by, ticked)


@transaction.atomic
def _release(passed: ScenarioVersion, by: "User", ticked: list[str]) -> SecondPersonCheck:
    """Release a version that has passed the gate, as long as its words are still these."""
    scenario, version = _locked(passed, by)
    check = _check(version, by, SecondPersonCheck.Outcome.RELEASED, ticked)
    scenario.released_version = version
    scenario.released_on = timezone.localdate()
    scenario.reviews_wanted, scenario.own_office_relaxed = WANTED, False
    move(scenario, Status.RELEASED, "released_version", "released_on", "reviews_wanted", "own_office_relaxed")
    relax_for_a_small_group(scenario)
    record("scenario.released", by=by, on=scenario, version=version.number)
    authors = authors_to_tell(scenario)
    notify(authors, "scenario.released", path=reverse("peer_review:home"))
    mentors = [
        person
        for person in people_who_may_check(scenario)
        if person.pk not in {by.pk, *(author.pk for author in authors)} and has_role(person, roles.MENTOR)
    ]
    reviewed = set(Review.objects.filter(version__scenario=scenario).values_list("reviewer_id", flat=True))
    again = [person for person in mentors if person.pk in reviewed]
    notify(again, "scenario.next-version", path=reverse("peer_review:reviews"))
    fresh = [person for person in mentors if person.pk not in reviewed]
    notify(fresh, "scenario.reviewable", path=reverse("peer_review:reviews"))
    return check


def return_scenario(
    version: ScenarioVersion,
    *,
    by: "User",
    reason: str,
    reasons: Iterable[str] = (SecondPersonCheck.Reason.OTHER,),
    decisions: Iterable[Decision] = (),
) -> SecondPersonCheck:
    """Send a waiting version back to its author with a reason; the author goes on from a copy of it.

    The checker reads before anything is locked.

    Args:
        version: the version that `by` has read.
        by: the second person.
        reason: what to change, in words for the author; it passes the same gate as every text.
        reasons: why, from `SecondPersonCheck.Reason`; at least one.
        decisions: decisions on what the checker asks about the reason.

    Raises:
        PermissionDenied: `by` may not be its second person.
        ValidationError: it waits no more, another version waits, somebody else is checking it, nobody has taken it from
            the queue ("unclaimed"), no reason of the list is chosen, or the words are missing or stopped at the gate.
    """
    version = _read_version(_open_for(_fresh(version), by), version)
    if not reason.strip():
        raise ValidationError({"reason": _("Say what to change, so that the author knows what to do next.")})
    given = set(reasons)
    chosen = [code for code in SecondPersonCheck.Reason.values if code in given]
    if not chosen:
        raise ValidationError({"reasons": _("Choose at least one reason.")})
    pass_gate({"reason": reason}, decisions, version.language, known=known_to(by))
    return _return(version, by, reason.strip(), chosen)


@transaction.atomic
def _return(passed: ScenarioVersion, by: "User", reason: str, chosen: list[str]) -> SecondPersonCheck:
    """Send a version back with a reason that has passed the gate."""
    scenario, version = _locked(passed, by)
    check = _check(version, by, SecondPersonCheck.Outcome.RETURNED, [], chosen)
    CheckText.objects.create(check_made=check, reason=reason)
    open_copy_of(version)
    move(scenario, Status.RETURNED)
    record("scenario.returned", by=by, on=scenario, version=version.number, reasons="+".join(chosen))
    notify(authors_to_tell(scenario), "scenario.returned", path=reverse("peer_review:home"))
    return check


def _fresh(version: ScenarioVersion) -> CaseScenario:
    return CaseScenario.objects.get(pk=version.scenario_id)


def _locked(passed: ScenarioVersion, by: "User") -> tuple[CaseScenario, ScenarioVersion]:
    """Return case scenario and version, locked, if all stands as it did when the checker read it."""
    scenario = _open_for(lock_scenario(passed.scenario), by)
    version = _read_version(scenario, passed)
    check_unchanged(passed.answers, version.answers)
    return scenario, version


def _open_for(scenario: CaseScenario, by: "User") -> CaseScenario:
    if not may_check_scenario(by, scenario):
        raise PermissionDenied
    if scenario.stage != Status.WAITING:
        raise ValidationError(_("Somebody has dealt with this case scenario: it waits no more."), code="moved")
    claim = TriageClaim.objects.select_related("holder").filter(scenario=scenario).first()
    if claim is not None and claim.is_live and claim.holder_id != by.pk:
        raise ValidationError(
            _("%(name)s is checking this case scenario until %(time)s. Choose another one.")
            % {"name": claim.holder, "time": date_format(timezone.localtime(claim.until), "H:i")},
            code="claimed",
        )
    return scenario


def _read_version(scenario: CaseScenario, version: ScenarioVersion) -> ScenarioVersion:
    """Return the waiting version, which its author can change no more because somebody has begun to read it."""
    newest = scenario.versions.select_related("text", "scenario").order_by("number").last()
    if newest is None or newest.pk != version.pk:
        raise ValidationError(_("The author has sent a newer version. Read that one."), code="moved")
    if not newest.claimed:
        message = _("Take it from the queue and read it first. Until then its author can still change it.")
        raise ValidationError(message, code="unclaimed")
    return newest


def _check(
    version: ScenarioVersion, by: "User", outcome: str, checklist: list[str], reasons: Iterable[str] = ()
) -> SecondPersonCheck:
    TriageClaim.objects.filter(scenario=version.scenario).delete()
    return SecondPersonCheck.objects.create(
        version=version,
        checker=by,
        outcome=outcome,
        checklist=checklist,
        checklist_version=CHECKLIST_VERSION,
        reasons=list(reasons),
    )
