"""The checker reads before anything is locked, and what is then sent is, word for word, what it has read."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from peer_review.intruders import KEYS
from peer_review.models import Review, ReviewText, ScenarioText
from peer_review.services.follow_ups import answer_follow_up
from peer_review.services.reviews import answer_review, return_review, save_review, submit_review
from peer_review.services.submission import submit_scenario
from peer_review.services.triage import claim_scenario, release_scenario, return_scenario

NUMBER = "Ring 07700 900123."
AHEAD = timezone.localdate() + timedelta(days=14)


def answer(review, author):
    return answer_review(review, by=author, takes="I see the gap.", will_do="Ask again.", by_when=AHEAD)


def test_a_case_scenario_is_sent_without_a_lock_while_the_checker_reads(watch, written, author):
    watched = watch()
    assert submit_scenario(written, by=author, signed=True).submitted_at
    assert watched.read_without_a_lock


@pytest.mark.parametrize("act", ["release", "return"])
def test_it_is_dealt_with_without_a_lock_while_the_checker_reads(watch, waiting, mentor, act):
    version, watched = waiting.versions.get(), watch()
    if act == "release":
        claim_scenario(version.scenario, by=mentor)
        release_scenario(version, by=mentor, checklist=KEYS)
    else:
        claim_scenario(version.scenario, by=mentor)
        return_scenario(version, by=mentor, reason="Say less about the agency.")
    assert watched.read_without_a_lock


def test_a_review_is_sent_without_a_lock_while_the_checker_reads(watch, review, mentor):
    watched = watch()
    assert submit_review(review, by=mentor).is_with_the_author
    assert watched.read_without_a_lock


def test_it_is_given_back_without_a_lock_while_the_checker_reads(watch, review, mentor, make_person):
    held, watched = submit_review(review, by=mentor, co_mentor=True), watch()
    return_review(held, by=make_person("mentor", name="Other Mentor"), words="Say what you would keep.")
    assert watched.read_without_a_lock


def test_it_is_answered_and_followed_up_without_a_lock_while_the_checker_reads(watch, sent_review, author):
    watched = watch()
    follow_up = answer(sent_review, author).follow_up
    assert watched.read_without_a_lock
    watched = watch()
    answer_follow_up(follow_up, by=author, outcome="partly", did="I asked again.")
    assert watched.read_without_a_lock


def test_no_case_scenario_waits_with_words_that_the_checker_has_not_read(watch, written, author):
    text = ScenarioText.objects.get(version__scenario=written)
    later = ScenarioText.objects.filter(pk=text.pk)
    watch().meanwhile = lambda: later.update(answers={**text.answers, "know": NUMBER})
    with pytest.raises(ValidationError) as refused:
        submit_scenario(written, by=author, signed=True)
    written.refresh_from_db()
    assert (refused.value.code, written.status) == ("changed", "draft")
    with pytest.raises(ValidationError, match="07700 900123"):
        submit_scenario(written, by=author, signed=True)


def test_no_review_is_sent_with_words_that_the_checker_has_not_read(watch, review, mentor):
    watch().meanwhile = lambda: ReviewText.objects.filter(review=review).update(questions=NUMBER)
    with pytest.raises(ValidationError) as refused:
        submit_review(review, by=mentor)
    assert refused.value.code == "changed"
    with pytest.raises(ValidationError, match="07700 900123"):
        submit_review(review, by=mentor)
    assert Review.objects.get(pk=review.pk).status == "draft"
    save_review(review, by=mentor, questions="Whom would you ask?")
    assert submit_review(review, by=mentor).is_with_the_author
