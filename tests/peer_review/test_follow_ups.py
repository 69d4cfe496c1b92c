import datetime

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from django.utils import timezone

from audit.models import AuditEvent
from notifications.models import Notice
from peer_review.models import FeedbackOnReview, FollowUp, Review
from peer_review.permissions import may_follow_up, may_give_feedback
from peer_review.queries.waiting import waiting_for
from peer_review.services.concerns import acknowledge_concern, decide_concern, raise_concern
from peer_review.services.follow_ups import answer_follow_up, ask_for_follow_ups, put_off_follow_up
from peer_review.services.reviews import add_comment, answer_review, skip_own_review, submit_review, tap_feedback
from peer_review.services.withdrawal import withdraw_scenario

DID = {"outcome": "partly", "did": "I asked again and wrote the answer down."}


def days(count: int) -> datetime.timedelta:
    return datetime.timedelta(days=count)


@pytest.fixture
def on(monkeypatch):
    """Set the day: `on(day)`."""
    return lambda day: monkeypatch.setattr(timezone, "localdate", lambda *args: day)


@pytest.fixture
def answered(sent_review, author):
    """A review that its author has answered today, with a day three weeks ahead."""
    when = timezone.localdate() + days(21)
    answer_review(sent_review, by=author, takes="I see the gap.", will_do="Ask again.", by_when=when)
    sent_review.refresh_from_db()
    return sent_review


@pytest.mark.parametrize(("ahead", "asked_after"), [(0, 14), (21, 21), (200, 28)])
def test_the_author_is_asked_two_to_four_weeks_later(sent_review, author, ahead, asked_after):
    today = timezone.localdate()
    answer_review(sent_review, by=author, takes="A gap.", will_do="Ask.", by_when=today + days(ahead))
    assert FollowUp.objects.get().due_on == today + days(asked_after)


def test_the_author_is_asked_once_and_in_words_without_content(answered, author, on):
    today = timezone.localdate()
    Notice.objects.all().delete()
    assert ask_for_follow_ups.call() == 0
    on(today + days(21))
    assert (ask_for_follow_ups.call(), ask_for_follow_ups.call()) == (1, 0)
    notice = Notice.objects.get()
    assert (notice.recipient_id, notice.kind) == (author.pk, "follow-up.due")
    assert "Ask again" not in str(notice.words)
    assert "what came of your next step" in " ".join(one.words for one in waiting_for(author))


def test_it_is_put_off_once_and_no_more(answered, author, on):
    follow_up = answered.answer.follow_up
    on(timezone.localdate() + days(21))
    ask_for_follow_ups.call()
    later = put_off_follow_up(follow_up, by=author)
    assert (later.due_on, later.asked_on) == (timezone.localdate() + days(14), None)
    with pytest.raises(ValidationError, match="put this off once"):
        put_off_follow_up(follow_up, by=author)
    on(timezone.localdate() + days(14))
    assert ask_for_follow_ups.call() == 1


def test_the_reviewer_reads_what_came_of_it_and_the_trail_names_nobody(answered, author, mentor, client):
    answer_follow_up(answered.answer.follow_up, by=author, **DID)
    assert Notice.objects.filter(recipient=mentor, kind="follow-up.answered").count() == 1
    event = AuditEvent.objects.get(verb="follow_up.answered")
    assert (event.actor, event.at.minute) == (None, 0)
    client.force_login(mentor)
    page = client.get(reverse("peer_review:review", args=[answered.public_id])).content.decode()
    assert "I asked again and wrote the answer down." in page
    assert author.name not in page


@pytest.mark.parametrize("who", ["mentor", "other"])
def test_nobody_but_the_author_answers_it(answered, mentor, make_person, who):
    person = mentor if who == "mentor" else make_person("practitioner")
    with pytest.raises(PermissionDenied):
        answer_follow_up(answered.answer.follow_up, by=person, **DID)


def test_it_is_answered_once(answered, author):
    answer_follow_up(answered.answer.follow_up, by=author, **DID)
    with pytest.raises(PermissionDenied):
        answer_follow_up(answered.answer.follow_up, by=author, **DID)


def test_what_could_identify_somebody_does_not_pass(answered, author, client):
    client.force_login(author)
    path = reverse("peer_review:follow-up", args=[answered.public_id])
    typed = {**DID, "did": "I rang 07700 900123 and asked again."}
    page = client.post(path, typed)
    assert page.status_code == 422
    assert "I rang 07700 900123" in page.content.decode()
    assert not FollowUp.objects.get().outcome


def test_nobody_is_asked_about_what_was_withdrawn(answered, author, on):
    withdraw_scenario(answered.version.scenario, by=author)
    on(timezone.localdate() + days(30))
    assert ask_for_follow_ups.call() == 0


def test_nobody_is_asked_while_a_concern_has_it_set_aside_and_the_question_is_not_lost(
    answered, author, mentor, make_person, on
):
    lead = make_person("safeguarding_lead", name="Lead Regional")
    concern = raise_concern(answered.version.scenario, by=mentor, reasons=["child"])
    on(timezone.localdate() + days(22))
    assert ask_for_follow_ups.call() == 0
    acknowledge_concern(concern, by=lead)
    decide_concern(concern, by=lead, decision="release", reason="It was a false alarm.")
    assert ask_for_follow_ups.call() == 1
    assert Notice.objects.filter(recipient=author, kind="follow-up.due").count() == 1


def test_nothing_is_tapped_or_answered_while_a_concern_has_it_set_aside(answered, author, mentor):
    raise_concern(answered.version.scenario, by=mentor, reasons=["child"])
    found = Review.objects.get(pk=answered.pk)
    assert not may_give_feedback(author, found) and not may_follow_up(author, found.answer.follow_up)


def test_two_taps_say_what_helped_and_come_off_again(sent_review, author, mentor, client):
    client.force_login(author)
    path = reverse("peer_review:tap-feedback", args=[sent_review.public_id])
    client.post(path, {"tap": "helped_me_see", "on": "yes"})
    client.post(path, {"tap": "will_use", "on": "yes"})
    client.post(path, {"tap": "will_use", "on": "no"})
    given = FeedbackOnReview.objects.get()
    assert (given.helped_me_see, given.will_use) == (True, False)
    client.force_login(mentor)
    page = client.get(reverse("peer_review:review", args=[sent_review.public_id])).content.decode()
    assert "This helped me see something" in page
    assert "I will use this" not in page
    assert client.post(path, {"tap": "will_use", "on": "yes"}).status_code == 404


def test_a_comment_is_tapped_by_itself(review, mentor, author):
    comment = add_comment(review, by=mentor, field="know", quote="I asked twice.", text="Whom did you ask?")
    skip_own_review(review.version.scenario, by=author)
    sent = submit_review(review, by=mentor)
    tap_feedback(sent, "will_use", on=True, by=author, comment=comment)
    tap_feedback(sent, "helped_me_see", on=True, by=author)
    assert {(row.comment_id, row.will_use) for row in sent.feedback.all()} == {(comment.pk, True), (None, False)}
    with pytest.raises(PermissionDenied):
        tap_feedback(sent, "will_use", on=True, by=mentor, comment=comment)
