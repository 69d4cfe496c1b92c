"""Writing a case scenario: begin, save, take back, close.

Every act of an author is recorded without naming them: `by` is None in the audit trail.
"""

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _
from django_tasks import task

from accounts.models import Membership, OrganisationUnit
from audit.services import record
from peer_review.authorship import is_author, name_author
from peer_review.lifecycle import WRITABLE, Round, Status, may_move
from peer_review.models import LONGEST_TITLE, CaseScenario, FindingDecisionText, ScenarioText, ScenarioVersion
from peer_review.permissions import (
    WRITERS,
    may_close_scenario,
    may_edit_scenario,
    may_write_scenarios,
)
from peer_review.scenario_form import FIELDS, GATES_VERSION, ONLY_IN_ROUNDS, TEXT_FIELDS, tidy
from peer_review.services.identifiers import LONGEST_TEXT

if TYPE_CHECKING:
    from accounts.models import User

GATES = ("at_risk", "under_review")
IN_WORK = WRITABLE | {Status.WAITING}
"""Where a version stands that reviewers do not read."""

DRAFTS_KEPT = datetime.timedelta(days=30)


def note_gate_stop(which: str, *, by: "User") -> None:
    """Leave in the trail, without a name, that a gate question stopped somebody before anything was written.

    Args:
        which: one of `GATES`.
        by: who answered; only their right to be there is looked at.

    Raises:
        PermissionDenied: `by` may not bring case scenarios.
    """
    if not may_write_scenarios(by):
        raise PermissionDenied
    record("gate.stopped", by=None, which=which, questions=GATES_VERSION)


@transaction.atomic
def start_scenario(*, by: "User", unit: OrganisationUnit | None = None) -> CaseScenario:
    """Open an empty draft for somebody who has answered both gate questions with no.

    Args:
        by: the author.
        unit: the author's team; found from their memberships unless given.

    Raises:
        PermissionDenied: `by` may not bring case scenarios.
    """
    if not may_write_scenarios(by):
        raise PermissionDenied
    if unit is None:
        held = Membership.objects.today().filter(person_id=by.pk, role__in=WRITERS)  # type: ignore[misc]
        unit = held.select_related("unit").order_by("starts_on", "pk")[0].unit
    scenario = CaseScenario.objects.create(unit=unit, gates_version=GATES_VERSION)
    version = ScenarioVersion.objects.create(scenario=scenario, number=1, language=by.language[:2])
    ScenarioText.objects.create(version=version)
    name_author(scenario, by)
    record("scenario.begun", by=None, on=scenario)
    return scenario


def open_version(scenario: CaseScenario) -> ScenarioVersion:
    """Return the version that the author may write on.

    Raises:
        ValidationError: there is none, because somebody else is reading.
    """
    found = scenario.versions.select_related("text").filter(submitted_at=None).first()
    if found is None:
        raise ValidationError(_("This case scenario cannot be changed now."), code="closed")
    return found


def open_copy_of(version: ScenarioVersion, *, further: bool = False) -> ScenarioVersion:
    """Open a version for the author to go on from: the words of a sent one, with what was decided about them.

    Args:
        version: a sent version of a locked case scenario.
        further: whether the copy begins a further round, with the questions of a round unanswered.
    """
    scenario = version.scenario
    newest: int = scenario.versions.aggregate(Max("number"))["number__max"]
    following = ScenarioVersion.objects.create(
        scenario=scenario, number=newest + 1, round=version.round + int(further), language=version.language
    )
    left_out = ONLY_IN_ROUNDS if further else ()
    answers = {key: value for key, value in version.text.answers.items() if key not in left_out}
    ScenarioText.objects.create(version=following, title=version.text.title, answers=answers)
    for row in version.decisions.exclude(field__in=left_out).select_related("text"):
        words = row.text
        row.pk, row.version, row._state.adding = None, following, True
        row.save()
        FindingDecisionText.objects.create(decision=row, quote=words.quote, reason=words.reason)
    return following


