"""Reads of review sessions: what a page or the hub shows, as small frozen values without anybody's name."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Case, Prefetch, Q, QuerySet, When
from wagtail.models import Page

from accounts import roles
from accounts.models import Membership, OrganisationUnit, User
from peer_review.authorship import tied_to_the_author_of
from peer_review.formats import Phase
from peer_review.lifecycle import Presenting
from peer_review.models import (
    AgreedLearningPoint,
    CaseScenario,
    Contribution,
    NextStep,
    Participant,
    ReviewSession,
    SessionEvent,
)
from peer_review.permissions import WRITERS, sessions_visible_to

if TYPE_CHECKING:
    from peer_review.models.session import ReviewSessionQuerySet


@dataclass(frozen=True, slots=True)
class Entry:
    """One contribution as everybody sees it: its words, and nothing about who wrote them or when."""

    public_id: UUID
    phase_key: str
    text: str
    withdrawn: bool


@dataclass(frozen=True, slots=True)
class PhaseRecord:
    """What was written in one phase."""

    phase: Phase
    entries: tuple[Entry, ...]


def sessions_of(person: User) -> "ReviewSessionQuerySet":
    """Return somebody's review sessions with what a list shows of them, and their own part as `own_part`."""
    own = Participant.objects.present().filter(person_id=person.pk)
    return (
        sessions_visible_to(person)
        .filter(pk__in=own.values("session"))
        .select_related("version__text", "version__scenario")
        .prefetch_related(Prefetch("participants", queryset=own, to_attr="own_part"))
    )


def session_with_text(session_id: int) -> ReviewSession:
    """Return a session as it stands now, with the case scenario's text and the next step at hand."""
    return ReviewSession.objects.select_related("version__text", "version__scenario", "next_step__text").get(
        pk=session_id
    )


def events_after(session: ReviewSession, number: int) -> Sequence[SessionEvent]:
    """Return what happened after a number, up to the number that the given session row knows."""
    return list(
        SessionEvent.objects.filter(session=session, number__gt=number, number__lte=session.last_number)
        .select_related("contribution__text")
        .order_by("number")
    )


def entry_of(contribution: Contribution) -> Entry:
    """Return a contribution as everybody sees it."""
    text = "" if contribution.withdrawn else contribution.text.text
    return Entry(contribution.public_id, contribution.phase_key, text, contribution.withdrawn)


def record_of(session: ReviewSession, only: Iterable[str] | None = None) -> tuple[PhaseRecord, ...]:
    """Return what was written in each phase that has begun, in the order of the phases.

    Args:
        session: the session.
        only: keys of the phases wanted; None for all.
    """
    if session.opened_at is None:
        return ()
    wanted = set(only) if only is not None else None
    found = Contribution.objects.filter(session=session).select_related("text").order_by("number")
    if wanted is not None:
        found = found.filter(phase_key__in=wanted)
    by_phase: dict[str, list[Entry]] = {}
    for contribution in found:
        by_phase.setdefault(contribution.phase_key, []).append(entry_of(contribution))
    begun = session.protocol.phases[: session.phase_index + 1]
    return tuple(
        PhaseRecord(phase, tuple(by_phase.get(phase.key, ())))
        for phase in begun
        if wanted is None or phase.key in wanted
    )


def phases_written_in(session: ReviewSession, *, before: int) -> set[str]:
    """Return the keys of the phases in which something had been written before a number."""
    earlier = Contribution.objects.filter(session=session, number__lt=before)
    return set(earlier.order_by().values_list("phase_key", flat=True).distinct())


def own_entries(participant: Participant) -> list[Entry]:
    """Return what somebody wrote in a session and has not withdrawn, the latest first."""
    found = Contribution.objects.filter(participant=participant, withdrawn=False).select_related("text")
    return [entry_of(contribution) for contribution in found.order_by("-number")]


