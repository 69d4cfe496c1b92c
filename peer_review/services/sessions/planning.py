"""Before a session: plan it, accept its ground rules, change who takes part, call it off."""

import datetime
from collections.abc import Iterable
from dataclasses import replace

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import User
from audit.services import record
from notifications.services import notify
from peer_review import phases
from peer_review.authorship import author_may_be_asked, authors_to_tell
from peer_review.formats import NEWEST, Protocol
from peer_review.lifecycle import Presenting
from peer_review.models import CaseScenario, Participant, ReviewSession, SessionEvent
from peer_review.permissions import may_lead_session, participant_of, scenarios_to_facilitate
from peer_review.phases import NotNowError
from peer_review.queries.known_words import known_to
from peer_review.queries.sessions import people_to_invite, people_to_tell
from peer_review.services.identifiers import scan
from peer_review.services.sessions.record import lock, note, refusal

Role = Participant.Role
MEETING_PLACE = frozenset({"address", "postcode", "premises", "school", "court", "phone", "email", "online"})
"""What the checker finds in any case scenario and what a place to meet may need."""


@transaction.atomic
def schedule_session(
    scenario: CaseScenario,
    *,
    by: User,
    participants: Iterable[User],
    scheduled_for: datetime.datetime,
    presenter: User | None = None,
    protocol: str = "consultancy",
    place: str = "",
) -> ReviewSession:
    """Plan a review session on a released case scenario and invite the group.

    One of the group presents it for its author. An author who has offered to present it is asked, and takes that place
    only when they agree (`services.sessions.presenting`): until then nobody learns who they are.

    Args:
        scenario: the released case scenario.
        by: the facilitator.
        participants: the group; the presenter may be among them.
        scheduled_for: date and time, not before today.
        presenter: who presents, unless the author agrees to.
        protocol: key of the format.
        place: where to meet, or how.

    Raises:
        PermissionDenied: `by` may not plan a session on this scenario.
        ValidationError: by field: nobody to present, too few or too many people, somebody from elsewhere, a past date.
    """
    scenario = CaseScenario.objects.select_for_update().get(pk=scenario.pk)
    if not scenarios_to_facilitate(by).filter(pk=scenario.pk).exists() or scenario.released_version is None:
        raise PermissionDenied
    form = NEWEST[protocol]
    people = {person.pk: person for person in participants}
    if presenter is None:
        raise ValidationError({"presenter": _("Select who presents the case scenario")})
    people[presenter.pk] = presenter
    asked = author_may_be_asked(scenario)
    _check_group(scenario, form, people, by, places=form.most - asked)
    if timezone.localdate(scheduled_for) < timezone.localdate():
        raise ValidationError({"scheduled_for": _("The date must be today or later")})
    _check_place(place, by)
    session = ReviewSession.objects.create(
        version=scenario.released_version,
        unit=scenario.unit,
        protocol_key=form.key,
        protocol_version=form.version,
        scheduled_for=scheduled_for,
        place=place.strip(),
        presenting=Presenting.ASKED if asked else Presenting.COLLEAGUE,
    )
    Participant.objects.create(session=session, person=by, role=Role.FACILITATOR)
    for person in people.values():
        role = Role.PRESENTER if person.pk == presenter.pk else Role.GROUP
        Participant.objects.create(session=session, person=person, role=role)
    record("session.scheduled", by=by, on=session, protocol=form.key, version=form.version, people=len(people))
    invited = [person for person in people_to_tell(session) if person != by]
    notify(invited, "session.invited", path=reverse("peer_review:session", args=[session.public_id]))
    if asked:
        notify(authors_to_tell(scenario), "session.presenter-asked", path=reverse("peer_review:home"))
    return session


@transaction.atomic
def accept_ground_rules(session: ReviewSession, *, by: User) -> Participant:
    """Note that somebody accepts the ground rules, without which nobody enters; a second time changes nothing.

    Raises:
        PermissionDenied: `by` does not take part.
    """
    if participant_of(session, by) is None:
        raise PermissionDenied
    lock(session)
    part = Participant.objects.get(session=session, person=by)
    if part.accepted_ground_rules_at is None:
        part.accepted_ground_rules_at = timezone.now()
        part.save(update_fields=["accepted_ground_rules_at"])
        # Without a name: who accepted and is missing on the list later would be the author who presented.
        record("ground_rules.accepted", by=None, on=session)
    return part


@transaction.atomic
def remove_participant(participant: Participant, *, by: User) -> None:
    """Take somebody off the list; their open page closes within seconds, and what they wrote stays.

    Raises:
        PermissionDenied: `by` does not lead the session.
        ValidationError: it is the presenter or the facilitator, without whom there is no session.
    """
    session = participant.session
    if not may_lead_session(by, session):
        raise PermissionDenied
    lock(session)
    if participant.role != Role.GROUP:
        raise ValidationError(_("A session needs its presenter and its facilitator. Call it off instead."))
    Participant.objects.filter(pk=participant.pk, removed_at=None).update(removed_at=timezone.now())
    record("participant.removed", by=by, on=session, participant=participant.pk)


@transaction.atomic
def cancel_session(session: ReviewSession, *, by: User) -> ReviewSession:
    """Call off a session that has not begun, and tell those who were invited.

    Raises:
        PermissionDenied: `by` does not lead it.
        ValidationError: it has begun.
    """
    if not may_lead_session(by, session):
        raise PermissionDenied
    session = lock(session)
    try:
        session.set_clock(phases.cancel(session.clock))
    except NotNowError as error:
        raise refusal(error) from error
    note(session, SessionEvent.Kind.SESSION_CANCELLED)
    record("session.cancelled", by=by, on=session)
    people = [person for person in people_to_tell(session) if person != by]
    notify(people, "session.cancelled", path=reverse("peer_review:session", args=[session.public_id]))
    return session


def _check_place(place: str, by: User) -> None:
    """Refuse a place that names people or their records; where to meet and how to ring in may stand.

    The region's own list holds places too, and one may well be where a group meets: only its people are looked for.
    """
    for group in scan({"place": place}, by.language, known=replace(known_to(by), terms=())).blocking:
        if group.category not in MEETING_PLACE:
            message = _("Take out “%(words)s”. %(reason)s") % {"words": group.quote, "reason": group.reason}
            raise ValidationError({"place": message})


def _check_group(scenario: CaseScenario, form: Protocol, people: dict[int, User], by: User, *, places: int) -> None:
    """Refuse a group that is no group; whether the author is in it already makes no difference, which would tell."""
    near = set(people_to_invite(scenario, by).values_list("pk", flat=True))
    if not set(people) <= near:
        raise ValidationError({"participants": _("Select people from the list")})
    if len(people) < form.fewest:
        others = form.fewest - 1
        message = ngettext(
            "Select at least %(count)d person besides the presenter",
            "Select at least %(count)d people besides the presenter",
            others,
        )
        raise ValidationError({"participants": message % {"count": others}})
    if len(people) > places:
        message = ngettext(
            "Select at most %(count)d person, the presenter included",
            "Select at most %(count)d people, the presenter included",
            places,
        )
        raise ValidationError({"participants": message % {"count": places}})
