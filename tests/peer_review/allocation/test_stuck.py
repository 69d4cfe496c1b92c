"""Who is stuck and why, and who is reminded."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from notifications.models import Notice
from peer_review.intruders import KEYS
from peer_review.models import Allocation, CalibrationPass, CaseScenario, Review, ScenarioVersion, SecondPersonCheck
from peer_review.permissions import may_see_who_is_stuck
from peer_review.queries.stuck import stuck_for
from peer_review.services.allocations import take_next_review
from peer_review.services.reminders import remind_authors, remind_reviewers, remind_second_persons
from peer_review.services.reviews import save_review, start_review
from peer_review.services.scenarios import start_scenario
from peer_review.services.submission import submit_scenario
from peer_review.services.triage import claim_scenario, release_scenario
from peer_review.services.withdrawal import withdraw_scenario

STUCK = "/peer-review/waiting/"


@pytest.fixture
def facilitator(make_person):
    return make_person("facilitator")


@pytest.fixture
def mentor(make_person, office):
    return make_person("mentor", unit=office, name="Mentor Elsewhere")


@pytest.fixture
def sent_in(author, answers):
    """A case scenario that has waited for a second person for eight days."""
    version = submit_scenario(start_scenario(by=author), by=author, signed=True, answers=answers)
    ScenarioVersion.objects.update(submitted_at=timezone.now() - timedelta(days=8))
    return version.scenario


def released_ago(**passed) -> None:
    SecondPersonCheck.objects.update(checked_at=timezone.now() - timedelta(**passed))


def sent_ago(review, **passed) -> None:
    moment = timezone.now() - timedelta(**passed)
    Review.objects.filter(pk=review.pk).update(status="submitted", submitted_at=moment, released_at=moment)


def rows(person) -> dict[str, list]:
    return {group.key: group.rows for group in stuck_for(type(person).objects.get(pk=person.pk))}


def told(kind) -> set:
    return set(Notice.objects.filter(kind=kind).values_list("recipient", flat=True))


@pytest.mark.parametrize(
    ("role", "sees"), [("mentor", True), ("facilitator", True), ("practitioner", False), ("leader", False)]
)
def test_mentors_and_facilitators_see_who_is_stuck(make_person, client_of, role, sees):
    person = make_person(role)
    assert may_see_who_is_stuck(person) is sees
    assert client_of(person).get(STUCK).status_code == (200 if sees else 403)


def test_nothing_stuck_is_said_in_one_word_a_group(facilitator, client_of):
    assert client_of(facilitator).get(STUCK).content.decode().count("Nothing.") == 4


def test_every_wait_has_a_reason_and_a_way_out_and_nobodys_name(
    make_person, author, answers, bring, mentor, facilitator, lead, sent_in, client_of
):
    begun, answered = bring(author), bring(author)
    save_review(start_review(begun, by=mentor), by=mentor, strengths="A beginning.")
    Allocation.objects.update(taken_at=timezone.now() - timedelta(days=4))
    review = start_review(answered, by=mentor)
    sent_ago(review, days=6)
    found = rows(facilitator)
    assert [len(found[key]) for key in ("checks", "reviews", "reviewers", "answers")] == [1, 2, 1, 1]
    assert found["checks"][0].why == "Nobody has taken it." and found["checks"][0].age == "8 days"
    assert found["reviews"][0].why == "1 of 3 reviews are given or under way."
    assert found["reviewers"][0].why == "Begun and not sent."
    assert all(row.why and row.help for group in found.values() for row in group)
    page = client_of(facilitator).get(STUCK).content.decode()
    for word in (author.name, mentor.name, answers["title"], str(begun.public_id), str(sent_in.public_id)):
        assert word not in page


def test_it_shows_nobody_what_they_are_too_close_to(make_person, author, bring, manage, sent_in, mentor):
    manager = make_person("mentor", unit=mentor.memberships.get().unit)
    manage(manager, author)
    near = make_person("mentor")
    bring(author)
    assert not any(rows(manager).values()), "a tie hides everything"
    assert rows(near)["checks"] and not rows(near)["reviews"], "the same office may check and does not review"
    assert rows(mentor)["checks"] and rows(mentor)["reviews"]


def test_a_check_that_somebody_makes_is_not_said_to_be_forgotten(facilitator, mentor, sent_in):
    claim_scenario(sent_in, by=mentor)
    assert "until" in rows(facilitator)["checks"][0].why


def test_who_cannot_be_reached_from_another_region_is_not_seen(make_person, other_unit, sent_in):
    assert not any(rows(make_person("mentor", unit=other_unit)).values())


def test_the_page_takes_few_queries(
    facilitator, author, bring, mentor, sent_in, client_of, django_assert_max_num_queries
):
    for _number in range(4):
        bring(author)
    for _number in range(2):
        save_review(start_review(bring(author), by=mentor), by=mentor, strengths="A beginning.")
    client = client_of(facilitator)
    client.get(STUCK)
    with django_assert_max_num_queries(15):
        assert client.get(STUCK).status_code == 200


def test_second_persons_are_reminded_once_and_only_of_what_they_may_take(
    make_person, author, sent_in, mentor, manage, lead
):
    manager = make_person("mentor")
    manage(manager, author)
    assert remind_second_persons.call() == 2 and told("scenario.check-due") == {mentor.pk, lead.pk}
    assert remind_second_persons.call() == 0, "it is still unread"


def test_however_much_waits_the_reminder_asks_the_database_as_often(author, answers, sent_in, mentor, lead):
    def queries() -> int:
        Notice.objects.all().delete()
        with CaptureQueriesContext(connection) as asked:
            remind_second_persons.call()
        return len(asked)

    one = queries()
    for _number in range(3):
        submit_scenario(start_scenario(by=author), by=author, signed=True, answers=answers)
    ScenarioVersion.objects.update(submitted_at=timezone.now() - timedelta(days=8))
    assert queries() == one


def test_nobody_is_reminded_of_what_somebody_is_checking_or_what_is_gone(author, sent_in, mentor, lead):
    claim_scenario(sent_in, by=mentor)
    assert remind_second_persons.call() == 0
    sent_in.refresh_from_db()
    withdraw_scenario(sent_in, by=author)
    assert remind_second_persons.call() == 0


def test_nobody_is_reminded_within_a_working_day(sent_in, mentor):
    ScenarioVersion.objects.update(submitted_at=timezone.now() - timedelta(hours=2))
    assert remind_second_persons.call() == 0


def test_only_as_many_reviewers_are_asked_as_reviews_are_missing(make_person, author, bring, office):
    for _number in range(6):
        make_person(unit=office)
    bring(author)
    released_ago(hours=47)
    assert remind_reviewers.call() == 0
    released_ago(hours=49)
    assert remind_reviewers.call() == 3 and len(told("review.needed")) == 3
    first = told("review.needed")
    assert remind_reviewers.call() == 3, "those who did not come are let be, and others asked"
    assert len(told("review.needed") - first) == 3 and author.pk not in told("review.needed")
    assert remind_reviewers.call() == 0, "and then it is silent"


@pytest.mark.parametrize("where", ["the same region", "another region"])
def test_what_fills_the_horizon_keeps_nobody_from_being_asked_about_the_rest(
    make_person, author, bring, office, mentor, manage, other_unit, where, monkeypatch
):
    monkeypatch.setattr("peer_review.queries.allocation.LONG_HORIZON", 1)
    monkeypatch.setattr("peer_review.queries.allocation.READ_AT_ONCE", 1)
    colleague = make_person()
    CalibrationPass.objects.filter(person__in=[author, colleague]).delete()
    first = bring(author)
    bring(colleague)
    if where == "the same region":
        manage(mentor, author)
    else:
        make_person("mentor", unit=other_unit)
        CaseScenario.objects.filter(pk=first.pk).update(unit=other_unit)
    released_ago(hours=49)
    remind_reviewers.call()
    assert mentor.pk in told("review.needed")


def test_reviewers_who_can_do_nothing_hear_nothing(make_person, author, bring, office, mentor, manage, end_role):
    busy, gone, tied = make_person(unit=office), make_person(unit=office), make_person(unit=office)
    bring(author)
    take_next_review(by=busy)
    manage(tied, author)
    end_role(gone)
    released_ago(hours=49)
    remind_reviewers.call()
    assert told("review.needed") == {mentor.pk}


def test_a_review_begun_three_days_ago_is_reminded_of_once(author, bring, mentor, end_role):
    scenario = bring(author)
    save_review(start_review(scenario, by=mentor), by=mentor, strengths="A beginning.")
    assert remind_reviewers.call() == 0
    Allocation.objects.update(taken_at=timezone.now() - timedelta(hours=73))
    assert remind_reviewers.call() == 1 and remind_reviewers.call() == 0
    assert told("review.due") == {mentor.pk}


@pytest.mark.parametrize("ending", ["withdrawn", "role"])
def test_whose_review_is_open_no_more_is_not_reminded(author, bring, mentor, end_role, ending):
    scenario = bring(author)
    save_review(start_review(scenario, by=mentor), by=mentor, strengths="A beginning.")
    Allocation.objects.update(taken_at=timezone.now() - timedelta(hours=73))
    end_role(mentor) if ending == "role" else withdraw_scenario(scenario, by=author)
    assert remind_reviewers.call() == 0 and not told("review.due")


@pytest.mark.parametrize(("days", "reminded"), [(4, 0), (6, 1), (9, 0), (13, 1), (20, 0)])
def test_authors_are_reminded_twice_and_then_left_in_peace(author, bring, mentor, days, reminded):
    review = start_review(bring(author), by=mentor)
    sent_ago(review, days=days)
    assert remind_authors.call() == reminded and remind_authors.call() == 0
    assert told("review.unanswered") == ({author.pk} if reminded else set())


def test_whoever_has_answered_or_taken_it_back_is_not_reminded(author, bring, mentor):
    from peer_review.services.reviews import answer_review

    review, other = start_review(bring(author), by=mentor), start_review(bring(author), by=mentor)
    sent_ago(review, days=6), sent_ago(other, days=6)
    ScenarioVersion.objects.update(own_review_skipped_on=timezone.localdate())
    review = Review.objects.get(pk=review.pk)
    answer_review(review, by=author, takes="I see it.", will_do="Ask again.", by_when=timezone.localdate())
    withdraw_scenario(CaseScenario.objects.get(pk=other.version.scenario_id), by=author)
    assert remind_authors.call() == 0


def test_a_release_makes_no_more_noise_than_before(author, answers, mentor, make_person, office, lead):
    peer = make_person(unit=office)
    version = submit_scenario(start_scenario(by=author), by=author, signed=True, answers=answers)
    claim_scenario(version.scenario, by=lead)
    release_scenario(version, by=lead, checklist=KEYS)
    assert told("scenario.reviewable") == {mentor.pk} and peer.pk not in told("scenario.reviewable")
