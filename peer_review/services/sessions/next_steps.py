"""The one next step that a session ends with.

Source: the closing step of every format in the field notes: what, by when, what I will say first, whom I will tell.
"""

import datetime
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from accounts.models import User
from audit.services import record
from peer_review import phases
from peer_review.models import NextStep, NextStepText, ReviewSession, SessionEvent
from peer_review.permissions import may_write_for_group
from peer_review.queries.known_words import known_to
from peer_review.services.identifiers import Decision, pass_gate
from peer_review.services.sessions.record import lock, named_in_trail, note

FURTHEST = datetime.timedelta(days=183)


@dataclass(frozen=True)
class NextStepWords:
    """What the presenter will do.

    Attributes:
        what: what they will do.
        by_when: the day by which.
        first_words: what they will say first.
        whom_to_tell: whom they will tell, as a role.
        decisions: what was decided about words that the checker asked about.
    """

    what: str
    by_when: datetime.date
    first_words: str = ""
    whom_to_tell: str = ""
    decisions: Sequence[Decision] = ()


def name_next_step(session: ReviewSession, words: NextStepWords, *, by: User) -> NextStep:
    """Write the next step down, or change it, while the session is open.

    The checker reads it outside the lock, so that nobody waits for it.

    Raises:
        PermissionDenied: `by` is neither the presenter nor the facilitator.
        ValidationError: the session is not open, something is missing, or the checker stopped it.
    """
    if not may_write_for_group(by, session):
        raise PermissionDenied
    check_open(session)
    check_next_step(session, words, by=by)
    return _name(session, words, by)


@transaction.atomic
def _name(session: ReviewSession, words: NextStepWords, by: User) -> NextStep:
    session = lock(session)
    check_open(session)
    step = keep_next_step(session, words)
    note(session, SessionEvent.Kind.NEXT_STEP_NAMED)
    record("next_step.named", by=named_in_trail(session, by), on=session)
    return step


def check_open(session: ReviewSession) -> None:
    """Refuse when the session is not open.

    Raises:
        ValidationError: it is not open.
    """
    if session.status != phases.OPEN:
        raise ValidationError(_("This session is not open."), code="not-open")


def check_next_step(session: ReviewSession, words: NextStepWords, *, by: User) -> None:
    """Hold a next step against its rules and the checker; to be called before the session's row is locked.

    Raises:
        ValidationError: by field where something is missing; without a field where the checker stopped it.
    """
    errors: dict[str, str] = {}
    today = timezone.localdate()
    if not words.what.strip():
        errors["what"] = _("Enter what you will do")
    if not today <= words.by_when <= today + FURTHEST:
        errors["by_when"] = _("The date must be today or within the next six months")
    if errors:
        raise ValidationError(errors)
    pass_gate(_texts(words), words.decisions, get_language() or "en", known=known_to(by, session))


def keep_next_step(session: ReviewSession, words: NextStepWords) -> NextStep:
    """Keep the checked next step of a locked session; who may do so has been asked before."""
    step, _created = NextStep.objects.update_or_create(session=session, defaults={"by_when": words.by_when})
    NextStepText.objects.update_or_create(
        next_step=step,
        defaults={
            **{field: text.strip() for field, text in _texts(words).items()},
            "decisions": [asdict(decision) for decision in words.decisions],
        },
    )
    return step


def _texts(words: NextStepWords) -> dict[str, str]:
    return {"what": words.what, "first_words": words.first_words, "whom_to_tell": words.whom_to_tell}
