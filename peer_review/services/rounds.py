"""Further versions of a case scenario: correct what was just sent, begin the next round, or drop it again.

Every act of an author is recorded without naming them.
"""

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from audit.services import record
from peer_review.authorship import is_author
from peer_review.lifecycle import WRITABLE, Status
from peer_review.models import CaseScenario, ScenarioVersion, TriageClaim
from peer_review.permissions import may_begin_next_version
from peer_review.services.scenarios import give_up_round, lock_scenario, move, open_copy_of

if TYPE_CHECKING:
    from accounts.models import User


@transaction.atomic
def take_back_to_correct(scenario: CaseScenario, *, by: "User") -> ScenarioVersion:
    """Open again what the author has just sent, as long as no second person has begun to check it.

    No clock runs: a time limit would need the moment of sending, which is not kept. Once somebody has begun to check
    it, this version stays as it is for good, even when they put it back into the queue.

    Raises:
        PermissionDenied: `by` is not the author.
        ValidationError: nothing waits, or somebody has begun to check it.
    """
    scenario = lock_scenario(scenario)
    if not is_author(scenario, by):
        raise PermissionDenied
    version = scenario.versions.order_by("number").last()
    if scenario.stage != Status.WAITING or version is None:
        raise ValidationError(_("This case scenario is not waiting to be checked."), code="moved")
    if version.claimed or TriageClaim.objects.filter(scenario=scenario).exists():
        raise ValidationError(
            _("A second person has begun to read it, so it cannot be changed now. You can withdraw it."), code="claimed"
        )
    version.submitted_at, version.declaration_version = None, ""
    version.save(update_fields=["submitted_at", "declaration_version"])
    sent_before = scenario.versions.filter(round=version.round, number__lt=version.number)
    sent_back_after_release = scenario.released_version_id is not None and scenario.status != Status.RELEASED
    if sent_before.exists() or sent_back_after_release:
        move(scenario, Status.RETURNED)
    else:
        move(scenario, Status.DRAFT)
    record("scenario.reopened", by=None, on=scenario, version=version.number)
    return version


@transaction.atomic
def begin_next_version(scenario: CaseScenario, *, by: "User") -> ScenarioVersion:
    """Open the next version of a released case scenario as a copy; the released one stays readable meanwhile.

    Reviews stay with the version that they are about.

    Raises:
        PermissionDenied: `by` is not the author, it is not released, or a next version is in work already.
    """
    scenario = lock_scenario(scenario)
    if not may_begin_next_version(by, scenario) or scenario.released_version is None:
        raise PermissionDenied
    version = open_copy_of(scenario.released_version, further=True)
    move(scenario, Status.DRAFT)
    record("scenario.round-begun", by=None, on=scenario, round=version.round)
    return version


@transaction.atomic
def drop_next_version(scenario: CaseScenario, *, by: "User") -> None:
    """Give a next version up; its words are deleted, and the released version stays as it is.

    What a second person has sent back stays in the record, as every submitted version does.

    Raises:
        PermissionDenied: `by` is not the author, no next version is being written, or a legal hold keeps it.
    """
    scenario = lock_scenario(scenario)
    if not is_author(scenario, by) or scenario.round_status not in WRITABLE or scenario.is_held:
        raise PermissionDenied
    give_up_round(scenario)
