"""Who may raise a concern, answer one, follow one, and keep the duty rota."""

from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet

from accounts import roles
from accounts.permissions import has_role
from peer_review.authorship import scenarios_of
from peer_review.models import CaseScenario, Concern, ConcernAlert
from peer_review.permissions.reach import in_reach_of
from peer_review.permissions.reviewing import reviews_set_aside_for, reviews_visible_to
from peer_review.permissions.scenarios import scenarios_set_aside_for, scenarios_visible_to
from peer_review.permissions.sessions import sessions_set_aside_for, sessions_visible_to

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from accounts.models import User


def may_raise_concern(person: "User", scenario: CaseScenario) -> bool:
    """Say whether somebody may raise a concern: whoever sees the scenario, a review or a session of it.

    Somebody else's concern may have set it aside since; then theirs is taken as well. What nobody but its author has
    seen is no matter for the platform: the author acts as the first page of the form says.
    """
    if not scenario.versions.filter(submitted_at__isnull=False).exists():
        return False
    ways = (
        scenarios_visible_to(person).filter(pk=scenario.pk),
        scenarios_set_aside_for(person).filter(pk=scenario.pk),
        reviews_visible_to(person).filter(version__scenario=scenario),
        reviews_set_aside_for(person).filter(version__scenario=scenario),
        sessions_visible_to(person).filter(version__scenario=scenario),
        sessions_set_aside_for(person).filter(version__scenario=scenario),
    )
    return any(found.exists() for found in ways)


def may_handle_concerns(person: "User | AnonymousUser") -> bool:
    """Say whether somebody answers concerns at all: a safeguarding lead, and nobody else."""
    return has_role(person, roles.SAFEGUARDING_LEAD)


def concerns_visible_to(person: "User") -> QuerySet[Concern]:
    """Return the concerns of a lead's region and those they were called to; never one about their own work."""
    if not may_handle_concerns(person):
        return Concern.objects.none()
    called = ConcernAlert.objects.filter(person_id=person.pk).values("concern")
    found = Concern.objects.filter(in_reach_of(person, (roles.SAFEGUARDING_LEAD,)) | Q(pk__in=called))
    return found.filter(Q(scenario=None) | ~Q(scenario__in=scenarios_of(person).values("pk")))


def concerns_followed_by(person: "User") -> QuerySet[Concern]:
    """Return the concerns that somebody raised, those about their own case scenario included where no name stands."""
    own = Q(by_author=True, scenario__in=scenarios_of(person).values("pk"))
    return Concern.objects.filter(Q(raised_by_id=person.pk) | own)


def may_edit_rota(person: "User | AnonymousUser") -> bool:
    """Say whether somebody keeps the duty rota: safeguarding leads and administrators."""
    return has_role(person, roles.SAFEGUARDING_LEAD, roles.ADMINISTRATOR)


def may_start_drill(person: "User | AnonymousUser") -> bool:
    """Say whether somebody may let the route be practised: whoever keeps the rota."""
    return may_edit_rota(person)


def may_see_concern_counts(person: "User | AnonymousUser") -> bool:
    """Say whether somebody sees how many concerns there were: governance, which sees no content."""
    return has_role(person, roles.LEADER, roles.SAFEGUARDING_LEAD, roles.ADMINISTRATOR)
