"""When a mentor's review goes to the author, and who reads it before."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from django.utils import timezone

from notifications.models import Notice
from peer_review.lifecycle import ReviewKind
from peer_review.models import Allocation, CoMentorCheck, Concern, Review
from peer_review.permissions import held_reviews_to_check, reviews_visible_to
from peer_review.services.concerns import acknowledge_concern, decide_concern, raise_concern
from peer_review.services.reviews import (
    agree_with_review,
    release_held_reviews,
    release_now,
    return_review,
    skip_own_review,
    submit_review,
)
from peer_review.services.reviews.release import HELD_AT_MOST
from peer_review.services.scenarios import close_scenario
from peer_review.services.withdrawal import withdraw_scenario


@pytest.fixture
def other_mentor(make_person):
    return make_person("mentor", name="Other Mentor")


@pytest.fixture
def lead(make_person):
    return make_person("safeguarding_lead", name="Lead Regional")


@pytest.fixture
def peer_review(released, second_review, make_person):
    """A peer's draft on the same version; peers come through the gate of calibration, so a mentor stands in for one."""
    found = second_review(make_person("mentor", name="Peer Somebody"), send=False)
    Review.objects.filter(pk=found.pk).update(kind=ReviewKind.PEER)
    return Review.objects.get(pk=found.pk)


@pytest.fixture
def held(review, mentor, other_mentor):
    """A mentor's review that waits for another mentor."""
    return submit_review(review, by=mentor, co_mentor=True)


def page(name, found):
    return reverse(f"peer_review:{name}", args=[found.public_id])


def too_late():
    Review.objects.filter(status="held").update(submitted_at=timezone.now() - HELD_AT_MOST - timedelta(minutes=1))


def test_a_mentors_review_goes_at_once_when_nobody_else_is_writing(review, mentor, author):
    assert submit_review(review, by=mentor).is_with_the_author
    assert Notice.objects.filter(kind="review.submitted", recipient=author).count() == 1


def test_a_mentors_review_waits_for_the_peer_and_goes_with_theirs(review, mentor, author, peer_review, client_of):
    assert submit_review(review, by=mentor).status == "held"
    assert not reviews_visible_to(author).filter(pk=review.pk).exists()
    assert client_of(author).get(page("review", review)).status_code == 404
    assert not Notice.objects.filter(kind="review.submitted").exists()
    assert submit_review(peer_review, by=peer_review.reviewer).is_with_the_author
    review.refresh_from_db()
    assert review.is_with_the_author and Notice.objects.filter(kind="review.submitted").count() == 2


def test_a_held_review_is_read_by_its_writer_and_changed_by_nobody(review, mentor, peer_review, client_of):
    held = submit_review(review, by=mentor)
    text = client_of(mentor).get(page("review", held)).content.decode()
    assert "It waits until the others are done" in text
    assert client_of(mentor).get(page("review-write", held)).url == page("review", held)
    with pytest.raises(PermissionDenied):
        submit_review(held, by=mentor)


def test_a_peer_whose_time_is_over_holds_nobody_up(review, mentor, peer_review):
    submit_review(review, by=mentor)
    Allocation.objects.filter(reviewer=peer_review.reviewer).update(until=timezone.now() - timedelta(minutes=1))
    assert release_held_reviews.func() == 1
    assert release_held_reviews.func() == 0


def test_nothing_waits_for_ever(review, mentor, peer_review):
    submit_review(review, by=mentor)
    assert release_held_reviews.func() == 0
    too_late()
    assert release_held_reviews.func() == 1
    review.refresh_from_db()
    assert review.is_with_the_author


def test_the_writer_may_hand_it_over_now_and_nobody_else(held, mentor, other_mentor, client_of):
    with pytest.raises(PermissionDenied):
        release_now(held, by=other_mentor)
    client_of(mentor).post(page("release-review", held))
    held.refresh_from_db()
    assert held.is_with_the_author and held.co_mentor_checks.get().outcome == CoMentorCheck.Outcome.NOT_NEEDED
    with pytest.raises(PermissionDenied):
        release_now(held, by=mentor)


def test_another_mentor_is_asked_reads_it_and_agrees(held, mentor, author, other_mentor, client_of):
    asked = Notice.objects.filter(kind="review.check-asked")
    assert {notice.recipient for notice in asked} == {other_mentor}
    client = client_of(other_mentor)
    assert page("held-review", held) in client.get(reverse("peer_review:reviews")).content.decode()
    text = client.get(page("held-review", held)).content.decode()
    assert held.text.strengths in text and mentor.name in text and author.name not in text
    client.post(page("held-review", held), {"act": "agree"})
    held.refresh_from_db()
    assert held.is_with_the_author
    assert Notice.objects.filter(kind="review.agreed", recipient=mentor).exists()


