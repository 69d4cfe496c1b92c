"""Submitting a case scenario: complete, signed, past the checker, and on to a second person."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from audit.services import record
from design.templatetags.govuk import moment_words
from notifications.services import notify
from peer_review.lifecycle import Anonymity, Status
from peer_review.models import CaseScenario, FindingDecision, FindingDecisionText, ScenarioVersion
from peer_review.permissions import may_edit_scenario, people_who_may_check, region_of
from peer_review.queries.duty import watch_over
from peer_review.queries.known_words import known_in, known_to
from peer_review.scenario_form import (
    DECLARATION_VERSION,
    FIELDS,
    TEXT_FIELDS,
    WORDS_AT_MOST,
    Answers,
    Section,
    missing_fields,
    too_long_fields,
    total_words,
    unmet_fields,
)
from peer_review.services.identifiers import Decision, Scan, check_unchanged, gate, mark, scan
from peer_review.services.scenarios import lock_scenario, move, open_version, save_answers

if TYPE_CHECKING:
    from accounts.models import User

NOBODY_ON_DUTY = "nobody-on-duty"


def scan_version(version: ScenarioVersion, by: "User | None" = None) -> Scan:
    """Ask the checker about every free text of a version.

    Args:
        version: the version.
        by: its author, when they ask themselves, so that their own name is found.
    """
    answers = version.answers
    known = known_to(by) if by is not None else known_in(version.scenario.unit)
    return scan({key: answers.get(key, "") for key in TEXT_FIELDS}, version.language, known=known)


def decisions_on(version: ScenarioVersion) -> list[Decision]:
    """Return what the author decided about a version, each decision once."""
    rows = version.decisions.select_related("text")
    found = {mark(row.category, row.text.quote): row for row in rows}
    return [Decision(row.category, row.text.quote, row.decision, row.text.reason) for row in found.values()]


@transaction.atomic
def save_decisions(scenario: CaseScenario, decisions: Iterable[Decision], *, by: "User") -> None:
    """Keep decisions on findings of the open version, so that they need not be made again after a change elsewhere.

    Raises:
        PermissionDenied: `by` is not the author, or somebody else is reading now.
    """
    scenario = lock_scenario(scenario)
    if not may_edit_scenario(by, scenario):
        raise PermissionDenied
    version = open_version(scenario)
    keep_decisions(version, scan_version(version, by), decisions)


def submit_scenario(
    scenario: CaseScenario,
    *,
    by: "User",
    signed: bool,
    anonymity: str = "",
    willing_to_present: bool | None = None,
    comments_only: bool | None = None,
    own_office_may_review: bool | None = None,
    decisions: Iterable[Decision] | None = None,
    answers: Mapping[str, Any] | None = None,
) -> ScenarioVersion:
    """Send the open version to a second person; from now on its words stay as they are.

    The checker reads before anything is locked.

    Args:
        scenario: the draft or returned case scenario.
        by: the author.
        signed: whether the author signed the declaration.
        anonymity: who is named, one of `Anonymity`; it stays as it is when "", and for good after the first release.
        willing_to_present: whether the author would present it in a review session; None for as it was.
        comments_only: whether the author wants feedback in words only, without levels; None for as it was.
        own_office_may_review: whether people of the author's own office may review it too; None for as it was.
        decisions: decisions on findings; those saved earlier count unless these are given.
        answers: further answers to save first.

    Raises:
        PermissionDenied: `by` is not the author, or somebody else is reading now.
        ValidationError: something is missing, too long, unsigned, or stopped at the gate; nobody is on duty for
            concerns ("nobody-on-duty"); or the words were changed while the checker read them ("changed").
    """
    if answers is not None:
        save_answers(scenario, answers, by=by)
    scenario = CaseScenario.objects.select_related("unit__parent__parent").get(pk=scenario.pk)
    if not may_edit_scenario(by, scenario):
        raise PermissionDenied
    version = open_version(scenario)
    check_complete(version.answers, version.sections)
    check_somebody_on_duty(scenario, by)
    if not signed:
        raise ValidationError({"signed": _("Read the statement and tick the box to sign it.")})
    made = decisions_on(version) if decisions is None else list(decisions)
    if anonymity and anonymity not in Anonymity.values:
        raise ValidationError({"anonymity": _("Choose who is named.")})
    found = scan_version(version, by)
    gate(found, made, version.language, known=known_to(by))
    chosen: dict[str, Any] = {
        "anonymity": anonymity or None,
        "willing_to_present": willing_to_present,
        "comments_only": comments_only,
        "own_office_may_review": own_office_may_review,
    }
    return _send(version, by, found, made, {name: value for name, value in chosen.items() if value is not None})


@transaction.atomic
def _send(
    passed: ScenarioVersion, by: "User", found: Scan, made: list[Decision], chosen: dict[str, Any]
) -> ScenarioVersion:
    """Send a version that has passed the gate, as long as its words are still these."""
    scenario = lock_scenario(passed.scenario)
    if not may_edit_scenario(by, scenario):
        raise PermissionDenied
    version = open_version(scenario)
    check_unchanged(passed.answers, version.answers)
    keep_decisions(version, found, made)
    version.submitted_at = timezone.now().replace(minute=0, second=0, microsecond=0)
    version.declaration_version = DECLARATION_VERSION
    version.save(update_fields=["submitted_at", "declaration_version"])
    if scenario.released_version_id is not None:
        chosen.pop("anonymity", None)  # it stays as it was for the readers of the first version
    for name, value in chosen.items():
        setattr(scenario, name, value)
    move(scenario, Status.WAITING, *chosen)
    record("scenario.submitted", by=None, on=scenario, version=version.number, words=words_of(version.answers))
    notify(people_who_may_check(scenario), "scenario.waiting", path=reverse("peer_review:triage"))
    return version


def check_somebody_on_duty(scenario: CaseScenario, author: "User") -> None:
    """Refuse to send a case scenario while nobody would answer a concern about it; what was written stays.

    Source: the field notes (`case-scenario.md` §5.4): if the rota is empty, submissions must close automatically. An
    author who is on duty answers no concern about their own work, so that their turn does not count.

    Raises:
        ValidationError: nobody else is on duty for the author's region.
    """
    watch = watch_over([region_of(scenario.unit)], besides=author)
    if watch.staffed:
        return
    if watch.until is None:
        message = _("Nobody is on duty for concerns, so nothing can be sent now. Everything you wrote is saved.")
    else:
        message = _(
            "Nobody is on duty for concerns, so nothing can be sent now. Everything you wrote is saved. "
            "Sending opens again %(moment)s."
        ) % {"moment": moment_words(watch.until)}
    raise ValidationError(message, code=NOBODY_ON_DUTY)


def check_complete(answers: Answers, sections: Iterable[Section]) -> None:
    """Say what keeps a set of answers from being submitted, one message a field.

    Args:
        answers: the answers.
        sections: the pages that this case scenario asks.

    Raises:
        ValidationError: by field: unanswered, too long, or not to be sent with this answer; or the whole is longer than
            a reader can bear.
    """
    errors: dict[str, list[str]] = {}
    fields = [field for section in sections for field in section.fields]
    for field in missing_fields(fields, answers):
        errors[field.key] = [_("Answer “%(question)s”") % {"question": field.label}]
    for field in unmet_fields(fields, answers):
        errors[field.key] = [str(field.must_words)]
    for field in too_long_fields(fields, answers):
        errors[field.key] = [
            _("Shorten “%(question)s” to %(words)d words") % {"question": field.label, "words": field.words}
        ]
    words = words_of(answers)
    if words > WORDS_AT_MOST:
        errors["__all__"] = [
            _("Shorten the case scenario: it has %(words)d words and may have %(most)d")
            % {"words": words, "most": WORDS_AT_MOST}
        ]
    if errors:
        raise ValidationError(errors)


def words_of(answers: Answers) -> int:
    """Count the words of all free text in a set of answers."""
    return total_words(FIELDS.values(), answers)


def keep_decisions(version: ScenarioVersion, found: Scan, decisions: Iterable[Decision]) -> None:
    """Store the decisions that fit what was found, one row a place, in the stead of those stored before."""
    made = {one.key: one for one in decisions}
    version.decisions.all().delete()
    for group in found.asking:
        decision = made.get(group.key)
        if decision is None:
            continue
        for place in group.places:
            row = FindingDecision.objects.create(
                version=version,
                field=place.field,
                start=place.finding.start,
                end=place.finding.end,
                category=group.category,
                action=group.action,
                decision=decision.decision,
            )
            FindingDecisionText.objects.create(decision=row, quote=place.finding.text, reason=decision.reason)
