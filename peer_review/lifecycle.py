"""The states of a case scenario and of a written review, and the only moves between them.

No move leads past a gate: a case scenario is released from the queue only, and only by a second person. A released one
may get a next version, which goes the same way from its own draft on; the released one stays readable meanwhile.
What is over is disposed of when its time has come: the words go, and a bare row stays.
"""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Status(TextChoices):
    """Where a case scenario stands."""

    DRAFT = "draft", _("Draft")
    WAITING = "waiting", _("Being checked")
    RETURNED = "returned", _("Sent back")
    RELEASED = "released", _("Released")
    CLOSED = "closed", _("Closed")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    DISPOSED = "disposed", _("Disposed of")


class Round(TextChoices):
    """Where the next version of a released case scenario stands; the values are those of `Status`."""

    DRAFT = Status.DRAFT.value, _("Next version in draft")
    WAITING = Status.WAITING.value, _("Next version being checked")
    RETURNED = Status.RETURNED.value, _("Next version sent back")


class Anonymity(TextChoices):
    """Who is named to whom; mentors always are."""

    OPEN = "open", _("With my name: whoever may read it sees that it is mine")
    AUTHOR_HIDDEN = "author_hidden", _("Without my name: readers do not see that it is mine. I see who reviews it")
    BOTH_HIDDEN = "both_hidden", _("Without my name or my colleagues’: those who review it have another name too")


class Withdrawal(TextChoices):
    """Why a case scenario was withdrawn, as a code that the audit trail may keep."""

    AUTHOR = "author", _("Its author took it back")
    IDENTIFIES = "identifies-someone", _("It could identify somebody")
    NOT_HERE = "not-for-here", _("It belongs to a review, a complaint or a court case")
    AT_RISK = "somebody-at-risk", _("Somebody may be at risk because of it")
    ASKED = "asked-for", _("Somebody it concerns asked for it")


MOVES: dict[str, frozenset[str]] = {
    Status.DRAFT: frozenset({Status.WAITING, Status.WITHDRAWN}),
    Status.WAITING: frozenset({Status.RETURNED, Status.RELEASED, Status.DRAFT, Status.WITHDRAWN}),
    Status.RETURNED: frozenset({Status.WAITING, Status.WITHDRAWN}),
    Status.RELEASED: frozenset({Status.DRAFT, Status.CLOSED, Status.WITHDRAWN}),
    Status.CLOSED: frozenset({Status.WITHDRAWN, Status.DISPOSED}),
    Status.WITHDRAWN: frozenset({Status.DISPOSED}),
    Status.DISPOSED: frozenset(),
}

WRITABLE = frozenset({Status.DRAFT, Status.RETURNED})
"""The author may write: nobody else is reading this version."""

READABLE_BY_REVIEWERS = frozenset({Status.RELEASED, Status.CLOSED})
"""A second person has released it."""

WITHDRAWABLE = frozenset(status for status, nexts in MOVES.items() if Status.WITHDRAWN in nexts)
"""It may still be taken out of everybody's sight."""

OVER = frozenset({Status.CLOSED, Status.WITHDRAWN})
"""Its retention clock runs; see `peer_review.retention`."""

RECALLABLE = WITHDRAWABLE - {Status.DRAFT}
"""Somebody besides the author may have seen it, so that a safeguarding lead may withdraw it too."""

SENT_BACK_ON_A_CONCERN = frozenset({Status.WAITING, Status.RELEASED})
"""A safeguarding lead who decides on a concern may send it back to its author; then nobody reads it as it was."""


def may_move(before: str, after: str) -> bool:
    """Say whether a case scenario may go from one status straight to another."""
    return after in MOVES[before]


class ReviewStatus(TextChoices):
    """Where a written review stands; one that its writer has sent never changes again, unless a mentor returns it."""

    DRAFT = "draft", _("Draft")
    HELD = "held", _("Sent, waiting for the others")
    SUBMITTED = "submitted", _("With the author")


class ReviewKind(TextChoices):
    """In what part somebody writes a review."""

    MENTOR = "mentor", _("Mentor’s review")
    PEER = "peer", _("Colleague’s review")
    SELF = "self", _("Author’s own review")


class Presenting(TextChoices):
    """Who presents a case scenario in a review session."""

    COLLEAGUE = "colleague", _("A colleague, for its author")
    ASKED = "asked", _("A colleague, unless its author agrees to")
    AUTHOR = "author", _("Its author")
