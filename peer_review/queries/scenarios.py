"""What an author sees of their case scenarios."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import Prefetch
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from peer_review.authorship import scenarios_of, scenarios_with_an_author
from peer_review.lifecycle import Round, Status
from peer_review.models import CaseScenario, Review, ScenarioVersion
from peer_review.permissions import sessions_to_present
from peer_review.scenario_form import GATE_SECTIONS, Section, missing_fields, too_long_fields, unmet_fields

if TYPE_CHECKING:
    from accounts.models import User
    from peer_review.models.scenario import ScenarioQuerySet

COLOURS = {
    Status.DRAFT: "grey",
    Status.WAITING: "light-blue",
    Status.RETURNED: "yellow",
    Status.RELEASED: "green",
    Status.CLOSED: "grey",
    Status.WITHDRAWN: "red",
    Status.DISPOSED: "grey",
}


@dataclass(frozen=True)
class OwnScenario:
    """One of somebody's case scenarios, with what to do about it next.

    Attributes:
        scenario: the case scenario.
        title: the title of its newest version, which may be empty or hidden.
        colour: of its status.
        next_words: what happens next, or what to do.
        next_view: the page to do it on, as the name of a view that takes the scenario's id.
        waits_for_me: whether the author is the one who must act.
        reviews: reviews that were sent, oldest first.
    """

    scenario: CaseScenario
    title: str
    colour: str
    next_words: str | Promise
    next_view: str
    waits_for_me: bool
    reviews: tuple[Review, ...]

    @property
    def unanswered(self) -> list[Review]:
        """Return the reviews that wait for an answer."""
        return [review for review in self.reviews if not hasattr(review, "answer")]


@dataclass(frozen=True)
class Task:
    """A section of the form, and how far it is: new, begun, long, done, or optional and empty."""

    section: Section
    status: str
    words: str | Promise


def own_scenarios(person: "User") -> list[OwnScenario]:
    """Return what somebody has written, newest first, each with its next step."""
    sent = Review.objects.with_the_author().select_related("reviewer", "answer")
    versions = ScenarioVersion.objects.select_related("text").prefetch_related(
        Prefetch("reviews", queryset=sent, to_attr="sent_reviews")
    )
    found = scenarios_of(person).prefetch_related(Prefetch("versions", queryset=versions))
    asked = set(sessions_to_present(person).values_list("version__scenario", flat=True))
    return [_own(scenario, asked_to_present=scenario.pk in asked) for scenario in found]


def titled(scenarios: Iterable[CaseScenario]) -> list[tuple[CaseScenario, str]]:
    """Return case scenarios with the title of their newest submitted version."""
    found = list(scenarios)
    versions = ScenarioVersion.objects.filter(scenario__in=found, submitted_at__isnull=False).order_by("number")
    titles = dict(versions.values_list("scenario", "text__title"))
    return [(scenario, titles[scenario.pk]) for scenario in found]


def with_an_author(scenarios: "ScenarioQuerySet") -> "ScenarioQuerySet":
    """Return those of some case scenarios of which it is still known who wrote them.

    In a list that leaves something out because of its author, the others would otherwise come back when the link is
    destroyed, and so say what they were left out for.
    """
    return scenarios.filter(pk__in=scenarios_with_an_author().values("pk"))


def with_reference(scenarios: "ScenarioQuerySet", typed: str) -> "ScenarioQuerySet":
    """Return those of some case scenarios that a reference means: one as a rule, none where it is not whole.

    Args:
        scenarios: those to look among.
        typed: the reference as somebody read it out, in any case and with any spaces or hyphens.
    """
    digits = re.sub(r"[\s-]", "", typed).lower()
    if not re.fullmatch(r"[0-9a-f]{8}", digits):
        return scenarios.none()
    return scenarios.filter(public_id__range=(UUID(digits + "0" * 24), UUID(digits + "f" * 24)))


def tasks_of(version: ScenarioVersion) -> list[Task]:
    """Return every section that a version asks, with what is still to do there."""
    answers = version.answers
    return [_task(section, answers) for section in version.sections]


def closed_gate(version: ScenarioVersion) -> Section | None:
    """Return the first page of the gate that does not let the author on yet, or None."""
    answers = version.answers
    return next(
        (
            section
            for section in version.sections
            if section.key in GATE_SECTIONS
            and (missing_fields(section.fields, answers) or unmet_fields(section.fields, answers))
        ),
        None,
    )


def newest_version(scenario: CaseScenario) -> ScenarioVersion:
    """Return the newest version with its text, submitted or not."""
    return scenario.versions.select_related("text", "scenario").order_by("-number")[0]


def submitted_versions(scenario: CaseScenario) -> list[ScenarioVersion]:
    """Return what was submitted, oldest first, with the second person's check and reason."""
    found = scenario.versions.filter(submitted_at__isnull=False).select_related("text", "scenario", "check_made__text")
    return list(found.order_by("number"))


def _task(section: Section, answers: Mapping[str, Any]) -> Task:
    if not any(answers.get(field.key) for field in section.fields):
        if all(field.optional for field in section.fields):
            return Task(section, "optional", _("If you like"))
        return Task(section, "new", _("Not started"))
    if too_long_fields(section.fields, answers):
        return Task(section, "long", _("Too long"))
    if missing_fields(section.fields, answers) or unmet_fields(section.fields, answers):
        return Task(section, "begun", _("To finish"))
    return Task(section, "done", _("Done"))


def _own(scenario: CaseScenario, *, asked_to_present: bool) -> OwnScenario:
    versions = list(scenario.versions.all())
    reviews = tuple(review for version in versions for review in version.sent_reviews)  # type: ignore[attr-defined]
    waiting = [review for review in reviews if not hasattr(review, "answer")]
    in_round: dict[str, tuple[str | Promise, str, bool]] = {
        Round.DRAFT: (_("Go on with the next version"), "peer_review:write", True),
        Round.WAITING: (_("A second person is going to check the next version."), "peer_review:scenario", False),
        Round.RETURNED: (_("See why it came back, and go on with it"), "peer_review:scenario", True),
    }
    words: dict[str, tuple[str | Promise, str, bool]] = {
        Status.DRAFT: (_("Go on writing"), "peer_review:write", True),
        Status.WAITING: (
            _("A second person is going to check it. You need do nothing."),
            "peer_review:scenario",
            False,
        ),
        Status.RETURNED: (_("See why it came back, and go on with it"), "peer_review:scenario", True),
        Status.RELEASED: (_("Mentors can review it. You need do nothing."), "peer_review:scenario", False),
        Status.CLOSED: (_("It is closed. You can still read it."), "peer_review:scenario", False),
        Status.WITHDRAWN: (_("Nobody else can read it."), "peer_review:scenario", False),
    }
    if scenario.frozen:
        return OwnScenario(
            scenario, "", "grey", _("It is not open for now. You need do nothing."), "peer_review:scenario", False, ()
        )
    next_words, view, mine = in_round[scenario.round_status] if scenario.round_status else words[scenario.status]
    if asked_to_present:
        next_words, view, mine = _("Say whether you present it in a review session"), "peer_review:scenario", True
    if waiting and scenario.status in (Status.RELEASED, Status.CLOSED):
        next_words, view, mine = _("Read your feedback and answer it"), "peer_review:scenario", True
    title = "" if scenario.is_hidden_from_its_author else versions[-1].text.title
    return OwnScenario(scenario, title, COLOURS[Status(scenario.status)], next_words, view, mine, reviews)
