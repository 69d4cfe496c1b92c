"""Who may plan, lead, enter and write in review sessions."""

from typing import TYPE_CHECKING

from django.db.models import Q

from accounts import roles
from accounts.permissions import has_role
from peer_review import phases
from peer_review.authorship import scenarios_of, scenarios_tied_to
from peer_review.lifecycle import Presenting
from peer_review.models import CaseScenario, Participant, ReviewSession
from peer_review.permissions.reach import WRITERS, in_reach_of, set_aside_in_reach_of
from peer_review.permissions.reviewing import to_be_listed
from peer_review.permissions.scenarios import scenarios_written_by

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from accounts.models import User
    from peer_review.models.scenario import ScenarioQuerySet
    from peer_review.models.session import ReviewSessionQuerySet


def may_facilitate(person: "User | AnonymousUser") -> bool:
    """Say whether somebody may plan and lead review sessions at all."""
    return has_role(person, roles.FACILITATOR)


def scenarios_to_facilitate(person: "User") -> "ScenarioQuerySet":
    """Return the released case scenarios of the region on which somebody may plan a session.

    Never their own, their line manager's or that of those they manage; and for whoever may review, nothing that they
    could not be given to review (`to_be_listed`).
    """
    if not may_facilitate(person):
        return CaseScenario.objects.none()
    found = CaseScenario.objects.released().filter(in_reach_of(person, (roles.FACILITATOR,)), frozen=False)
    return to_be_listed(found, person)


def sessions_visible_to(person: "User") -> "ReviewSessionQuerySet":
    """Return the review sessions in which somebody takes part, in whatever role there.

    What a concern has set aside is seen by safeguarding leads only.
    """
    if not has_role(person, *WRITERS):
        return ReviewSession.objects.none()
    visible = Q(pk__in=_sessions_of(person).values("pk"), version__scenario__frozen=False)
    if has_role(person, roles.SAFEGUARDING_LEAD):
        set_aside = CaseScenario.objects.filter(set_aside_in_reach_of(person))
        visible |= Q(version__scenario__in=set_aside.values("pk"))
    return ReviewSession.objects.filter(visible)


def sessions_set_aside_for(person: "User") -> "ReviewSessionQuerySet":
    """Return the review sessions that somebody would take part in if a concern had not set them aside."""
    return _sessions_of(person).filter(version__scenario__frozen=True)


def sessions_to_present(person: "User") -> "ReviewSessionQuerySet":
    """Return the planned sessions on somebody's own case scenarios for which they are asked whether they present."""
    asked = ReviewSession.objects.filter(presenting=Presenting.ASKED, status=phases.SCHEDULED)
    return asked.filter(version__scenario__in=scenarios_written_by(person).values("pk"))


def _sessions_of(person: "User") -> "ReviewSessionQuerySet":
    if not has_role(person, *WRITERS):
        return ReviewSession.objects.none()
    taking_part = Participant.objects.present().filter(person_id=person.pk)
    return ReviewSession.objects.filter(pk__in=taking_part.values("session")).exclude(_too_close_for(person))


def _too_close_for(person: "User") -> Q:
    """Return the condition on sessions that are not there for somebody who was invited to them.

    They manage the author, or are managed by them, and the author is not there under their own name. Nobody is told:
    the facilitator who invited them would learn whose work it is.
    """
    near = scenarios_tied_to(person).exclude(pk__in=scenarios_of(person).values("pk"))
    return Q(version__scenario__in=near.values("pk")) & ~Q(presenting=Presenting.AUTHOR)


def participant_of(session: ReviewSession, person: "User") -> Participant | None:
    """Return somebody's part in a session, or None when they have none that counts today, as in one set aside."""
    if not has_role(person, *WRITERS):
        return None
    mine = _sessions_of(person).filter(pk=session.pk, version__scenario__frozen=False)
    part = Participant.objects.present().filter(session__in=mine.values("pk"), person_id=person.pk).first()
    if part is not None:
        part.person = person
    return part


def may_lead_session(person: "User", session: ReviewSession) -> bool:
    """Say whether somebody leads this session: its facilitator, while they are a facilitator at all."""
    part = participant_of(session, person) if may_facilitate(person) else None
    return part is not None and part.role == Participant.Role.FACILITATOR


def may_write_for_group(person: "User", session: ReviewSession) -> bool:
    """Say whether somebody may write down the next step and what was learnt: the presenter or the facilitator."""
    part = participant_of(session, person)
    return part is not None and (part.role == Participant.Role.PRESENTER or may_lead_session(person, session))
