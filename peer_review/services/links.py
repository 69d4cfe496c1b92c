"""Thirty days after the end nobody can tell any more who wrote a case scenario, or who stood behind a pseudonym."""

import datetime

from django.db.models import Q
from django.urls import reverse

from audit.services import record
from drafts.services import drop_drafts_about
from notifications.services import forget_notices, forget_notices_of
from peer_review.authorship import forget_author, scenarios_with_an_author
from peer_review.lifecycle import OVER, Presenting
from peer_review.models import (
    Allocation,
    CaseScenario,
    CommentReply,
    Concern,
    Participant,
    Pseudonym,
    Review,
    ReviewSession,
)
from peer_review.services.withdrawal import authors_draft_names


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
    author = forget_author(scenario)
    if author is not None:
        _forget_traces_of(author, scenario)
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


def _forget_traces_of(author: int, scenario: CaseScenario) -> None:
    """Take away what would still tell, laid beside the scenario's own rows, that an account is that of its author.

    Notices to an author lead to the front page of peer review and say nothing of which case scenario they are about:
    but the moment of one is the moment of a release or a review. As nobody can tell which are about this one, all of
    them go; what waits for the author elsewhere stands on that page in any case.

    An author who presented leaves the list of that session. Everybody's notices of it go, because whoever has one and
    is missing on the list would be the author.
    """
    of_concerns = Concern.objects.filter(scenario=scenario).values_list("public_id", flat=True)
    sent = [reverse("peer_review:concern-sent", args=[one]) for one in of_concerns]
    forget_notices_of(author, [reverse("peer_review:home"), *sent])
    presented = ReviewSession.objects.filter(version__scenario=scenario, presenting=Presenting.AUTHOR)
    rooms = list(presented.values_list("public_id", flat=True))
    drop_drafts_about([*authors_draft_names(scenario), *map(str, rooms)], of=author)
    Participant.objects.filter(session__in=presented, person_id=author).update(person=None)
    forget_notices(reverse("peer_review:session", args=[one]) for one in rooms)
