"""What people write in a review session: who may, what is kept, what is refused."""

from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from audit.queries import events as audit_events
from drafts.services import draft_of, save_draft
from peer_review.models import Contribution, ContributionText, ReviewSession
from peer_review.queries.known_words import NOBODY
from peer_review.services.identifiers import Decision, scan
from peer_review.services.sessions import (
    next_phase,
    withdraw_contribution,
)
from peer_review.services.sessions.contributions import LONGEST, draft_key

pytestmark = pytest.mark.django_db


def code_of(refused) -> str:
    return refused.value.error_list[0].code


def test_a_silent_presenter_is_refused_by_the_server(people, make_session, say):
    session = make_session(phase="discussion")
    with pytest.raises(ValidationError) as refused:
        say(session, "But I did ask them", by=people.author)
    assert code_of(refused) == "silent"
    assert not Contribution.objects.exists()
    assert say(session, by=people.group[0]).phase_key == "discussion"


def test_the_group_is_refused_while_only_the_presenter_writes(people, make_session, say):
    session = make_session(phase="overview")
    with pytest.raises(ValidationError) as refused:
        say(session, by=people.group[0])
    assert code_of(refused) == "silent"


def test_the_same_key_is_the_same_contribution(people, make_session, say):
    session = make_session(phase="clarifying")
    key = uuid4()
    first = say(session, "Once", key=key)
    again = say(session, "Once", key=key)
    assert first == again
    assert Contribution.objects.count() == 1
    session.refresh_from_db()
    assert session.last_number == first.number


def test_a_repeated_post_is_answered_even_when_the_phase_has_moved_on(people, make_session, say, seen_of):
    session = make_session(phase="probing")
    key = uuid4()
    first = say(session, by=people.author, key=key)
    next_phase(
        ReviewSession.objects.get(pk=session.pk),
        seen_of(ReviewSession.objects.get(pk=session.pk)),
        by=people.facilitator,
    )
    assert say(session, by=people.author, key=key, phase="probing") == first


def test_the_same_key_of_somebody_else_is_another_contribution(people, make_session, say):
    session = make_session(phase="clarifying")
    key = uuid4()
    assert say(session, by=people.group[0], key=key) != say(session, by=people.group[1], key=key)


def test_text_for_a_phase_that_is_over_is_refused(people, make_session, say):
    session = make_session(phase="probing")
    with pytest.raises(ValidationError) as refused:
        say(session, phase="clarifying")
    assert code_of(refused) == "moved-on"


@pytest.mark.parametrize(("text", "code"), [("  \n ", "empty"), ("x" * (LONGEST + 1), "too_long")])
def test_a_contribution_has_words_and_not_too_many(make_session, say, text, code):
    session = make_session(phase="clarifying")
    with pytest.raises(ValidationError) as refused:
        say(session, text)
    assert code_of(refused) == code


def test_an_identifier_is_never_shown(make_session, say):
    session = make_session(phase="clarifying")
    with pytest.raises(ValidationError, match="QQ 12 34 56 A"):
        say(session, "Her number is QQ 12 34 56 A, ask there")
    assert not ContributionText.objects.exists()


def test_what_might_identify_is_shown_only_after_a_decision_with_a_reason(make_session, say):
    session = make_session(phase="clarifying")
    text = "They met in Sheffield, on the second day"
    asked = scan({"text": text}, known=NOBODY).asking
    assert asked, "the checker no longer asks about this text"
    with pytest.raises(ValidationError) as refused:
        say(session, text)
    assert code_of(refused) == "undecided"
    decisions = [Decision(group.category, group.quote, "changed", "It is made up") for group in asked]
    made = say(session, text, decisions=decisions)
    assert made.text.decisions[0]["reason"] == "It is made up"


def test_a_withdrawn_contribution_loses_its_words_and_keeps_its_place(people, make_session, say):
    session = make_session(phase="clarifying")
    made = say(session, by=people.group[0])
    with pytest.raises(PermissionDenied):
        withdraw_contribution(made, by=people.group[1])
    withdraw_contribution(made, by=people.group[0])
    withdraw_contribution(made, by=people.group[0])
    assert not ContributionText.objects.exists()
    session.refresh_from_db()
    assert list(session.events.values_list("kind", flat=True))[-2:] == ["contribution.posted", "contribution.withdrawn"]


def test_posting_drops_the_draft(people, make_session, say):
    session = make_session(phase="clarifying")
    save_draft(draft_key(session), {"text": ["Half a sent"]}, by=people.group[0])
    say(session, by=people.group[0])
    assert draft_of(draft_key(session), people.group[0]) is None


def test_the_audit_trail_names_nobody_who_wrote(people, make_session, say):
    session = make_session(phase="clarifying")
    withdraw_contribution(say(session, by=people.group[0]), by=people.group[0])
    trail = audit_events(verb="contribution.")
    assert {event.verb for event in trail} == {"contribution.posted", "contribution.withdrawn"}
    assert {event.actor for event in trail} == {None}


def test_nothing_is_posted_once_the_author_has_taken_the_scenario_back(people, make_session, say):
    session = make_session(phase="clarifying")
    scenario = session.version.scenario
    scenario.status = "withdrawn"
    scenario.save()
    with pytest.raises(ValidationError) as refused:
        say(session)
    assert code_of(refused) == "taken-back"
    assert not Contribution.objects.exists()
