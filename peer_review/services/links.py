"""Thirty days after the end nobody can tell any more who wrote a case scenario, or who stood behind a pseudonym."""

import datetime

from django.db.models import Q
from django.urls import reverse

from audit.services import record
from notifications.services import forget_notices
from peer_review.authorship import forget_author, scenarios_with_an_author
from peer_review.lifecycle import OVER
from peer_review.models import Allocation, CaseScenario, CommentReply, Pseudonym, Review


def links_due(begun_by: datetime.date, most: int) -> list[tuple[int, datetime.date]]:
    """Return the case scenarios whose links are due, and the day on which their clock began, the oldest first.

    While a concern has one set aside, or a legal hold keeps it, its links stay.

    Args:
        begun_by: the latest day on which they were closed or withdrawn.
        most: how many at most.
    """
    linked = Q(pk__in=scenarios_with_an_author().values("pk")) | Q(pk__in=Pseudonym.objects.values("scenario"))
    ended = CaseScenario.objects.not_held().filter(linked, status__in=OVER, frozen=False, changed_on__lte=begun_by)
    return list(ended.order_by("changed_on", "pk").values_list("pk", "changed_on")[:most])


def destroy_links(keys: list[int]) -> None:
    """Destroy what links locked case scenarios to their authors and to those behind pseudonyms.

    The text and the feedback stay until their own time is over; mentors and named colleagues stay named.
    """
    for scenario in CaseScenario.objects.filter(pk__in=keys):
        _destroy(scenario)


def _destroy(scenario: CaseScenario) -> None:
    forget_author(scenario)
    of_scenario = Review.objects.filter(version__scenario=scenario)
    hidden = Pseudonym.objects.filter(scenario=scenario)
    Allocation.objects.filter(version__scenario=scenario, reviewer__in=hidden.values("person")).delete()
    of_scenario.exclude(pseudonym="").update(reviewer=None)
    replies = CommentReply.objects.filter(comment__review__version__scenario=scenario)
    replies.exclude(pseudonym="").update(writer=None)
    hidden.delete()
    pages = [reverse("peer_review:review", args=[one]) for one in of_scenario.values_list("public_id", flat=True)]
    forget_notices([*pages, reverse("peer_review:scenario", args=[scenario.public_id])])
    record("authorship.destroyed", by=None, on=scenario)