@transaction.atomic
def save_answers(scenario: CaseScenario, raw: Mapping[str, Any], *, by: "User") -> ScenarioVersion:
    """Keep answers in the open version, whole or half finished; fields that `raw` leaves out stay as they are.

    Raises:
        PermissionDenied: `by` is not the author, or somebody else is reading now.
        ValidationError: an answer is longer than any of ours, or the title than its line; nothing is cut off.
    """
    scenario = lock_scenario(scenario)
    if not may_edit_scenario(by, scenario):
        raise PermissionDenied
    version = open_version(scenario)
    given = tidy(FIELDS.values(), raw)
    if any(len(str(given.get(key, ""))) > LONGEST_TEXT for key in TEXT_FIELDS):
        raise ValidationError(_("This is too long to keep. Shorten it, then save."), code="too_long")
    if len(given.get("title", "")) > LONGEST_TITLE:
        message = _("The title is longer than %(most)d characters. Shorten it, then save.")
        raise ValidationError(message % {"most": LONGEST_TITLE}, code="too_long")
    kind = given.pop("kind", scenario.kind)
    if version.round == 1:  # what a released case scenario is does not change with its next version
        scenario.kind = kind
    if "title" in given:
        version.text.title = given.pop("title")
    version.text.answers = {**version.text.answers, **given}
    version.text.save()
    scenario.changed_on = timezone.localdate()
    scenario.save(update_fields=["kind", "changed_on"])
    return version


@transaction.atomic
def delete_draft(scenario: CaseScenario, *, by: "User") -> None:
    """Delete a draft that nobody else has seen, words and all.

    Raises:
        PermissionDenied: `by` is not the author, it has been submitted or released before, or a legal hold keeps it.
    """
    scenario = lock_scenario(scenario)
    seen = scenario.status != Status.DRAFT or scenario.released_version_id is not None
    if seen or scenario.is_held or not is_author(scenario, by):
        raise PermissionDenied
    record("scenario.draft-deleted", by=None, on=scenario)
    scenario.delete()


@transaction.atomic
def close_scenario(scenario: CaseScenario, *, by: "User") -> None:
    """End the reviewing of a released case scenario, because its author has what they need.

    Raises:
        PermissionDenied: `by` is not the author, or it is not released.
    """
    scenario = lock_scenario(scenario)
    if not may_close_scenario(by, scenario):
        raise PermissionDenied
    move(scenario, Status.CLOSED)
    record("scenario.closed", by=None, on=scenario)


@task()
@transaction.atomic
def drop_abandoned_drafts() -> int:
    """Delete drafts that nobody has touched for thirty days and nobody but the author has seen; return how many.

    The draft of a next version counts as one; the released version stays.

    What a legal hold keeps stays. Runs on time.
    """
    kept = CaseScenario.objects.not_held()
    unseen = kept.filter(status=Status.DRAFT, released_version=None)
    old = unseen.filter(changed_on__lt=timezone.localdate() - DRAFTS_KEPT)
    count = 0
    for scenario in old.select_for_update():
        record("scenario.draft-dropped", by=None, on=scenario)
        scenario.delete()
        count += 1
    before = timezone.localdate() - DRAFTS_KEPT
    for scenario in kept.filter(round_status=Round.DRAFT, changed_on__lt=before).select_for_update():
        give_up_round(scenario)
        count += 1
    return count


def give_up_round(scenario: CaseScenario) -> None:
    """Delete the open version of a locked, released case scenario, so that it stands as before."""
    scenario.round_status = ""
    scenario.save(update_fields=["round_status"])
    drop_open_version(scenario)


def drop_open_version(scenario: CaseScenario) -> None:
    """Delete what the author of a locked, once released case scenario was writing for its next version, if anything."""
    if scenario.versions.filter(submitted_at=None).delete()[0]:
        record("scenario.round-dropped", by=None, on=scenario)


def move(scenario: CaseScenario, after: str, *changed: str) -> None:
    """Take a locked case scenario to its next status, and save it with the other fields that changed.

    While a released one stays readable, the move is that of its next version.

    Raises:
        ValidationError: the lifecycle knows no such move.
    """
    if not may_move(scenario.stage, after):
        raise ValidationError(_("This case scenario has moved on. Open it again to see where it stands."), code="moved")
    if scenario.status == Status.RELEASED and after in IN_WORK:
        scenario.round_status = after
    else:
        scenario.status, scenario.round_status = after, ""
    scenario.changed_on = timezone.localdate()
    scenario.save(update_fields=["status", "round_status", "changed_on", *changed])


def lock_scenario(scenario: CaseScenario) -> CaseScenario:
    """Lock a case scenario for the rest of the transaction, and return it as it stands now.

    Raises:
        PermissionDenied: a concern has set it aside, so nothing about it changes.
    """
    locked = CaseScenario.objects.select_for_update().get(pk=scenario.pk)
    if locked.frozen:
        raise PermissionDenied
    return locked
