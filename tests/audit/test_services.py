import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from audit.models import AuditEvent
from audit.queries import events
from audit.services import record

pytestmark = pytest.mark.django_db


def test_an_event_names_actor_object_and_codes_only(make_person):
    person = make_person()
    record("person.looked-at", by=person, on=person, role="mentor", count=3)
    event = AuditEvent.objects.first()
    assert (event.actor, event.verb, event.object_type) == (person.pk, "person.looked-at", "accounts.user")
    assert event.object_id == str(person.public_id)
    assert event.codes == {"role": "mentor", "count": 3}


def test_text_is_refused_so_that_no_content_slips_in():
    with pytest.raises(ValidationError, match="codes, not text"):
        record("scenario.submitted", by=None, note="He lives in the flat above the shop")


@pytest.mark.parametrize("verb", ["Looked at", "looked", "a.b c", ""])
def test_a_verb_is_noun_and_past_tense(verb):
    with pytest.raises(ValidationError):
        record(verb, by=None)


def test_an_anonymous_act_names_nobody_and_keeps_its_hour_only(make_person):
    record("scenario.submitted", by=None)
    event = AuditEvent.objects.get(verb="scenario.submitted")
    assert event.actor is None
    assert (event.at.minute, event.at.second, event.at.microsecond) == (0, 0, 0)
    before = timezone.now()
    record("person.looked-at", by=make_person())
    assert AuditEvent.objects.get(verb="person.looked-at").at >= before


@pytest.mark.parametrize("act", ["UPDATE audit_auditevent SET verb = 'x.y'", "DELETE FROM audit_auditevent"])
def test_the_database_refuses_to_change_or_delete_an_event(act):
    record("a.b", by=None)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(act)
    assert AuditEvent.objects.filter(verb="a.b").exists()


def test_the_trail_outlives_the_person(make_person):
    person = make_person()
    record("a.b", by=person, on=person)
    number = person.pk
    person.delete()
    assert events(actor=number).filter(verb="a.b").exists()


def test_the_trail_is_narrowed_by_verb():
    record("scenario.released", by=None)
    record("invitation.sent", by=None)
    assert [event.verb for event in events(verb="scenario.")] == ["scenario.released"]
