"""The list of words that the checker blocks in one region."""

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import OrganisationUnit
from audit.services import record
from peer_review.models import LocalTerm
from peer_review.permissions import LOOKED_AFTER_BY, regions_of
from peer_review.scenario_form import plain_text

if TYPE_CHECKING:
    from accounts.models import User

MOST_TERMS = 500
"""Of one region: each is looked for in every text."""

SHORTEST = 3


@transaction.atomic
def add_local_term(region: OrganisationUnit, term: str, *, by: "User") -> LocalTerm:
    """Put a word or phrase on the list of a region; from now on the checker blocks it there, whatever its case.

    Args:
        region: the region.
        term: a word or phrase of at least three characters that no common word is.
        by: a safeguarding lead or administrator of the region.

    Raises:
        PermissionDenied: `by` does not look after the list of this region.
        ValidationError: it is too short, too long, on the list already, or the list is full.
    """
    region = _lock(region, by)
    words = " ".join(plain_text(term).split())
    if len(words) < SHORTEST or not any(one.isalpha() for one in words):
        raise ValidationError({"term": _("Enter a word or phrase of at least three characters.")})
    if len(words) > 80:
        raise ValidationError({"term": _("Shorten it to 80 characters or fewer.")})
    known = LocalTerm.objects.filter(region=region)
    if known.filter(term__iexact=words).exists():
        raise ValidationError({"term": _("This is on the list already.")})
    if known.count() >= MOST_TERMS:
        raise ValidationError({"term": _("The list is full. Take something off it first.")})
    made = LocalTerm.objects.create(region=region, term=words, added_by=by)
    record("local_term.added", by=by, on=made, region=region.code)
    return made


@transaction.atomic
def remove_local_term(term: LocalTerm, *, by: "User") -> None:
    """Take a word or phrase off the list of its region.

    Raises:
        PermissionDenied: `by` does not look after the list of this region.
    """
    region = _lock(term.region, by)
    record("local_term.removed", by=by, on=term, region=region.code)
    term.delete()


def _lock(region: OrganisationUnit, by: "User") -> OrganisationUnit:
    if region.pk not in regions_of(by, *LOOKED_AFTER_BY):
        raise PermissionDenied
    return OrganisationUnit.objects.select_for_update().get(pk=region.pk)
