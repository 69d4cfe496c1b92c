"""Where somebody stands with their calibration, and how an attempt went beside the panel's reasons."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from peer_review.agreement import IDLE_AFTER, PASS_LASTS, REMIND_BEFORE, Standard, Verdict, judge
from peer_review.calibration_set import VERSION, GoldScenario, gold_scenarios
from peer_review.models import CalibrationAttempt, CalibrationPass
from peer_review.queries.reading import ReadSection, reading_of_answers
from peer_review.queries.rubric import content_in_force
from peer_review.rubric import Prompt, Rubric, read
from peer_review.scenario_form import sections_for

if TYPE_CHECKING:
    from accounts.models import User

PANELLISTS: Mapping[str, str | Promise] = {
    "officer": _("Quality development officer"),
    "manager": _("Senior probation officer"),
    "practitioner": _("Practitioner"),
    "assessor": _("Assessor trained in inspection"),
    "mentor": _("Mentor"),
}
CRITICAL: Mapping[str, str | Promise] = {
    "victim": _("somebody who could be harmed was overlooked"),
    "child": _("a child was overlooked"),
    "contingency": _("a missing contingency plan was overlooked"),
}


@dataclass(frozen=True)
class Standing:
    """Where somebody stands.

    Attributes:
        ends_on: the day on which their pass ends, if they do not review before; None when they never passed.
        for_want_of_practice: whether it is the days without a review that end it.
        is_begun: whether an attempt is open.
    """

    ends_on: datetime.date | None
    for_want_of_practice: bool
    is_begun: bool

    @property
    def is_valid(self) -> bool:
        """Say whether they have passed and it still holds."""
        return self.ends_on is not None and timezone.localdate() < self.ends_on

    @property
    def ends_soon(self) -> bool:
        """Say whether it holds, and not for long."""
        return self.ends_on is not None and self.is_valid and timezone.localdate() >= self.ends_on - REMIND_BEFORE


@dataclass(frozen=True)
class Compared:
    """One prompt: what was given, what each of the panel gave, and why."""

    prompt: Prompt
    given: str | Promise
    agreed: str | Promise
    panel: list[tuple[str | Promise, str | Promise]]
    is_right: bool
    standard: Standard


@dataclass(frozen=True)
class ComparedScenario:
    """One gold scenario of a finished attempt."""

    gold: GoldScenario
    prompts: list[Compared]


def standing_of(person: "User") -> Standing:
    """Return where somebody stands with their calibration."""
    attempts = CalibrationAttempt.objects.filter(person_id=person.pk, kind=CalibrationAttempt.Kind.GATE)
    found = CalibrationPass.objects.filter(person_id=person.pk).first()
    is_begun = attempts.filter(outcome=CalibrationAttempt.Outcome.OPEN).exists()
    if found is None:
        return Standing(None, False, is_begun)
    renewal, practice = found.passed_on + PASS_LASTS, found.active_on + IDLE_AFTER
    return Standing(min(renewal, practice), practice < renewal, is_begun)


def pass_ends_on(person: "User") -> datetime.date | None:
    """Return the day on which somebody's pass ends or ended; None when they never passed."""
    found: CalibrationPass | None = getattr(person, "calibration_pass", None)
    return None if found is None else min(found.passed_on + PASS_LASTS, found.active_on + IDLE_AFTER)


def next_item(attempt: CalibrationAttempt) -> str | None:
    """Return the first gold scenario of an attempt that has no answer yet."""
    done = set(attempt.responses.values_list("item", flat=True))
    return next((item for item in attempt.items if item not in done), None)


def is_of_this_set(attempt: CalibrationAttempt) -> bool:
    """Say whether what an attempt is made of can still be judged: the set has not changed since it was begun."""
    return attempt.set_version == VERSION and set(attempt.items) <= set(gold_scenarios())


def wording() -> Rubric:
    """Return the rubric as it reads today."""
    return read(content_in_force())


def gold_reading(gold: GoldScenario) -> list[ReadSection]:
    """Return what a gold scenario says; what it leaves open is left out, because it is short."""
    sections = reading_of_answers(sections_for("fictional"), gold.answers, ("title", "kind"), with_private=False)
    shown = [ReadSection(one.key, one.title, tuple(a for a in one.answers if a.words)) for one in sections]
    return [one for one in shown if one.answers]


def comparison(attempt: CalibrationAttempt) -> tuple[Verdict, list[ComparedScenario]]:
    """Return how a finished attempt went, with the panel's reasons; what has since left the set is left out."""
    golds, rubric = gold_scenarios(), wording()
    answers = [(golds[one.item], one.levels) for one in attempt.responses.all() if one.item in golds]
    judged = [(gold, one, levels[one.key]) for gold, levels in answers for one in gold.standards if one.key in levels]
    verdict = judge((one, given) for _gold, one, given in judged)
    found = [
        ComparedScenario(gold, [_compared(one, given, rubric) for of, one, given in judged if of is gold])
        for gold, _levels in answers
    ]
    return verdict, found


def _compared(standard: Standard, given: str, rubric: Rubric) -> Compared:
    words = rubric.scale_of(standard.key)
    panel = [(PANELLISTS[role], words[level]) for role, level in standard.panel.items()]
    right = standard.is_right(given)
    return Compared(rubric.prompts[standard.key], words[given], words[standard.agreed], panel, right, standard)
