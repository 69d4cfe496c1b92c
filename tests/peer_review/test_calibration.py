"""The gate before the first review: services, pages and figures."""

import re
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from django.utils import timezone

from accounts.models import SupportRelationship
from audit.models import AuditEvent
from peer_review.agreement import IDLE_AFTER, PASS_LASTS
from peer_review.calibration_set import gold_scenarios
from peer_review.models import CalibrationAttempt, CalibrationPass, CaseScenario
from peer_review.permissions import may_review_scenarios, people_who_may_review
from peer_review.queries.calibration import comparison, standing_of
from peer_review.queries.figures import figures_of
from peer_review.queries.waiting import waiting_for
from peer_review.rubric import PROMPTS
from peer_review.services.calibration import answer_gold_scenario, begin_calibration, take_hidden_item
from peer_review.services.disposal import dispose
from peer_review.services.reviews import submit_review

HOME = reverse("peer_review:calibration")


def agreed(item, **changed) -> dict[str, str]:
    return {one.key: one.agreed for one in gold_scenarios()[item].standards} | changed


def overlooked(item) -> dict[str, str]:
    """The panel's levels, but for a critical prompt at which somebody sees the opposite."""
    one = next(one for one in gold_scenarios()[item].standards if one.critical)
    return agreed(item) | {one.key: "4" if int(one.agreed) < 2 else "0"}


def go_through(person, answers=agreed) -> CalibrationAttempt:
    attempt = begin_calibration(by=person)
    for item in attempt.items:
        attempt = answer_gold_scenario(attempt, item, answers(item), by=person)
    return attempt


def again(person):
    """The same person as at their next request."""
    return type(person).objects.get(pk=person.pk)


def move(person, **days):
    today = timezone.localdate()
    CalibrationPass.objects.filter(person=person).update(**{name: today - ago for name, ago in days.items()})


@pytest.fixture
def newcomer(make_person):
    return make_person("practitioner", name="Newcomer Somebody")


@pytest.mark.parametrize("role", ["practitioner", "mentor", "facilitator", "safeguarding_lead"])
def test_nobody_reviews_before_they_have_passed_and_whoever_writes_may_after_that(make_person, role):
    person = make_person(role)
    CalibrationPass.objects.filter(person=person).delete()
    assert not may_review_scenarios(again(person))
    assert go_through(person).outcome == "passed"
    assert may_review_scenarios(again(person))
    assert people_who_may_review().filter(person=person).exists()


@pytest.mark.parametrize("role", ["editor", "leader", "administrator"])
def test_those_who_read_no_case_scenarios_find_no_gold_scenario_either(make_person, client_of, role):
    person = make_person(role)
    with pytest.raises(PermissionDenied):
        begin_calibration(by=person)
    assert client_of(person).get(HOME).status_code == 403
    CalibrationPass.objects.create(person=person, passed_on=timezone.localdate(), active_on=timezone.localdate())
    assert not may_review_scenarios(again(person))


def test_whoever_overlooks_something_critical_tries_again_with_others(newcomer):
    first = go_through(newcomer, overlooked)
    assert first.outcome == "not_yet"
    assert not may_review_scenarios(again(newcomer))
    verdict, scenarios = comparison(first)
    assert verdict.missed
    assert all(row.standard.reasons for one in scenarios for row in one.prompts)
    second = go_through(newcomer)
    assert second.outcome == "passed"
    assert not set(first.items) & set(second.items)


def test_an_attempt_stays_open_and_is_not_begun_twice(newcomer):
    attempt = begin_calibration(by=newcomer)
    answer_gold_scenario(attempt, attempt.items[0], agreed(attempt.items[0]), by=newcomer)
    assert begin_calibration(by=newcomer) == attempt
    with pytest.raises(ValidationError, match="already"):
        answer_gold_scenario(attempt, attempt.items[0], agreed(attempt.items[0]), by=newcomer)
    assert attempt.responses.count() == 1


LEFT_THE_SET = {"items": ["one-that-was-taken-out", "the-lodger", "the-handover"]}
JUDGED_ANEW = {"set_version": 0}


@pytest.mark.parametrize("changed", [LEFT_THE_SET, JUDGED_ANEW], ids=["an item left", "another version"])
def test_an_attempt_at_a_set_that_has_changed_is_begun_again_and_shuts_nobody_out(newcomer, client_of, changed):
    attempt = begin_calibration(by=newcomer)
    CalibrationAttempt.objects.update(**changed)
    client, page = client_of(newcomer), reverse("peer_review:calibrate", args=[attempt.public_id])
    told = client.get(page, follow=True)
    assert told.redirect_chain[-1][0] == HOME
    assert "have changed since you began" in told.content.decode()
    item = CalibrationAttempt.objects.get().items[-1]
    with pytest.raises(ValidationError, match="changed since"):
        answer_gold_scenario(attempt, item, agreed(item), by=newcomer)
    assert client.get(client.post(reverse("peer_review:calibration-begin")).url).status_code == 200
    assert go_through(newcomer).outcome == "passed"


