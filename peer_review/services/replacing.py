"""Putting other words in the place of what could identify somebody, through a whole draft, and taking that back."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from deidentification.weaving import Change
from peer_review.models import LONGEST_TITLE, CaseScenario, ScenarioVersion
from peer_review.permissions import may_edit_scenario
from peer_review.scenario_form import FIELDS, TEXT_FIELDS
from peer_review.services.scenarios import lock_scenario, open_version

if TYPE_CHECKING:
    from accounts.models import User


MOST_PLACES = 500


@dataclass(frozen=True)
class Replaced:
    """A place where words were replaced, as it stands after all changes to its field.

    Attributes:
        field: the answer.
        start: where the new words begin, in characters.
        words: the new words.
        before: what stood there.
    """

    field: str
    start: int
    words: str
    before: str


def replace_in_draft(
    scenario: CaseScenario,
    changes: Mapping[str, Sequence[Change]],
    read: Mapping[str, str],
    *,
    by: "User",
) -> list[Replaced]:
    """Make changes in the saved answers of a draft.

    An answer that has changed since it was read is left alone, and so is a title in which the new words have no room:
    nothing is ever cut off.

    Args:
        scenario: the draft.
        changes: by answer; sorted and without overlap.
        read: the answers as they were when the changes were chosen.
        by: the author.

    Returns:
        Every place, so that it can be put back; where the words still stand, no place of that answer is among them.

    Raises:
        PermissionDenied: `by` is not the author, or somebody else is reading now.
    """
    made: list[Replaced] = []
    with transaction.atomic():
        version = _draft(scenario, by)
        for field, found in changes.items():
            text = _answer(version, field)
            if field not in TEXT_FIELDS or text != read.get(field):
                continue
            shift, places = 0, []
            for change in found:
                before = text[change.start + shift : change.end + shift]
                text = text[: change.start + shift] + change.words + text[change.end + shift :]
                places.append(Replaced(field, change.start + shift, change.words, before))
                shift += len(change.words) - len(before)
            if _has_room(field, text):
                _write(version, field, text)
                made += places
        _save(version)
    return made


@transaction.atomic
def put_back(scenario: CaseScenario, places: Iterable[Replaced], *, by: "User") -> None:
    """Take a replacement back, all of it or nothing.

    Args:
        scenario: the draft.
        places: what `replace_in_draft` returned.
        by: the author.

    Raises:
        PermissionDenied: `by` is not the author, or somebody else is reading now.
        ValidationError: an answer has been changed since.
    """
    version = _draft(scenario, by)
    for place in sorted(places, key=lambda one: one.start, reverse=True):
        text = _answer(version, place.field)
        end = place.start + len(place.words)
        if place.field not in TEXT_FIELDS or text[place.start : end] != place.words:
            raise ValidationError(_("The text has changed since, so this could not be put back."), code="moved")
        text = text[: place.start] + place.before + text[end:]
        if not _has_room(place.field, text):
            raise ValidationError(_("The text has changed since, so this could not be put back."), code="moved")
        _write(version, place.field, text)
    _save(version)


def left_alone(changes: Iterable[str], places: Iterable[Replaced]) -> list[str]:
    """Return the questions under which the words still stand after `replace_in_draft`, to be changed by hand.

    Args:
        changes: the answers in which words were to be replaced.
        places: where they were.
    """
    reached = {place.field for place in places}
    return [str(FIELDS[field].label) for field in changes if field not in reached]


def places_from(sent: str) -> list[Replaced]:
    """Return the places that a browser sent back.

    Raises:
        ValueError: they are not of their form.
    """
    try:
        return [
            Replaced(str(one["field"]), int(one["start"]), str(one["words"]), str(one["before"]))
            for one in json.loads(sent)[:MOST_PLACES]
        ]
    except (KeyError, TypeError, RecursionError) as error:
        raise ValueError("not a list of places") from error


def _draft(scenario: CaseScenario, by: "User") -> ScenarioVersion:
    scenario = lock_scenario(scenario)
    if not may_edit_scenario(by, scenario):
        raise PermissionDenied
    return open_version(scenario)


def _answer(version: ScenarioVersion, field: str) -> str:
    return str(version.text.title if field == "title" else version.text.answers.get(field, ""))


def _has_room(field: str, text: str) -> bool:
    """Tell whether the database keeps a text whole; only the title has a column of a set width."""
    return field != "title" or len(text) <= LONGEST_TITLE


def _write(version: ScenarioVersion, field: str, text: str) -> None:
    if field == "title":
        version.text.title = text
    else:
        version.text.answers = {**version.text.answers, field: text}


def _save(version: ScenarioVersion) -> None:
    version.text.save()
    version.scenario.changed_on = timezone.localdate()
    version.scenario.save(update_fields=["changed_on"])
