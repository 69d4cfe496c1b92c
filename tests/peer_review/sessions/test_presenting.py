"""An author presents only when they have agreed for this very session, and nobody learns of it before or otherwise."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from django.utils import timezone

from accounts.models import SupportRelationship
from audit.models import AuditEvent
from drafts.models import Draft
from drafts.services import save_draft
from notifications.models import Notice
from notifications.queries import notices_of
from peer_review.formats import CONSULTANCY
from peer_review.models import CaseScenario, Contribution, Participant
from peer_review.permissions import sessions_visible_to
from peer_review.queries.sessions import admitted_to
from peer_review.queries.waiting import waiting_for
from peer_review.services.disposal import dispose
from peer_review.services.scenarios import close_scenario
from peer_review.services.sessions import (
    NextStepWords,
    accept_ground_rules,
    agree_to_present,
    decline_to_present,
    name_next_step,
    offer_to_present,
    open_session,
)
from peer_review.services.sessions.contributions import notes_key

pytestmark = pytest.mark.django_db


def roles_in(session):
    return {part.person: part.role for part in Participant.objects.filter(session=session)}


def address(name, one):
    return reverse(f"peer_review:{name}", args=[one.public_id])


def test_planning_asks_a_willing_author_and_names_nobody(people, make_scenario, plan, client_of):
    session = plan(make_scenario())
    assert people.author not in roles_in(session)
    assert notices_of(people.author).get().kind == "session.presenter-asked"
    assert not Notice.objects.filter(kind="session.presenter-asked").exclude(recipient=people.author).exists()
    accept_ground_rules(session, by=people.facilitator)
    page = client_of(people.facilitator).get(address("session", session)).content.decode()
    assert people.author.name not in page and "The author has been asked" in page
    assert [one.path for one in waiting_for(people.author)] == [reverse("peer_review:home")]


def test_an_author_who_agrees_takes_the_presenters_place_and_everybody_is_told(people, make_scenario, plan, client_of):
    session = plan(make_scenario())
    client = client_of(people.author)
    asked = client.get(address("present", session)).content.decode()
    assert all(person.name in asked for person in people.group)
    assert client.post(address("present", session), {}).status_code == 422
    assert people.author not in roles_in(session)
    assert client.post(address("present", session), {"answer": "yes"}).status_code == 303
    roles = roles_in(session)
    assert roles[people.author] == "presenter" and [roles[person] for person in people.group] == ["group"] * 3
    told = Notice.objects.filter(kind="session.author-presents").values_list("recipient", flat=True)
    assert set(told) == {person.pk for person in roles}
    assert client.post(address("present", session), {"answer": "no"}).status_code == 404


@pytest.mark.parametrize("way", ["declines", "takes the offer back", "was never willing"])
def test_an_author_who_does_not_want_to_is_never_named(people, make_scenario, plan, client_of, way):
    scenario = make_scenario(willing=way != "was never willing")
    session = plan(scenario)
    if way == "declines":
        client_of(people.author).post(address("present", session), {"answer": "no"})
    elif way == "takes the offer back":
        client_of(people.author).post(address("offer-to-present", scenario), {"willing": "no"})
        assert not CaseScenario.objects.get().willing_to_present
    with pytest.raises(PermissionDenied):
        agree_to_present(session, by=people.author)
    assert client_of(people.author).get(address("present", session)).status_code == 404
    assert people.author not in roles_in(session) and roles_in(session)[people.group[0]] == "presenter"
    if way == "takes the offer back":
        offer_to_present(scenario, by=people.author, willing=True)
        assert plan(scenario).presenting == "asked"


def test_nobody_but_the_author_answers_or_offers(people, make_scenario, plan, client_of):
    scenario = make_scenario()
    session = plan(scenario)
    for person in (people.facilitator, *people.group):
        for act in (agree_to_present, decline_to_present):
            with pytest.raises(PermissionDenied):
                act(session, by=person)
        with pytest.raises(PermissionDenied):
            offer_to_present(scenario, by=person, willing=False)
        assert client_of(person).get(address("present", session)).status_code == 404
        assert client_of(person).post(address("offer-to-present", scenario), {"willing": "no"}).status_code == 404


def test_once_a_session_has_begun_or_a_concern_has_set_it_aside_the_author_is_asked_no_more(
    people, make_scenario, plan, seen_of
):
    scenario = make_scenario()
    first, second = plan(scenario), plan(scenario)
    accept_ground_rules(first, by=people.facilitator)
    open_session(first, seen_of(first), by=people.facilitator)
    with pytest.raises(PermissionDenied):
        agree_to_present(first, by=people.author)
    CaseScenario.objects.update(frozen=True)
    with pytest.raises(PermissionDenied):
        agree_to_present(second, by=people.author)


def test_an_author_who_was_invited_unknown_stays_one_participant(people, make_scenario, plan):
    for presenter in (people.author, people.group[0]):
        session = plan(make_scenario(), participants=[people.author, *people.group], presenter=presenter)
        agree_to_present(session, by=people.author)
        assert roles_in(session)[people.author] == "presenter"
        assert list(roles_in(session).values()).count("presenter") == 1


def test_a_group_has_a_place_left_for_the_author_whether_or_not_they_are_in_it(
    people, make_scenario, plan, make_person
):
    crowd = [make_person() for _ in range(CONSULTANCY.most + 1)]
    for willing, places in ((True, CONSULTANCY.most - 1), (False, CONSULTANCY.most)):
        for one_more in ([], [people.author]):
            scenario = make_scenario(willing=willing)
            whole = [*one_more, *crowd][:places]
            assert plan(scenario, participants=whole, presenter=whole[-1])
            with pytest.raises(ValidationError) as refused:
                plan(scenario, participants=[*one_more, *crowd][: places + 1], presenter=whole[-1])
            assert "participants" in refused.value.message_dict


@pytest.mark.parametrize("upwards", [True, False])
def test_somebody_tied_to_an_unnamed_author_can_be_invited_and_finds_nothing(
    people, make_scenario, plan, client_of, upwards
):
    tied = people.group[1]
    ends = (tied, people.author) if upwards else (people.author, tied)
    SupportRelationship.objects.create(kind="line_manager", supporter=ends[0], person=ends[1])
    form = client_of(people.facilitator).get(address("schedule-session", make_scenario())).content.decode()
    assert tied.name in form, "a missing name would tell whose work it is"
    session = plan(make_scenario())
    assert not notices_of(tied).exists() and session not in sessions_visible_to(tied)
    assert client_of(tied).get(address("session", session)).status_code == 404
    with pytest.raises(PermissionDenied):
        accept_ground_rules(session, by=tied)
    Participant.objects.filter(session=session).update(accepted_ground_rules_at=timezone.now())
    assert {part.person for part in admitted_to(session.pk).values()} == {*roles_in(session)} - {tied}
    accept_ground_rules(session, by=people.facilitator)
    assert tied.name in client_of(people.facilitator).get(address("session", session)).content.decode()
    agree_to_present(session, by=people.author)
    assert session in sessions_visible_to(tied) and tied in {part.person for part in admitted_to(session.pk).values()}


def test_with_the_link_goes_the_name_of_an_author_who_presented(people, make_session, say, client_of):
    session = make_session(phase="clarifying")
    say(session, by=people.author)
    words = NextStepWords("Ask the police unit again.", timezone.localdate() + timedelta(days=7))
    name_next_step(session, words, by=people.author)
    for person in (people.author, people.group[0]):
        save_draft(notes_key(session), {"notes": "My own"}, by=person)
    close_scenario(session.version.scenario, by=people.author)
    CaseScenario.objects.update(changed_on=timezone.localdate() - timedelta(days=30))
    assert dispose.call() == 1
    assert not Participant.objects.filter(person=people.author).exists()
    assert Participant.objects.filter(session=session, role="presenter", person=None).count() == 1
    assert Contribution.objects.filter(session=session).exists()
    assert not AuditEvent.objects.filter(actor=people.author.pk).exists()
    assert not Notice.objects.filter(path__startswith=address("session", session)).exists()
    assert not Draft.objects.filter(owner=people.author).exists() and Draft.objects.count() == 1
    page = client_of(people.facilitator).get(address("session", session))
    assert page.status_code == 200 and people.author.name not in page.content.decode()