def test_a_hidden_one_that_left_the_set_gives_way_to_another(sent_review, mentor, monkeypatch, client_of):
    monkeypatch.setattr("peer_review.services.calibration.HIDDEN_EVERY", 1)
    first = take_hidden_item(by=again(mentor))
    CalibrationAttempt.objects.update(items=["one-that-was-taken-out"])
    start = reverse("peer_review:review-start", args=[first.public_id])
    assert client_of(mentor).get(start).status_code == 404
    assert client_of(mentor).get(reverse("peer_review:reviews")).status_code == 200
    second = take_hidden_item(by=again(mentor))
    assert second != first
    assert second.items[0] in gold_scenarios()
    assert CalibrationAttempt.objects.get() == second


def test_every_prompt_needs_an_answer_that_exists(newcomer):
    attempt = begin_calibration(by=newcomer)
    item = attempt.items[0]
    key = gold_scenarios()[item].standards[0].key
    for level in ("", "5", "three"):
        with pytest.raises(ValidationError) as caught:
            answer_gold_scenario(attempt, item, agreed(item) | {key: level}, by=newcomer)
        assert list(caught.value.message_dict) == [f"level-{key}"]


def test_nobody_answers_for_somebody_else(newcomer, mentor, client_of):
    attempt = begin_calibration(by=newcomer)
    with pytest.raises(PermissionDenied):
        answer_gold_scenario(attempt, attempt.items[0], agreed(attempt.items[0]), by=mentor)
    assert client_of(mentor).get(reverse("peer_review:calibrate", args=[attempt.public_id])).status_code == 404
    done = go_through(newcomer)
    assert client_of(mentor).get(reverse("peer_review:calibration-result", args=[done.public_id])).status_code == 404


def test_the_audit_trail_keeps_that_somebody_calibrated_and_no_level(newcomer):
    go_through(newcomer)
    events = AuditEvent.objects.filter(verb__startswith="calibration.").order_by("pk")
    assert [event.verb for event in events] == ["calibration.begun", "calibration.finished"]
    assert "safety" not in str([vars(event) for event in events])


def test_a_pass_holds_for_six_months_and_not_a_day_longer(mentor):
    move(mentor, passed_on=PASS_LASTS - timedelta(days=1))
    assert may_review_scenarios(again(mentor))
    assert standing_of(mentor).ends_soon
    move(mentor, passed_on=PASS_LASTS)
    assert not may_review_scenarios(again(mentor))
    assert not standing_of(mentor).is_valid
    go_through(mentor)
    assert may_review_scenarios(again(mentor))


def test_ninety_days_without_a_review_end_it_and_a_review_begins_them_anew(review, mentor):
    move(mentor, active_on=IDLE_AFTER - timedelta(days=1))
    assert standing_of(mentor).for_want_of_practice
    submit_review(review, by=again(mentor))
    assert standing_of(mentor).ends_on == timezone.localdate() + IDLE_AFTER
    move(mentor, active_on=IDLE_AFTER)
    assert not may_review_scenarios(again(mentor))


def test_a_draft_waits_while_its_writer_calibrates_again(review, mentor, client_of):
    page = reverse("peer_review:review-write", args=[review.public_id])
    move(mentor, passed_on=PASS_LASTS)
    assert client_of(mentor).get(page).status_code != 200
    assert client_of(mentor).get(reverse("peer_review:reviews")).url == HOME
    go_through(mentor)
    response = client_of(mentor).get(page)
    assert response.status_code == 200
    assert "What would it change?" in response.content.decode()


def test_after_two_years_nothing_is_left_of_an_attempt(newcomer):
    go_through(newcomer)
    CalibrationAttempt.objects.update(begun_at=timezone.now() - timedelta(days=730))
    assert dispose.call() == 1
    assert not CalibrationAttempt.objects.exists()
    assert not CalibrationPass.objects.filter(person=newcomer).exists()


def test_those_are_asked_to_calibrate_who_review_and_nobody_else(newcomer, mentor):
    assert waiting_for(again(newcomer)) == []
    assert waiting_for(again(mentor)) == []
    move(mentor, passed_on=PASS_LASTS - timedelta(days=14))
    assert [one.path for one in waiting_for(again(mentor))] == [HOME]
    CalibrationPass.objects.all().delete()
    assert [one.words for one in waiting_for(again(mentor))] == ["Calibrate before you review: about 30 minutes"]


