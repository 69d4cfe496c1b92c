"""A running session whose case scenario a concern sets aside: the clock stands, the rooms empty, nobody writes."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from peer_review.hub.pull import SET_ASIDE, look
from peer_review.hub.seat import Ticket
from peer_review.models import Participant, ReviewSession
from peer_review.permissions import sessions_visible_to
from peer_review.services.concerns import acknowledge_concern, decide_concern, raise_concern
from peer_review.services.sessions import resume_session

pytestmark = pytest.mark.django_db


@pytest.fixture
def running(make_session, say):
    session = make_session(phase="clarifying")
    say(session, "A marmalade question")
    return ReviewSession.objects.get(pk=session.pk)


@pytest.fixture
def concern(running, people):
    return raise_concern(running.version.scenario, by=people.group[0], reasons=["self-harm"], place="session")


def test_the_clock_stands_still_by_an_event_and_every_socket_is_let_go(running, concern, people):
    before = running.last_number
    running.refresh_from_db()
    assert running.clock.paused and running.last_number == before + 1
    assert running.events.get(number=running.last_number).kind == "phase.paused"
    part = Participant.objects.get(session=running, person=people.author)
    ticket = Ticket(part.pk, "sign-in", part.role, "en-gb")
    found = look(running.pk, before, {ticket})
    assert found.refused == {ticket: SET_ASIDE} and not found.messages


def test_nobody_of_the_group_enters_reads_or_writes_any_more(running, concern, people, say, client_of):
    with pytest.raises(PermissionDenied):
        say(running, "One more thing")
    for person in (people.facilitator, people.author, people.group[1]):
        assert not sessions_visible_to(person)
        client = client_of(person)
        for name in ("session", "session-state", "conclude-session", "next-step"):
            answer = client.get(reverse(f"peer_review:{name}", args=[running.public_id]))
            assert answer.status_code == 423 and "marmalade" not in answer.content.decode(), name
    assert "marmalade" not in client_of(people.author).get(reverse("peer_review:sessions")).content.decode()


def test_the_neutral_page_holds_the_facilitators_script_and_names_nobody(running, concern, people, client_of):
    page = client_of(people.facilitator).get(reverse("peer_review:session", args=[running.public_id]))
    words = page.content.decode()
    assert "We stop here for now" in words and people.group[0].name not in words


def test_an_open_page_is_told_that_it_is_set_aside_and_not_that_it_is_gone(running, concern, people, client_of):
    client = client_of(people.author)
    for name, key in (("scenario-here", running.version.scenario.public_id), ("session-here", running.public_id)):
        assert client.get(reverse(f"peer_review:{name}", args=[key])).status_code == 423


def test_opened_again_the_session_waits_for_its_facilitator_to_go_on(running, concern, people, make_person, seen_of):
    lead = make_person("safeguarding_lead")
    decide_concern(acknowledge_concern(concern, by=lead), by=lead, decision="release", reason="All is well.")
    running.refresh_from_db()
    assert running.clock.paused and running in sessions_visible_to(people.author)
    assert not resume_session(running, seen_of(running), by=people.facilitator).clock.paused


def test_the_lead_reads_what_was_written(running, concern, make_person, client_of):
    lead = make_person("safeguarding_lead")
    page = client_of(lead).get(reverse("peer_review:concern", args=[concern.public_id])).content.decode()
    assert "A marmalade question" in page and running in sessions_visible_to(lead)
