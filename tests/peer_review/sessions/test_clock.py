"""Leading a review session through its phases."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from peer_review.services.sessions import (
    extend_phase,
    next_phase,
    open_session,
    pause_session,
    resume_session,
)

pytestmark = pytest.mark.django_db


def code_of(refused) -> str:
    return refused.value.error_list[0].code


def test_only_the_facilitator_leads(people, make_session, seen_of):
    session = make_session(phase="overview")
    for command in (pause_session, next_phase):
        for person in (people.author, people.group[0]):
            with pytest.raises(PermissionDenied):
                command(session, seen_of(session), by=person)


def test_a_facilitator_whose_role_has_ended_leads_no_more(people, make_session, seen_of):
    from accounts.models import Membership, User

    session = make_session(phase="overview")
    Membership.objects.filter(person=people.facilitator).update(ends_on=timezone.localdate())
    with pytest.raises(PermissionDenied):
        next_phase(session, seen_of(session), by=User.objects.get(pk=people.facilitator.pk))


def test_the_facilitator_leads_through_all_phases_and_each_is_an_event(people, make_session, seen_of):
    session = make_session(phase="overview")
    before = session.phase_ends_at
    session = pause_session(session, seen_of(session), by=people.facilitator)
    assert session.clock.paused
    session = resume_session(session, seen_of(session), by=people.facilitator)
    session = extend_phase(session, seen_of(session), 5, by=people.facilitator)
    assert session.phase_ends_at - before >= timedelta(minutes=5)
    for _phase in session.protocol.phases[1:]:
        session = next_phase(session, seen_of(session), by=people.facilitator)
    kinds = list(session.events.values_list("kind", flat=True))
    assert kinds == [
        "session.opened",
        "phase.paused",
        "phase.resumed",
        "phase.extended",
        *["phase.begun"] * 5,
    ]
    assert list(session.events.values_list("number", flat=True)) == list(range(1, 10))


def test_a_second_click_on_next_is_refused_and_skips_nothing(people, make_session, seen_of):
    session = make_session(phase="overview")
    before = seen_of(session)
    next_phase(session, before, by=people.facilitator)
    with pytest.raises(ValidationError) as refused:
        next_phase(session, before, by=people.facilitator)
    assert code_of(refused) == "moved-on"
    session.refresh_from_db()
    assert session.phase.key == "clarifying"


def test_a_scenario_that_was_taken_back_is_not_discussed(people, make_session, seen_of):
    session = make_session()
    scenario = session.version.scenario
    scenario.status = "withdrawn"
    scenario.save()
    with pytest.raises(ValidationError, match="no longer open"):
        open_session(session, seen_of(session), by=people.facilitator)