def test_a_review_given_back_is_a_draft_again_with_the_reason_and_can_be_sent_anew(
    held, mentor, other_mentor, author, client_of
):
    client = client_of(other_mentor)
    assert client.post(page("held-review", held), {"act": "return", "words": ""}).status_code == 422
    client.post(page("held-review", held), {"act": "return", "words": "You say nothing about the child."})
    held.refresh_from_db()
    assert held.status == "draft" and not reviews_visible_to(author).filter(pk=held.pk).exists()
    desk = client_of(mentor).get(page("review-write", held)).content.decode()
    assert "You say nothing about the child." in desk and other_mentor.name in desk
    assert submit_review(held, by=mentor, co_mentor=True).status == "held"
    assert held.co_mentor_checks.count() == 2


def test_words_that_come_after_somebody_else_has_read_it_are_given_back(
    held, mentor, other_mentor, client_of, monkeypatch
):
    def read_meanwhile(*args, **kwargs):
        raise PermissionDenied

    monkeypatch.setattr("peer_review.views.held.return_review", read_meanwhile)
    words = "You say nothing about the child."
    answer = client_of(other_mentor).post(page("held-review", held), {"act": "return", "words": words})
    assert answer.status_code == 403 and words in answer.content.decode()
    release_now(held, by=mentor)
    answer = client_of(other_mentor).post(page("held-review", held), {"act": "return", "words": words})
    assert answer.status_code == 404 and words in answer.content.decode()


def test_the_words_with_which_it_is_given_back_pass_the_gate(held, other_mentor, client_of):
    with pytest.raises(ValidationError):
        return_review(held, by=other_mentor, words="Ask about PNC 2004/0712345Y.")
    answer = client_of(other_mentor).post(page("held-review", held), {"act": "return", "words": "PNC 2004/0712345Y"})
    assert answer.status_code == 422 and "Change or remove" in answer.content.decode()
    held.refresh_from_db()
    assert held.status == "held"


def test_nobody_checks_their_own_review_their_own_work_or_beyond_their_region(
    held, mentor, author, make_person, other_unit, client_of
):
    from accounts.services.memberships import begin_membership

    begin_membership(author, "mentor", held.version.scenario.unit, by=None)
    others = [make_person("mentor", unit=other_unit), make_person("practitioner"), make_person("safeguarding_lead")]
    for person in (mentor, type(author).objects.get(pk=author.pk), *others):
        assert not held_reviews_to_check(person).exists()
        for act in (lambda who: agree_with_review(held, by=who), lambda who: return_review(held, by=who, words="No")):
            with pytest.raises(PermissionDenied):
                act(person)
        assert client_of(person).get(page("held-review", held)).status_code in (403, 404)


def test_a_check_that_nobody_makes_lapses(held, other_mentor):
    too_late()
    release_held_reviews.func()
    held.refresh_from_db()
    assert held.is_with_the_author and held.co_mentor_checks.get().outcome == CoMentorCheck.Outcome.LAPSED
    with pytest.raises(PermissionDenied):
        agree_with_review(held, by=other_mentor)


def test_two_mentors_who_check_at_once_decide_it_once(held, other_mentor, make_person, client_of):
    third = client_of(make_person("mentor"))
    assert third.get(page("held-review", held)).status_code == 200
    agree_with_review(held, by=other_mentor)
    assert third.post(page("held-review", held), {"act": "return", "words": "Wait."}).status_code == 404


def test_a_reviewer_whose_role_has_ended_still_reaches_the_author(held, mentor):
    mentor.memberships.update(ends_on=timezone.localdate())
    too_late()
    assert release_held_reviews.func() == 1


def test_what_was_taken_back_is_not_handed_over_and_what_closed_is(held, released, author, mentor):
    close_scenario(released, by=author)
    too_late()
    assert release_held_reviews.func() == 1


def test_a_held_review_of_what_was_taken_back_stays_where_it_is(held, released, author, mentor, other_mentor):
    withdraw_scenario(released, by=author)
    too_late()
    assert release_held_reviews.func() == 0
    for act in (lambda: release_now(held, by=mentor), lambda: agree_with_review(held, by=other_mentor)):
        with pytest.raises(PermissionDenied):
            act()


def test_the_author_is_not_shown_that_a_review_is_held(held, author, client_of):
    skip_own_review(held.version.scenario, by=author)
    text = client_of(author).get(page("scenario", held.version.scenario)).content.decode()
    assert "Review by" not in text and "held" not in text.lower().replace("withheld", "")


def test_what_a_concern_has_set_aside_is_not_handed_over_when_the_time_is_up(held, released, author, mentor, lead):
    raise_concern(released, by=mentor, reasons=["child"])
    too_late()
    assert release_held_reviews.call() == 0
    held.refresh_from_db()
    assert held.status == "held" and not Notice.objects.filter(recipient=author, kind="review.submitted").exists()
    concern = acknowledge_concern(Concern.objects.get(), by=lead)
    decide_concern(concern, by=lead, decision="release", reason="It was a false alarm.")
    assert release_held_reviews.call() == 1
