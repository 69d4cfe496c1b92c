"""How a review session ends, and numbers without gaps."""

import threading
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.utils import timezone

from notifications.queries import notices_of
from peer_review.models import NextStep, Participant, ReviewSession, SessionEvent
from peer_review.services.sessions import (
    NextStepWords,
    conclude_session,
    name_next_step,
    withdraw_contribution,
)

pytestmark = pytest.mark.django_db


def words(**changes) -> NextStepWords:
    kept = {"what": "Ask for the wording of the logs", "by_when": timezone.localdate() + timedelta(days=14)}
    return NextStepWords(**{**kept, **changes})


def code_of(refused) -> str:
    return refused.value.error_list[0].code


def test_no_session_ends_without_a_next_step_and_its_date(people, make_session, seen_of):
    session = make_session(phase="debrief")
    with pytest.raises(ValidationError) as refused:
        conclude_session(session, seen_of(session), by=people.facilitator)
    assert code_of(refused) == "next-step"
    with pytest.raises(ValidationError) as refused:
        yesterday = timezone.localdate() - timedelta(days=1)
        conclude_session(session, seen_of(session), by=people.facilitator, next_step=words(by_when=yesterday))
    assert "by_when" in refused.value.message_dict
    session.refresh_from_db()
    assert session.status == "open"
    assert not NextStep.objects.exists()


def test_the_presenter_names_the_next_step_and_the_facilitator_ends_the_session(people, make_session, seen_of):
    session = make_session(phase="debrief")
    with pytest.raises(PermissionDenied):
        name_next_step(session, words(), by=people.group[0])
    name_next_step(session, words(), by=people.author)
    with pytest.raises(PermissionDenied):
        conclude_session(session, seen_of(session), by=people.author)
    session = conclude_session(session, seen_of(session), by=people.facilitator)
    assert (session.status, session.concluded_at is not None) == ("concluded", True)
    assert notices_of(people.group[0]).filter(kind="session.concluded").exists()


def test_the_facilitator_may_type_the_next_step_for_the_presenter(people, make_session, seen_of):
    session = make_session(phase="debrief")
    conclude_session(session, seen_of(session), by=people.facilitator, next_step=words(whom_to_tell="My manager"))
    assert session.next_step.text.whom_to_tell == "My manager"


def test_a_next_step_passes_the_same_gate(people, make_session):
    session = make_session(phase="debrief")
    with pytest.raises(ValidationError):
        name_next_step(session, words(what="Ring 07700 900123"), by=people.author)


def test_nothing_is_posted_or_withdrawn_after_the_end(people, make_session, say, seen_of):
    session = make_session(phase="clarifying")
    made = say(session)
    session.refresh_from_db()
    session = conclude_session(session, seen_of(session), by=people.facilitator, next_step=words())
    with pytest.raises(ValidationError, match="not open"):
        say(session)
    with pytest.raises(ValidationError, match="has ended"):
        withdraw_contribution(made, by=people.group[0])


@pytest.mark.skipif(not connection.features.has_select_for_update, reason="SQLite has one writer at a time anyway")
@pytest.mark.django_db(transaction=True)
def test_numbers_have_no_gaps_and_no_doubles_when_many_write_at_once(people, make_session, say):
    session = make_session(phase="clarifying")
    refused: list[Exception] = []

    def write(person) -> None:
        try:
            for _turn in range(8):
                say(ReviewSession.objects.get(pk=session.pk), by=person)
        except Exception as error:  # shown by the assertion below
            refused.append(error)
        finally:
            connection.close()

    writers = [threading.Thread(target=write, args=[person]) for person in people.group]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert not refused
    numbers = list(SessionEvent.objects.filter(session=session).values_list("number", flat=True))
    assert numbers == list(range(1, 3 + 8 * len(writers)))
    assert Participant.objects.filter(session=session).count() == 5
