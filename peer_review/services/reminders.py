"""Remind people of what waits for them, and stay silent where they can do nothing.

Nobody is reminded of what somebody else is doing, of what they may not do, or while they have not opened the reminder
before.
"""

import datetime
import secrets
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django_tasks import task

from accounts.models import User
from notifications.queries import recently_told
from notifications.services import notify
from peer_review.allocation import fair_shares
from peer_review.authorship import authors_to_tell, distances_of
from peer_review.lifecycle import READABLE_BY_REVIEWERS
from peer_review.models import Allocation, CaseScenario, Review
from peer_review.permissions import people_by_region, region_of, scenarios_to_review
from peer_review.queries.allocation import SOFT_TARGET, offers_that_wait
from peer_review.queries.queues import is_overdue, with_age

PAUSE = datetime.timedelta(days=3)
"""Between two reminders of the same kind."""

UNREVIEWED = datetime.timedelta(hours=48)
"""After so long without enough reviews those whose turn it is are asked."""

UNANSWERED = ((5, 7), (12, 14))
"""Days after a review came to its author in which its author is reminded: twice, and then no more."""


@task()
@transaction.atomic
def remind_second_persons() -> int:
    """Tell those who may check it of what waits longer than a working day and nobody is checking; return how many.

    Runs on time.
    """
    now = timezone.now()
    unclaimed: Any = with_age(CaseScenario.objects.waiting()).exclude(claim__until__gt=now)
    late = [one for one in unclaimed.select_related("unit__parent__parent") if is_overdue(one.waiting_since)]
    distances, people = distances_of(late), people_by_region({region_of(one.unit) for one in late})
    may = {person for one in late for person in people[region_of(one.unit)].checkers - distances[one.pk].tied}
    asked = may - recently_told("scenario.check-due", now - PAUSE)
    notify(User.objects.filter(pk__in=asked), "scenario.check-due", path=reverse("peer_review:triage"))
    return len(asked)


@task()
@transaction.atomic
def remind_reviewers() -> int:
    """Tell reviewers of begun reviews that are overdue, and those whose turn it is of what lacks reviews; return how
    many.

    Runs on time. Only as many are asked as there are reviews missing, and nobody who has one to review already.
    """
    now = timezone.now()
    live = Allocation.objects.live().select_related("reviewer", "version__scenario")
    told = recently_told("review.due", now - PAUSE)
    late = {
        one.reviewer_id: one.reviewer
        for one in live.filter(status=Allocation.Status.BEGUN, taken_at__lt=now - SOFT_TARGET)
        if one.reviewer_id not in told and scenarios_to_review(one.reviewer).filter(pk=one.version.scenario_id).exists()
    }
    notify(late.values(), "review.due", path=reverse("peer_review:reviews"))
    busy = set(live.values_list("reviewer", flat=True)) | recently_told("review.needed", now - PAUSE)
    asked: set[int] = set()
    for offers in offers_that_wait(now - UNREVIEWED, busy):
        shares = fair_shares(offers.openings, offers.loads, secrets.randbelow(2**32))
        asked |= {person for people in shares.values() for person in people}
    notify(User.objects.filter(pk__in=asked), "review.needed", path=reverse("peer_review:reviews"))
    return len(late) + len(asked)


@task()
@transaction.atomic
def remind_authors() -> int:
    """Tell authors of feedback that they have not answered, twice at most; return how many.

    Nobody is told while a concern has the case scenario set aside, when they could do nothing. Runs on
    time.
    """
    now = timezone.now()
    told = recently_told("review.unanswered", now - PAUSE)
    authors: dict[int, User] = {}
    for earliest, latest in UNANSWERED:
        between = (now - datetime.timedelta(days=latest), now - datetime.timedelta(days=earliest))
        unanswered = Review.objects.with_the_author().filter(
            answer=None,
            released_at__range=between,
            version__scenario__status__in=READABLE_BY_REVIEWERS,
            version__scenario__frozen=False,
        )
        for scenario in CaseScenario.objects.filter(versions__reviews__in=unanswered).distinct():
            for author in authors_to_tell(scenario):
                if author.is_active and author.pk not in told:
                    authors[author.pk] = author
    notify(authors.values(), "review.unanswered", path=reverse("peer_review:home"))
    return len(authors)
