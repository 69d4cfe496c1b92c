"""A session ends at once when the case scenario that it is about is withdrawn."""

from collections.abc import Sequence

from audit.services import record
from peer_review import phases
from peer_review.models import CaseScenario, ReviewSession, SessionEvent
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
