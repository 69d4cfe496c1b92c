"""Withdrawing: gone from every page, room, notice, draft and from the library; the trail stays without a word of it."""

from types import SimpleNamespace

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from django.utils import timezone

from audit.models import AuditEvent
from cms.models import LearningPointPage
from drafts.models import Draft
from drafts.services import save_draft
from notifications.models import Notice
from notifications.services import notify
from peer_review.hub.pull import WITHDRAWN, look, ticket_for
from peer_review.lifecycle import Withdrawal
from peer_review.models import CaseScenario, Participant, ReviewSession, SessionEvent
from peer_review.phases import Seen
from peer_review.services import sessions
from peer_review.services.learning_points import LearningPointWords, agree_learning_point, write_learning_point
from peer_review.services.scenarios import start_scenario
from peer_review.services.withdrawal import authors_draft_key, sweep_drafts, withdraw_scenario

CANARY = "quillfeathering"


@pytest.fixture
def lead(make_person):
    return make_person("safeguarding_lead", name="Lead Somebody")


@pytest.fixture
def room(released, make_person, author):
    """A session on the released case scenario that is open, with everybody in it."""
    group = [make_person(name=f"Group {number}") for number in range(3)]
    facilitator = make_person("facilitator")
    session = sessions.schedule_session(
        released, by=facilitator, participants=group, presenter=group[0], scheduled_for=timezone.now()
    )
    for person in (facilitator, *group):
        sessions.accept_ground_rules(session, by=person)
    session = sessions.open_session(session, seen_of(session), by=facilitator)
    return SimpleNamespace(session=session, facilitator=facilitator, group=group)


def seen_of(session) -> Seen:
    return Seen(session.phase_index, session.clock_version)


def here(client, scenario) -> int:
    return client.get(reverse("peer_review:scenario-here", args=[scenario.public_id])).status_code


def test_open_pages_of_author_and_reviewer_hear_that_it_is_gone(sent_review, released, author, mentor, client_of):
    clients = [client_of(author), client_of(mentor)]
    assert [here(client, released) for client in clients] == [204, 204]
    withdraw_scenario(released, by=author)
    assert [here(client, released) for client in clients] == [410, 410]


def test_a_stranger_never_learns_whether_there_is_one(released, make_person, client_of, client):
    assert here(client_of(make_person()), released) == 410
    assert here(client, released) != 204


def test_nobody_but_the_author_meets_a_word_of_it_any_more(sent_review, released, author, mentor, client_of):
    addresses = [
        reverse("peer_review:scenario", args=[released.public_id]),
        reverse("peer_review:review-start", args=[released.public_id]),
        reverse("peer_review:review", args=[sent_review.public_id]),
        reverse("peer_review:reviews"),
        reverse("peer_review:home"),
    ]
    reader = client_of(mentor)
    assert any(CANARY in reader.get(address).content.decode() for address in addresses)
    withdraw_scenario(released, by=author)
    assert not any(CANARY in reader.get(address).content.decode() for address in addresses)
    assert CANARY in client_of(author).get(addresses[0]).content.decode()


def test_one_press_of_the_author_is_enough(released, author, client_of):
    client = client_of(author)
    assert "withdraw-now" in client.get(reverse("peer_review:scenario", args=[released.public_id])).content.decode()
    client.post(reverse("peer_review:withdraw", args=[released.public_id]))
    found = CaseScenario.objects.get()
    assert (found.status, found.withdrawal) == ("withdrawn", "author")


class TestByALead:
    def test_takes_it_from_the_author_too_and_says_why(self, sent_review, released, lead, author, client_of):
        client = client_of(lead)
        assert released.versions.get().text.title in client.get(reverse("peer_review:recall-list")).content.decode()
        answer = client.post(
            reverse("peer_review:recall", args=[released.public_id]), {"reason": Withdrawal.IDENTIFIES}
        )
        assert answer.status_code == 302
        mine = client_of(author)
        page = mine.get(reverse("peer_review:scenario", args=[released.public_id])).content.decode()
        assert CANARY not in page and "It could identify somebody" in page
        assert mine.get(reverse("peer_review:review", args=[sent_review.public_id])).status_code == 404
        assert CANARY not in mine.get(reverse("peer_review:home")).content.decode()
        assert Notice.objects.get(kind="scenario.recalled").recipient == author

    def test_needs_a_reason_of_ours(self, released, lead, client_of):
        page = client_of(lead).post(reverse("peer_review:recall", args=[released.public_id]), {})
        assert page.status_code == 422 and CaseScenario.objects.get().status == "released"
        with pytest.raises(ValidationError):
            withdraw_scenario(released, by=lead, reason="because")

    def test_is_named_in_the_trail_with_the_code_and_no_word_of_it(self, released, lead):
        withdraw_scenario(released, by=lead, reason=Withdrawal.IDENTIFIES)
        event = AuditEvent.objects.get(verb="scenario.withdrawn")
        assert event.actor == lead.pk and event.codes["reason"] == "identifies-someone"
        assert CANARY not in str(event.codes)

    def test_reaches_their_own_region_only_and_no_draft(self, released, make_person, other_unit, lead, author):
        elsewhere = make_person("safeguarding_lead", unit=other_unit)
        for person, scenario in ((elsewhere, released), (lead, start_scenario(by=author))):
            with pytest.raises(PermissionDenied):
                withdraw_scenario(scenario, by=person, reason=Withdrawal.ASKED)

    @pytest.mark.parametrize("role", ["mentor", "facilitator", "leader", "administrator", "editor", "practitioner"])
    def test_is_for_no_other_role(self, released, make_person, client_of, role):
        person = make_person(role)
        with pytest.raises(PermissionDenied):
            withdraw_scenario(released, by=person, reason=Withdrawal.IDENTIFIES)
        assert client_of(person).get(reverse("peer_review:recall", args=[released.public_id])).status_code in (403, 404)

    def test_an_author_cannot_hide_behind_the_leads_reasons(self, released, author):
        with pytest.raises(PermissionDenied):
            withdraw_scenario(released, by=author, reason=Withdrawal.IDENTIFIES)


