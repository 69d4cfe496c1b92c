"""The author looks at their own work first, and nothing about it says who they are."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.core.serializers import serialize
from django.urls import reverse
from django.utils import timezone

from audit.models import AuditEvent
from drafts.models import Draft
from peer_review.models import Review
from peer_review.permissions import has_looked_first, reviews_visible_to
from peer_review.queries.identities import shown_name
from peer_review.rubric import PROMPTS
from peer_review.services.reviews import (
    add_comment,
    answer_review,
    save_review,
    skip_own_review,
    start_own_review,
    submit_review,
)

PART = "I did not see the gap myself."


@pytest.fixture
def own(released, author):
    """The author's own look, whole and not yet kept."""
    found = start_own_review(released, by=author)
    save_review(found, by=author, levels=dict.fromkeys(PROMPTS, "1"), strengths=PART, questions=PART, next_step=PART)
    found.refresh_from_db()
    return found


def page(name, found):
    return reverse(f"peer_review:{name}", args=[found.public_id])


def test_only_the_author_reviews_as_the_author(released, mentor, make_person):
    for person in (mentor, make_person("practitioner")):
        for act in (start_own_review, skip_own_review):
            with pytest.raises(PermissionDenied):
                act(released, by=person)


def test_nothing_is_reviewed_before_it_is_released(waiting, author):
    with pytest.raises(PermissionDenied):
        start_own_review(waiting, by=author)


def test_it_holds_no_name_no_moment_and_no_trace_of_one(own, author, client_of):
    client = client_of(author)
    key = client.get(page("review-write", own)).context["draft_key"]
    client.post(reverse("drafts:save", args=[key]), {"strengths": "Half a thought"})
    assert str(own.public_id) not in serialize("json", Draft.objects.all())
    sent = submit_review(own, by=author)
    assert sent.reviewer is None and sent.submitted_at.astimezone(timezone.get_current_timezone()).hour == 0
    trail = AuditEvent.objects.filter(object_id=str(own.public_id))
    assert {event.actor for event in trail} == {None} and {event.at.minute for event in trail} == {0}


def test_others_reviews_wait_until_the_author_has_looked(own, review, author, mentor, client_of):
    sent = submit_review(review, by=mentor)
    client = client_of(author)
    for name in ("review", "reviews-together"):
        answer = client.get(page(name, sent))
        assert answer.url == page("own-review", own.version.scenario)
    with pytest.raises(PermissionDenied):
        answer_review(sent, by=author, takes="x", will_do="y", by_when=timezone.localdate() + timedelta(days=3))
    assert "Look at your own work first" in client.get(page("scenario", own.version.scenario)).content.decode()
    submit_review(own, by=author)
    assert PART not in client.get(page("review", sent)).content.decode()
    assert client.get(page("review", sent)).status_code == 200


def test_no_reply_with_a_mistake_opens_a_review_before_the_author_has_looked(review, author, mentor, client_of):
    comment = add_comment(review, by=mentor, field="know", quote="I asked twice.", text="What did you ask?")
    sent = submit_review(review, by=mentor)
    thread = reverse("peer_review:comment-thread", args=[sent.public_id, comment.pk])
    answer = client_of(author).post(thread, {f"reply-{comment.pk}-text": ""})
    assert answer.url == reverse("peer_review:home")


def test_the_author_may_go_on_without_and_nobody_is_told(review, author, mentor, client_of, mailoutbox):
    sent = submit_review(review, by=mentor)
    client = client_of(author)
    before = len(mailoutbox)
    invitation = client.get(page("own-review", sent.version.scenario)).content.decode()
    assert "go on without" in invitation
    client.post(page("own-review", sent.version.scenario), {"act": "skip"})
    assert client.get(page("review", sent)).status_code == 200 and len(mailoutbox) == before
    assert "Go on with your own look" not in client.get(page("scenario", sent.version.scenario)).content.decode()


def test_an_author_who_went_on_without_may_still_look_later(released, author):
    skip_own_review(released, by=author)
    own = start_own_review(released, by=author)
    assert own.status == "draft" and has_looked_first(own.version.__class__.objects.get(pk=own.version_id))


def test_reviewers_read_the_own_look_beside_theirs_without_a_name(own, author, review, mentor, client_of):
    submit_review(own, by=author)
    assert not reviews_visible_to(mentor).filter(pk=own.pk).exists()
    sent = submit_review(review, by=mentor)
    text = client_of(mentor).get(page("reviews-together", sent)).content.decode()
    assert PART in text and "The author" in text and author.name not in text and author.email not in text
    assert shown_name(Review.objects.get(pk=own.pk), to=mentor) == "The author"


def test_a_draft_of_the_own_look_is_the_authors_alone(own, mentor, review, client_of, make_person):
    submit_review(review, by=mentor)
    for person in (mentor, make_person("mentor"), make_person("safeguarding_lead")):
        assert client_of(person).get(page("review", own)).status_code == 404
        assert client_of(person).get(page("review-write", own)).status_code == 404


def test_the_own_look_is_no_feedback_to_answer_or_to_count(own, author, mentor, client_of):
    submit_review(own, by=author)
    with pytest.raises(PermissionDenied):
        answer_review(own, by=author, takes="x", will_do="y", by_when=timezone.localdate())
    queue = client_of(mentor).get(reverse("peer_review:reviews")).content.decode()
    assert "0 reviews so far" in queue
    home = client_of(author).get("/").content.decode()
    assert "There is feedback on your work" not in home


def test_the_author_writes_it_at_the_same_desk(released, author, client_of):
    client = client_of(author)
    answer = client.post(page("own-review", released), {"act": "start"})
    desk = client.get(answer.url).content.decode()
    assert "Your own look at your work" in desk and "Keep it and go on" in desk and 'name="co_mentor"' not in desk
    levels = {f"level-{key}": "2" for key in PROMPTS}
    sent = {**levels, "act": "send", "strengths": PART, "questions": PART, "next_step": PART, "with_levels": "1"}
    assert client.post(answer.url, sent).url == page("scenario", released)
    assert Review.objects.get().status == "submitted"
