"""People and units that every test may ask for, and care for the tables that only grow."""

from collections.abc import Callable, Iterator
from datetime import date
from itertools import count

import pytest
from django.db import connection
from django.utils.timezone import localdate

PASSWORD = "three unrelated words"


@pytest.fixture(autouse=True)
def _tables_that_only_grow(request: pytest.FixtureRequest) -> Iterator[None]:
    """Let the flush after a test with committed data empty the tables whose triggers refuse every DELETE."""
    marker = request.node.get_closest_marker("django_db")
    committed = "transactional_db" in request.fixturenames or bool(marker and marker.kwargs.get("transaction"))
    if not committed:
        yield
        return
    request.getfixturevalue("transactional_db")
    from audit.append_only import protect, release, tables

    with connection.schema_editor() as editor:
        for table in tables():
            protect(editor, table)
    yield
    with connection.schema_editor() as editor:
        for table in tables():
            release(editor, table)


@pytest.fixture
def unit(db):
    """A team in a PDU in a region."""
    from accounts.models import OrganisationUnit

    region = OrganisationUnit.objects.create(kind="region", code="r1", name="First Region")
    pdu = OrganisationUnit.objects.create(kind="pdu", code="p1", name="First PDU", parent=region)
    return OrganisationUnit.objects.create(kind="team", code="t1", name="First Team", parent=pdu)


@pytest.fixture
def other_unit(db):
    """A team in another PDU of another region."""
    from accounts.models import OrganisationUnit

    region = OrganisationUnit.objects.create(kind="region", code="r2", name="Second Region")
    pdu = OrganisationUnit.objects.create(kind="pdu", code="p2", name="Second PDU", parent=region)
    return OrganisationUnit.objects.create(kind="team", code="t2", name="Second Team", parent=pdu)


@pytest.fixture
def make_person(unit) -> Callable:
    """Make somebody who can sign in: `make_person("mentor", name="…", unit=…)`; several roles are allowed.

    Mentors have calibrated today, so that they may review; `make_person.calibrated` names the roles that have.
    """
    from accounts.models import User
    from accounts.services.memberships import begin_membership
    from peer_review.models import CalibrationPass

    numbers = count(1)

    def make(
        *roles: str, role: str | None = None, name: str = "", unit=unit, email: str = "", since: date | None = None
    ):
        number = next(numbers)
        held = [*roles, *([role] if role else [])] or ["practitioner"]
        person = User.objects.create_user(
            email or f"person{number}@example.org", PASSWORD, name=name or f"{held[0].capitalize()} {number}"
        )
        for one in held:
            begin_membership(person, one, unit, by=None, starts_on=since)
        if make.calibrated.intersection(held):
            CalibrationPass.objects.create(person=person, passed_on=localdate(), active_on=localdate())
        return person

    make.calibrated = {"mentor"}
    return make


@pytest.fixture
def client_of() -> Callable:
    """A test client signed in as somebody."""
    from django.test import Client

    def signed_in(person) -> Client:
        client = Client()
        client.force_login(person, backend="accounts.backends.EmailBackend")
        return client

    return signed_in


@pytest.fixture
def site(db):
    """The home page of a site that is set up: library, topics, editors' group and publishing workflow."""
    from cms.services.installation import install_site

    return install_site()
