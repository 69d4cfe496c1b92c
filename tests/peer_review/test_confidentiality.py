"""One word stands in every confidential text; it is looked for in every place where it may not be."""

import json
import logging

import pytest
from django.apps import apps
from django.core import mail
from django.core.serializers import serialize
from django.db import models
from django.urls import reverse
from django.utils import timezone

from audit.models import AuditEvent
from notifications.models import Notice
from peer_review.intruders import KEYS
from peer_review.models import CaseScenario
from peer_review.queries.waiting import waiting_for
from peer_review.services.reviews import add_comment, answer_review, skip_own_review, submit_review
from peer_review.services.submission import submit_scenario
from peer_review.services.triage import claim_scenario, release_scenario, return_scenario

CANARY = "quillfeathering"


@pytest.fixture
def whole_story(waiting, author, mentor, review_of, django_capture_on_commit_callbacks):
    """A scenario sent, returned, sent again, released, reviewed with a comment, and answered."""
    with django_capture_on_commit_callbacks(execute=True):
        claim_scenario(waiting, by=mentor)
        return_scenario(waiting.versions.get(), by=mentor, reason=f"Say less about the {CANARY}.")
        second = submit_scenario(CaseScenario.objects.get(pk=waiting.pk), by=author, signed=True)
        claim_scenario(second.scenario, by=mentor)
        release_scenario(second, by=mentor, checklist=KEYS)
        review = review_of(CaseScenario.objects.get(pk=waiting.pk))
        add_comment(review, by=mentor, field="know", quote="I asked twice.", text=f"Which {CANARY}?")
        skip_own_review(review.version.scenario, by=author)
        submit_review(review, by=mentor)
        words = f"The {CANARY} matters."
        answer_review(review, by=author, takes=words, will_do=words, by_when=timezone.localdate())
    return waiting


@pytest.fixture
def review_of(mentor):
    from peer_review.rubric import PROMPTS
    from peer_review.services.reviews import save_review, start_review

    def make(scenario):
        found = start_review(scenario, by=mentor)
        words = f"You noticed the {CANARY}. What would it change?"
        levels = dict.fromkeys(PROMPTS, "3")
        save_review(found, by=mentor, levels=levels, strengths=words, questions=words, next_step=words)
        found.refresh_from_db()
        return found

    return make


def test_no_word_of_it_stands_in_the_trail_in_a_notice_or_in_an_e_mail(whole_story):
    assert AuditEvent.objects.filter(verb__startswith="scenario.").count() >= 4
    assert CANARY not in serialize("json", AuditEvent.objects.all())
    assert Notice.objects.count() >= 5
    assert CANARY not in serialize("json", Notice.objects.all())
    assert len(mail.outbox) >= 5
    assert not any(CANARY in message.subject + message.body for message in mail.outbox)


def test_no_e_mail_or_notice_names_the_author_or_leads_them_to_their_scenario(whole_story, author):
    for message in mail.outbox:
        assert author.name not in message.subject + message.body
        if message.to == [author.email]:
            assert str(whole_story.public_id) not in message.body
    for notice in Notice.objects.filter(recipient=author):
        assert str(whole_story.public_id) not in json.dumps(notice.words) + notice.path


def test_the_home_page_names_no_title(whole_story, author, mentor, client_of):
    for person in (author, mentor):
        assert not any(CANARY in one.words + one.path for one in waiting_for(person))


def test_no_address_and_no_log_line_holds_a_word_of_it(client_of, author, draft, answers, caplog):
    client = client_of(author)
    with caplog.at_level(logging.DEBUG):
        for key in ("help", "sources", "plan"):
            answer = client.post(reverse("peer_review:section", args=[draft.public_id, key]), answers)
            assert CANARY not in answer.url
        asked = {"text": f"His PNC, {CANARY}, is 2004/0712345Y."}
        client.post(reverse("peer_review:check-text"), asked, content_type="application/json")
        client.post(reverse("peer_review:check-text"), {"text": CANARY * 3000}, content_type="application/json")
    assert CANARY not in caplog.text


def test_leaders_and_administrators_meet_no_word_of_it(whole_story, client_of, make_person):
    pages = [reverse("peer_review:home"), reverse("notifications:inbox"), "/"]
    for role in ("leader", "administrator", "editor"):
        client = client_of(make_person(role))
        for page in pages:
            assert CANARY not in client.get(page).content.decode()


def test_pages_of_the_second_person_and_the_reviewer_never_name_the_author(whole_story, client_of, author, mentor):
    client = client_of(mentor)
    pages = ["peer_review:home", "peer_review:triage", "peer_review:reviews"]
    addresses = [reverse(name) for name in pages]
    addresses.append(reverse("peer_review:review-start", args=[whole_story.public_id]))
    for page in addresses:
        answer = client.get(page)
        assert answer.status_code == 200
        assert author.name not in answer.content.decode() and author.email not in answer.content.decode()


Words = models.TextField | models.CharField | models.JSONField
CODES = {
    ("FindingDecision", "field"),
    ("FindingDecision", "category"),
    ("ReviewComment", "field"),
    ("Review", "pseudonym"),
    ("CommentReply", "pseudonym"),
    ("DisposalCertificate", "previous"),
    ("DisposalCertificate", "digest"),
}
WORDS_OF_THE_HOUSE = {
    ("LocalTerm", "term"),  # the list that the checker reads
    ("ReviewSession", "place"),  # a room
    ("RubricVersion", "note"),  # an editor's, on the wording
    ("Pseudonym", "word"),
}


def test_what_people_write_stands_in_tables_that_hold_nothing_else_but_the_row_it_belongs_to():
    """So that these tables alone can be encrypted, and neither a day nor a person stands beside the words."""
    for model in apps.get_app_config("peer_review").get_models():
        own = [field for field in model._meta.fields if not field.auto_created]
        if model.__name__.endswith("Text"):
            assert isinstance(own[0], models.OneToOneField) and own[0].primary_key, model
            rest = [field.name for field in own[1:] if not isinstance(field, Words)]
            assert rest == [], model
        else:
            free = {
                (model.__name__, field.name)
                for field in own
                if isinstance(field, models.TextField)
                or (type(field) is models.CharField and not field.choices and field.max_length >= 40)
                or field.name == "decisions"
            }
            assert free - WORDS_OF_THE_HOUSE - CODES == set()
