"""Open the one door to an author because somebody may be at risk."""

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts import roles
from accounts.models import Membership
from accounts.models import User as Person
from audit.services import record
from notifications.services import notify
from peer_review.authorship import author_of
from peer_review.models import AuthorLookup, AuthorLookupText, CaseScenario, ConcernAlert
from peer_review.permissions import scenarios_with_a_findable_author
from peer_review.queries.duty import leads_of
from peer_review.queries.known_words import known_to
from peer_review.scenario_form import plain_text
from peer_review.services.identifiers import scan

if TYPE_CHECKING:
    from accounts.models import User

LONGEST_REASON = 300


@transaction.atomic
def find_author_for_risk(scenario: CaseScenario, *, by: "User", risk: str, words: str | None = None) -> "User":
    """Say who wrote a case scenario to a safeguarding lead who gives a reason.

    The look-up is in the audit trail with the lead's name and the code of the reason; the author, and the region's
    other safeguarding leads and the administrators as second persons, are told at once. The words of the reason are
    for the other leads of the region. An author who is one of these second persons is told as both, and nothing
    counts who was told: one fewer would say that the author is among them.

    Args:
        scenario: one that was sent in from the lead's region.
        by: the safeguarding lead.
        risk: one of `AuthorLookup.Risk`.
        words: why, in a sentence or two; None where a concern says it. Only what identifies alone is refused: the
            checker's questions must not stand between a lead and somebody in danger.

    Raises:
        PermissionDenied: `by` is no safeguarding lead of the scenario's region, or nobody can tell any more.
        ValidationError: the reason is not on the list, or its words are missing, too long or identify somebody.
    """
    if not scenarios_with_a_findable_author(by).filter(pk=scenario.pk).exists():
        raise PermissionDenied
    if risk not in AuthorLookup.Risk.values:
        raise ValidationError({"risk": _("Choose who may be at risk.")})
    reason = "" if words is None else _checked(words, by)
    author = author_of(scenario, reason_code="risk")
    lookup = AuthorLookup.objects.create(scenario=scenario, lead=by, risk=risk)
    AuthorLookupText.objects.create(lookup=lookup, words=reason)
    record("authorship.opened", by=by, on=scenario, risk=risk)
    notify([author], "authorship.opened", path=reverse("peer_review:home"))
    notify(_second_persons(scenario, by), "authorship.opened", path=reverse("peer_review:lookups"))
    return author


def _second_persons(scenario: CaseScenario, lead: "User") -> "list[User]":
    """Return who watches over a look-up: whoever may see it on the page of look-ups, but for the lead who made it."""
    administrators = Membership.objects.today().filter(role=roles.ADMINISTRATOR)  # type: ignore[misc]
    called = ConcernAlert.objects.filter(concern__scenario=scenario).values("person")
    leads = Membership.objects.today().filter(role=roles.SAFEGUARDING_LEAD, person__in=called)  # type: ignore[misc]
    watching = Q(pk__in=administrators.values("person")) | Q(pk__in=leads.values("person"))
    found = {*leads_of(scenario.unit), *Person.objects.filter(watching, is_active=True)}
    return [person for person in found if person != lead]


def _checked(words: str, by: "User") -> str:
    reason = plain_text(words)
    if not reason:
        raise ValidationError({"words": _("Say why you need to know.")})
    if len(reason) > LONGEST_REASON:
        raise ValidationError({"words": _("Shorten it to %(most)d characters.") % {"most": LONGEST_REASON}})
    for group in scan({"words": reason}, by.language, known=known_to(by)).blocking:
        message = _("Change or remove “%(quote)s”: it could identify somebody.") % {"quote": group.quote}
        raise ValidationError({"words": message})
    return reason
