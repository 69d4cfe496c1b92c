import uuid

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from audit.models import AuditEvent
from cms.models import LearningPointPage
from cms.queries import Publication, publication_of
from cms.services import unpublish_learning_point
from notifications.models import Notice


def verbs():
    return list(
        AuditEvent.objects.filter(verb__startswith="learning_point").order_by("pk").values_list("verb", flat=True)
    )


def test_a_proposal_becomes_a_draft_in_the_workflow_and_the_editors_are_told(make_person, propose, topic):
    editor, facilitator = make_person("editor"), make_person("facilitator")
    page = propose(facilitator)
    page.refresh_from_db()
    assert not page.live
    assert page.owner == facilitator
    assert list(page.topics.all()) == [topic]
    assert page.current_workflow_state.workflow.name == "Publishing"
    notice = Notice.objects.get(kind="learning-point.proposed")
    assert (notice.recipient, notice.path) == (editor, f"/admin/pages/{page.pk}/edit/")
    assert verbs() == ["learning_point.proposed"]


def test_publishing_shows_it_and_tells_whoever_proposed_it(make_person, propose, decide, client_of):
    editor, facilitator = make_person("editor"), make_person("facilitator")
    page = propose(facilitator)
    decide(page, editor, "approve")
    assert page.live
    notice = Notice.objects.get(kind="learning-point.published")
    assert (notice.recipient, notice.path) == (facilitator, page.url)
    event = AuditEvent.objects.get(verb="learning_point.published")
    assert event.actor == editor.pk
    answer = client_of(make_person()).get(page.url)
    assert answer.status_code == 200
    assert "A tick ages." in answer.content.decode()


def test_a_second_publication_tells_nobody_again(make_person, propose, decide):
    page = propose(make_person("facilitator"))
    decide(page, make_person("editor"), "approve")
    page.save_revision().publish()
    assert Notice.objects.filter(kind="learning-point.published").count() == 1


def test_neither_our_mail_nor_wagtails_carries_the_words(make_person, propose, decide, mailoutbox):
    editor = make_person("editor")
    page = propose(make_person("mentor"), title="Quokka", body="Wombat")
    decide(page, editor, "reject")
    for message in mailoutbox:
        assert "Quokka" not in message.subject + message.body
        assert "Wombat" not in message.subject + message.body
    assert {message.subject for message in mailoutbox} == {"Soundings: A learning point is waiting for an editor"}


@pytest.mark.parametrize("role", ["practitioner", "editor", "leader", "administrator", "safeguarding_lead"])
def test_only_facilitators_and_mentors_propose(make_person, propose, role):
    with pytest.raises(PermissionDenied):
        propose(make_person(role))
    assert not LearningPointPage.objects.exists()


def test_the_same_agreement_is_proposed_once(make_person, propose):
    key, person = uuid.uuid4(), make_person("facilitator")
    propose(person, source_key=key)
    with pytest.raises(ValidationError):
        propose(person, source_key=key)


def test_what_was_sent_back_can_be_proposed_again_as_the_same_page(make_person, propose, decide):
    key, person, editor = uuid.uuid4(), make_person("facilitator"), make_person("editor")
    page = propose(person, source_key=key)
    decide(page, editor, "reject")
    assert publication_of(key) is Publication.SENT_BACK
    again = propose(person, source_key=key, title="In better words")
    assert again.pk == page.pk
    assert publication_of(key) is Publication.WAITING
    decide(again, editor, "approve")
    assert LearningPointPage.objects.get().title == "In better words"


@pytest.mark.parametrize("words", [{"area_codes": ["A9"]}, {"module_page_id": 99999}, {"title": " "}, {"body": "  "}])
def test_a_proposal_that_cannot_be_right_is_refused(make_person, propose, words):
    with pytest.raises(ValidationError):
        propose(make_person("facilitator"), **words)


def test_markup_in_the_words_of_a_group_stays_text(make_person, propose):
    page = propose(make_person("facilitator"), body="<script>alert(1)</script>")
    assert "<script" not in page.body


def test_a_published_point_can_be_withdrawn(make_person, propose, decide, client_of):
    key, lead = uuid.uuid4(), make_person("safeguarding_lead")
    page = propose(make_person("facilitator"), source_key=key)
    decide(page, make_person("editor"), "approve")
    unpublish_learning_point(key, "identifies-someone", by=lead)
    assert publication_of(key) is Publication.WITHDRAWN
    assert client_of(make_person()).get(page.url).status_code == 404
    event = AuditEvent.objects.get(verb="learning_point.unpublished")
    assert event.codes["reason"] == "identifies-someone"


def test_a_waiting_point_can_be_withdrawn_from_the_editors_queue(make_person, propose):
    key, person = uuid.uuid4(), make_person("facilitator")
    page = propose(person, source_key=key)
    unpublish_learning_point(key, "no-longer-agreed", by=person)
    page.refresh_from_db()
    assert page.current_workflow_state is None
    assert publication_of(key) is Publication.WITHDRAWN


def test_a_practitioner_cannot_withdraw(make_person, propose):
    key = uuid.uuid4()
    propose(make_person("facilitator"), source_key=key)
    with pytest.raises(PermissionDenied):
        unpublish_learning_point(key, "x", by=make_person())


def test_withdrawing_what_was_never_proposed_is_refused(make_person, site):
    with pytest.raises(ValidationError):
        unpublish_learning_point(uuid.uuid4(), "x", by=make_person("mentor"))


def test_a_group_that_did_not_propose_has_no_publication(site):
    assert publication_of(uuid.uuid4()) is None
