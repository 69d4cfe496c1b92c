"""Legal holds: while one is in force, nothing about a case scenario is disposed of.

A concern sets its hold through `lay_hold`, within its own transaction and permission.
"""

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from audit.services import record
from peer_review.models import CaseScenario, LegalHold
from peer_review.permissions import scenarios_to_hold
from peer_review.services.scenarios import lock_scenario

if TYPE_CHECKING:
    from accounts.models import User


@transaction.atomic
def hold_scenario(scenario: CaseScenario, reason: str, *, by: "User") -> None:
    """Keep a case scenario and everything about it until the hold is ended; doing so twice changes nothing.

    Args:
        scenario: the case scenario.
        reason: one of `LegalHold.Reason`.
        by: a safeguarding lead of its region.

    Raises:
        PermissionDenied: `by` is none, or its words are gone.
        ValidationError: the reason is none of ours.
    """
    if reason not in LegalHold.Reason.values:
        raise ValidationError({"reason": _("Choose why it has to be kept.")})
    scenario = _locked(scenario, by)
    lay_hold(scenario, reason, by=by)


@transaction.atomic
def release_hold(hold: LegalHold, *, by: "User") -> None:
    """End a hold: the clock decides again, and what is overdue goes in the next night. Doing so twice changes nothing.

    Raises:
        PermissionDenied: `by` is no safeguarding lead of the region, or a concern about it is still open.
    """
    scenario = _locked(hold.scenario, by)
    if hold.reason == LegalHold.Reason.CONCERN and scenario.frozen:
        raise PermissionDenied
    lift_holds(scenario, hold.reason, by=by)


def lay_hold(scenario: CaseScenario, reason: str, *, by: "User | None" = None) -> None:
    """Set a hold on a locked case scenario; nobody is named when a concern does it."""
    _hold, new = LegalHold.objects.get_or_create(
        scenario=scenario, reason=reason, released_on=None, defaults={"set_by": by}
    )
    if new:
        record("hold.set", by=by, on=scenario, reason=reason)


def lift_holds(scenario: CaseScenario, reason: str, *, by: "User | None" = None) -> None:
    """End the hold that a locked case scenario has for a reason, if there is one; others stay in force."""
    held = LegalHold.objects.in_force().filter(scenario=scenario, reason=reason)
    if held.update(released_on=timezone.localdate(), released_by=by):
        record("hold.ended", by=by, on=scenario, reason=reason)


def _locked(scenario: CaseScenario, by: "User") -> CaseScenario:
    scenario = lock_scenario(scenario)
    if not scenarios_to_hold(by).filter(pk=scenario.pk).exists():
        raise PermissionDenied
    return scenario
