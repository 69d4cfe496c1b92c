"""How long each kind of record is kept, from what day on, why, and what becomes of it: the one table.

Source: the field notes (suggested retention, `constraints.md`) and the security note (2.6). `services.disposal` acts on
it every night, authors are shown its dates, and a test demands a row for every table that knows something about people.
"""

import datetime
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

Words = str | Promise

YEAR = 365
SIX_YEARS = 6 * YEAR + 2
"""Six calendar years hold at most two leap days."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of the table.

    Attributes:
        key: the name of the kind in certificates.
        what: the records, in words that their writers know.
        days: how long they are kept; None when another clock or another schedule decides.
        starts: from what day on.
        then: what happens on the day.
        basis: why so long.
        tables: the models it covers, as "app.Model".
    """

    key: str
    what: Words
    days: int | None
    starts: Words
    then: Words
    basis: Words
    tables: tuple[str, ...] = ()

    @property
    def length(self) -> str:
        """Return how long, in words."""
        days = self.days or 0
        if days >= YEAR:
            years = days // YEAR
            return ngettext("%d year", "%d years", years) % years
        return ngettext("%d day", "%d days", days) % days

    def last_day(self, start: datetime.date) -> datetime.date:
        """Return the day on which records whose clock began at `start` go.

        Raises:
            ValueError: no clock of ours decides.
        """
        if self.days is None:
            raise ValueError(f"Nothing here says when {self.key} goes.")
        return start + datetime.timedelta(days=self.days)

    def begun_by(self, today: datetime.date) -> datetime.date:
        """Return the latest start of what is due today."""
        return today - (self.last_day(today) - today)


def _tables(*names: str) -> tuple[str, ...]:
    return tuple(f"peer_review.{name}" for name in names)


SCHEDULE = _("the organisation’s suggested schedule, to be approved by its owner")
CLOSED = _("the day the case scenario is closed or withdrawn")
ENDED = _("the day the session ended, or was planned for")

RULES: tuple[Rule, ...] = (
    Rule(
        "typed",
        _("What you are typing and have not sent"),
        30,
        _("the last change"),
        _("deleted"),
        _("needed only until it is sent"),
        ("drafts.Draft",),
    ),
    Rule(
        "draft",
        _("A draft of a case scenario, or of its next version"),
        30,
        _("the last change"),
        _("deleted whole"),
        _("nobody but its author has seen it"),
    ),
    Rule(
        "waiting",
        _("A case scenario, or its next version, that waits for a second person"),
        30,
        _("the day it was sent"),
        _("comes back to its author, who can change it and send it again"),
        _("nothing waits for ever where nobody may check it"),
    ),
    Rule(
        "open",
        _("A case scenario that is released, or came back to its author"),
        180,
        _("the day of its release; if it came back, the last change by its author"),
        _("closed by itself if its author has not done so; then the two clocks below begin"),
        _("released for a set time only"),
    ),
    Rule(
        "link",
        _("Who wrote a case scenario, also where they presented it, and who stood behind a pseudonym"),
        30,
        CLOSED,
        _("the link is destroyed; nobody can restore it"),
        _("after that nobody needs to be reached about it"),
        _tables("Authorship", "Pseudonym"),
    ),
    Rule(
        "scenario",
        _("The text of a case scenario, with its reviews, comments, answers and decisions"),
        90,
        CLOSED,
        _("the words and the names of reviewers are deleted; a bare row without words stays for counting"),
        SCHEDULE,
        _tables(
            "ScenarioText",
            "FindingDecisionText",
            "SecondPersonCheck",
            "CheckText",
            "TriageClaim",
            "Allocation",
            "Review",
            "ReviewText",
            "AuthorAnswerText",
            "FeedbackOnReview",
            "FollowUpText",
            "CommentText",
            "CommentReply",
            "ReplyText",
            "CoMentorCheck",
            "CoMentorText",
            "AuthorLookup",
            "AuthorLookupText",
        ),
    ),
    Rule(
        "contribution",
        _("What is written in a review session, and its next step"),
        90,
        ENDED,
        _("the words are deleted"),
        SCHEDULE,
        _tables("ContributionText", "NextStepText"),
    ),
    Rule(
        "session",
        _("Who took part in a review session, and its course without words"),
        2 * YEAR,
        ENDED,
        _("deleted"),
        SCHEDULE,
        _tables("Participant", "Contribution"),
    ),
    Rule(
        "learning-point",
        _("What a group agreed it had learnt"),
        2 * YEAR,
        _("the day it was sent to an editor"),
        _("the group’s copy is deleted; what is published is read again by an editor"),
        SCHEDULE,
        _tables("LearningPointText"),
    ),
    Rule(
        "owed",
        _("That you took part as an author in a month that has not ended, and how often"),
        31,
        _("the first day of that month"),
        _("told to your record of learning, without a case scenario, and deleted here"),
        _("the record of learning knows months only"),
        _tables("OwedCredit"),
    ),
    Rule(
        "calibration",
        _("Your answers in a calibration"),
        2 * YEAR,
        _("the day you began it"),
        _("deleted"),
        SCHEDULE,
        _tables("CalibrationAttempt", "CalibrationResponse", "CalibrationPass"),
    ),
    Rule(
        "concern",
        _("A concern that somebody may be at risk"),
        None,
        _("the day it was raised"),
        _("kept by the safeguarding schedule, outside this clock"),
        _("the safeguarding schedule; records about children are under a standing instruction to keep"),
        _tables("Concern", "ConcernText", "ConcernAlert", "ConcernCall"),
    ),
    Rule(
        "hold",
        _("That a case scenario was under legal hold"),
        SIX_YEARS,
        _("the day the hold ended"),
        _("deleted"),
        _("as long as the audit trail"),
        _tables("LegalHold"),
    ),
    Rule(
        "notice",
        _("Notices"),
        YEAR,
        _("the day you read it, or the day it came if you never did"),
        _("deleted"),
        _("so that you can look back"),
        ("notifications.Notice",),
    ),
    Rule(
        "mail",
        _("Sent e-mails and other finished work of the server"),
        1,
        _("the moment it was done"),
        _("deleted; what failed after a month"),
        _("needed only until it is sent"),
    ),
    Rule(
        "list",
        _("The list of local words, and the rota of who is on duty"),
        None,
        _("the day of the entry"),
        _("kept until somebody takes the entry off, or the account ends"),
        _("needed as long as it is in use"),
        _tables("LocalTerm", "DutyTurn"),
    ),
    Rule(
        "audit",
        _("The audit trail: who did what and when, without any words"),
        SIX_YEARS,
        _("the day of the event"),
        _("deleted; the database itself refuses to do so earlier"),
        SCHEDULE,
        ("audit.AuditEvent",),
    ),
)

BY_KEY = {rule.key: rule for rule in RULES}
