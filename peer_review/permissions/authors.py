"""Who may find the author of a case scenario, because somebody may be at risk."""

from typing import TYPE_CHECKING

from django.db.models import QuerySet

from accounts import roles
from accounts.permissions import has_role
from peer_review.authorship import scenarios_with_an_author
from peer_review.models import AuthorLookup, CaseScenario
from peer_review.permissions.reach import safeguarded_by

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from accounts.models import User
    from peer_review.models.scenario import ScenarioQuerySet


def may_look_for_authors(person: "User | AnonymousUser") -> bool:
    """Say whether somebody may find the author of a case scenario because somebody may be at risk."""
    return has_role(person, roles.SAFEGUARDING_LEAD)


def scenarios_with_a_findable_author(person: "User") -> "ScenarioQuerySet":
    """Return what was ever sent in from a safeguarding lead's region, whatever became of it; never a mere draft,
    and nothing whose link to its author has been destroyed.

    A lead who was called to a concern from elsewhere reaches its case scenario too.

    Source of the rule: the field notes (report, finding 5): authors can be hidden from peers, but not from the
    safeguarding lead.
    """
    if not may_look_for_authors(person):
        return CaseScenario.objects.none()
    return scenarios_with_an_author().filter(safeguarded_by(person), versions__submitted_at__isnull=False).distinct()


def may_see_lookups(person: "User | AnonymousUser") -> bool:
    """Say whether somebody is a second person to look-ups of authors: other safeguarding leads and administrators."""
    return has_role(person, roles.SAFEGUARDING_LEAD, roles.ADMINISTRATOR)


def lookups_visible_to(person: "User") -> QuerySet[AuthorLookup]:
    """Return the look-ups of authors that somebody watches over.

    A safeguarding lead sees those of their regions, in full; an administrator sees all, without a word of the reason.
    """
    if has_role(person, roles.ADMINISTRATOR):
        return AuthorLookup.objects.all()
    return AuthorLookup.objects.filter(scenario__in=CaseScenario.objects.filter(safeguarded_by(person)).values("pk"))


def may_read_lookup_words(person: "User", lookup: AuthorLookup) -> bool:
    """Say whether somebody may read why in the lead's own words: a safeguarding lead of the same region."""
    return CaseScenario.objects.filter(safeguarded_by(person), pk=lookup.scenario_id).exists()
