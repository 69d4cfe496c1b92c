"""What people write in a session, and take back."""

from collections.abc import Iterable
from dataclasses import asdict
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from accounts.models import User
from audit.services import record
from drafts.services import drop_draft
from peer_review import phases
from peer_review.models import Contribution, ContributionText, Participant, ReviewSession, SessionEvent
from peer_review.permissions import participant_of
from peer_review.queries.known_words import known_to
from peer_review.services.identifiers import Decision, pass_gate
from peer_review.services.sessions.record import lock, note

LONGEST = 4000
"""Characters of one contribution: a page of handwriting, and far below what a socket or a phone would mind."""


def contribute(
    session: ReviewSession, text: str, *, by: User, key: UUID, phase_key: str, decisions: Iterable[Decision] = ()
) -> Contribution:
    """Show a piece of writing to the group at once, without a name.

    The checker reads it before anybody else does, and outside the lock, so that nobody waits for it.

    Args:
        session: the session.
        text: what was written.
        by: who wrote it.
        key: the key of the sender's form; the same key again returns what it made the first time.
        phase_key: the phase the writer had before them.
        decisions: what the writer decided about words that the checker asked about.

    Raises:
        PermissionDenied: `by` does not take part, has not accepted the ground rules, or a concern has set the case
            scenario aside.
        ValidationError: silent now, moved on, empty, too long, or stopped by the checker.
    """
    part = _part_of(session, by)
    made = Contribution.objects.filter(session=session, participant=part, key=key).first()
    if made is not None:
        return made
    text = text.replace("\r\n", "\n").strip()
    _check_pen(session, part, phase_key)
    _check_length(text)
    decisions = list(decisions)
    pass_gate({"text": text}, decisions, get_language() or "en", known=known_to(by, session))
    return _post(session, part, text, key, phase_key, decisions)


@transaction.atomic
def withdraw_contribution(contribution: Contribution, *, by: User) -> None:
    """Take one's own contribution back: its words are deleted, and the group sees that something was withdrawn.

    Raises:
        PermissionDenied: somebody else wrote it, or `by` does not take part any more.
        ValidationError: the session has ended, and its record with it.
    """
    part = _part_of(contribution.session, by)
    if contribution.participant_id != part.pk:
        raise PermissionDenied
    session = lock(contribution.session)
    contribution = Contribution.objects.get(pk=contribution.pk)
    if contribution.withdrawn:
        return
    if session.status != phases.OPEN:
        raise ValidationError(_("The session has ended. Ask its facilitator if something must go."), code="not-open")
    ContributionText.objects.filter(contribution=contribution).delete()
    contribution.withdrawn = True
    contribution.save(update_fields=["withdrawn"])
    note(session, SessionEvent.Kind.CONTRIBUTION_WITHDRAWN, contribution)
    record("contribution.withdrawn", by=None, on=contribution)


def draft_key(session: ReviewSession) -> str:
    """Return the name under which somebody's unsent contribution is kept for them."""
    return f"session-contribution:{session.public_id}"


def notes_key(session: ReviewSession) -> str:
    """Return the name under which somebody's own notes on a session are kept for them."""
    return f"session-notes:{session.public_id}"


@transaction.atomic
def _post(
    session: ReviewSession, part: Participant, text: str, key: UUID, phase_key: str, decisions: list[Decision]
) -> Contribution:
    session = lock(session)
    made = Contribution.objects.filter(session=session, participant=part, key=key).first()
    if made is not None:
        return made
    # Taken off the list, or set aside, while the checker read.
    if part.person is None or participant_of(session, part.person) is None:
        raise PermissionDenied
    _check_pen(session, part, phase_key)
    contribution = Contribution.objects.create(
        session=session, participant=part, phase_key=phase_key, number=session.last_number + 1, key=key
    )
    ContributionText.objects.create(
        contribution=contribution, text=text, decisions=[asdict(decision) for decision in decisions]
    )
    note(session, SessionEvent.Kind.CONTRIBUTION_POSTED, contribution)
    record("contribution.posted", by=None, on=contribution, phase=phase_key)
    drop_draft(draft_key(session), by=part.person)
    return contribution


def _part_of(session: ReviewSession, by: User) -> Participant:
    part = participant_of(session, by)
    if part is None or part.accepted_ground_rules_at is None:
        raise PermissionDenied
    return part


def _check_pen(session: ReviewSession, part: Participant, phase_key: str) -> None:
    if session.status != phases.OPEN:
        raise ValidationError(
            _("The session is not open, so nothing can be posted. Your text is kept."), code="not-open"
        )
    if not session.is_readable:
        raise ValidationError(
            _("The author has taken the case scenario back, so nothing can be posted. The session is over."),
            code="taken-back",
        )
    if not phases.may_write(session.clock, session.phase, part.role):
        raise ValidationError(
            _("You are listening in this phase, so nothing was posted. Keep it in your notes for later."), code="silent"
        )
    if session.phase.key != phase_key:
        raise ValidationError(
            _("The group has moved on to another phase. Your text is kept: post it again if it still fits."),
            code="moved-on",
        )


def _check_length(text: str) -> None:
    if not text:
        raise ValidationError(_("Write something before you post it."), code="empty")
    if len(text) > LONGEST:
        raise ValidationError(
            _("Shorten your contribution to %(most)d characters or fewer.") % {"most": LONGEST}, code="too_long"
        )
