"""A review stays with its version; its comments are read beside a newer one, and never moved to other words."""

import pytest
from django.urls import reverse

from peer_review.intruders import KEYS
from peer_review.models import CaseScenario, Review, ScenarioVersion
from peer_review.permissions import has_looked_first
from peer_review.queries.reviews import remarks_of, with_remarks
from peer_review.scenario_form import ONLY_IN_ROUNDS
from peer_review.services.reviews import add_comment, start_review, submit_review
from peer_review.services.rounds import begin_next_version
from peer_review.services.scenarios import save_answers
from peer_review.services.submission import submit_scenario
from peer_review.services.triage import claim_scenario, release_scenario

KEPT, GONE = "I asked twice.", "The plan is silent"


@pytest.fixture
def two_versions(review, mentor, author):
    """A sent review with two comments; in the next version the words of the second are no longer there."""
    add_comment(review, by=mentor, field="know", quote=KEPT, text="What did you ask?")
    add_comment(review, by=mentor, field="gaps", quote=GONE, text="About what?")
    sent = submit_review(review, by=mentor)
    scenario = sent.version.scenario
    begin_next_version(scenario, by=author)
    said = "I have said more about the plan."
    answers = {"know": f"In week 6 it changed. {KEPT}", "gaps": "It is all there now."}
    save_answers(scenario, answers | dict.fromkeys(ONLY_IN_ROUNDS, said), by=author)
    version = submit_scenario(CaseScenario.objects.get(pk=scenario.pk), by=author, signed=True)
    claim_scenario(version.scenario, by=mentor)
    release_scenario(version, by=mentor, checklist=KEYS)
    return Review.objects.get(pk=sent.pk), ScenarioVersion.objects.get(pk=version.pk)


def page(name, found):
    return reverse(f"peer_review:{name}", args=[found.public_id])


def test_what_is_gone_is_an_orphan_and_what_stands_elsewhere_is_found(two_versions):
    review, version = two_versions
    review = with_remarks(Review.objects.all()).get(pk=review.pk)
    assert {remark.anchor.exact: remark.is_orphan for remark in remarks_of(review, version)} == {
        KEPT: False,
        GONE: True,
    }
    assert not any(remark.is_orphan for remark in remarks_of(review))


def test_the_page_shows_the_newer_text_and_where_an_orphan_stood(two_versions, author, mentor, client_of):
    review, _version = two_versions
    for person in (author, mentor):
        text = client_of(person).get(page("review-newer", review)).content.decode()
        assert "In week 6 it changed." in text and "These words are no longer in the text." in text
        assert "In version 1 they stood here" in text and f"<strong>{GONE}</strong>" in text
        assert text.count('data-anchor="know"') == 1 and 'data-anchor="gaps"' not in text
    assert author.name not in text


def test_the_review_itself_still_shows_the_text_it_is_about(two_versions, author, client_of):
    review, _version = two_versions
    text = client_of(author).get(page("review", review)).content.decode()
    assert "In week 6 it changed." not in text and "See the comments beside the newer version" in text


def test_feedback_on_an_older_version_asks_for_no_look_at_it(two_versions, author, client_of):
    review, version = two_versions
    assert has_looked_first(review.version) and not has_looked_first(version)
    assert client_of(author).get(page("review", review)).status_code == 200
    scenario = client_of(author).get(page("scenario", version.scenario)).content.decode()
    assert "Look at your own work first" not in scenario


def test_a_reviewer_begins_anew_on_the_newer_version(two_versions, mentor):
    review, version = two_versions
    again = start_review(version.scenario, by=mentor)
    assert again.version == version and again != review and again.status == "draft"


def test_without_a_newer_version_there_is_nothing_to_compare(sent_review, author, client_of):
    assert client_of(author).get(page("review-newer", sent_review)).url == page("review", sent_review)
