"""The pieces of a room's page that change, drawn for one audience; nothing personal stands in them.

The page, the state that a browser fetches after a gap, and the changes that the hub pushes are all made of the same
pieces. Each piece has an id and is complete, so that applying one twice, or a newer one over an older, does no harm.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from django.template.loader import render_to_string
from django.utils import timezone

from peer_review import phases
from peer_review.formats import FACILITATOR, PRESENTER
from peer_review.models import ReviewSession, SessionEvent
from peer_review.queries.sessions import PhaseRecord, entry_of, next_step_of, phases_written_in, record_of

Kind = SessionEvent.Kind
WRITING = {Kind.CONTRIBUTION_POSTED, Kind.CONTRIBUTION_WITHDRAWN}
EXTENSION_MINUTES = 5


def room_context(session: ReviewSession, role: str) -> dict[str, Any]:
    """Return what the pieces of a room say to one audience now."""
    now, clock, phase = timezone.now(), session.clock, session.phase
    left, over = phases.time_left(clock, now), phases.overrun(clock, now)
    return {
        "session": session,
        "protocol": session.protocol,
        "phase": phase,
        "role": role,
        "prompt": {PRESENTER: phase.presenter_prompt}.get(role, phase.prompt),
        "may_write": phases.may_write(clock, phase, role),
        "listening": phases.is_listening(phase, role),
        "leads": phases.may_lead(role),
        "seen": f"{clock.phase_index}:{clock.version}",
        "paused": clock.paused,
        "left_ms": int(left.total_seconds() * 1000),
        "over_ms": int(over.total_seconds() * 1000),
        "minutes_left": -(-int(left.total_seconds()) // 60),
        "minutes_over": int(over.total_seconds()) // 60,
        "extension": EXTENSION_MINUTES,
        "is_last": session.phase_index == len(session.protocol.phases) - 1,
        "next_step": next_step_of(session) if role in (FACILITATOR, PRESENTER) else None,
    }


def region(session: ReviewSession, role: str) -> str:
    """Return every piece of the room for one audience."""
    return standing(session, role) + _said(session)


def standing(session: ReviewSession, role: str) -> str:
    """Return the pieces that say where the session stands, which each audience sees in its own way."""
    context = room_context(session, role)
    names = ["where", "clock", "act", *(["controls"] if context["leads"] else [])]
    return "".join(render_to_string(f"peer_review/sessions/_{name}.html", context) for name in names)


def moves_the_session(events: Iterable[SessionEvent]) -> bool:
    """Say whether the events have changed where the session stands, and not only what was written."""
    return any(event.kind not in WRITING for event in events)


def written(session: ReviewSession, events: Sequence[SessionEvent]) -> str:
    """Return the pieces of what was written that the events have changed, the same for everybody."""
    if any(event.kind == Kind.SESSION_OPENED for event in events):
        return _said(session)
    begun = {event.phase_key for event in events if event.kind == Kind.PHASE_BEGUN}
    posted = [event for event in events if event.kind == Kind.CONTRIBUTION_POSTED]
    if posted:
        # The first words in a phase replace its note that nothing has been written yet.
        begun |= {event.phase_key for event in posted} - phases_written_in(session, before=posted[0].number)
    pieces = [_phase(record) for record in (record_of(session, begun) if begun else ())]
    for event in events:
        if event.kind in WRITING and event.contribution is not None and event.phase_key not in begun:
            entry = entry_of(event.contribution)
            pieces.append(render_to_string("peer_review/sessions/_contribution.html", {"entry": entry}))
    return "".join(pieces)


def _said(session: ReviewSession) -> str:
    return render_to_string("peer_review/sessions/_said.html", {"records": record_of(session)})


def _phase(record: PhaseRecord) -> str:
    return render_to_string("peer_review/sessions/_said_in_phase.html", {"record": record})
