"""A session ends at once when the case scenario that it is about is withdrawn, sent back or closed on a concern."""

from collections.abc import Iterable, Sequence

from django.urls import reverse

from audit.services import record
from notifications.services import notify
from peer_review import phases
from peer_review.models import CaseScenario, ReviewSession, SessionEvent
from peer_review.queries.sessions import people_to_tell
from peer_review.services.sessions.record import note


def stop_sessions_on(scenario: CaseScenario) -> Sequence[ReviewSession]:
    """Stop every session on a case scenario that is planned or runs, and return those; their rooms empty at once.

    The caller holds the transaction, has locked the scenario and has asked whether it may be done.
    """
    stopped = []
    found = ReviewSession.objects.select_for_update().filter(version__scenario=scenario)
    for session in found.filter(status__in=(phases.SCHEDULED, phases.OPEN)).order_by("pk"):
        session.set_clock(phases.stop(session.clock))
        number = note(session, SessionEvent.Kind.SESSION_STOPPED)
        record("session.stopped", by=None, on=session, number=number)
        stopped.append(session)
    return stopped


def tell_it_is_off(stopped: Iterable[ReviewSession]) -> None:
    """Tell those who take part in sessions that were stopped, without a word on why."""
    for session in stopped:
        path = reverse("peer_review:session", args=[session.public_id])
        notify(people_to_tell(session), "session.cancelled", path=path)
