from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.utils import timezone

from accounts import roles
from accounts.models import Membership, SupportRelationship, User
from accounts.permissions import has_role, roles_of, supported_by, supports
from accounts.services.memberships import synchronise_groups

pytestmark = pytest.mark.django_db


def again(person):
    """The person as the next request loads them."""
    return User.objects.get(pk=person.pk)


def test_a_role_counts_from_its_first_day_and_not_before(make_person, unit):
    person = make_person("practitioner")
    Membership.objects.create(
        person=person, unit=unit, role=roles.MENTOR, starts_on=timezone.localdate() + timedelta(days=1)
    )
    assert roles_of(again(person)) == {roles.PRACTITIONER}


def test_a_role_no_longer_counts_on_the_day_it_ends(make_person):
    person = make_person("mentor", since=timezone.localdate() - timedelta(days=10))
    Membership.objects.filter(person=person).update(ends_on=timezone.localdate())
    assert not has_role(again(person), roles.MENTOR)


def test_somebody_whose_account_is_switched_off_holds_no_role(make_person):
    person = make_person("administrator")
    person.is_active = False
    assert roles_of(person) == frozenset()


def test_a_mentor_supports_only_those_whose_tie_holds_today(make_person):
    mentor, current, former = make_person("mentor"), make_person(), make_person()
    SupportRelationship.objects.create(kind="mentor", supporter=mentor, person=current)
    day = timezone.localdate()
    SupportRelationship.objects.create(
        kind="mentor", supporter=mentor, person=former, starts_on=day - timedelta(days=9), ends_on=day
    )
    assert list(supported_by(mentor)) == [current]
    assert supports(mentor, current, "mentor")
    assert not supports(mentor, current, "line_manager")


def test_wagtails_group_is_left_when_the_editors_role_runs_out(make_person):
    Group.objects.get_or_create(name=roles.WAGTAIL_GROUPS[roles.EDITOR])
    person = make_person("editor", since=timezone.localdate() - timedelta(days=3))
    synchronise_groups.call()
    assert person.groups.filter(name=roles.WAGTAIL_GROUPS[roles.EDITOR]).exists()
    Membership.objects.filter(person=person).update(ends_on=timezone.localdate())
    synchronise_groups.call()
    assert not person.groups.exists()
