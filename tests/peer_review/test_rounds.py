"""Further versions: correct what nobody has read, bring a next version, see what changed."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from django.utils import timezone

from audit.models import AuditEvent
from notifications.models import Notice
from peer_review.intruders import KEYS
from peer_review.models import CaseScenario, Review, ScenarioVersion
from peer_review.permissions import scenarios_to_check, scenarios_to_review
from peer_review.scenario_form.changes import pieces_of
from peer_review.services.rounds import begin_next_version, drop_next_version, take_back_to_correct
from peer_review.services.scenarios import close_scenario, drop_abandoned_drafts, save_answers
from peer_review.services.submission import submit_scenario
from peer_review.services.triage import claim_scenario, give_up_claim, release_scenario, return_scenario


def again(scenario: CaseScenario) -> CaseScenario:
    return CaseScenario.objects.get(pk=scenario.pk)


def newest(scenario: CaseScenario) -> ScenarioVersion:
    return scenario.versions.order_by("number").last()


@pytest.fixture
def in_round(released, author) -> CaseScenario:
    """A released case scenario of which the next version is written and not yet sent."""
    begin_next_version(released, by=author)
    save_answers(released, {"what_changed": "I asked again.", "gaps": "Whom she rings at night."}, by=author)
    return again(released)


@pytest.fixture
def second_waits(in_round, author) -> CaseScenario:
    submit_scenario(in_round, by=author, signed=True)
    return again(in_round)


def changes_page(client, scenario, number=2):
    return client.get(reverse("peer_review:changes", args=[scenario.public_id, number]))


class TestCorrecting:
    def test_what_nobody_has_begun_to_read_can_be_had_back_and_sent_again(self, waiting, author):
        version = take_back_to_correct(waiting, by=author)
        assert again(waiting).status == "draft" and version.submitted_at is None
        save_answers(waiting, {"know": "Corrected."}, by=author)
        submit_scenario(waiting, by=author, signed=True)
        assert waiting.versions.get().answers["know"] == "Corrected."

    def test_once_somebody_has_begun_to_read_it_stays_even_when_they_give_it_back(self, waiting, author, mentor):
        claim_scenario(waiting, by=mentor)
        give_up_claim(waiting, by=mentor)
        with pytest.raises(ValidationError) as raised:
            take_back_to_correct(waiting, by=author)
        assert raised.value.code == "claimed" and again(waiting).status == "waiting"

    def test_nobody_else_has_it_back(self, waiting, mentor):
        with pytest.raises(PermissionDenied):
            take_back_to_correct(waiting, by=mentor)

    def test_what_was_sent_back_before_goes_back_to_there(self, waiting, author, mentor):
        claim_scenario(waiting, by=mentor)
        return_scenario(waiting.versions.get(), by=mentor, reason="Say less about the family.")
        submit_scenario(again(waiting), by=author, signed=True)
        take_back_to_correct(waiting, by=author)
        assert again(waiting).status == "returned"

    def test_the_page_says_how_long_and_offers_it_only_so_long(self, client_of, waiting, author, mentor):
        client, page = client_of(author), reverse("peer_review:scenario", args=[waiting.public_id])
        assert "Until somebody does, you can have it back" in client.get(page).content.decode()
        claim_scenario(waiting, by=mentor)
        assert "A second person has begun to read it" in client.get(page).content.decode()
        client.post(reverse("peer_review:correct", args=[waiting.public_id]))
        assert again(waiting).status == "waiting"

    def test_a_next_version_had_back_leaves_the_released_one_alone(self, second_waits, author):
        take_back_to_correct(second_waits, by=author)
        found = again(second_waits)
        assert (found.status, found.round_status, found.released_version.number) == ("released", "draft", 1)


class TestRound:
    def test_reviewers_go_on_reading_the_released_version(self, second_waits, mentor, client_of):
        assert again(second_waits).released_version.number == 1
        assert scenarios_to_review(mentor).filter(pk=second_waits.pk).exists()
        page = client_of(mentor).get(reverse("peer_review:review-start", args=[second_waits.public_id]))
        assert page.status_code == 200 and "Whom she rings at night" not in page.content.decode()

    def test_a_second_person_checks_it_again_and_only_then_it_is_released(self, second_waits, author, mentor):
        assert scenarios_to_check(mentor).filter(pk=second_waits.pk).exists()
        with pytest.raises(PermissionDenied):
            release_scenario(newest(second_waits), by=author, checklist=KEYS)
        claim_scenario(second_waits, by=mentor)
        release_scenario(newest(second_waits), by=mentor, checklist=KEYS)
        found = again(second_waits)
        assert (found.status, found.round_status, found.released_version.number) == ("released", "", 2)

    def test_sent_back_it_is_written_on_while_the_first_stays_readable(self, second_waits, author, mentor):
        claim_scenario(second_waits, by=mentor)
        return_scenario(newest(second_waits), by=mentor, reason="Make the night more general.")
        found = again(second_waits)
        assert (found.status, found.round_status) == ("released", "returned")
        save_answers(found, {"gaps": "Whom she rings."}, by=author)
        submit_scenario(found, by=author, signed=True)
        assert newest(found).number == 3 and newest(found).round == 2

    def test_it_is_not_sent_before_the_author_says_what_changed(self, released, author):
        version = begin_next_version(released, by=author)
        assert "what_changed" not in version.answers
        with pytest.raises(ValidationError) as raised:
            submit_scenario(again(released), by=author, signed=True)
        assert set(raised.value.message_dict) == {"what_changed"}

    def test_what_changed_passes_the_checker_like_every_other_text(self, in_round, author):
        save_answers(in_round, {"what_changed": "Ring Dean Harwell on 07700 900123."}, by=author)
        with pytest.raises(ValidationError):
            submit_scenario(in_round, by=author, signed=True)

    def test_reviews_stay_with_their_version_and_reviewers_are_told(self, sent_review, in_round, author, mentor):
        submit_scenario(in_round, by=author, signed=True)
        claim_scenario(in_round, by=mentor)
        release_scenario(newest(in_round), by=mentor, checklist=KEYS)
        assert Review.objects.get(pk=sent_review.pk).version.number == 1
        other = Notice.objects.filter(kind="scenario.next-version")
        assert not other.exists()  # the only reviewer is the second person, who knows

    def test_another_reviewer_gets_a_notice_of_the_next_version(self, sent_review, second_waits, make_person):
        second = make_person("safeguarding_lead")
        claim_scenario(second_waits, by=second)
        release_scenario(newest(second_waits), by=second, checklist=KEYS)
        assert Notice.objects.get(kind="scenario.next-version").recipient == sent_review.reviewer

    def test_what_it_is_does_not_change_any_more(self, in_round, author):
        save_answers(in_round, {"kind": "good_practice"}, by=author)
        assert again(in_round).kind == "fictional"

    def test_it_can_be_dropped_and_begun_again(self, in_round, author):
        drop_next_version(in_round, by=author)
        found = again(in_round)
        assert (found.status, found.round_status) == ("released", "") and found.versions.count() == 1
        assert begin_next_version(found, by=author).number == 2

    def test_one_at_a_time_and_only_by_its_author(self, in_round, author, mentor):
        for person in (author, mentor):
            with pytest.raises(PermissionDenied):
                begin_next_version(in_round, by=person)

    def test_it_is_not_closed_while_a_next_version_is_in_work(self, in_round, author):
        with pytest.raises(PermissionDenied):
            close_scenario(in_round, by=author)

    def test_an_abandoned_one_goes_and_the_released_one_stays(self, in_round):
        CaseScenario.objects.update(changed_on=timezone.localdate() - timedelta(days=31))
        assert drop_abandoned_drafts.call() == 1
        found = again(in_round)
        assert (found.status, found.round_status, found.versions.count()) == ("released", "", 1)

    def test_no_step_names_the_author_in_the_trail(self, second_waits, author):
        take_back_to_correct(second_waits, by=author)
        drop_next_version(again(second_waits), by=author)
        verbs = {"scenario.round-begun", "scenario.reopened", "scenario.round-dropped"}
        assert set(AuditEvent.objects.filter(verb__in=verbs).values_list("verb", "actor")) == {
            (verb, None) for verb in verbs
        }

    def test_the_authors_pages_lead_through_it(self, client_of, released, author):
        client, home = client_of(author), reverse("peer_review:scenario", args=[released.public_id])
        begun = client.post(reverse("peer_review:next-version", args=[released.public_id]))
        assert begun.url == reverse("peer_review:section", args=[released.public_id, "what-changed"])
        assert client.get(begun.url).status_code == 200
        assert "Go on with the next version" in client.get(home).content.decode()
        assert "Go on with the next version" in client.get(reverse("peer_review:home")).content.decode()
        client.post(reverse("peer_review:drop-version", args=[released.public_id]))
        assert again(released).round_status == ""


def test_a_change_is_shown_as_a_whole_and_not_as_a_salad_of_words():
    before = (
        "Nothing for the former partner. The plan names only the stranger. He keeps every appointment that we make."
    )
    after = "The unit knows the partner. The plan says who tells her. He keeps every appointment that we make."
    pieces = pieces_of(before, after)
    assert [piece.fate for piece in pieces] == ["removed", "added", "same"]
    assert "".join(piece.words for piece in pieces if piece.fate != "added") == before
    assert "".join(piece.words for piece in pieces if piece.fate != "removed") == after


class TestComparison:
    def test_the_author_and_the_second_person_see_what_changed_word_by_word(
        self, second_waits, author, mentor, client_of
    ):
        assert changes_page(client_of(mentor), second_waits).status_code == 404
        claim_scenario(second_waits, by=mentor)
        for person in (author, mentor):
            page = changes_page(client_of(person), second_waits)
            assert [change.key for change in page.context["changes"]] == ["gaps"]
            assert "I asked again." in page.content.decode() and "<ins>" in page.content.decode()

    def test_reviewers_see_it_once_it_is_released_and_not_before(self, second_waits, mentor, make_person, client_of):
        reviewer = make_person("mentor")
        second = make_person("safeguarding_lead")
        claim_scenario(second_waits, by=second)
        release_scenario(newest(second_waits), by=second, checklist=KEYS)
        assert changes_page(client_of(reviewer), second_waits).status_code == 200
        begun = begin_next_version(again(second_waits), by=_author(second_waits))
        assert changes_page(client_of(reviewer), second_waits, begun.number).status_code == 404

    def test_versions_that_were_sent_back_are_not_shown_to_reviewers(self, waiting, author, mentor, client_of):
        claim_scenario(waiting, by=mentor)
        return_scenario(waiting.versions.get(), by=mentor, reason="Say less.")
        second = submit_scenario(again(waiting), by=author, signed=True)
        claim_scenario(second.scenario, by=mentor)
        release_scenario(second, by=mentor, checklist=KEYS)
        assert changes_page(client_of(mentor), waiting).status_code == 404
        assert changes_page(client_of(author), waiting).status_code == 200

    def test_strangers_see_nothing(self, second_waits, make_person, client_of):
        for role in ("practitioner", "leader", "administrator", "editor"):
            assert changes_page(client_of(make_person(role)), second_waits).status_code == 404


def _author(scenario):
    from peer_review.authorship import author_of

    return author_of(scenario, reason_code="notify-author")
