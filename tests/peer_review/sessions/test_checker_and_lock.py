"""The checker reads before the session's row is locked, so that nobody in the room waits for it."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.utils import timezone

from deidentification.memory import Memory
from peer_review.services import identifiers
from peer_review.services.sessions import NextStepWords, conclude_session, name_next_step

pytestmark = pytest.mark.django_db
WORDS = NextStepWords("Ask her what would help her most this month.", timezone.localdate())


class Watched(Memory):
    """The checker's memory, which notes whether a transaction of the service is open while it reads."""

    def __init__(self) -> None:
        super().__init__()
        self.depths: list[int] = []

    def find(self, *args, **kwargs):
        self.depths.append(len(connection.savepoint_ids))
        return super().find(*args, **kwargs)


@pytest.fixture
def watched(monkeypatch):
    memory = Watched()
    monkeypatch.setattr(identifiers, "REMEMBERED", memory)
    return memory


@pytest.mark.parametrize("act", ["name", "conclude"])
def test_no_lock_is_held_while_the_checker_reads(watched, make_session, people, seen_of, act):
    session = make_session(phase="debrief")
    watched.depths.clear()
    before = len(connection.savepoint_ids)
    if act == "name":
        name_next_step(session, WORDS, by=people.author)
    else:
        conclude_session(session, seen_of(session), by=people.facilitator, next_step=WORDS)
    assert watched.depths and set(watched.depths) == {before}


def test_the_people_of_a_session_are_not_named_in_it_even_by_first_name(make_session, people, say):
    session = make_session(phase="clarifying")
    people.group[1].name = "Wren Ash"
    people.group[1].save()
    with pytest.raises(ValidationError):
        say(session, "I agree with what Wren, said.")
