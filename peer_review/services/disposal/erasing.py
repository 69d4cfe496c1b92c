"""Which records of each kind are due, and how they go.

`due` takes the latest day on which a clock may have begun and how many to return, and answers with keys and days,
the oldest first. `erase` takes keys. Neither sees a word of what it is about.
"""

import datetime
from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import DateTimeField, Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone

from audit.services import days_of_old_events, drop_old_events
from notifications.services import forget_notices
from peer_review.lifecycle import OVER, ReviewKind, Status
from peer_review.models import (
    AgreedLearningPoint,
    Allocation,
    AuthorAnswerText,
    AuthorLookup,
    CalibrationAttempt,
    CalibrationPass,
    CaseScenario,
    CheckText,
    CoMentorCheck,
    CommentReply,
    CommentText,
    Contribution,
    ContributionText,
    FeedbackOnReview,
    FindingDecisionText,
    FollowUpText,
    LegalHold,
    NextStep,
    Participant,
    Pseudonym,
    Review,
    ReviewSession,
    ReviewText,
    ScenarioText,
    SecondPersonCheck,
    SessionEvent,
    TriageClaim,
)
from peer_review.permissions import region_of
from peer_review.retention import BY_KEY
from peer_review.services.links import destroy_links, links_due
from peer_review.services.withdrawal import addresses_of, drop_drafts_on

Due = list[tuple[int, datetime.date]]


@dataclass(frozen=True, slots=True)
class Eraser:
    """How records of one kind go; `key` is that of their rule in the table."""

    key: str
    due: Callable[[datetime.date, int], Due]
    erase: Callable[[list[int]], object]


def scenarios_due(begun_by: datetime.date, most: int) -> Due:
    """Return the case scenarios whose words are due."""
    found = CaseScenario.objects.not_held().filter(status__in=OVER, changed_on__lte=begun_by)
    return list(found.order_by("changed_on", "pk").values_list("pk", "changed_on")[:most])


def erase_scenarios(keys: list[int]) -> None:
    """Delete the words of case scenarios and of all that was written about them, and the names of those who did.

    What stays names nobody and says nothing: the scenario with its region, its versions, the kinds and days of reviews,
    places of comments, categories of findings.
    """
    found = CaseScenario.objects.select_for_update(of=("self",)).filter(pk__in=keys)
    for scenario in found.select_related("unit__parent__parent"):
        drop_drafts_on(scenario)
        forget_notices(addresses_of(scenario))
        scenario.status, scenario.withdrawal, scenario.round_status = Status.DISPOSED, "", ""
        scenario.unit_id = region_of(scenario.unit)
        scenario.changed_on = timezone.localdate()
        scenario.save()
    of_version, of_review = Q(version__scenario__in=keys), Q(review__version__scenario__in=keys)
    reviews = Review.objects.filter(of_version)
    for gone in (
        AuthorAnswerText.objects.filter(answer__review__in=reviews),
        FollowUpText.objects.filter(follow_up__answer__review__in=reviews),
        FeedbackOnReview.objects.filter(of_review),
        CommentText.objects.filter(comment__review__in=reviews),
        CommentReply.objects.filter(comment__review__in=reviews),
        CoMentorCheck.objects.filter(of_review),
        ReviewText.objects.filter(of_review),
        Allocation.objects.filter(of_version),
        CheckText.objects.filter(check_made__version__scenario__in=keys),
        SecondPersonCheck.objects.filter(of_version),
        FindingDecisionText.objects.filter(decision__version__scenario__in=keys),
        TriageClaim.objects.filter(scenario__in=keys),
        Pseudonym.objects.filter(scenario__in=keys),
        AuthorLookup.objects.filter(scenario__in=keys),
        ScenarioText.objects.filter(of_version),
    ):
        gone.delete()
    reviews.exclude(kind=ReviewKind.SELF).update(reviewer=None, pseudonym="")


def contributions_due(begun_by: datetime.date, most: int) -> Due:
    """Return the review sessions of which words are left and due."""
    here = OuterRef("pk")
    words = (
        Exists(ContributionText.objects.filter(contribution__session=here))
        | Exists(NextStep.objects.filter(session=here))
        | Exists(AgreedLearningPoint.objects.filter(session=here, state=AgreedLearningPoint.State.DRAFT))
        | ~Q(place="")
    )
    return _days(_sessions_over(begun_by).filter(words), most)


def erase_contributions(keys: list[int]) -> None:
    """Delete what was written in review sessions, the next step and what was not agreed."""
    Contribution.objects.filter(session__in=keys).update(withdrawn=True)
    ContributionText.objects.filter(contribution__session__in=keys).delete()
    NextStep.objects.filter(session__in=keys).delete()
    AgreedLearningPoint.objects.filter(session__in=keys, state=AgreedLearningPoint.State.DRAFT).delete()
    ReviewSession.objects.filter(pk__in=keys).update(place="")


