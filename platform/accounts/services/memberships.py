"""Roles begin and end here, and Wagtail's groups follow them."""

import datetime

from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django_tasks import task

from accounts import roles
from accounts.models import Membership, OrganisationUnit, SupportRelationship, User
from accounts.permissions import may_manage_people, roles_of
from audit.services import record


@transaction.atomic
def grant_membership(
    person: User, role: str, unit: OrganisationUnit, *, by: User, starts_on: datetime.date | None = None
) -> Membership:
    """Give somebody a role in a unit from a day on (today unless said otherwise).

    Raises:
        PermissionDenied: `by` may not manage people.
        ValidationError: the role is unknown, or the person already holds it there.
    """
    if not may_manage_people(by):
        raise PermissionDenied
    return begin_membership(person, role, unit, by=by, starts_on=starts_on)


@transaction.atomic
def begin_membership(
    person: User, role: str, unit: OrganisationUnit, *, by: User | None, starts_on: datetime.date | None = None
) -> Membership:
    """Open a membership on authority already checked: an accepted invitation, or the set-up of an installation."""
    if role not in roles.ALL:
        raise ValidationError(_("Choose a role from the list."))
    User.objects.select_for_update().get(pk=person.pk)
    if Membership.objects.filter(person=person, role=role, unit=unit, ends_on__isnull=True).exists():
        raise ValidationError(_("This person already holds that role in that team."))
    membership = Membership.objects.create(
        person=person, role=role, unit=unit, starts_on=starts_on or timezone.localdate()
    )
    record("membership.begun", by=by, on=membership, role=role, unit=unit.code)
    follow_roles(person)
    return membership


@transaction.atomic
def end_membership(membership: Membership, *, by: User) -> None:
    """End a membership today: from now on the role counts no more; one that has ended keeps its day.

    Raises:
        PermissionDenied: `by` may not manage people.
        ValidationError: it would leave nobody who can manage people.
    """
    if not may_manage_people(by):
        raise PermissionDenied
    if membership.role == roles.ADMINISTRATOR:
        # All of them, so that two administrators who end each other's role at the same moment wait for one another.
        held = Membership.objects.select_for_update(of=("self",)).filter(role=roles.ADMINISTRATOR).order_by("pk")
        others = [one for one in held.today().filter(person__is_active=True) if one.pk != membership.pk]
        if not others:
            raise ValidationError(_("Make somebody else an administrator first. Otherwise nobody could manage people."))
    membership = Membership.objects.select_for_update().get(pk=membership.pk)
    if membership.ends_on is not None and membership.ends_on <= timezone.localdate():
        return
    membership.ends_on = max(timezone.localdate(), membership.starts_on)
    membership.save(update_fields=["ends_on"])
    record("membership.ended", by=by, on=membership, role=membership.role, unit=membership.unit.code)
    follow_roles(membership.person)


@transaction.atomic
def begin_support(supporter: User, person: User, kind: str, *, by: User) -> SupportRelationship:
    """Make somebody the mentor or line manager of a person from today.

    Raises:
        PermissionDenied: `by` may not manage people.
        ValidationError: both are the same person, or the tie exists.
    """
    if not may_manage_people(by):
        raise PermissionDenied
    if supporter.pk == person.pk:
        raise ValidationError(_("Choose two different people."))
    tie, created = SupportRelationship.objects.get_or_create(
        supporter=supporter, person=person, kind=kind, ends_on__isnull=True
    )
    if not created:
        raise ValidationError(_("That is already so."))
    record("support.begun", by=by, on=tie, kind=kind)
    return tie


def follow_roles(person: User) -> None:
    """Put somebody into just those of Wagtail's groups that follow from the roles held today."""
    fresh = User.objects.get(pk=person.pk)
    wanted = roles.wagtail_groups(roles_of(fresh))
    ours = Group.objects.filter(name__in=roles.WAGTAIL_GROUPS.values())
    for group in ours:
        if group.name in wanted:
            person.groups.add(group)
        else:
            person.groups.remove(group)


@task()
@transaction.atomic
def synchronise_groups() -> int:
    """Let Wagtail's groups follow memberships that began or ended by their date; return how many people were looked at.

    Runs on time, because a membership can end at midnight with nobody at a keyboard.
    """
    people = User.objects.filter(groups__name__in=roles.WAGTAIL_GROUPS.values()) | User.objects.filter(
        memberships__role__in=roles.WAGTAIL_GROUPS
    )
    count = 0
    for person in people.distinct():
        follow_roles(person)
        count += 1
    return count