def next_step_of(session: ReviewSession) -> NextStep | None:
    """Return the next step with its words, if it has been written down."""
    return NextStep.objects.filter(session=session).select_related("text").first()


def people_of(session: ReviewSession) -> QuerySet[Participant]:
    """Return who takes part, the facilitator and the presenter first."""
    order = Case(
        When(role=Participant.Role.FACILITATOR, then=0), When(role=Participant.Role.PRESENTER, then=1), default=2
    )
    return (
        Participant.objects.present().filter(session=session).select_related("person").order_by(order, "person__name")
    )


def admitted_to(session_id: int) -> dict[int, Participant]:
    """Return the participants who may be in the room right now, by key.

    Somebody is admitted while their account works, they stand on the list, have accepted the ground rules and hold a
    role that takes part in peer review; the facilitator while they are a facilitator. Nobody is while a concern has set
    the case scenario aside, and nobody who is too close to an author who is not named there.
    """
    accepted = Participant.objects.present().filter(
        session_id=session_id, accepted_ground_rules_at__isnull=False, session__version__scenario__frozen=False
    )
    people = _not_too_close(accepted.select_related("person", "session__version__scenario"))
    held = Membership.objects.today().filter(person__in=[one.person_id for one in people])  # type: ignore[misc]
    roles_held: dict[int, set[str]] = {}
    for person_id, role in held.values_list("person_id", "role"):
        roles_held.setdefault(person_id, set()).add(role)
    return {
        one.pk: one
        for one in people
        if roles_held.get(one.person_id or 0, set())
        & ({roles.FACILITATOR} if one.role == Participant.Role.FACILITATOR else set(WRITERS))
    }


def people_to_tell(session: ReviewSession) -> list[User]:
    """Return whom a notice about a session reaches: who takes part and sees it."""
    present = Participant.objects.present().filter(session=session)
    parts = _not_too_close(present.select_related("person", "session__version__scenario"))
    return [part.person for part in parts if part.person is not None]


def _not_too_close(parts: QuerySet[Participant]) -> list[Participant]:
    """Return the parts in one session but for those of people who are too close to an author who is not named there."""
    found = list(parts)
    if not found or found[0].session.presenting == Presenting.AUTHOR:
        return found
    tied = tied_to_the_author_of(found[0].session.version.scenario)
    return [part for part in found if part.person_id not in tied]


def people_to_invite(scenario: CaseScenario, facilitator: User) -> QuerySet[User]:
    """Return whom a facilitator may invite: those who take part in peer review in the scenario's or their own PDU.

    Whoever is too close to the author stands among them: the names that are missing in a list of colleagues would say
    who the author is. They are left out where nobody sees it (`permissions.sessions`).
    """
    own: list[int] = list(
        Membership.objects.today().filter(person=facilitator, role=roles.FACILITATOR).values_list("unit", flat=True)  # type: ignore[misc]
    )
    units = OrganisationUnit.objects.filter(pk__in=[scenario.unit_id, *own]).select_related("parent")
    areas = {_delivery_unit(unit).pk for unit in units}
    held = Membership.objects.today().filter(  # type: ignore[misc]
        Q(unit__in=areas) | Q(unit__parent__in=areas), role__in=WRITERS
    )
    return User.objects.filter(pk__in=held.values("person"), is_active=True).exclude(pk=facilitator.pk)


def learning_points_of(session: ReviewSession) -> QuerySet[AgreedLearningPoint]:
    """Return what the group wrote down as learnt, with its words."""
    return AgreedLearningPoint.objects.filter(session=session).select_related("text")


def modules() -> QuerySet[Page]:
    """Return the published modules that a learning point may concern; they belong to the app beside this one."""
    return (
        Page.objects.live()
        .filter(content_type__app_label="learning", content_type__model="modulepage")
        .order_by("title")
    )


def _delivery_unit(unit: OrganisationUnit) -> OrganisationUnit:
    return unit.parent if unit.kind == OrganisationUnit.Kind.TEAM and unit.parent else unit
