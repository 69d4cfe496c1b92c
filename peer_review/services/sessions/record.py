"""The record of a session: lock its row, count on, note what happened, announce the number."""

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from peer_review.events import announce
from peer_review.lifecycle import Presenting
from peer_review.models import Contribution, ReviewSession, SessionEvent
from peer_review.permissions import may_lead_session
from peer_review.phases import NotNowError
from peer_review.services.scenarios import lock_scenario

if TYPE_CHECKING:
    from accounts.models import User


def lock(session: ReviewSession) -> ReviewSession:
    """Return the session row as it stands, locked until the transaction ends, after that of its case scenario.

    Raises:
        PermissionDenied: a concern has set the case scenario aside.
    """
    version = session.version
    version.scenario = lock_scenario(version.scenario)
    session = ReviewSession.objects.select_for_update().get(pk=session.pk)
    session.version = version
    return session


def note(session: ReviewSession, kind: str, contribution: Contribution | None = None) -> int:
    """Add an event to a locked session, save the session whole, and announce the number once it is committed.

    Returns:
        The number of the event.
    """
    session.last_number += 1
    session.save()
    begun = session.opened_at is not None
    SessionEvent.objects.create(
        session=session,
        number=session.last_number,
        kind=kind,
        phase_key=contribution.phase_key if contribution else session.phase.key if begun else "",
        contribution=contribution,
        at=timezone.now(),
    )
    announce(session.public_id, session.last_number)
    return session.last_number


def named_in_trail(session: ReviewSession, person: "User") -> "User | None":
    """Return whom the audit trail names for writing for the group: the facilitator always, a presenter unless they are
    the author, whose name would stay there after the link to them is destroyed.
    """
    if session.presenting == Presenting.AUTHOR and not may_lead_session(person, session):
        return None
    return person


def refusal(error: NotNowError) -> ValidationError:
    """Say in plain words why a command does not fit where the session stands."""
    messages = {
        "moved-on": _("The session has moved on since you saw this page. See where it stands now, then choose again."),
        "not-scheduled": _("This session has begun or was called off already."),
        "not-open": _("This session is not open."),
        "paused": _("The clock is paused already."),
        "not-paused": _("The clock is running already."),
        "last-phase": _("This is the last phase. End the session when the next step is written down."),
        "minutes": _("Add between 1 and 60 minutes."),
    }
    return ValidationError(messages[error.code], code=error.code)
