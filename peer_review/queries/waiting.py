"""What waits for one person in peer review, in few queries, for the home page."""

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from django.db.models import Case, Count, Q, When
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts import roles
from accounts.permissions import has_role
from design.templatetags.govuk import moment_words
from peer_review import phases
from peer_review.agreement import REMIND_BEFORE
from peer_review.authorship import scenarios_of
from peer_review.lifecycle import READABLE_BY_REVIEWERS, ReviewKind, ReviewStatus, Status
from peer_review.models import Review, ReviewSession
from peer_review.permissions import (
    held_reviews_to_check,
    may_calibrate,
    may_choose_scenarios,
    may_review_scenarios,
    scenarios_to_check,
    scenarios_to_review,
    sessions_to_present,
    sessions_visible_to,
)
from peer_review.queries.allocation import scenarios_lacking_reviews
from peer_review.queries.calibration import pass_ends_on
from peer_review.queries.hidden import counted_as_real

if TYPE_CHECKING:
    from accounts.models import User


STILL_EXPECTED = timedelta(hours=12)
"""How long after its time a planned review session may still begin; later, it is no longer announced."""


@dataclass(frozen=True)
class Waiting:
    """Something to do, and where."""

    words: str
    path: str


def waiting_for(person: "User") -> list[Waiting]:
    """Return what somebody is asked to do, most urgent for others first; empty when nothing is.

    Neither a title nor any other content is named: the home page is seen by whoever passes.
    """
    sent = Q(versions__reviews__status=ReviewStatus.SUBMITTED, versions__reviews__answer=None) & ~Q(
        versions__reviews__kind=ReviewKind.SELF
    )
    asked = Q(
        versions__reviews__answer__follow_up__outcome="",
        versions__reviews__answer__follow_up__due_on__lte=timezone.localdate(),
    ) & ~Q(status=Status.WITHDRAWN)
    to_present = sessions_to_present(person).values("version__scenario")
    own = (
        scenarios_of(person)
        .filter(frozen=False)
        .aggregate(
            follow_ups=Count("versions__reviews__answer__follow_up", filter=asked, distinct=True),
            returned=Count("pk", filter=Q(status=Status.RETURNED) | Q(round_status=Status.RETURNED), distinct=True),
            drafts=Count("pk", filter=Q(status=Status.DRAFT) | Q(round_status=Status.DRAFT), distinct=True),
            feedback=Count("versions__reviews", filter=sent & Q(status__in=READABLE_BY_REVIEWERS), distinct=True),
            to_present=Count("pk", filter=Q(pk__in=to_present), distinct=True),
        )
    )
    to_check = scenarios_to_check(person).count()
    reviewed = Review.objects.filter(reviewer_id=person.pk).exclude(status=ReviewStatus.DRAFT).values("version")
    to_review = scenarios_to_review(person).exclude(released_version__in=reviewed).count()
    to_review += counted_as_real(person)
    to_take = 0
    if may_review_scenarios(person) and not may_choose_scenarios(person) and not to_review:
        to_take = int(scenarios_lacking_reviews(person).exists())
    home = reverse("peer_review:home")
    found = [
        (own["returned"], _("Your case scenario has come back: change it and send it again"), home),
        (
            own["feedback"],
            ngettext(
                "There is feedback on your work: read it and answer",
                "There are %(count)d pieces of feedback on your work: read them and answer",
                own["feedback"],
            ),
            home,
        ),
        (own["to_present"], _("Say whether you present your work in a review session"), home),
        (own["follow_ups"], _("Say in two minutes what came of your next step"), home),
        (
            to_check,
            ngettext(
                "%(count)d case scenario waits for a second person",
                "%(count)d case scenarios wait for a second person",
                to_check,
            ),
            reverse("peer_review:triage"),
        ),
        (
            to_review,
            ngettext(
                "%(count)d case scenario is open for your review",
                "%(count)d case scenarios are open for your review",
                to_review,
            ),
            reverse("peer_review:reviews"),
        ),
        (
            held_reviews_to_check(person).count() if may_choose_scenarios(person) else 0,
            _("A colleague asks you to read a review before the author does"),
            reverse("peer_review:reviews"),
        ),
        (_calibration(person), _("Calibrate before you review: about 30 minutes"), reverse("peer_review:calibration")),
        (to_take, _("A case scenario waits for a reviewer: ask for one"), reverse("peer_review:reviews")),
        (own["drafts"], _("You have a draft: go on writing"), home),
    ]
    return _next_session(person) + [Waiting(words % {"count": count}, path) for count, words, path in found if count]


def _calibration(person: "User") -> int:
    """Say whether somebody is asked to calibrate: mentors, and those whose pass has ended or ends soon."""
    if not may_calibrate(person):
        return 0
    ends_on = pass_ends_on(person)
    if ends_on is None:
        return int(has_role(person, roles.MENTOR))
    return int(timezone.localdate() >= ends_on - REMIND_BEFORE)


def _next_session(person: "User") -> list[Waiting]:
    """Return the review session that somebody is to go into next: one that runs, or else the first of those planned."""
    planned = Q(status=phases.SCHEDULED, scheduled_for__gt=timezone.now() - STILL_EXPECTED)
    to_come = sessions_visible_to(person).filter(Q(status=phases.OPEN) | planned)
    running_first = Case(When(status=phases.OPEN, then=0), default=1)
    session: ReviewSession | None = to_come.order_by(running_first, "scheduled_for").first()
    if session is None:
        return []
    if session.status == phases.OPEN:
        words = _("Your review session is open now: go in")
    else:
        words = _("Your next review session is %(moment)s") % {"moment": moment_words(session.scheduled_for)}
    return [Waiting(words, reverse("peer_review:session", args=[session.public_id]))]
