"""Deal with a concern, step by step: answer, look up the author, ring, confirm, decide, care."""

from collections.abc import Iterable

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from audit.services import record
from notifications.services import notify
from peer_review.authorship import authors_to_tell, scenarios_with_an_author
from peer_review.lifecycle import RECALLABLE, SENT_BACK_ON_A_CONCERN, WRITABLE, Status, Withdrawal
from peer_review.models import (
    CareStep,
    CaseScenario,
    Concern,
    ConcernCall,
    LegalHold,
    TriageClaim,
)
from peer_review.models.concern import Decision, Role
from peer_review.permissions import concerns_visible_to
from peer_review.queries.concerns import set_aside_since
from peer_review.queries.known_words import known_to
from peer_review.services.allocations import give_time_back
from peer_review.services.authors import find_author_for_risk
from peer_review.services.holds import lift_holds
from peer_review.services.identifiers import Decision as FindingDecision
from peer_review.services.identifiers import pass_gate
from peer_review.services.scenarios import drop_open_version, open_copy_of
from peer_review.services.sessions.stopping import stop_sessions_on, tell_it_is_off
from peer_review.services.withdrawal import withdraw_scenario

POSSIBLE_FROM: dict[str, frozenset[str]] = {
    Decision.RETURN: SENT_BACK_ON_A_CONCERN,
    Decision.CLOSE: frozenset({Status.RELEASED}),
    Decision.WITHDRAW: RECALLABLE,
}
"""Where a case scenario must stand for a decision; it may always be opened again as it was."""


@transaction.atomic
def acknowledge_concern(concern: Concern, *, by: User) -> Concern:
    """Say that somebody has the concern: nobody else is called. A second time changes nothing.

    Raises:
        PermissionDenied: `by` is no safeguarding lead in reach.
    """
    concern = _lock(concern, by)
    if concern.acknowledged_at is None:
        concern.acknowledged_by, concern.acknowledged_at = by, timezone.now()
        concern.save(update_fields=["acknowledged_by", "acknowledged_at"])
        minutes = int((concern.acknowledged_at - concern.raised_at).total_seconds()) // 60
        record("concern.acknowledged", by=by, on=concern, minutes=minutes, drill=concern.is_drill)
        _tell_raiser(concern, "concern.acknowledged")
    return concern


@transaction.atomic
def unmask_author(concern: Concern, *, by: User, risk: str) -> User | None:
    """Open the one door to the author, who is told, as is a second person; in a drill nobody is named.

    Args:
        concern: the answered concern.
        by: the safeguarding lead.
        risk: why, one of `AuthorLookup.Risk`.

    Returns:
        The author; None in a drill.

    Raises:
        PermissionDenied: `by` is no safeguarding lead in reach.
        ValidationError: nobody has answered the concern yet, it is decided, or the reason is unknown.
    """
    concern = _open_lock(concern, by)
    author = None
    if concern.scenario is not None:
        if not scenarios_with_an_author().filter(pk=concern.scenario.pk).exists():
            message = _("Nobody knows any more who wrote it: that is forgotten thirty days after it is closed.")
            raise ValidationError({"risk": message}, code="forgotten")
        author = find_author_for_risk(concern.scenario, by=by, risk=risk)
    if concern.unmasked_at is None:
        concern.unmasked_at = timezone.now()
        concern.save(update_fields=["unmasked_at"])
    record("concern.author-unmasked", by=by, on=concern, drill=concern.is_drill)
    return author


@transaction.atomic
def log_call(concern: Concern, *, by: User, whom: str, outcome: str) -> ConcernCall:
    """Note whom a lead tried to reach and what came of it; what was said belongs on the case system.

    Raises:
        PermissionDenied: `by` is no safeguarding lead in reach.
        ValidationError: nobody has answered the concern yet, it is decided, or a code is unknown.
    """
    concern = _open_lock(concern, by)
    if whom not in Role.values or outcome not in ConcernCall.Outcome.values:
        raise ValidationError(_("Choose whom you rang, and what came of it."))
    call = ConcernCall.objects.create(concern=concern, by=by, whom=whom, outcome=outcome, at=timezone.now())
    record("concern.call-logged", by=by, on=concern, whom=whom, outcome=outcome)
    return call


