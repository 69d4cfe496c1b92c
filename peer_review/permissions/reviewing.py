"""Who may write, read and answer written reviews of others' work."""

from typing import TYPE_CHECKING, Any

from django.db.models import Q, QuerySet

from accounts import roles
from accounts.permissions import has_role
from peer_review.authorship import is_author, scenarios_in_conflict_with, scenarios_of, scenarios_tied_to
from peer_review.lifecycle import ReviewKind, ReviewStatus, Status, Withdrawal
from peer_review.models import Allocation, CaseScenario, Review
from peer_review.models.allocation import TOO_CLOSE
from peer_review.permissions.feedback import has_looked_first, may_review_own
from peer_review.permissions.reach import ONLOOKERS, REVIEWER, in_reach_of, regions_of, set_aside_in_reach_of

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from accounts.models import User
    from peer_review.models.scenario import ScenarioQuerySet


def may_review_scenarios(person: "User | AnonymousUser") -> bool:
    """Say whether somebody may write reviews at all: who may is said in `reach.past_the_gate`."""
    return bool(regions_of(person, REVIEWER))


def may_choose_scenarios(person: "User | AnonymousUser") -> bool:
    """Say whether somebody may choose from the list of what is released, as mentors may; others are given one."""
    return may_review_scenarios(person) and has_role(person, roles.MENTOR)


def may_see_who_is_stuck(person: "User | AnonymousUser") -> bool:
    """Say whether somebody sees what waits for whom in their region: mentors and facilitators, who can do something."""
    return has_role(person, *ONLOOKERS)


def scenarios_to_be_given(person: "User") -> "ScenarioQuerySet":
    """Return the released case scenarios that somebody may be given to review, whatever they have done on them."""
    if not may_review_scenarios(person):
        return CaseScenario.objects.none()
    found = CaseScenario.objects.released().filter(in_reach_of(person, (REVIEWER,)))
    return found.exclude(pk__in=scenarios_in_conflict_with(person).values("pk")).exclude(pk__in=_declared(person))


def scenarios_to_review(person: "User") -> "ScenarioQuerySet":
    """Return the released case scenarios that somebody may open for review.

    Mentors see those of their region that they have no conflict with. Everybody sees what was given to them and what
    they have a review of; a move into the author's office does not take that away, a tie to the author does.
    """
    return _to_review(person, CaseScenario.objects.released())


def scenarios_set_aside_from_review(person: "User") -> "ScenarioQuerySet":
    """Return the released case scenarios that somebody might review if a concern had not set them aside."""
    return _to_review(person, CaseScenario.objects.filter(status=Status.RELEASED, frozen=True))


def _to_review(person: "User", released: "ScenarioQuerySet") -> "ScenarioQuerySet":
    if not may_review_scenarios(person):
        return CaseScenario.objects.none()
    given = Allocation.objects.live().filter(reviewer_id=person.pk).values("version__scenario")
    reviewed = Review.objects.filter(reviewer_id=person.pk).values("version__scenario")
    mine = Q(pk__in=given) | Q(pk__in=reviewed)
    tied = scenarios_tied_to(person).values("pk")
    found = released.filter(in_reach_of(person, (REVIEWER,))).exclude(pk__in=_declared(person))
    if may_choose_scenarios(person):
        strict = scenarios_in_conflict_with(person).values("pk")
        return found.filter(mine & ~Q(pk__in=tied) | in_reach_of(person, (roles.MENTOR,)) & ~Q(pk__in=strict))
    return found.filter(mine).exclude(pk__in=tied)


def reviews_visible_to(person: "User") -> QuerySet[Review]:
    """Return the reviews that somebody may find.

    Reviewers find their own, while they may review at all, and the others' of the same version once both are with the
    author: one's own view comes first. A mentor who is asked in finds those that lie far apart. The author finds what
    was sent to them, and their own review.

    A draft whose writer has become tied to the author is hidden like the case scenario; it is kept for a day on which
    that has changed. What a safeguarding lead withdrew is hidden from its author too. What a
    concern has set aside is seen by safeguarding leads only, and by them what was sent.
    """
    visible = _reviews_of(person, scenarios_to_review(person)) & Q(version__scenario__frozen=False)
    if has_role(person, roles.SAFEGUARDING_LEAD):
        set_aside = CaseScenario.objects.filter(set_aside_in_reach_of(person)).values("pk")
        visible |= Q(status=ReviewStatus.SUBMITTED, version__scenario__in=set_aside)
    return Review.objects.filter(visible)


