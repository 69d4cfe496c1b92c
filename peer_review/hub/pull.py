"""What a room asks the database: who may still be there, and what is new for each language and audience."""

import json
from collections.abc import Collection
from dataclasses import dataclass, field
from uuid import UUID

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.models import Session
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.utils.translation import override

from accounts.models import User
from peer_review.hub.fragments import moves_the_session, standing, written
from peer_review.hub.seat import Ticket
from peer_review.models import ReviewSession, SessionEvent
from peer_review.permissions import participant_of, sessions_visible_to
from peer_review.queries.sessions import admitted_to, events_after

SIGNED_OUT = 4401
NOT_ADMITTED = 4403
WITHDRAWN = 4410
SET_ASIDE = 4423


@dataclass(frozen=True)
class Look:
    """What the database said.

    Attributes:
        number: the number of the latest event.
        refused: the code to close with, for every ticket that does not count any more.
        messages: the encoded message by language and role, when there is something new.
    """

    number: int
    refused: dict[Ticket, int] = field(default_factory=dict)
    messages: dict[tuple[str, str], str] = field(default_factory=dict)


def ticket_for(person: User, public_id: UUID, sign_in: str, language: str) -> tuple[int, Ticket] | None:
    """Return a session's key and a ticket for somebody who may be in its room, or None.

    Args:
        person: who opened the socket.
        public_id: the session in the socket's address.
        sign_in: key of their sign-in.
        language: the language the page asked for; where it is none of ours, the person's own counts.
    """
    session = sessions_visible_to(person).filter(public_id=public_id).first()
    part = participant_of(session, person) if session else None
    if session is None or part is None or part.pk not in admitted_to(session.pk):
        return None
    known = language if language in dict(settings.LANGUAGES) else person.language
    return session.pk, Ticket(part.pk, sign_in, part.role, known)


def look(session_id: int, after: int | None, tickets: Collection[Ticket]) -> Look:
    """Check every ticket, and render what happened after a number once for each language and audience.

    When the case scenario has been withdrawn, every ticket is refused: the rooms empty at once.

    Args:
        session_id: key of the session.
        after: the number that the room has; None to learn the latest only.
        tickets: those of the sockets in the room.
    """
    session = ReviewSession.objects.select_related("version__scenario").get(pk=session_id)
    if session.version.scenario.frozen:
        return Look(session.last_number, dict.fromkeys(tickets, SET_ASIDE))
    if not session.is_readable:
        return Look(session.last_number, dict.fromkeys(tickets, WITHDRAWN))
    refused = _refused(session_id, tickets)
    if after is None or session.last_number <= after:
        return Look(session.last_number, refused)
    events = events_after(session, after)
    posted = sum(event.kind == SessionEvent.Kind.CONTRIBUTION_POSTED for event in events)
    message = {"type": "changes", "after": after, "number": session.last_number, "posted": posted}
    messages: dict[tuple[str, str], str] = {}
    audiences = {(ticket.language, ticket.role) for ticket in tickets if ticket not in refused}
    for language in {language for language, _role in audiences}:
        with override(language):
            shared = written(session, events)
            for role in {role for spoken, role in audiences if spoken == language}:
                html = standing(session, role) + shared if moves_the_session(events) else shared
                text = json.dumps({**message, "html": html}, ensure_ascii=False, separators=(",", ":"))
                messages[language, role] = text
    return Look(session.last_number, refused, messages)


def _refused(session_id: int, tickets: Collection[Ticket]) -> dict[Ticket, int]:
    admitted = admitted_to(session_id)
    # The rows of Django's own table, because a page asks for one sign-in at a time and a room for all of them at once.
    rows = Session.objects.filter(session_key__in={one.sign_in for one in tickets}, expire_date__gt=timezone.now())
    sign_ins = {row.session_key: row.get_decoded() for row in rows}
    refused: dict[Ticket, int] = {}
    for ticket in tickets:
        part = admitted.get(ticket.participant_id)
        if part is None or part.role != ticket.role:
            refused[ticket] = NOT_ADMITTED
        elif not _is_signed_in(part.person, sign_ins.get(ticket.sign_in, {})):
            refused[ticket] = SIGNED_OUT
    return refused


def _is_signed_in(person: User | None, sign_in: dict[str, str]) -> bool:
    return (
        person is not None
        and sign_in.get(SESSION_KEY) == str(person.pk)
        and sign_in.get(BACKEND_SESSION_KEY) in settings.AUTHENTICATION_BACKENDS
        and constant_time_compare(sign_in.get(HASH_SESSION_KEY, ""), person.get_session_auth_hash())
    )