@transaction.atomic
def confirm_action(concern: Concern, *, by: User, role: str) -> Concern:
    """Note that action was taken in the operational systems: the time and the role of who acted, and nothing else.

    Raises:
        PermissionDenied: `by` is no safeguarding lead in reach.
        ValidationError: nobody has answered the concern yet, it is decided, or the role is unknown.
    """
    concern = _open_lock(concern, by)
    if role not in Role.values:
        raise ValidationError({"role": _("Choose who has acted.")})
    concern.action_confirmed_at, concern.action_confirmed_role = timezone.now(), role
    concern.save(update_fields=["action_confirmed_at", "action_confirmed_role"])
    record("concern.action-confirmed", by=by, on=concern, role=role)
    return concern


def decisions_for(concern: Concern) -> list[str]:
    """Return the decisions that are possible where the case scenario stands."""
    if concern.is_drill:
        return [Decision.DRILL_OVER]
    scenario = concern.scenario
    if scenario is None:
        return [Decision.CLOSE]
    return [Decision.RELEASE] + [one for one, statuses in POSSIBLE_FROM.items() if scenario.status in statuses]


def decide_concern(
    concern: Concern,
    *,
    by: User,
    decision: str,
    reason: str = "",
    note: str = "",
    keep_hold: bool = False,
    decisions: Iterable[FindingDecision] = (),
) -> Concern:
    """Say what becomes of the case scenario, and why.

    With the last open concern about it the case scenario is no longer set aside; the sessions on it stay paused until
    their facilitators let them go on. The checker reads before anything is locked.

    Args:
        concern: the answered concern.
        by: the safeguarding lead.
        decision: one of `decisions_for(concern)`.
        reason: why, for the other leads; not needed for a drill.
        note: what the author reads; needed unless it is opened again as it was.
        keep_hold: whether the legal hold stays.
        decisions: what was decided about words that the checker asked about.

    Raises:
        PermissionDenied: `by` is no safeguarding lead in reach.
        ValidationError: nobody has answered the concern yet, it is decided, the decision is not possible, a text is
            missing, or the checker stopped it.
    """
    if not concerns_visible_to(by).filter(pk=concern.pk).exists():
        raise PermissionDenied
    concern = Concern.objects.select_related("scenario", "unit").get(pk=concern.pk)
    _check_open(concern)
    _check_decision(concern, decision, reason, note)
    pass_gate({"reason": reason, "note": note}, decisions, by.language, known=known_to(by, unit=concern.unit))
    return _decide(concern, by, decision, reason.strip(), note.strip(), keep_hold)


@transaction.atomic
def _decide(concern: Concern, by: User, decision: str, reason: str, note: str, keep_hold: bool) -> Concern:
    concern = _open_lock(concern, by)
    scenario = None
    if concern.scenario_id is not None:
        scenario = CaseScenario.objects.select_for_update().get(pk=concern.scenario_id)
        concern.scenario = scenario
    _check_decision(concern, decision, reason, note)
    concern.text.decision_reason, concern.text.note_to_author = reason, note
    concern.text.save(update_fields=["decision_reason", "note_to_author"])
    concern.decision, concern.decided_by, concern.decided_at = decision, by, timezone.now()
    concern.save(update_fields=["decision", "decided_by", "decided_at"])
    record("concern.decided", by=by, on=concern, decision=decision, hold=keep_hold)
    if scenario is not None:
        _carry_out(scenario, decision, by, keep_hold)
        if decision != Decision.WITHDRAW:  # withdrawing tells the author itself
            notify(authors_to_tell(scenario), "scenario.concern-decided", path=reverse("peer_review:home"))
    _tell_raiser(concern, "concern.decided")
    return concern