def test_a_newcomer_goes_from_the_front_page_to_the_result_and_may_then_review(newcomer, client_of):
    client = client_of(newcomer)
    assert HOME in client.get(reverse("peer_review:home")).content.decode()
    response = client.post(reverse("peer_review:calibration-begin"))
    for number in (1, 2, 3):
        page = client.get(response.url)
        assert f"Invented case scenario {number} of 3" in page.content.decode()
        item = page.context["gold"].slug
        # Nothing of what the panel says stands on the page before the answer.
        assert all(one.reasons not in page.content.decode() for one in page.context["gold"].standards)
        levels = {f"level-{key}": level for key, level in agreed(item).items()}
        missing = client.post(response.url, {"item": item, **dict(list(levels.items())[1:])})
        assert missing.status_code == 422
        assert len(re.findall(" checked>", missing.content.decode())) == len(levels) - 1
        assert client.post(response.url, {"item": item, **levels}).status_code == 302
    result = client.get(response.url, follow=True)
    text = result.content.decode()
    assert "You have passed" in text
    assert "Reasonable people differ here" in text
    assert client.get(reverse("peer_review:reviews")).status_code == 200


def test_levels_meant_for_one_gold_scenario_are_not_taken_for_the_next(newcomer, client_of):
    attempt = begin_calibration(by=newcomer)
    page = reverse("peer_review:calibrate", args=[attempt.public_id])
    sent = {"item": attempt.items[0], **{f"level-{k}": v for k, v in agreed(attempt.items[0]).items()}}
    client = client_of(newcomer)
    assert client.post(page, sent).status_code == 302
    assert client.post(page, sent).status_code == 200
    assert attempt.responses.count() == 1


def test_no_list_of_case_scenarios_holds_a_gold_one(newcomer):
    go_through(newcomer)
    assert not CaseScenario.objects.exists()


def test_the_figures_say_how_somebody_leans_with_how_many_levels(newcomer):
    go_through(
        newcomer, lambda item: {key: str(min(int(v) + 1, 4)) if v.isdigit() else v for key, v in agreed(item).items()}
    )
    figures = figures_of(newcomer, to=newcomer)
    assert figures.overall.bias > 0.5
    assert figures.overall.number == sum(row.number for row in figures.rows)
    assert all(row.bias is None and row.kappa is None for row in figures.rows if row.number < 5)
    go_through(newcomer)
    assert figures_of(newcomer, to=newcomer).overall.kappa < 1


def test_the_figures_compare_real_reviews_with_those_of_colleagues(review, second_review, make_person, mentor):
    other = make_person("mentor")
    submit_review(review, by=mentor)
    second_review(other, levels=dict.fromkeys(PROMPTS, "3"))
    mine, theirs = figures_of(mentor, to=mentor), figures_of(other, to=other)
    assert (mine.reviews, mine.shared, mine.beside_colleagues) == (1, 12, -1)
    assert theirs.beside_colleagues == 1
    assert dict(mine.given)["2 Explained"] == 12
    CaseScenario.objects.update(status="withdrawn")
    assert figures_of(mentor, to=mentor).reviews == 0


def test_figures_lay_no_levels_side_by_side_that_mean_something_else(review, second_review, make_person, mentor):
    from peer_review.services.rubric import open_rubric_draft, publish_rubric, save_rubric

    editor, other = make_person("editor"), make_person("mentor")
    draft = open_rubric_draft(by=editor)
    questions = {**draft.content["questions"], "plan.safety": "Something quite new?", "assess.safety": "The same?"}
    save_rubric(draft, {**draft.content, "questions": questions}, by=editor)
    publish_rubric(draft, by=editor, note="New questions.", same_meaning=["assess.safety"])
    submit_review(review, by=mentor)
    second_review(other, levels={**dict.fromkeys(PROMPTS, "3"), "plan.safety": "0"})
    figures = figures_of(mentor, to=mentor)
    assert (figures.shared, figures.beside_colleagues) == (11, -1)


def test_figures_are_read_by_oneself_and_ones_mentor_only(newcomer, mentor, make_person, client_of):
    go_through(newcomer)
    page = reverse("peer_review:figures-of", args=[newcomer.public_id])
    manager = make_person("mentor")
    SupportRelationship.objects.create(kind="line_manager", supporter=manager, person=newcomer)
    assert client_of(mentor).get(page).status_code == 404
    assert client_of(manager).get(page).status_code == 404
    SupportRelationship.objects.create(kind="mentor", supporter=mentor, person=newcomer)
    response = client_of(mentor).get(page)
    assert "How Newcomer Somebody judges" in response.content.decode()
    assert client_of(newcomer).get(reverse("peer_review:figures")).status_code == 200
    assert client_of(newcomer).get(reverse("peer_review:figures-of", args=[mentor.public_id])).status_code == 404
