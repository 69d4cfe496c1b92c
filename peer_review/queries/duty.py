"""Reads of the duty rota: who is on duty where, whether case scenarios can be sent, and where the rota has gaps."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from accounts import roles
from accounts.models import Membership, OrganisationUnit, User
from peer_review.duty import DUTY, ORDER, Span, gaps
from peer_review.models import DutyTurn
from peer_review.permissions import region_of

if TYPE_CHECKING:
    from peer_review.models.concern import DutyTurnQuerySet

AHEAD = datetime.timedelta(days=14)
"""How far the page of the rota looks ahead."""


@dataclass(frozen=True)
class Watch:
    """Whether somebody is on duty for a region, and how long that lasts.

    Attributes:
        staffed: somebody is on duty now, on whichever level.
        until: when that changes next; None when nothing is planned that would change it.
    """

    staffed: bool
    until: datetime.datetime | None


@dataclass(frozen=True)
class Gap:
    """A stretch of the rota without a duty lead; while it is `closed`, nobody at all is on duty."""

    span: Span
    closed: bool


def turns_that_count(regions: Iterable[int]) -> "DutyTurnQuerySet":
    """Return the turns that cover one of the regions, of people who are safeguarding leads today."""
    holds = Membership.objects.today().filter(person=OuterRef("person"), role=roles.SAFEGUARDING_LEAD)  # type: ignore[misc]
    covered = Q(region=None) | Q(region__in=list(regions))
    return DutyTurn.objects.filter(covered, Exists(holds), person__is_active=True)


def people_on_duty(unit: OrganisationUnit, moment: datetime.datetime) -> dict[str, list[User]]:
    """Return who is on duty for a unit's region at a moment, by level, in the order in which they are told."""
    turns = list(turns_that_count([region_of(unit)]).at(moment).select_related("person"))
    found = {level: [turn.person for turn in turns if turn.level == level] for level, _after in ORDER}
    return {level: people for level, people in found.items() if people}


def watch_over(regions: Iterable[int], *, besides: User | None = None) -> Watch:
    """Say whether somebody is on duty for one of the regions now, and until when; one query.

    Args:
        regions: their keys.
        besides: somebody who does not count: an author is not told of a concern about their own work.
    """
    now = timezone.now()
    turns_ahead = turns_that_count(regions).filter(ends_at__gt=now)
    if besides is not None:
        turns_ahead = turns_ahead.exclude(person=besides)
    spans = list(turns_ahead.values_list("starts_at", "ends_at"))
    turns = [Span(start, end) for start, end in spans]
    if any(turn.start <= now for turn in turns):
        last = max(turn.end for turn in turns)
        holes = gaps(turns, now, last)
        return Watch(True, holes[0].start if holes else last)
    return Watch(False, min((turn.start for turn in turns), default=None))


def leads_of(unit: OrganisationUnit) -> list[User]:
    """Return the safeguarding leads of a unit's region."""
    region = region_of(unit)
    inside = Q(unit=region) | Q(unit__parent=region) | Q(unit__parent__parent=region)
    held = Membership.objects.today().filter(inside, role=roles.SAFEGUARDING_LEAD)  # type: ignore[misc]
    return list(User.objects.filter(pk__in=held.values("person"), is_active=True))


def all_leads() -> "list[User]":
    """Return everybody who can be put on the rota."""
    held = Membership.objects.today().filter(role=roles.SAFEGUARDING_LEAD)  # type: ignore[misc]
    return list(User.objects.filter(pk__in=held.values("person"), is_active=True).order_by("name"))


def rota_ahead(region: OrganisationUnit) -> "tuple[list[DutyTurn], list[Gap]]":
    """Return the turns of the coming fortnight in a region, and its gaps: without a duty lead, or without anybody."""
    now = timezone.now()
    end = now + AHEAD
    turns = list(turns_that_count([region.pk]).filter(ends_at__gt=now, starts_at__lt=end).select_related("person"))
    closed = gaps((Span(turn.starts_at, turn.ends_at) for turn in turns), now, end)
    leadless = gaps((Span(turn.starts_at, turn.ends_at) for turn in turns if turn.level == DUTY), now, end)
    found = [Gap(span, True) for span in closed]
    found += [Gap(span, False) for span in leadless if span not in closed]
    return turns, sorted(found, key=lambda gap: (gap.span.start, not gap.closed))
