"""Credit for taking part: told to the record of learning when a month has ended, for everybody at once."""

import datetime
import random
from collections import Counter
from collections.abc import Iterable

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django_tasks import task

from accounts.models import User
from cms.signals import took_part
from peer_review import phases
from peer_review.lifecycle import ReviewStatus
from peer_review.models import CaseScenario, OwedCredit, Participant, Review

MONTHS_BACK = 3
"""So many months at least are looked at again, in case nothing ran when one ended; a credit is given once."""


def owe_author(person: User) -> None:
    """Note that somebody has said what came of feedback on their own work; told when the month has ended.

    Called in the transaction of the service that keeps the answer, which has asked for the permission.
    """
    month = timezone.localdate().replace(day=1)
    OwedCredit.objects.get_or_create(person=person, month=month)
    OwedCredit.objects.filter(person=person, month=month).update(times=F("times") + 1)


@task()
@transaction.atomic
def issue_credits() -> int:
    """Tell who took part in the months that have ended; return how many credits were told. Runs on time.

    An author is credited when they have said what came of an answer, a reviewer when a review has reached its author,
    and a group's members when their session has ended with a next step. The order is shuffled and the month alone is
    told: a row in the record of learning cannot be laid beside a case scenario.
    """
    told, months = 0, 0
    first = timezone.localdate().replace(day=1)
    while months < MONTHS_BACK or OwedCredit.objects.filter(month__lt=first).exists():
        first, after = (first - datetime.timedelta(days=1)).replace(day=1), first
        told += _tell(first, after)
        OwedCredit.objects.filter(month=first).delete()
        months += 1
    return told


def _tell(first: datetime.date, after: datetime.date) -> int:
    counts = {
        "author": Counter(_authors(first, after)),
        "reviewer": Counter(_reviewers(first, after)),
        "group": Counter(_members(first, after)),
    }
    rows = [(part, person, times) for part, people in counts.items() for person, times in people.items()]
    random.SystemRandom().shuffle(rows)
    people = User.objects.in_bulk({person for _part, person, _times in rows})
    for part, person, times in rows:
        took_part.send(sender=CaseScenario, person=people[person], part=part, month=first, times=times)
    return len(rows)


def _authors(first: datetime.date, after: datetime.date) -> Iterable[int]:
    owed = OwedCredit.objects.filter(month__gte=first, month__lt=after).values_list("person_id", "times")
    return (person for person, times in owed for _time in range(times))


def _reviewers(first: datetime.date, after: datetime.date) -> Iterable[int]:
    sent = Review.objects.filter(status=ReviewStatus.SUBMITTED, reviewer__isnull=False)
    within = sent.filter(released_at__gte=_start(first), released_at__lt=_start(after))
    return within.values_list("reviewer_id", flat=True)  # type: ignore[return-value]


def _members(first: datetime.date, after: datetime.date) -> Iterable[int]:
    ended = Participant.objects.present().filter(
        accepted_ground_rules_at__isnull=False,
        session__status=phases.CONCLUDED,
        session__concluded_at__gte=_start(first),
        session__concluded_at__lt=_start(after),
    )
    return ended.values_list("person_id", flat=True)


def _start(day: datetime.date) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time()))
