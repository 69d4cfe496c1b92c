import threading
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from accounts.models import Membership, SupportRelationship, User
from accounts.services.memberships import begin_support, end_membership, grant_membership

pytestmark = pytest.mark.django_db


def test_only_an_administrator_grants_a_role(make_person, unit):
    person, mentor, administrator = make_person(), make_person("mentor"), make_person("administrator")
    with pytest.raises(PermissionDenied):
        grant_membership(person, "mentor", unit, by=mentor)
    assert grant_membership(person, "mentor", unit, by=administrator).role == "mentor"


def test_the_same_role_in_the_same_team_is_given_once(make_person, unit):
    person, administrator = make_person(), make_person("administrator")
    with pytest.raises(ValidationError, match="already holds"):
        grant_membership(person, "practitioner", unit, by=administrator)
    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.create(person=person, unit=unit, role="practitioner")


def test_an_unknown_role_is_refused(make_person, unit):
    with pytest.raises(ValidationError, match="Choose a role"):
        grant_membership(make_person(), "emperor", unit, by=make_person("administrator"))


def test_the_last_administrator_cannot_be_ended(make_person):
    administrator = make_person("administrator")
    with pytest.raises(ValidationError, match="somebody else"):
        end_membership(administrator.memberships.get(), by=administrator)
    second = make_person("administrator")
    end_membership(administrator.memberships.get(), by=second)
    assert administrator.memberships.get().ends_on is not None


def test_a_closed_account_is_no_other_administrator(make_person):
    administrator, gone = make_person("administrator"), make_person("administrator")
    gone.is_active = False
    gone.save()
    with pytest.raises(ValidationError, match="somebody else"):
        end_membership(administrator.memberships.get(), by=administrator)


@pytest.mark.django_db(transaction=True)
def test_two_administrators_who_end_each_others_role_at_once_leave_one(make_person):
    one, other = make_person("administrator"), make_person("administrator")
    together = threading.Barrier(2)

    def end(membership, by):
        try:
            together.wait()
            end_membership(membership, by=User.objects.get(pk=by.pk))
        except (PermissionDenied, ValidationError):
            pass
        finally:
            connection.close()

    pairs = [(other.memberships.get(), one), (one.memberships.get(), other)]
    threads = [threading.Thread(target=end, args=pair) for pair in pairs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert Membership.objects.today().filter(role="administrator").count() == 1


def test_a_role_that_has_ended_keeps_its_day(make_person):
    day = timezone.localdate() - timedelta(days=30)
    held = make_person().memberships.get()
    Membership.objects.filter(pk=held.pk).update(starts_on=day, ends_on=day)
    end_membership(held, by=make_person("administrator"))
    held.refresh_from_db()
    assert held.ends_on == day


def test_nobody_becomes_their_own_mentor(make_person):
    person, administrator = make_person(), make_person("administrator")
    with pytest.raises(ValidationError, match="different people"):
        begin_support(person, person, "mentor", by=administrator)
    with pytest.raises(IntegrityError), transaction.atomic():
        SupportRelationship.objects.create(kind="mentor", supporter=person, person=person)


def test_a_mentor_cannot_name_mentors(make_person):
    with pytest.raises(PermissionDenied):
        begin_support(make_person("mentor"), make_person(), "mentor", by=make_person("mentor"))
