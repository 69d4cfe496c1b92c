"""The pages on which a review session is planned, accepted and called off."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from peer_review.models import ReviewSession
from peer_review.services.sessions import schedule_session
from tests.peer_review.sessions.pages import address, page_of

pytestmark = pytest.mark.django_db


def test_planning_is_for_facilitators(people, make_scenario, client_of):
    scenario = make_scenario()
    pages = [reverse("peer_review:choose-scenario"), reverse("peer_review:schedule-session", args=[scenario.public_id])]
    for page in pages:
        assert client_of(people.facilitator).get(page).status_code == 200
        assert client_of(people.author).get(page).status_code == 403


# Planning


def test_a_facilitator_plans_a_session_and_finds_it_in_the_list(people, make_scenario, client_of):
    scenario = make_scenario()
    client = client_of(people.facilitator)
    day = timezone.localdate() + timedelta(days=7)
    answer = client.post(
        reverse("peer_review:schedule-session", args=[scenario.public_id]),
        {
            "participants": [person.pk for person in people.group],
            "presenter": people.group[1].pk,
            "date_day": day.day,
            "date_month": day.month,
            "date_year": day.year,
            "time": "14:30",
            "place": "Room 2",
        },
    )
    session = ReviewSession.objects.get()
    assert (answer.status_code, answer["Location"]) == (303, address("session", session))
    assert timezone.localtime(session.scheduled_for).strftime("%H:%M") == "14:30"
    for person in (people.facilitator, *people.group):
        listed = client_of(person).get(reverse("peer_review:sessions"))
        assert address("session", session) in listed.content.decode()
    assert (
        address("session", session)
        not in client_of(people.leader).get(reverse("peer_review:sessions")).content.decode()
    )


def test_somebody_else_presents_for_an_author_who_has_left(people, make_scenario, make_person, other_unit, client_of):
    scenario = make_scenario()
    people.author.is_active = False
    people.author.save()
    day, client = timezone.localdate(), client_of(people.facilitator)
    when = {"date_day": day.day, "date_month": day.month, "date_year": day.year, "time": "23:59"}
    plan = {**when, "participants": [one.pk for one in people.group]}
    path = reverse("peer_review:schedule-session", args=[scenario.public_id])
    assert "offered to present" not in client.get(path).content.decode()
    assert client.post(path, plan).status_code == 422
    stranger = make_person("leader", unit=other_unit)
    with pytest.raises(ValidationError, match="from the list"):
        schedule_session(
            scenario,
            by=people.facilitator,
            participants=people.group,
            scheduled_for=timezone.now(),
            presenter=stranger,
        )
    assert client.post(path, {**plan, "presenter": people.group[0].pk}).status_code == 303


def test_a_plan_with_gaps_comes_back_with_what_was_typed(people, make_scenario, client_of):
    answer = client_of(people.facilitator).post(
        reverse("peer_review:schedule-session", args=[make_scenario(willing=False).public_id]), {"place": "Room 2"}
    )
    page = page_of(answer)
    assert answer.status_code == 422
    assert page.find(class_="govuk-error-summary")
    assert page.find(id="id_place")["value"] == "Room 2"
    assert page.find(id="id_presenter_0")


def test_the_list_says_what_will_appear_while_it_is_empty(people, client_of):
    assert (
        "No session is planned for you"
        in client_of(people.group[0]).get(reverse("peer_review:sessions")).content.decode()
    )


def test_the_ground_rules_come_first_and_need_a_tick(people, make_session, client_of):
    session = make_session(entered=False)
    client = client_of(people.author)
    assert page_of(client.get(address("session", session))).find(id="id_accept")
    assert client.get(address("session-state", session)).status_code == 404
    assert client.post(address("accept-ground-rules", session)).status_code == 422
    assert client.post(address("accept-ground-rules", session), {"accept": "yes"}).status_code == 303
    assert page_of(client.get(address("session", session))).find(id="room")


def test_a_session_is_called_off_after_a_question(people, make_session, client_of):
    session = make_session()
    client = client_of(people.facilitator)
    assert client.get(address("cancel-session", session)).status_code == 200
    assert client.post(address("cancel-session", session)).status_code == 303
    assert "called off" in client_of(people.author).get(address("session", session)).content.decode()
