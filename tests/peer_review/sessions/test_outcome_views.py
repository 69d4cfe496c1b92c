"""The pages of what comes out of a review session: its end, the next step, and what the group learnt."""

from datetime import timedelta

import pytest
from django.utils import timezone

from cms.queries import Publication, learning_point_of, publication_of
from peer_review.models import AgreedLearningPoint, NextStep, ReviewSession
from peer_review.services.sessions import NextStepWords, conclude_session
from tests.peer_review.sessions.pages import address, page_of

pytestmark = pytest.mark.django_db


# What comes out


def test_ending_a_session_asks_for_a_next_step_with_a_date(people, make_session, client_of):
    session = make_session(phase="debrief")
    client = client_of(people.facilitator)
    answer = client.post(address("conclude-session", session), {"what": "Ask for the wording"})
    assert answer.status_code == 422
    assert "Enter the date" in answer.content.decode()
    assert page_of(answer).find(id="id_what").text.strip() == "Ask for the wording"
    day = timezone.localdate() + timedelta(days=14)
    dated = {"by_when_day": day.day, "by_when_month": day.month, "by_when_year": day.year}
    assert (
        client.post(address("conclude-session", session), {"what": "Ask for the wording", **dated}).status_code == 303
    )
    record = client_of(people.group[0]).get(address("session", session)).content.decode()
    assert "Ask for the wording" in record


def test_the_presenters_own_words_stand_in_the_facilitators_form(people, make_session, client_of):
    session = make_session(phase="debrief")
    day = timezone.localdate() + timedelta(days=14)
    entered = {"what": "Ring the unit", "by_when_day": day.day, "by_when_month": day.month, "by_when_year": day.year}
    assert client_of(people.author).post(address("next-step", session), entered).status_code == 303
    page = page_of(client_of(people.facilitator).get(address("conclude-session", session)))
    assert page.find(id="id_what").text.strip() == "Ring the unit"
    assert page.find(id="id_by_when_year")["value"] == str(day.year)


def test_a_next_step_sent_after_the_end_is_refused_and_not_lost(people, make_session, seen_of, client_of):
    session = concluded(people, make_session, seen_of)
    day = timezone.localdate() + timedelta(days=3)
    entered = {"what": "Another one", "by_when_day": day.day, "by_when_month": day.month, "by_when_year": day.year}
    answer = client_of(people.author).post(address("next-step", session), entered)
    assert answer.status_code == 422
    assert page_of(answer).find(id="id_what").text.strip() == "Another one"
    assert NextStep.objects.get().text.what == "Ring the unit"


def concluded(people, make_session, seen_of) -> ReviewSession:
    session = make_session(phase="debrief")
    words = NextStepWords("Ring the unit", timezone.localdate() + timedelta(days=14))
    return conclude_session(session, seen_of(session), by=people.facilitator, next_step=words)


WRITTEN = {
    "title": "Protect first, then talk",
    "body": "Ask what would change for her before you raise it.",
    "what_to_try": "Write four lines before you do anything.",
}


def test_the_group_writes_a_learning_point_and_only_the_facilitator_sends_it(people, make_session, seen_of, client_of):
    session = concluded(people, make_session, seen_of)
    assert client_of(people.group[0]).post(address("new-learning-point", session), WRITTEN).status_code == 404
    assert client_of(people.author).post(address("new-learning-point", session), WRITTEN).status_code == 303
    point = AgreedLearningPoint.objects.get()
    assert WRITTEN["title"] in client_of(people.group[0]).get(address("session", session)).content.decode()
    changed = {**WRITTEN, "title": "Protect first"}
    assert (
        client_of(people.facilitator).post(address("learning-point", session, point.public_id), changed).status_code
        == 303
    )
    assert client_of(people.author).post(address("agree-learning-point", session, point.public_id)).status_code == 404
    point.refresh_from_db()
    assert (point.text.title, point.state) == ("Protect first", "draft")


def test_a_learning_point_passes_the_same_gate(people, make_session, seen_of, client_of):
    session = concluded(people, make_session, seen_of)
    answer = client_of(people.author).post(
        address("new-learning-point", session), {**WRITTEN, "body": "Her number is QQ 12 34 56 A."}
    )
    assert answer.status_code == 422
    assert "QQ 12 34 56 A" in page_of(answer).find(id="id_body").text
    assert not AgreedLearningPoint.objects.exists()


def test_what_was_agreed_waits_for_an_editor_and_cannot_be_changed_meanwhile(
    people, make_session, seen_of, client_of, site
):
    session = concluded(people, make_session, seen_of)
    client = client_of(people.facilitator)
    client.post(address("new-learning-point", session), WRITTEN)
    point = AgreedLearningPoint.objects.get()
    assert learning_point_of(point.source_key) is None, "confidential until the group agrees"
    assert client.post(address("agree-learning-point", session, point.public_id)).status_code == 303
    point.refresh_from_db()
    assert point.state == "proposed"
    assert learning_point_of(point.source_key).title == WRITTEN["title"]
    assert publication_of(point.source_key) == Publication.WAITING
    assert "Waiting for an editor" in client_of(people.group[0]).get(address("session", session)).content.decode()
    assert client.post(address("learning-point", session, point.public_id), WRITTEN).status_code == 422
