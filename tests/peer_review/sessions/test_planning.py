"""Planning a review session: who may, who is invited, what is refused."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from notifications.queries import notices_of
from peer_review.models import Contribution
from peer_review.permissions import sessions_visible_to
from peer_review.services.sessions import (
    accept_ground_rules,
    cancel_session,
    open_session,
    remove_participant,
    schedule_session,
)

pytestmark = pytest.mark.django_db


def soon():
    return timezone.now() + timedelta(hours=1)


def test_somebody_presents_it_for_its_author_and_everybody_is_told(people, make_scenario):
    scenario = make_scenario(willing=False)
    with pytest.raises(ValidationError, match="who presents"):
        schedule_session(scenario, by=people.facilitator, participants=people.group, scheduled_for=soon())
    session = schedule_session(
        scenario, by=people.facilitator, participants=people.group, presenter=people.group[1], scheduled_for=soon()
    )
    assert session.participants.get(role="presenter").person == people.group[1]
    roles = {part.person: part.role for part in session.participants.all()}
    assert roles[people.facilitator] == "facilitator" and list(roles.values()).count("group") == 2
    assert people.author not in roles and not notices_of(people.author).exists()
    assert all(notices_of(person).filter(kind="session.invited").exists() for person in people.group)
    assert not notices_of(people.facilitator).exists()


def test_only_a_facilitator_of_the_region_plans_a_session(people, make_scenario, make_person, other_unit):
    scenario = make_scenario()
    elsewhere = make_person("facilitator", unit=other_unit)
    for person in (people.author, people.group[0], people.leader, elsewhere):
        with pytest.raises(PermissionDenied):
            schedule_session(scenario, by=person, participants=people.group, scheduled_for=soon())


def test_a_facilitator_does_not_lead_a_session_on_their_own_scenario(people, make_scenario):
    scenario = make_scenario(author=people.facilitator)
    with pytest.raises(PermissionDenied):
        schedule_session(scenario, by=people.facilitator, participants=people.group, scheduled_for=soon())


def test_a_session_takes_neither_strangers_nor_leaders_nor_the_presenter_alone(
    people, make_scenario, make_person, other_unit
):
    scenario = make_scenario()
    presenter = people.group[0]
    for group in ([make_person(unit=other_unit)], [people.leader], []):
        with pytest.raises(ValidationError) as refused:
            schedule_session(
                scenario, by=people.facilitator, participants=group, presenter=presenter, scheduled_for=soon()
            )
        assert "participants" in refused.value.message_dict


def test_a_session_is_not_planned_for_yesterday(people, make_scenario):
    with pytest.raises(ValidationError) as refused:
        schedule_session(
            make_scenario(),
            by=people.facilitator,
            participants=people.group,
            presenter=people.group[0],
            scheduled_for=timezone.now() - timedelta(days=1),
        )
    assert "scheduled_for" in refused.value.message_dict


def test_a_session_exists_only_for_those_who_take_part(people, make_session, make_person):
    session = make_session()
    for person in (people.facilitator, people.author, *people.group):
        assert session in sessions_visible_to(person)
    for person in (people.leader, make_person("administrator"), make_person("mentor"), make_person()):
        assert session not in sessions_visible_to(person)


def test_somebody_taken_off_the_list_sees_and_writes_nothing_more(people, make_session, say):
    session = make_session(phase="clarifying")
    part = session.participants.get(person=people.group[0])
    with pytest.raises(PermissionDenied):
        remove_participant(part, by=people.group[1])
    remove_participant(part, by=people.facilitator)
    assert session not in sessions_visible_to(people.group[0])
    with pytest.raises(PermissionDenied):
        say(session, by=people.group[0])


def test_somebody_taken_off_the_list_while_their_post_is_read_posts_nothing(people, make_session, say):
    session = make_session(phase="clarifying")

    def decide():
        remove_participant(session.participants.get(person=people.group[0]), by=people.facilitator)
        yield from ()

    with pytest.raises(PermissionDenied):
        say(session, by=people.group[0], decisions=decide())
    assert not Contribution.objects.exists()


def test_nobody_writes_before_accepting_the_ground_rules(people, make_session, say, seen_of):
    session = make_session(entered=False)
    accept_ground_rules(session, by=people.facilitator)
    open_session(session, seen_of(session), by=people.facilitator)
    with pytest.raises(PermissionDenied):
        say(session, by=people.author)
    accept_ground_rules(session, by=people.author)
    assert say(session, by=people.author).number == 2


def test_a_session_that_has_not_begun_can_be_called_off_and_then_not_opened(people, make_session, seen_of):
    session = make_session()
    with pytest.raises(PermissionDenied):
        cancel_session(session, by=people.author)
    session = cancel_session(session, by=people.facilitator)
    assert notices_of(people.group[0]).filter(kind="session.cancelled").exists()
    with pytest.raises(ValidationError, match="called off"):
        open_session(session, seen_of(session), by=people.facilitator)


@pytest.mark.parametrize("place", ["Ring Dean Harwell", "Bring CRN X320741", "With QQ 12 34 56 A"])
def test_a_place_names_nobody_and_no_record(make_scenario, plan, place):
    with pytest.raises(ValidationError) as refused:
        plan(make_scenario(), place=place)
    assert "place" in refused.value.message_dict


@pytest.mark.parametrize("place", ["Room 2", "12 Harbour Street", "Ring 01632 960123"])
def test_a_place_may_say_where_to_meet_and_how_to_ring_in(make_scenario, plan, place):
    assert plan(make_scenario(), place=place).place == place
