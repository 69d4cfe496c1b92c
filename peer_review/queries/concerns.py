"""Reads of concerns: what one is about, what a lead sees of it, and the counts for governance."""

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Count, F, Q, QuerySet
from django.db.models.functions import TruncMonth
from django.utils import timezone

from peer_review.models import CaseScenario, Concern, Review, ReviewSession, ScenarioVersion
from peer_review.models.concern import Decision
from peer_review.permissions import (
    concerns_followed_by,
    concerns_visible_to,
    reviews_set_aside_for,
    reviews_visible_to,
    scenarios_set_aside_for,
    scenarios_visible_to,
    sessions_set_aside_for,
    sessions_visible_to,
)
from peer_review.queries.reading import ReadSection, reading_of
from peer_review.queries.sessions import PhaseRecord, record_of

if TYPE_CHECKING:
    from accounts.models import User

FEWEST = 5
"""A count below it is not shown: in a small region it would point to somebody."""

IN_TIME = datetime.timedelta(minutes=15)
MONTHS = 24


@dataclass(frozen=True)
class Subject:
    """What a concern would be about: the case scenario, and where somebody stands who is worried.

    Attributes:
        scenario: the case scenario.
        place: one of `services.concerns.raising.PLACES`.
        name: how the page calls it.
        session: the review session, where somebody is in one.
    """

    scenario: CaseScenario
    place: str
    session: ReviewSession | None = None


@dataclass(frozen=True)
class SetAside:
    """What a lead reads of a case scenario that was set aside."""

    version: ScenarioVersion | None
    reading: list[ReadSection]
    reviews: list[Review]
    sessions: list[tuple[ReviewSession, tuple[PhaseRecord, ...]]]


@dataclass(frozen=True)
class Month:
    """The concerns of one month in numbers; None stands for a number too small to show.

    Attributes:
        month: its first day.
        raised: how many were raised.
        answered_in_time: how many of them were answered in 15 minutes.
        opened_again: how many turned out to need no change.
        drills: how many drills there were; they concern nobody, so they are always shown.
    """

    month: datetime.date
    raised: int | None
    answered_in_time: int | None
    opened_again: int | None
    drills: int


def subject_of(person: "User", public_id: UUID) -> Subject | None:
    """Return what somebody who sees the page of a scenario, a review or a session may raise a concern about."""
    for scenarios in (scenarios_visible_to(person), scenarios_set_aside_for(person)):
        if scenario := scenarios.filter(public_id=public_id).first():
            return Subject(scenario, "scenario")
    for reviews in (reviews_visible_to(person), reviews_set_aside_for(person)):
        if review := reviews.filter(public_id=public_id).select_related("version__scenario").first():
            return Subject(review.version.scenario, "review")
    for sessions in (sessions_visible_to(person), sessions_set_aside_for(person)):
        if session := sessions.filter(public_id=public_id).select_related("version__scenario").first():
            return Subject(session.version.scenario, "session", session)
    return None


def is_set_aside_for(person: "User", public_id: UUID) -> bool:
    """Say whether somebody would see a page of this name if a concern had not set it aside."""
    return (
        scenarios_set_aside_for(person).filter(public_id=public_id).exists()
        or reviews_set_aside_for(person).filter(public_id=public_id).exists()
        or sessions_set_aside_for(person).filter(public_id=public_id).exists()
    )


def concerns_of(person: "User") -> QuerySet[Concern]:
    """Return what a lead has to deal with: unanswered ones first, then the open ones, then those decided."""
    return concerns_visible_to(person).order_by(
        F("decided_at").asc(nulls_first=True), F("acknowledged_at").asc(nulls_first=True), "-raised_at"
    )


def followed_concern(person: "User", public_id: UUID) -> Concern | None:
    """Return a concern that somebody raised themselves, or None."""
    return concerns_followed_by(person).select_related("text").filter(public_id=public_id).first()


def set_aside_of(scenario: CaseScenario) -> SetAside:
    """Return all that a safeguarding lead may read of a case scenario: what was sent, and what sessions wrote."""
    submitted = scenario.versions.filter(submitted_at__isnull=False).select_related("text", "scenario")
    version = submitted.order_by("number").last()
    reviews = Review.objects.filter(version__scenario=scenario, submitted_at__isnull=False)
    sessions = ReviewSession.objects.filter(version__scenario=scenario)
    return SetAside(
        version,
        reading_of(version) if version is not None else [],
        list(reviews.select_related("reviewer", "text")),
        [(session, record_of(session)) for session in sessions],
    )


def words_for_author(scenario: CaseScenario) -> str:
    """Return what the latest decision on a concern tells the author, or nothing."""
    decided = Concern.objects.filter(scenario=scenario, decided_at__isnull=False).order_by("-decided_at")
    return decided.values_list("text__note_to_author", flat=True).first() or ""


def set_aside_since(scenario: CaseScenario) -> datetime.datetime:
    """Return from when on a case scenario has been set aside, over all concerns that followed each other without a gap.

    Args:
        scenario: about which at least one concern was raised.
    """
    raised = Concern.objects.filter(scenario=scenario).order_by("-raised_at").values_list("raised_at", "decided_at")
    spans = [(start, end or timezone.now()) for start, end in raised]
    since = max(end for _start, end in spans)
    for start, end in spans:
        if end >= since:
            since = min(since, start)
    return since


def months_of_concerns() -> list[Month]:
    """Return the concerns by month, the latest first, without any number that could point to somebody."""
    in_time = Q(acknowledged_at__lte=F("raised_at") + IN_TIME)
    real = Q(is_drill=False)
    rows = (
        Concern.objects.annotate(month=TruncMonth("raised_at"))
        .order_by("-month")
        .values("month")
        .annotate(
            raised=Count("pk", filter=real),
            in_time=Count("pk", filter=real & in_time),
            again=Count("pk", filter=real & Q(decision=Decision.RELEASE)),
            drills=Count("pk", filter=~real),
        )
    )
    return [
        Month(
            row["month"].date(),
            shown(row["raised"]),
            shown(row["in_time"], of=row["raised"]),
            shown(row["again"], of=row["raised"]),
            row["drills"],
        )
        for row in rows[:MONTHS]
    ]


def shown(count: int, of: int | None = None) -> int | None:
    """Return a number, or None when it, or what is left of the whole without it, is too small to show."""
    rest = of - count if of is not None else FEWEST
    small = count < FEWEST or 0 < rest < FEWEST
    return None if small else count