def test_by_its_author_it_names_nobody_in_the_trail(released, author):
    withdraw_scenario(released, by=author)
    assert AuditEvent.objects.get(verb="scenario.withdrawn").actor is None


def test_unsent_words_about_it_go_and_do_not_come_back(review, room, released, author, mentor):
    keys = [
        f"review:{review.public_id}",
        authors_draft_key(review, "answer"),
        authors_draft_key(review, "own"),
        f"session-contribution:{room.session.public_id}",
        f"session-notes:{room.session.public_id}",
    ]
    for key in keys:
        save_draft(key, {"text": [CANARY]}, by=mentor)
    save_draft("knowledge-check:I2", {"text": ["mine"]}, by=mentor)
    withdraw_scenario(released, by=author)
    assert list(Draft.objects.values_list("key", flat=True)) == ["knowledge-check:I2"]
    save_draft(keys[0], {"text": [CANARY]}, by=mentor)  # a page that saved itself at the very moment
    assert sweep_drafts.call() == 1
    assert list(Draft.objects.values_list("key", flat=True)) == ["knowledge-check:I2"]


def test_notices_that_lead_to_it_go_and_its_reviewers_are_told_in_neutral_words(sent_review, released, author, mentor):
    scenario, review = (
        reverse("peer_review:scenario", args=[released.public_id]),
        reverse("peer_review:review", args=[sent_review.public_id]),
    )
    notify([mentor], "review.answered", path=review)
    notify([author], "review.submitted", path=scenario)
    withdraw_scenario(released, by=author)
    assert not Notice.objects.filter(path__in=[scenario, review]).exists()
    told = Notice.objects.get(kind="scenario.withdrawn")
    assert (told.recipient, told.path) == (mentor, reverse("peer_review:home"))


class TestRooms:
    def test_an_open_session_ends_and_everybody_is_shut_out_of_its_room(self, room, released, author, client_of):
        client, session = client_of(room.group[1]), room.session
        state = reverse("peer_review:session-state", args=[session.public_id])
        assert client.get(state).status_code == 200
        ticket = ticket_for(room.group[1], session.public_id, client.session.session_key, "en")[1]
        before = ReviewSession.objects.get().last_number
        assert look(session.pk, before, [ticket]).refused == {}
        withdraw_scenario(released, by=author)
        found = ReviewSession.objects.get()
        assert found.status == "cancelled" and found.last_number == before + 1
        assert SessionEvent.objects.last().kind == "session.stopped"
        assert look(session.pk, before, [ticket]).refused == {ticket: WITHDRAWN}
        assert client.get(state).status_code == 410
        page = client.get(reverse("peer_review:session", args=[session.public_id])).content.decode()
        assert CANARY not in page and "This is no longer available" in page
        assert client.get(reverse("peer_review:session-here", args=[session.public_id])).status_code == 410

    def test_those_who_were_to_meet_are_told(self, room, released, author):
        withdraw_scenario(released, by=author)
        told = Notice.objects.filter(kind="session.cancelled").values_list("recipient", flat=True)
        assert set(told) == set(Participant.objects.values_list("person", flat=True))


def test_what_was_learnt_from_it_leaves_the_library_until_an_editor_has_read_it(
    room, released, author, site, make_person, client_of
):
    editor = make_person("editor")
    session = room.session
    while session.phase != session.protocol.phases[-1]:
        session = sessions.next_phase(session, seen_of(session), by=room.facilitator)
    step = sessions.NextStepWords("Ring the unit", timezone.localdate())
    session = sessions.conclude_session(session, seen_of(session), by=room.facilitator, next_step=step)
    words = LearningPointWords("Protect first", "Ask what would change for her.", "Write four lines.")
    agree_learning_point(write_learning_point(session, words, by=room.facilitator), by=room.facilitator)
    page = LearningPointPage.objects.get()
    page.current_workflow_state.cancel(user=editor)
    page.get_latest_revision().publish(user=editor)
    page = LearningPointPage.objects.get()
    reader = client_of(make_person())
    assert page.live and reader.get(page.url).status_code == 200
    withdraw_scenario(released, by=author)
    assert not LearningPointPage.objects.get().live
    assert reader.get(page.url).status_code == 404
    told = Notice.objects.get(kind="learning-point.held")
    assert (told.recipient, told.path) == (editor, reverse("wagtailadmin_pages:edit", args=[page.pk]))
    assert not Notice.objects.filter(path=page.url).exists()
    assert AuditEvent.objects.get(verb="learning_point.held").actor is None
