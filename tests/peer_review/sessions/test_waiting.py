"""What the home page says of review sessions, to those who take part and to nobody else."""

from datetime import timedelta

from django.utils import timezone

from peer_review.queries.waiting import waiting_for
from peer_review.services.sessions import cancel_session


def waiting(person) -> list[tuple[str, str]]:
    fresh = type(person).objects.get(pk=person.pk)
    return [(one.words, one.path) for one in waiting_for(fresh) if "/sessions/" in one.path]


def test_a_planned_session_is_announced_with_its_time_to_those_who_take_part(make_session, people):
    session = make_session()
    for person in (people.facilitator, people.author, *people.group):
        ((words, path),) = waiting(person)
        assert words.startswith("Your next review session is ") and " at " in words
        assert path == f"/peer-review/sessions/{session.public_id}/"
    assert waiting(people.leader) == []


def test_a_session_that_has_begun_is_said_to_be_open_and_comes_first(make_session, people):
    session = make_session(phase="clarifying")
    fresh = type(people.author).objects.get(pk=people.author.pk)
    assert waiting_for(fresh)[0].path == f"/peer-review/sessions/{session.public_id}/"
    assert waiting(people.author)[0][0] == "Your review session is open now: go in"


def test_a_session_that_was_called_off_waits_for_nobody(make_session, people):
    cancel_session(make_session(), by=people.facilitator)
    assert waiting(people.author) == []


def test_a_session_that_nobody_opened_is_forgotten_the_next_day(make_session, people):
    session = make_session()
    session.scheduled_for = timezone.now() - timedelta(days=1)
    session.save()
    assert waiting(people.author) == []
