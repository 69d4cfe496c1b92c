"""Who sees what: one row a role, with every refusal as explicit as every permission."""

import pytest

from accounts.models import User
from accounts.services.memberships import end_membership
from peer_review.permissions import (
    may_answer_review,
    may_edit_review,
    may_edit_scenario,
    may_write_scenarios,
    people_who_may_check,
    reviews_visible_to,
    scenarios_to_check,
    scenarios_to_review,
    scenarios_visible_to,
)
from peer_review.services.scenarios import close_scenario
from peer_review.services.withdrawal import withdraw_scenario

#         role                 writes  sees waiting  checks  sees released  reviews
MATRIX = [
    ("practitioner", True, False, False, False, False),
    ("mentor", True, True, True, True, True),
    ("safeguarding_lead", True, True, True, False, False),
    ("editor", False, False, False, False, False),
    ("leader", False, False, False, False, False),
    ("administrator", False, False, False, False, False),
]


@pytest.mark.parametrize(("role", "writes", "sees", "checks", "_released", "_reviews"), MATRIX)
def test_what_waits_is_seen_by_second_persons_of_the_region_only(
    waiting, make_person, role, writes, sees, checks, _released, _reviews
):
    person = make_person(role)
    assert may_write_scenarios(person) is writes
    assert scenarios_visible_to(person).filter(pk=waiting.pk).exists() is sees
    assert scenarios_to_check(person).filter(pk=waiting.pk).exists() is checks


@pytest.mark.parametrize(("role", "_writes", "_sees", "_checks", "sees", "reviews"), MATRIX)
def test_what_is_released_is_seen_by_mentors_of_the_region_only(
    released, make_person, role, _writes, _sees, _checks, sees, reviews
):
    person = make_person(role)
    assert scenarios_visible_to(person).filter(pk=released.pk).exists() is sees
    assert scenarios_to_review(person).filter(pk=released.pk).exists() is reviews
    assert not scenarios_to_check(person)


def test_a_facilitator_reads_nothing_before_a_session_is_planned(released, make_person):
    assert not scenarios_visible_to(make_person("facilitator"))


@pytest.mark.parametrize(("role", "writes", "sees", "checks", "released_", "reviews"), MATRIX)
def test_nobody_of_another_region_sees_anything(
    waiting, make_person, other_unit, role, writes, sees, checks, released_, reviews
):
    person = make_person(role, unit=other_unit)
    assert not scenarios_visible_to(person) and not scenarios_to_check(person)


def test_a_role_in_one_region_does_not_open_another(released, make_person, other_unit, unit):
    from accounts.services.memberships import begin_membership

    person = make_person("mentor", unit=other_unit)
    begin_membership(person, "safeguarding_lead", unit, by=None)
    person = type(person).objects.get(pk=person.pk)
    assert not scenarios_to_review(person)


@pytest.mark.parametrize("role", ["practitioner", "mentor", "safeguarding_lead", "leader", "administrator"])
def test_a_draft_is_seen_by_its_author_only(written, author, make_person, role):
    assert written in scenarios_visible_to(author)
    assert written not in scenarios_visible_to(make_person(role))


def test_a_superuser_sees_no_more_than_anybody(released, db):
    root = User.objects.create_superuser("root@example.org", "three unrelated words", name="Root")
    assert not scenarios_visible_to(root) and not reviews_visible_to(root)


def test_what_is_taken_back_is_gone_for_everybody_but_the_author(sent_review, released, author, mentor):
    withdraw_scenario(released, by=author)
    assert released in scenarios_visible_to(author) and sent_review in reviews_visible_to(author)
    assert not scenarios_visible_to(mentor) and not reviews_visible_to(mentor)


def test_who_reviewed_it_keeps_sight_of_it_when_it_closes_and_others_do_not(
    sent_review, released, author, mentor, make_person
):
    close_scenario(released, by=author)
    assert released in scenarios_visible_to(mentor)
    assert released not in scenarios_visible_to(make_person("mentor"))


def test_a_draft_review_is_seen_by_its_writer_only(review, author, mentor, make_person):
    assert review in reviews_visible_to(mentor)
    for person in (author, make_person("mentor"), make_person("leader")):
        assert not reviews_visible_to(person)


def test_a_sent_review_is_seen_by_writer_and_author_only(sent_review, author, mentor, make_person):
    assert sent_review in reviews_visible_to(mentor) and sent_review in reviews_visible_to(author)
    for role in ("practitioner", "mentor", "facilitator", "leader", "administrator", "safeguarding_lead"):
        assert not reviews_visible_to(make_person(role))


def test_a_mentor_whose_role_has_ended_reads_no_more_of_what_they_reviewed(sent_review, released, mentor, make_person):
    end_membership(mentor.memberships.get(), by=make_person("administrator"))
    former = User.objects.get(pk=mentor.pk)
    assert not reviews_visible_to(former) and released not in scenarios_visible_to(former)


def test_writing_ends_where_reading_by_others_begins(written, author, mentor):
    assert may_edit_scenario(author, written) and not may_edit_scenario(mentor, written)
    written.status = "waiting"
    assert not may_edit_scenario(author, written)


def test_a_sent_review_is_answered_and_not_edited(sent_review, author, mentor):
    assert may_answer_review(author, sent_review) and not may_answer_review(mentor, sent_review)
    assert not may_edit_review(mentor, sent_review)


def test_second_persons_are_found_by_region(waiting, make_person, other_unit):
    near, lead = make_person("mentor"), make_person("safeguarding_lead")
    make_person("mentor", unit=other_unit)
    make_person("facilitator")
    assert set(people_who_may_check(waiting)) == {near, lead}
