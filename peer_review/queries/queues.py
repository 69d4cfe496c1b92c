"""The two queues of a mentor: what waits for a second person, and what waits for a review."""

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count, OuterRef, Prefetch, Q, Subquery
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from peer_review.lifecycle import ReviewKind, ReviewStatus
from peer_review.models import CaseScenario, Review, ScenarioVersion, TriageClaim
from peer_review.permissions import scenarios_to_check, scenarios_to_review
from peer_review.working_days import lies_a_working_day_between

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from accounts.models import User
    from peer_review.models.scenario import ScenarioQuerySet


@dataclass(frozen=True)
class Waiting:
    """A case scenario that waits for a second person."""

    scenario: CaseScenario
    version: ScenarioVersion
    age: str
    claim: TriageClaim | None
    is_late: bool
    reason: str

    def is_held_by(self, person: "User") -> bool:
        """Say whether somebody is checking it just now."""
        return self.claim is not None and self.claim.is_live and self.claim.holder_id == person.pk


def triage_queue(person: "User") -> "QuerySet[CaseScenario]":
    """Return what somebody may check, longest waiting first."""
    versions = ScenarioVersion.objects.filter(submitted_at__isnull=False).select_related("text").order_by("number")
    return (
        with_age(scenarios_to_check(person))
        .select_related("claim__holder")
        .prefetch_related(Prefetch("versions", queryset=versions, to_attr="submitted"))
        .order_by("waiting_since", "pk")  # type: ignore[misc]
    )


def with_age(scenarios: "ScenarioQuerySet") -> "ScenarioQuerySet":
    """Add to case scenarios when their newest submitted version was sent, as `waiting_since`."""
    submitted = ScenarioVersion.objects.filter(scenario=OuterRef("pk"), submitted_at__isnull=False)
    return scenarios.annotate(waiting_since=Subquery(submitted.order_by("-number").values("submitted_at")[:1]))


def waiting(scenario: CaseScenario) -> Waiting:
    """Return a row of `triage_queue` with its age and what it waits for, in words."""
    version: ScenarioVersion = scenario.submitted[-1]  # type: ignore[attr-defined]
    claim = getattr(scenario, "claim", None)
    live = claim if claim and claim.is_live else None
    since = version.submitted_at
    return Waiting(
        scenario,
        version,
        age_in_words(since),
        live,
        is_late=since is not None and is_overdue(since),
        reason=_why_it_waits(version, claim, live),
    )


def is_overdue(since: datetime.datetime) -> bool:
    """Say whether what waits for a second person has waited for a whole working day.

    Source of the goal: the field notes (second pair of eyes, one working day). Days and not hours are counted: a
    submission keeps only its hour, and what is sent on a Saturday begins to wait on Monday.
    """
    return lies_a_working_day_between(timezone.localdate(since), timezone.localdate())


def _why_it_waits(version: ScenarioVersion, claim: TriageClaim | None, live: TriageClaim | None) -> str:
    if live is not None:
        return _("Somebody is checking it.")
    if claim is not None:
        return _("Somebody began and ran out of time. It is free again.")
    if version.number > 1:
        return _("It has been checked before, and the author has changed it. Nobody has read this version yet.")
    return _("Nobody has read it yet.")


def review_queue(person: "User") -> "QuerySet[CaseScenario]":
    """Return what somebody may review, fewest reviews first, with their own review in `mine` if there is one."""
    own = Review.objects.filter(reviewer_id=person.pk)
    return (
        scenarios_to_review(person)
        .annotate(
            sent=Count(
                "released_version__reviews",
                filter=Q(released_version__reviews__status=ReviewStatus.SUBMITTED)
                & ~Q(released_version__reviews__kind=ReviewKind.SELF),
            )
        )
        .select_related("released_version__text")
        .prefetch_related(Prefetch("released_version__reviews", queryset=own, to_attr="mine"))
        .order_by("sent", "pk")
    )


def age_in_words(since: datetime.datetime | None) -> str:
    """Say how long ago something was, in whole hours or days."""
    if since is None:
        return ""
    passed = timezone.now() - since
    if passed.days:
        return ngettext("%(count)d day", "%(count)d days", passed.days) % {"count": passed.days}
    hours = passed.seconds // 3600
    if hours:
        return ngettext("%(count)d hour", "%(count)d hours", hours) % {"count": hours}
    return _("less than an hour")
