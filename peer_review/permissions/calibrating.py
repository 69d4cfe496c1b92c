"""Who calibrates, and who reads figures about whom."""

from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet

from accounts import roles
from accounts.models import SupportRelationship, User
from accounts.permissions import has_role, supported_by
from peer_review.models import CalibrationAttempt
from peer_review.permissions.reach import WRITERS

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser


def may_calibrate(person: "User | AnonymousUser") -> bool:
    """Say whether somebody may judge gold scenarios: whoever could review after that."""
    return has_role(person, *WRITERS)


def calibrations_visible_to(person: "User") -> QuerySet[CalibrationAttempt]:
    """Return the attempts that somebody may open: their own, and nobody else's."""
    return CalibrationAttempt.objects.filter(person_id=person.pk)


def people_with_figures_for(person: "User") -> QuerySet[User]:
    """Return the people whose figures somebody may read: their own, and a mentor those of the people they mentor."""
    mentored = Q(pk=person.pk)
    if has_role(person, roles.MENTOR):
        mentored |= Q(pk__in=supported_by(person, SupportRelationship.Kind.MENTOR).values("pk"))
    return User.objects.filter(mentored, is_active=True)
