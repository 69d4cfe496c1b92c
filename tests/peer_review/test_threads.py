"""The threads under comments: who may write in them, under what name, and past which gate."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.serializers import serialize
from django.urls import reverse
from django.utils import timezone

from audit.models import AuditEvent
from notifications.models import Notice
from peer_review.models import CommentReply, ReviewComment
from peer_review.queries.known_words import NOBODY
from peer_review.services.identifiers import Decision, scan
from peer_review.services.reviews import (
    add_comment,
    reopen_comment,
    reply_to_comment,
    resolve_comment,
    skip_own_review,
    submit_review,
)
from peer_review.services.withdrawal import withdraw_scenario


@pytest.fixture
def comment(review, mentor, author):
    """A comment of a review that the author can read."""
    found = add_comment(review, by=mentor, field="know", quote="I asked twice.", text="What did you ask?")
    skip_own_review(review.version.scenario, by=author)
    submit_review(review, by=mentor)
    return ReviewComment.objects.get(pk=found.pk)


@pytest.fixture
def other_reviewer(comment, make_person, second_review):
    """A second mentor whose review of the same version is with the author."""
    person = make_person("mentor", name="Other Mentor")
    second_review(person)
    return person


def thread(comment):
    return reverse("peer_review:comment-thread", args=[comment.review.public_id, comment.pk])


def test_author_and_reviewer_answer_each_other_and_only_the_reviewer_has_a_name(comment, author, mentor, client_of):
    reply_to_comment(comment, by=author, text="I asked about the visits.")
    reply_to_comment(comment, by=mentor, text="Then ask about the phone.")
    said = list(CommentReply.objects.values_list("by_author", "writer"))
    assert said == [(True, None), (False, mentor.pk)]
    for person in (author, mentor):
        page = client_of(person).get(reverse("peer_review:review", args=[comment.review.public_id])).content.decode()
        assert "The author" in page and "I asked about the visits." in page
    assert author.name not in page and author.email not in page


def test_each_is_told_of_the_others_words_and_not_of_their_own(comment, author, mentor, other_reviewer):
    Notice.objects.all().delete()
    reply_to_comment(comment, by=author, text="I asked about the visits.")
    assert {notice.recipient for notice in Notice.objects.all()} == {mentor}
    reply_to_comment(comment, by=other_reviewer, text="So would I.")
    notices = Notice.objects.filter(kind="comment.answered").exclude(recipient=mentor)
    assert {notice.recipient for notice in notices} == {author}
    assert not any(str(comment.review.public_id) in notice.path for notice in notices)


def test_the_trail_names_the_reviewer_and_never_the_author(comment, author, mentor):
    reply_to_comment(comment, by=author, text="I asked about the visits.")
    resolve_comment(comment, by=author)
    assert set(AuditEvent.objects.filter(verb__startswith="comment.").values_list("actor", flat=True)) == {None}
    reopen_comment(comment, by=mentor)
    assert AuditEvent.objects.get(verb="comment.reopened").actor == mentor.pk
    assert "visits" not in serialize("json", AuditEvent.objects.all())


def test_a_reply_passes_the_gate_when_it_is_written(comment, author, client_of):
    with pytest.raises(ValidationError):
        reply_to_comment(comment, by=author, text="Ring PNC 2004/0712345Y.")
    answer = client_of(author).post(thread(comment), {f"reply-{comment.pk}-text": "Was it PNC 2004/0712345Y?"})
    page = answer.content.decode()
    assert answer.status_code == 422 and "Change or remove “2004/0712345Y”" in page and "Was it PNC" in page
    assert not CommentReply.objects.exists()


def test_what_might_identify_in_a_reply_needs_a_decision_that_is_kept(comment, author, client_of):
    text = "They were seen in Leeds."
    client, name = client_of(author), f"reply-{comment.pk}"
    asked = client.post(thread(comment), {f"{name}-text": text})
    assert asked.status_code == 422 and "Decide about “Leeds”" in asked.content.decode()
    key = scan({"comment": text}, known=NOBODY).asking[0].key
    decided = {f"{name}-text": text, f"{name}-decision-{key}": "changed", f"{name}-reason-{key}": "Another town."}
    assert client.post(thread(comment), decided).status_code == 302
    assert [one["quote"] for one in CommentReply.objects.get().words.decisions] == ["Leeds"]


def test_a_comment_passes_the_gate_when_it_is_added(review, mentor, client_of):
    desk = reverse("peer_review:review-write", args=[review.public_id])
    sent = {"act": "comment", "sentence": "know:1", "comment": "Who in Leeds would know?", "strengths": "Typed"}
    client = client_of(mentor)
    asked = client.post(desk, sent)
    page = asked.content.decode()
    assert asked.status_code == 422 and "Decide about “Leeds”" in page and "Typed" in page
    key = scan({"comment": sent["comment"]}, known=NOBODY).asking[0].key
    decided = {**sent, f"decision-{key}": "changed", f"reason-{key}": "An invented place."}
    assert client.post(desk, decided).status_code == 302
    comment = ReviewComment.objects.get()
    assert comment.words.decisions[0]["reason"] == "An invented place."


def test_a_decision_on_a_comment_need_not_be_made_again_on_the_page(review, mentor, client_of):
    text = "Who in Leeds would know?"
    group = scan({"comment": text}, known=NOBODY).asking[0]
    made = [Decision(group.category, group.quote, "changed", "An invented place.")]
    add_comment(review, by=mentor, field="know", quote="I asked twice.", text=text, decisions=made)
    desk = reverse("peer_review:review-write", args=[review.public_id])
    page = client_of(mentor).get(desk)
    form = page.context["form"]
    sent = {name: form.initial.get(name, "") for name in form.fields if form.initial.get(name)}
    assert client_of(mentor).post(desk, {**sent, "act": "send"}).status_code == 302
    review.refresh_from_db()
    assert review.status == "submitted"


def test_who_wrote_no_review_of_it_takes_no_part(comment, make_person, client_of):
    for role in ("mentor", "practitioner", "safeguarding_lead", "facilitator"):
        person = make_person(role)
        with pytest.raises(PermissionDenied):
            reply_to_comment(comment, by=person, text="And I?")
        with pytest.raises(PermissionDenied):
            resolve_comment(comment, by=person)
        assert client_of(person).post(thread(comment), {"act": "resolve"}).status_code == 404


def test_a_fellow_reviewer_takes_part_once_their_own_is_sent(comment, other_reviewer, client_of):
    reply_to_comment(comment, by=other_reviewer, text="So would I.")
    page = client_of(other_reviewer).get(reverse("peer_review:review", args=[comment.review.public_id]))
    assert "So would I." in page.content.decode()


def test_nobody_writes_under_a_draft_or_on_what_was_taken_back(review, comment, author, mentor):
    withdraw_scenario(comment.review.version.scenario, by=author)
    with pytest.raises(PermissionDenied):
        reply_to_comment(comment, by=mentor, text="Too late.")


def test_resolving_twice_changes_nothing_and_a_new_word_reopens(comment, author, mentor, client_of):
    client = client_of(author)
    for _ in range(2):
        assert client.post(thread(comment), {"act": "resolve"}).status_code == 302
    assert AuditEvent.objects.filter(verb="comment.resolved").count() == 1
    comment.refresh_from_db()
    assert comment.resolved_on == timezone.localdate()
    client_of(mentor).post(thread(comment), {f"reply-{comment.pk}-text": "One more thing."})
    comment.refresh_from_db()
    assert comment.resolved_on is None


def test_a_reply_that_says_nothing_or_too_much_comes_back(comment, author, client_of):
    name = f"reply-{comment.pk}-text"
    for text, words in ((" ", "Write your reply"), ("why " * 1000, "Shorten your reply to 3000")):
        answer = client_of(author).post(thread(comment), {name: text})
        assert answer.status_code == 422 and words in answer.content.decode()


def test_a_thread_shows_days_and_no_moments(comment, author):
    reply = reply_to_comment(comment, by=author, text="Yes.")
    assert reply.made_on == timezone.localdate() and timedelta(0) <= timezone.localdate() - reply.made_on
    assert not any(
        field.get_internal_type() == "DateTimeField"
        for field in CommentReply._meta.get_fields()
        if hasattr(field, "get_internal_type")
    )


def test_a_page_with_many_threads_takes_few_queries(review, mentor, author, client_of, django_assert_max_num_queries):
    for field in ("know", "gaps", "ending", "strengths"):
        add_comment(review, by=mentor, field=field, quote="I asked twice.", text="What else did you ask?")
    skip_own_review(review.version.scenario, by=author)
    submit_review(review, by=mentor)
    for comment in ReviewComment.objects.all():
        reply_to_comment(comment, by=author, text="Yes.")
        reply_to_comment(comment, by=mentor, text="Good.")
    for person in (author, mentor):
        client = client_of(person)
        client.get("/")  # the addresses of the sections come from the cache from now on
        with django_assert_max_num_queries(15):
            assert client.get(reverse("peer_review:review", args=[review.public_id])).status_code == 200
