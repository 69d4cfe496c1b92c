"""The loop closes into the record of learning, and nothing in it leads back to a case scenario."""

import datetime

import pytest
from django.db import DatabaseError, models, transaction
from django.urls import reverse
from django.utils import timezone

from audit.models import AuditEvent
from learning.models import ParticipationCredit
from peer_review.authorship import scenarios_with_an_author
from peer_review.models import FollowUp, OwedCredit, Review
from peer_review.services.credits import issue_credits
from peer_review.services.follow_ups import answer_follow_up
from peer_review.services.links import destroy_links
from peer_review.services.reviews import answer_review

FIRST = datetime.date(2026, 10, 1)


@pytest.fixture
def followed_up(sent_review, author):
    """A scenario of October whose author has said what came of the feedback."""
    answer = answer_review(
        sent_review, by=author, takes="I see the gap.", will_do="Ask again.", by_when=timezone.localdate()
    )
    answer_follow_up(answer.follow_up, by=author, outcome="done", did="I asked again.")
    FollowUp.objects.update(answered_on=FIRST + datetime.timedelta(days=11))
    OwedCredit.objects.update(month=FIRST)
    Review.objects.update(released_at=timezone.make_aware(datetime.datetime(2026, 10, 30, 15)))
    return sent_review


@pytest.fixture
def november(monkeypatch):
    monkeypatch.setattr(timezone, "localdate", lambda *args: datetime.date(2026, 11, 1))


def test_author_and_reviewer_are_credited_when_the_month_has_ended(followed_up, author, mentor, november):
    issue_credits.call()
    rows = set(ParticipationCredit.objects.values_list("person_number", "part", "month", "times"))
    assert rows == {(author.public_id, "author", FIRST, 1), (mentor.public_id, "reviewer", FIRST, 1)}


def test_the_credit_outlives_the_link_and_keeps_nothing_of_it(followed_up, author, november):
    scenario = followed_up.version.scenario
    destroy_links([scenario.pk])
    assert not scenarios_with_an_author().filter(pk=scenario.pk).exists()
    assert {field.name for field in OwedCredit._meta.get_fields()} == {"id", "person", "month", "times"}
    issue_credits.call()
    assert (author.public_id, "author", FIRST, 1) in set(
        ParticipationCredit.objects.values_list("person_number", "part", "month", "times")
    )
    assert not OwedCredit.objects.exists()


def test_nothing_is_credited_before(followed_up, monkeypatch):
    monkeypatch.setattr(timezone, "localdate", lambda *args: datetime.date(2026, 10, 31))
    issue_credits.call()
    assert not ParticipationCredit.objects.exists()


def test_a_credit_is_given_once_however_often_it_is_told(followed_up, november):
    issue_credits.call()
    issue_credits.call()
    assert ParticipationCredit.objects.count() == 2


def test_a_credit_leads_to_no_scenario_and_no_moment(followed_up, november):
    before = AuditEvent.objects.count()
    issue_credits.call()
    assert AuditEvent.objects.count() == before
    for field in ParticipationCredit._meta.get_fields():
        assert not field.is_relation
        assert not isinstance(field, (models.DateTimeField, models.AutoField))
    numbers = " ".join(map(str, ParticipationCredit.objects.values_list()))
    assert str(followed_up.public_id) not in numbers
    assert str(followed_up.version.scenario.public_id) not in numbers


def test_a_credit_cannot_be_changed(followed_up, november):
    issue_credits.call()
    with pytest.raises(DatabaseError), transaction.atomic():
        ParticipationCredit.objects.update(times=9)


def test_people_see_their_own_credits_and_nobody_elses(followed_up, author, make_person, november, client):
    issue_credits.call()
    client.force_login(author)
    page = client.get(reverse("learning:mine")).content.decode()
    assert "October 2026" in page
    assert "Brought a case scenario" in page
    client.force_login(make_person("mentor"))
    assert "October 2026" not in client.get(reverse("learning:mine")).content.decode()