def reviews_set_aside_for(person: "User") -> QuerySet[Review]:
    """Return the reviews that somebody would see if a concern had not set them aside."""
    return Review.objects.filter(
        _reviews_of(person, scenarios_set_aside_from_review(person)) & Q(version__scenario__frozen=True)
    )


def _reviews_of(person: "User", to_review: "ScenarioQuerySet") -> Q:
    own = Q(version__scenario__in=scenarios_of(person).values("pk"))
    readable = scenarios_of(person).filter(withdrawal__in=("", Withdrawal.AUTHOR))
    visible = Q(status=ReviewStatus.SUBMITTED) | Q(kind=ReviewKind.SELF)
    visible &= Q(version__scenario__in=readable.values("pk"))
    if may_review_scenarios(person):
        there = ~Q(version__scenario__status=Status.WITHDRAWN)
        tied = Q(version__scenario__in=scenarios_tied_to(person).values("pk"))
        kept_back = Q(status=ReviewStatus.DRAFT) & tied & ~own
        visible |= Q(reviewer_id=person.pk) & there & ~kept_back
        sent = Review.objects.filter(reviewer_id=person.pk, status=ReviewStatus.SUBMITTED)
        visible |= Q(status=ReviewStatus.SUBMITTED, version__in=sent.values("version")) & there & ~tied
    if may_choose_scenarios(person):
        asked_in = to_review.filter(in_reach_of(person, (roles.MENTOR,)))
        visible |= Q(
            status=ReviewStatus.SUBMITTED,
            version__mentor_call__isnull=False,
            version__scenario__in=asked_in.values("pk"),
        )
    return visible


def drafts_kept_back(person: "User") -> QuerySet[Review]:
    """Return somebody's drafts on what is still open, but not to them now: their role has ended, or a tie has begun."""
    own = Review.objects.filter(reviewer_id=person.pk, status=ReviewStatus.DRAFT)
    own = own.filter(version__scenario__in=CaseScenario.objects.released().values("pk"))
    return own.exclude(pk__in=reviews_visible_to(person).values("pk"))


def to_be_listed(found: "ScenarioQuerySet", person: "User") -> "ScenarioQuerySet":
    """Return those of some case scenarios that may stand in a list, beside the queues that somebody works through.

    A queue leaves out what its reader is too close to. A list with a title that the queue lacks would say so, and name
    the author or the author's office; so every list leaves out the same. One case scenario can still be asked for by
    its reference, by whoever may act on it.
    """
    found = found.exclude(pk__in=scenarios_tied_to(person).values("pk"))
    if not may_review_scenarios(person):
        return found
    return found.exclude(pk__in=scenarios_in_conflict_with(person).values("pk"), released_version__isnull=False)


def may_review_scenario(person: "User", scenario: CaseScenario) -> bool:
    """Say whether somebody may write, or go on writing, a review of this released scenario."""
    return scenarios_to_review(person).filter(pk=scenario.pk).exists()


def reviews_as_mentor(person: "User", scenario: CaseScenario) -> bool:
    """Say whether somebody reviews this scenario as a mentor of its region, and not as a peer."""
    return CaseScenario.objects.filter(in_reach_of(person, (roles.MENTOR,)), pk=scenario.pk).exists()


def may_edit_review(person: "User", review: Review) -> bool:
    """Say whether somebody may change the review: its writer, until it is sent, while they may still review there."""
    if review.status != ReviewStatus.DRAFT:
        return False
    if review.is_own:
        return may_review_own(person, review.version.scenario)
    return review.reviewer_id == person.pk and may_review_scenario(person, review.version.scenario)


def may_answer_review(person: "User", review: Review) -> bool:
    """Say whether somebody may answer the review: the author, once, after a look at the work of their own."""
    return (
        review.status == ReviewStatus.SUBMITTED
        and not review.is_own
        and review.version.scenario.status != Status.WITHDRAWN
        and not review.version.scenario.frozen
        and not hasattr(review, "answer")
        and is_author(review.version.scenario, person)
        and has_looked_first(review.version)
    )


def _declared(person: "User") -> QuerySet[Allocation, Any]:
    """Return the case scenarios that somebody declined because they are too close to them; nobody else knew."""
    declined = Allocation.objects.filter(reviewer_id=person.pk, decline_reason__in=TOO_CLOSE)
    return declined.values("version__scenario")
