"""What the checker is told beforehand: the words of a region, and the names of the people around a writer."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Q, QuerySet

from accounts.models import Membership, OrganisationUnit, User
from accounts.roles import ALL as ROLES
from deidentification.signatures import Names
from peer_review.models import LocalTerm, Participant, ReviewSession
from peer_review.permissions import LOOKED_AFTER_BY, region_of, regions_of


@dataclass(frozen=True)
class Known:
    """Words that identify somebody here.

    Attributes:
        terms: the region's own list.
        names: the writer, the people around them, the people of the region.
    """

    terms: tuple[str, ...] = ()
    names: Names = field(default_factory=Names)


NOBODY = Known()


def known_to(person: User, session: ReviewSession | None = None, unit: OrganisationUnit | None = None) -> Known:
    """Return what is known where somebody writes: their own name and their region's words and people.

    Args:
        person: the writer.
        session: the review session they write in, whose people are looked for by first name too.
        unit: of the region they write about, where that may be another than theirs.
    """
    terms, around = _of_person(person)
    if unit is not None:
        there = _of_regions([region_of(unit)])
        terms, around = (*terms, *there[0]), (*around, *there[1])
    near: Iterable[str] = ()
    if session is not None:
        near = Participant.objects.filter(session=session).values_list("person__name", flat=True)
    return Known(terms, Names(person.name, near, around))


def known_in(unit: OrganisationUnit) -> Known:
    """Return what is known in the region of a team, whoever writes."""
    terms, around = _of_regions([region_of(unit)])
    return Known(terms, Names("", (), around))


def local_terms_editable_by(person: User) -> QuerySet[LocalTerm]:
    """Return the local terms that somebody looks after, by region and word."""
    found = LocalTerm.objects.filter(region__in=regions_of(person, *LOOKED_AFTER_BY))
    return found.select_related("region").order_by("region__name", "term")


def regions_with_terms_of(person: User) -> QuerySet[OrganisationUnit]:
    """Return the regions whose list of local terms somebody looks after."""
    return OrganisationUnit.objects.filter(pk__in=regions_of(person, *LOOKED_AFTER_BY))


def _of_person(person: User) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return terms and names, asked for once per person object, which lives as long as a request."""
    known: tuple[tuple[str, ...], tuple[str, ...]] | None = getattr(person, "_words_around", None)
    if known is None:
        known = _of_regions(regions_of(person, *ROLES))
        person._words_around = known  # type: ignore[attr-defined]
    return known


def _of_regions(regions: Iterable[int]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    regions = list(regions)
    if not regions:
        return (), ()
    terms = LocalTerm.objects.filter(region__in=regions).values_list("term", flat=True)
    within = Q(unit__in=regions) | Q(unit__parent__in=regions) | Q(unit__parent__parent__in=regions)
    held = Membership.objects.today().filter(within)  # type: ignore[misc]
    return tuple(terms), tuple(held.values_list("person__name", flat=True).distinct())
