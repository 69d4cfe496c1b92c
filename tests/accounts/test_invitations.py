import re
from datetime import timedelta

import pytest
from django.conf import settings
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client

from accounts.models import Invitation, User
from accounts.permissions import roles_of
from accounts.services.invitations import (
    KEPT,
    accept_invitation,
    drop_old_invitations,
    invitation_token,
    invite_person,
    open_invitation,
    resend_invitation,
    withdraw_invitation,
)

pytestmark = pytest.mark.django_db
PASSWORD = "harbour candle eleven"


@pytest.fixture
def administrator(make_person):
    return make_person("administrator")


@pytest.fixture
def invitation(administrator, unit):
    return invite_person(
        email="New.Starter@Example.org", name="Gwen Ŵyn", role="practitioner", unit=unit, by=administrator
    )


def link_in_mail() -> str:
    return re.search(r"http\S+(/people/invitation/\S+)", mail.outbox[-1].body)[1]


def test_only_an_administrator_invites(make_person, unit):
    with pytest.raises(PermissionDenied):
        invite_person(email="a@example.org", name="A", role="mentor", unit=unit, by=make_person("mentor"))
    assert mail.outbox == []


def test_the_mailed_link_opens_an_account_with_the_role(invitation, client):
    page = client.post(link_in_mail(), {"name": "Gwen Ŵyn", "password": PASSWORD, "language": "cy"})
    assert page.status_code == 302
    person = User.objects.get(email__iexact="new.starter@example.org")
    assert roles_of(person) == {"practitioner"}
    assert person.check_password(PASSWORD)
    assert client.get("/notices/").status_code == 200, "the new person is signed in"


def test_an_invitation_works_once(invitation):
    token = invitation_token(invitation)
    accept_invitation(token, name="Gwen", password=PASSWORD)
    with pytest.raises(ValidationError, match="has been used"):
        accept_invitation(token, name="Gwen", password=PASSWORD)


def test_sending_again_makes_the_older_link_stale(invitation, administrator):
    Invitation.objects.update(sent_at=invitation.sent_at - timedelta(days=1))
    invitation.refresh_from_db()
    older = invitation_token(invitation)
    resend_invitation(invitation, by=administrator)
    invitation.refresh_from_db()
    with pytest.raises(ValidationError, match="no longer open"):
        open_invitation(older)
    assert open_invitation(invitation_token(invitation)) == invitation


def test_an_invitation_runs_out(invitation):
    Invitation.objects.update(sent_at=invitation.sent_at - timedelta(days=settings.INVITATION_DAYS + 1))
    invitation.refresh_from_db()
    with pytest.raises(ValidationError, match="Ask the person who invited you"):
        open_invitation(invitation_token(invitation))


def test_a_withdrawn_invitation_explains_itself(invitation, administrator):
    path = link_in_mail()
    withdraw_invitation(invitation, by=administrator)
    page = Client().get(path)
    assert page.status_code == 410
    assert "no longer open" in page.content.decode()


@pytest.mark.parametrize("token", ["rubbish", "a:b:c", "é"])
def test_a_broken_link_says_what_to_do(token):
    page = Client().get(f"/people/invitation/{token}/")
    assert page.status_code == 410
    assert "Copy the whole link" in page.content.decode()


def test_an_address_with_an_account_is_not_invited_again(administrator, unit, make_person):
    make_person(email="known@example.org")
    with pytest.raises(ValidationError, match="already has an account"):
        invite_person(email="KNOWN@example.org", name="K", role="mentor", unit=unit, by=administrator)


def test_a_second_open_invitation_is_refused(invitation, administrator, unit):
    with pytest.raises(ValidationError, match="is open"):
        invite_person(email="new.starter@example.ORG", name="G", role="mentor", unit=unit, by=administrator)


def test_a_weak_password_is_refused_and_the_name_kept(invitation, client):
    page = client.post(link_in_mail(), {"name": "Gwen Changed", "password": "short", "language": "en-gb"})
    assert page.status_code == 422
    assert "Gwen Changed" in page.content.decode()
    assert not User.objects.filter(email__iexact=invitation.email).exists()


def test_sign_up_without_an_invitation_is_closed(client):
    page = client.post("/accounts/signup/", {"email": "x@example.org", "password1": PASSWORD, "password2": PASSWORD})
    assert not User.objects.filter(email="x@example.org").exists()
    assert page.status_code in (200, 302, 403)


def test_invitations_are_forgotten_a_year_after_they_were_sent(invitation):
    assert drop_old_invitations.call() == 0
    Invitation.objects.update(sent_at=invitation.sent_at - KEPT - timedelta(days=1))
    assert drop_old_invitations.call() == 1
