"""What authors and others are told about how long something is kept, and what was disposed of."""

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet
from django.utils import timezone

from peer_review.lifecycle import OVER, Round, Status
from peer_review.models import CaseScenario, DisposalCertificate, LegalHold
from peer_review.permissions import scenarios_to_hold
from peer_review.retention import BY_KEY, Words

if TYPE_CHECKING:
    from accounts.models import User


@dataclass(frozen=True, slots=True)
class Clock:
    """What happens to a case scenario and when, for its author.

    Attributes:
        running: whether the days are fixed; otherwise they are what they would be if it were closed today.
        held: whether nothing happens on them, because it has to be kept.
        draft_goes_on: when the draft, or that of the next version, is deleted if nobody touches it.
        comes_back_on: when it comes back to its author if nobody has checked it.
        closes_on: when it is closed by itself at the latest, unless its author goes on with it.
        link_goes_on: when it is forgotten who wrote it.
        text_goes_on: when the words and the feedback are deleted.
    """

    running: bool
    held: bool
    draft_goes_on: datetime.date | None
    comes_back_on: datetime.date | None
    closes_on: datetime.date | None
    link_goes_on: datetime.date
    text_goes_on: datetime.date


def clock_of(scenario: CaseScenario) -> Clock:
    """Return the retention clock of a case scenario."""
    running = scenario.status in OVER
    start = scenario.changed_on if running else timezone.localdate()
    drafted = scenario.stage in (Status.DRAFT, Round.DRAFT)
    return Clock(
        running=running,
        held=scenario.is_held,
        # a draft goes when its days are over, and not on the last of them
        draft_goes_on=BY_KEY["draft"].last_day(scenario.changed_on) + datetime.timedelta(days=1) if drafted else None,
        comes_back_on=BY_KEY["waiting"].last_day(scenario.changed_on) if scenario.stage == Status.WAITING else None,
        closes_on=_closes_on(scenario),
        link_goes_on=BY_KEY["link"].last_day(start),
        text_goes_on=BY_KEY["scenario"].last_day(start),
    )


def _closes_on(scenario: CaseScenario) -> datetime.date | None:
    """Return when what is released or has come back is ended; see `services.time_box`."""
    changed = scenario.changed_on
    if scenario.status == Status.RETURNED:
        return BY_KEY["open"].last_day(changed)
    if scenario.status != Status.RELEASED or scenario.released_on is None:
        return None
    from_release = BY_KEY["open"].last_day(scenario.released_on)
    if scenario.round_status == Round.RETURNED:
        return max(from_release, BY_KEY["draft"].last_day(changed))
    return from_release if not scenario.round_status else None


def holds_of(person: "User") -> QuerySet[LegalHold]:
    """Return the holds in force that a safeguarding lead sees, the newest first."""
    reach = scenarios_to_hold(person).values("pk")
    return LegalHold.objects.in_force().filter(scenario__in=reach).select_related("scenario").order_by("-pk")


def certificates() -> QuerySet[DisposalCertificate]:
    """Return the certificates, the newest first."""
    return DisposalCertificate.objects.all()


def rows_of(certificate: DisposalCertificate) -> list[tuple[Words, dict[str, Any]]]:
    """Return the kinds of a certificate in words, each with its count and days."""
    days = datetime.date.fromisoformat
    return [
        (
            BY_KEY[key].what if key in BY_KEY else key,
            {"count": row["count"], "oldest": days(row["oldest"]), "newest": days(row["newest"])},
        )
        for key, row in certificate.counts.items()
    ]