def sessions_due(begun_by: datetime.date, most: int) -> Due:
    """Return the review sessions of which people or events are left and due."""
    here = OuterRef("pk")
    people = Exists(Participant.objects.filter(session=here)) | Exists(SessionEvent.objects.filter(session=here))
    return _days(_sessions_over(begun_by).filter(people), most)


def erase_sessions(keys: list[int]) -> None:
    """Delete who took part in review sessions and what happened in which order."""
    for model in (SessionEvent, Contribution, Participant):
        model.objects.filter(session__in=keys).delete()


def learning_points_due(begun_by: datetime.date, most: int) -> Due:
    """Return the groups' own copies of learning points that are due."""
    held = CaseScenario.objects.held().values("pk")
    found = AgreedLearningPoint.objects.filter(proposed_at__lt=_end_of(begun_by))
    rows = found.exclude(session__version__scenario__in=held).order_by("proposed_at", "pk")
    return [(pk, timezone.localdate(at)) for pk, at in rows.values_list("pk", "proposed_at")[:most] if at is not None]


def calibrations_due(begun_by: datetime.date, most: int) -> Due:
    """Return the attempts at gold scenarios that are due."""
    found = CalibrationAttempt.objects.filter(begun_at__lt=_end_of(begun_by)).order_by("begun_at", "pk")
    return [(pk, timezone.localdate(at)) for pk, at in found.values_list("pk", "begun_at")[:most]]


def erase_calibrations(keys: list[int]) -> None:
    """Delete attempts with their answers, and the passes of people of whom no attempt is left."""
    attempts = CalibrationAttempt.objects.filter(pk__in=keys)
    people = list(attempts.values_list("person", flat=True))
    attempts.delete()
    left = CalibrationAttempt.objects.filter(person__in=people).values("person")
    CalibrationPass.objects.filter(person__in=people).exclude(person__in=left).delete()


def holds_due(begun_by: datetime.date, most: int) -> Due:
    """Return the ended holds that are due."""
    rows = LegalHold.objects.filter(released_on__lte=begun_by).order_by("released_on", "pk")
    return [(pk, day) for pk, day in rows.values_list("pk", "released_on")[:most] if day is not None]


ERASERS: tuple[Eraser, ...] = (
    Eraser("link", links_due, destroy_links),
    Eraser("scenario", scenarios_due, erase_scenarios),
    Eraser("contribution", contributions_due, erase_contributions),
    Eraser("session", sessions_due, erase_sessions),
    Eraser(
        "learning-point", learning_points_due, lambda keys: AgreedLearningPoint.objects.filter(pk__in=keys).delete()
    ),
    Eraser("calibration", calibrations_due, erase_calibrations),
    Eraser("hold", holds_due, lambda keys: LegalHold.objects.filter(pk__in=keys).delete()),
    Eraser(
        "audit", lambda begun_by, most: days_of_old_events(begun_by + datetime.timedelta(days=1), most), drop_old_events
    ),
)


def lock_scenarios(found: dict[str, Due]) -> None:
    """Lock the case scenarios on which the records depend, so that no hold can be set while they go."""
    sessions = {pk for key in ("contribution", "session") for pk, _day in found.get(key, [])}
    of_sessions = ReviewSession.objects.filter(pk__in=sessions).values("version__scenario")
    over = Q(status__in=OVER, changed_on__lte=BY_KEY["link"].begun_by(timezone.localdate()))
    locked = CaseScenario.objects.select_for_update().filter(over | Q(pk__in=of_sessions)).order_by("pk")
    list(locked.values_list("pk", flat=True))


def _sessions_over(begun_by: datetime.date) -> QuerySet[ReviewSession]:
    """Return the sessions that ended, or were planned for, by a day, and that no hold keeps."""
    over = Coalesce("concluded_at", "scheduled_for", output_field=DateTimeField())
    held = CaseScenario.objects.held().values("pk")
    ended = ReviewSession.objects.annotate(over_at=over).filter(over_at__lt=_end_of(begun_by))
    return ended.exclude(version__scenario__in=held).order_by("over_at", "pk")


def _days(sessions: QuerySet[ReviewSession], most: int) -> Due:
    return [(pk, timezone.localdate(at)) for pk, at in sessions.values_list("pk", "over_at")[:most]]  # type: ignore[misc]


def _end_of(day: datetime.date) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime.combine(day + datetime.timedelta(days=1), datetime.time()))