@transaction.atomic
def tick_care_steps(concern: Concern, *, by: User, steps: Iterable[str]) -> Concern:
    """Note how those involved were looked after; also after the decision.

    Raises:
        PermissionDenied: `by` is no safeguarding lead in reach.
        ValidationError: nobody has answered the concern yet.
    """
    concern = _lock(concern, by)
    _check_answered(concern)
    wanted = set(steps)
    concern.care_steps = [step for step in CareStep.values if step in wanted]
    concern.save(update_fields=["care_steps"])
    record("concern.care-noted", by=by, on=concern, steps=len(concern.care_steps))
    return concern


def _lock(concern: Concern, by: User) -> Concern:
    if not concerns_visible_to(by).filter(pk=concern.pk).exists():
        raise PermissionDenied
    locked = Concern.objects.select_for_update(of=("self",)).select_related("text", "scenario")
    return locked.get(pk=concern.pk)


def _open_lock(concern: Concern, by: User) -> Concern:
    concern = _lock(concern, by)
    _check_open(concern)
    return concern


def _check_open(concern: Concern) -> None:
    _check_answered(concern)
    if concern.decided_at is not None:
        raise ValidationError(_("This concern has been decided."), code="decided")


def _check_answered(concern: Concern) -> None:
    if concern.acknowledged_at is None:
        raise ValidationError(_("Say first that you have this concern, so that nobody else is called."), code="open")


def _check_decision(concern: Concern, decision: str, reason: str, note: str) -> None:
    if decision not in decisions_for(concern):
        raise ValidationError({"decision": _("Choose what happens to the case scenario.")})
    if concern.is_drill:
        return
    if not reason.strip():
        raise ValidationError({"reason": _("Say why you decide so. Only safeguarding leads read it.")})
    if decision != Decision.RELEASE and not note.strip():
        raise ValidationError({"note": _("Say what the author should know and do next.")})


def _carry_out(scenario: CaseScenario, decision: str, by: User, keep_hold: bool) -> None:
    last = not Concern.objects.filter(scenario=scenario, decided_at=None).exists()
    if decision in (Decision.RETURN, Decision.CLOSE):
        TriageClaim.objects.filter(scenario=scenario).delete()
        tell_it_is_off(stop_sessions_on(scenario))
        scenario.changed_on = timezone.localdate()
    if decision == Decision.RETURN:
        _send_back(scenario)
    elif decision == Decision.CLOSE:
        scenario.status, scenario.round_status = Status.CLOSED, ""
    if last or decision == Decision.WITHDRAW:  # what is withdrawn, nobody reads in any case
        scenario.frozen = False
        record("scenario.unfrozen", by=None, on=scenario, hold=keep_hold)
        since = set_aside_since(scenario)
        give_time_back(scenario, since)
        if decision == Decision.RELEASE and scenario.stage in WRITABLE:
            # The author could not write meanwhile: the days do not count towards an abandoned draft.
            scenario.changed_on += timezone.localdate() - timezone.localdate(since)
    if last and not keep_hold:
        lift_holds(scenario, LegalHold.Reason.CONCERN)
    scenario.save(update_fields=["status", "round_status", "frozen", "changed_on"])
    if decision == Decision.CLOSE and not scenario.is_held:
        drop_open_version(scenario)
    if decision == Decision.WITHDRAW:
        withdraw_scenario(scenario, by=by, reason=Withdrawal.AT_RISK)


def _send_back(scenario: CaseScenario) -> None:
    """Give the case scenario back to its author, with a copy to change unless there is one they were writing on."""
    scenario.status, scenario.round_status = Status.RETURNED, ""
    newest = scenario.versions.select_related("text").order_by("number").last()
    if newest is not None and newest.submitted_at is not None:
        open_copy_of(newest)


def _tell_raiser(concern: Concern, kind: str) -> None:
    """Tell whoever raised it, through the one door where that is the author."""
    if concern.is_drill:
        return
    raisers = [] if concern.raised_by is None else [concern.raised_by]
    if concern.by_author and concern.scenario is not None:
        raisers = authors_to_tell(concern.scenario)
    if raisers:
        notify(raisers, kind, path=reverse("peer_review:concern-sent", args=[concern.public_id]))
