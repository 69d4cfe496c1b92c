"""Every text that others read is held against its writer's own name and against the words known in their region."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from peer_review.models import LocalTerm
from peer_review.services.authors import find_author_for_risk
from peer_review.services.concerns import acknowledge_concern, add_words, decide_concern, raise_concern
from peer_review.services.follow_ups import answer_follow_up
from peer_review.services.reviews import (
    add_comment,
    answer_review,
    reply_to_comment,
    return_review,
    save_review,
    skip_own_review,
    submit_review,
)
from peer_review.services.sessions import schedule_session
from peer_review.services.triage import claim_scenario, return_scenario

TEXTS = {"own name": "I asked again and wrote it down. Thanks, Tunde", "local word": "He stays at Quenelle Lodge now."}
AHEAD = timezone.localdate() + timedelta(days=14)


@pytest.fixture(autouse=True)
def _known(unit, make_person, author, mentor):
    """Everybody here is called Tunde, and the region knows one word more."""
    author.name, mentor.name = "Tunde Fieldhouse", "Tunde Meadows"
    author.save()
    mentor.save()
    lead = make_person("safeguarding_lead", name="Tunde Leadham")
    LocalTerm.objects.create(region=unit.parent.parent, term="Quenelle Lodge", added_by=lead)
    make_person.lead = lead


@pytest.fixture
def answered(sent_review, author):
    answer_review(sent_review, by=author, takes="I see the gap.", will_do="Ask again.", by_when=AHEAD)
    sent_review.refresh_from_db()
    return sent_review


@pytest.fixture
def stopped():
    """Demand that an act is stopped because of what its words say."""
    return lambda: pytest.raises(ValidationError, match=r"Tunde|Quenelle Lodge")


every_text = pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)


@every_text
@pytest.mark.parametrize("field", ["strengths", "questions", "next_step"])
def test_a_review(review, mentor, stopped, text, field):
    save_review(review, by=mentor, **{field: text})
    with stopped():
        submit_review(review, by=mentor)


@every_text
def test_a_comment_and_a_reply(review, mentor, author, stopped, text):
    with stopped():
        add_comment(review, by=mentor, field="know", quote="I asked twice.", text=text)
    comment = add_comment(review, by=mentor, field="know", quote="I asked twice.", text="Whom did you ask?")
    skip_own_review(review.version.scenario, by=author)
    submit_review(review, by=mentor)
    comment.refresh_from_db()
    with stopped():
        reply_to_comment(comment, by=author, text=text)


@every_text
def test_a_held_review_that_is_given_back(review, mentor, make_person, stopped, text):
    held = submit_review(review, by=mentor, co_mentor=True)
    with stopped():
        return_review(held, by=make_person("mentor", name="Tunde Otherwise"), words=text)


@every_text
def test_the_reason_of_a_second_person(waiting, mentor, stopped, text):
    claim_scenario(waiting, by=mentor)
    with stopped():
        return_scenario(waiting.versions.get(), by=mentor, reason=text)


@every_text
@pytest.mark.parametrize("field", ["thanks", "takes", "will_do"])
def test_an_answer(sent_review, author, stopped, text, field):
    words = {"takes": "I see the gap.", "will_do": "Ask again.", field: text}
    with stopped():
        answer_review(sent_review, by=author, by_when=AHEAD, **words)


@every_text
@pytest.mark.parametrize("field", ["did", "noticed"])
def test_what_came_of_it(answered, author, stopped, client_of, text, field):
    words = {"did": "I asked again.", field: text}
    with stopped():
        answer_follow_up(answered.answer.follow_up, by=author, outcome="partly", **words)
    page = client_of(author).post(
        reverse("peer_review:follow-up", args=[answered.public_id]), {"outcome": "partly", **words}
    )
    assert page.status_code == 422 and "Change or remove" in page.content.decode() and text in page.content.decode()


@every_text
def test_what_worries_somebody_is_asked_for_again(released, mentor, stopped, text):
    concern = raise_concern(released, by=mentor, reasons=["child"], words=text)
    assert concern.text.words == ""
    with stopped():
        add_words(concern, text, by=mentor)


@every_text
@pytest.mark.parametrize("field", ["reason", "note"])
def test_the_decision_on_a_concern(sent_review, released, mentor, make_person, stopped, client_of, text, field):
    lead = make_person.lead
    concern = raise_concern(released, by=mentor, reasons=["child"])
    acknowledge_concern(concern, by=lead)
    words = {"reason": "It was looked into.", "note": "You need do nothing.", field: text}
    with stopped():
        decide_concern(concern, by=lead, decision="return", **words)
    page = client_of(lead).post(
        reverse("peer_review:concern", args=[concern.public_id]), {"act": "decide", "decision": "return", **words}
    )
    assert page.status_code == 422 and "Change or remove" in page.content.decode()


def test_a_lead_from_elsewhere_is_held_to_the_words_of_the_region_they_write_to(
    released, mentor, make_person, other_unit, stopped
):
    from peer_review.models import ConcernAlert

    concern = raise_concern(released, by=mentor, reasons=["child"])
    far = make_person("safeguarding_lead", name="Far Away", unit=other_unit)
    ConcernAlert.objects.create(concern=concern, person=far, level="regional", told_at=timezone.now())
    acknowledge_concern(concern, by=far)
    with stopped():
        decide_concern(concern, by=far, decision="return", reason="Seen to.", note=TEXTS["local word"])


@every_text
def test_why_an_author_has_to_be_known(released, make_person, stopped, text):
    with stopped():
        find_author_for_risk(released, by=make_person.lead, risk="child", words=text)


def test_the_place_of_a_session_names_nobody_and_may_be_on_the_list(released, make_person, stopped):
    facilitator = make_person("facilitator", name="Tunde Farmer")
    group = [make_person(name=f"Person {letter}") for letter in "ABCDE"]
    plan = {"participants": group, "presenter": group[0], "scheduled_for": timezone.now() + timedelta(hours=1)}
    with stopped():
        schedule_session(released, by=facilitator, place="Ring in with Tunde Farmer", **plan)
    assert schedule_session(released, by=facilitator, place="Quenelle Lodge, room 2", **plan).place
