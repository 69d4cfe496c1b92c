"""Who may keep a case scenario from being disposed of, and who may read what was."""

from typing import TYPE_CHECKING

from accounts import roles
from accounts.permissions import has_role
from peer_review.lifecycle import Status
from peer_review.models import CaseScenario
from peer_review.permissions.reach import safeguarded_by

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from accounts.models import User
    from peer_review.models.scenario import ScenarioQuerySet


def may_hold_scenarios(person: "User | AnonymousUser") -> bool:
    """Say whether somebody may set and end legal holds."""
    return has_role(person, roles.SAFEGUARDING_LEAD)


def scenarios_to_hold(person: "User") -> "ScenarioQuerySet":
    """Return what a safeguarding lead may hold: whatever was sent in from their region and still has its words."""
    if not may_hold_scenarios(person):
        return CaseScenario.objects.none()
    sent = CaseScenario.objects.filter(safeguarded_by(person), versions__submitted_at__isnull=False)
    return sent.exclude(status=Status.DISPOSED).distinct()


def may_read_certificates(person: "User | AnonymousUser") -> bool:
    """Say whether somebody may read what was disposed of and when, which holds no content."""
    return has_role(person, roles.ADMINISTRATOR)
