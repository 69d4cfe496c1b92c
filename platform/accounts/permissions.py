"""Who holds which role today, and who may manage people."""

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import QuerySet
from django.utils import timezone

from accounts import roles
from accounts.models import Membership, OrganisationUnit, SupportRelationship, User

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser


def roles_of(person: "User | AnonymousUser") -> frozenset[str]:
    """Return the roles somebody holds today.

    Asked once per person object and day, so that a page that asks ten times costs one query. A request or a socket
    message loads its person anew, which is how an ended membership takes effect at once.
    """
    if not person.is_authenticated or not person.is_active:
        return frozenset()
    return frozenset(held.role for held in held_today(person))


@dataclass(frozen=True, slots=True)
class Held:
    """A role that somebody holds today, and the unit in which they hold it.

    Attributes:
        role: one of `accounts.roles`.
        region: the number of the unit at the top of the tree in which the role is held.
    """

    role: str
    region: int


def held_today(person: "User") -> tuple[Held, ...]:
    """Return what somebody holds today; asked once per person object and day, as `roles_of` says."""
    today = timezone.localdate()
    known: tuple[datetime.date, tuple[Held, ...]] | None = getattr(person, "_held_today", None)
    if known is None or known[0] != today:
        rows = Membership.objects.today().filter(person_id=person.pk)
        units = rows.values_list("role", "unit", "unit__parent", "unit__parent__parent")
        known = (today, tuple(Held(role, top or middle or unit) for role, unit, middle, top in units))
        person._held_today = known  # type: ignore[attr-defined]
    return known[1]


def has_role(person: "User | AnonymousUser", *wanted: str) -> bool:
    """Say whether somebody holds at least one of the roles today."""
    return not roles_of(person).isdisjoint(wanted)


def may_manage_people(person: "User | AnonymousUser") -> bool:
    """Say whether somebody may invite people and change their roles."""
    return has_role(person, roles.ADMINISTRATOR)


def may_read_audit_trail(person: "User | AnonymousUser") -> bool:
    """Say whether somebody may read the audit trail, which holds no content."""
    return has_role(person, roles.ADMINISTRATOR)


def may_edit_content(person: "User | AnonymousUser") -> bool:
    """Say whether somebody may edit and publish in Wagtail."""
    return has_role(person, roles.EDITOR)


def units_of(person: "User") -> QuerySet[OrganisationUnit]:
    """Return the units in which somebody holds a role today."""
    held = Membership.objects.today().filter(person=person).values("unit")
    return OrganisationUnit.objects.filter(pk__in=held)


def supported_by(supporter: "User", kind: str | None = None) -> QuerySet[User]:
    """Return the people whom somebody supports today as mentor or line manager.

    Args:
        supporter: the mentor or line manager.
        kind: one of `SupportRelationship.Kind`, or None for either.
    """
    ties = SupportRelationship.objects.today().filter(supporter=supporter)
    if kind is not None:
        ties = ties.filter(kind=kind)
    return User.objects.filter(pk__in=ties.values("person"), is_active=True)


def supports(supporter: "User", person: "User", kind: str | None = None) -> bool:
    """Say whether somebody is the person's mentor or line manager today."""
    return supported_by(supporter, kind).filter(pk=person.pk).exists()
