import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management import CommandError, call_command
from django.test import Client

from accounts.models import Membership, OrganisationUnit
from accounts.services.organisation import add_unit

pytestmark = pytest.mark.django_db


def test_units_stand_under_the_level_above(make_person, unit):
    administrator = make_person("administrator")
    pdu, region = unit.parent, unit.parent.parent
    assert add_unit(name="Second Team", kind="team", parent=pdu, by=administrator).parent == pdu
    for kind, parent in (("team", region), ("pdu", pdu), ("pdu", None), ("region", region)):
        with pytest.raises(ValidationError):
            add_unit(name=f"Odd {kind}", kind=kind, parent=parent, by=administrator)


def test_two_units_never_share_a_name(make_person, unit):
    administrator = make_person("administrator")
    add_unit(name="Harbour Team", kind="team", parent=unit.parent, by=administrator)
    with pytest.raises(ValidationError, match="another name"):
        add_unit(name="harbour team", kind="team", parent=unit.parent, by=administrator)


def test_only_administrators_add_units(make_person):
    with pytest.raises(PermissionDenied):
        add_unit(name="R", kind="region", parent=None, by=make_person("leader"))


def test_the_page_keeps_what_was_typed_when_something_is_wrong(make_person, client_of):
    page = client_of(make_person("administrator")).post("/people/units/", {"name": "Orchard", "kind": "team"})
    assert page.status_code == 422
    assert 'value="Orchard"' in page.content.decode()
    assert "Choose the PDU it belongs to" in page.content.decode()


def test_an_installation_begins_with_one_invited_administrator(capsys):
    call_command("invite_first_administrator", "first@example.org", "First Person", "North Region")
    path = capsys.readouterr().out.strip().split("8000", 1)[1]
    Client().post(path, {"name": "First Person", "password": "harbour candle eleven", "language": "en-gb"})
    assert Membership.objects.get().role == "administrator"
    assert OrganisationUnit.objects.get().name == "North Region"
    with pytest.raises(CommandError, match="already"):
        call_command("invite_first_administrator", "second@example.org", "Second", "North Region")
