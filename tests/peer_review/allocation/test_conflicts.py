"""Nobody judges their own work, their line manager's or their report's; their own office's only where it must be."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from django.utils import timezone

from accounts.models import SupportRelationship
from notifications.models import Notice
from peer_review.allocation import WANTED
from peer_review.authorship import distances_of, scenarios_in_conflict_with, scenarios_tied_to
from peer_review.intruders import KEYS
from peer_review.models import Allocation, CaseScenario, Review, SecondPersonCheck
from peer_review.permissions import (
    reviews_visible_to,
    scenarios_to_check,
    scenarios_to_review,
    scenarios_visible_to,
)
from peer_review.services.allocations import give_back_allocations, take_next_review
from peer_review.services.requirements import relax_requirements
from peer_review.services.reviews import save_review, start_review
from peer_review.services.rounds import begin_next_version
from peer_review.services.scenarios import save_answers, start_scenario
from peer_review.services.submission import submit_scenario
from peer_review.services.triage import claim_scenario, release_scenario


@pytest.fixture
def elsewhere(make_person, office):
    """Somebody in another office who may review, so that nothing need be relaxed."""
    return make_person("mentor", unit=office)


@pytest.mark.parametrize("way", ["manager", "managed"])
def test_a_mentor_who_is_the_line_manager_is_neither_second_person_nor_reviewer(
    make_person, author, answers, office, elsewhere, manage, bring, way
):
    mentor = make_person("mentor", "safeguarding_lead", unit=office)
    manage(*((mentor, author) if way == "manager" else (author, mentor)))
    version = submit_scenario(start_scenario(by=author), by=author, signed=True, answers=answers)
    assert not scenarios_to_check(mentor) and version.scenario not in scenarios_visible_to(mentor)
    with pytest.raises(PermissionDenied):
        claim_scenario(version.scenario, by=mentor)
    with pytest.raises(PermissionDenied):
        release_scenario(version, by=mentor, checklist=KEYS)
    assert not Notice.objects.filter(recipient=mentor), "a notice without a scenario would say whose it is"
    released = bring(author)
    CaseScenario.objects.update(own_office_may_review=True)
    assert not scenarios_to_review(mentor) and released not in scenarios_visible_to(mentor)
    assert not Notice.objects.filter(recipient=mentor)
    with pytest.raises(PermissionDenied):
        start_review(released, by=mentor)
    with pytest.raises(ValidationError):
        take_next_review(by=mentor)


def test_a_tie_that_has_ended_or_that_is_a_mentors_keeps_nobody_out(make_person, author, bring, manage, elsewhere):
    tie = manage(elsewhere, author)
    SupportRelationship.objects.filter(pk=tie.pk).update(
        starts_on=timezone.localdate() - timedelta(days=9), ends_on=timezone.localdate()
    )
    SupportRelationship.objects.create(kind="mentor", supporter=elsewhere, person=author)
    assert bring(author) in scenarios_to_review(elsewhere)


def test_the_authors_own_office_reviews_only_if_that_is_allowed(make_person, author, bring, elsewhere):
    near = make_person("mentor")
    scenario = bring(author)
    assert scenario in scenarios_to_review(elsewhere) and scenario not in scenarios_to_review(near)
    with pytest.raises(PermissionDenied):
        start_review(scenario, by=near)
    CaseScenario.objects.update(own_office_may_review=True)
    assert scenario in scenarios_to_review(near)
    take_next_review(by=near)
    take_next_review(by=elsewhere)
    noted = Allocation.objects.values_list("relaxed", flat=True)
    assert list(noted) == [["own_office"]] * 2, "what differs between them would name the author's office"


def test_an_office_in_which_the_author_also_works_counts_as_theirs(make_person, author, bring, office, elsewhere):
    from accounts.services.memberships import begin_membership

    begin_membership(author, "facilitator", office, by=None)
    make_person("mentor", unit=office.parent)
    assert bring(author) not in scenarios_to_review(elsewhere)


def test_where_nobody_else_could_review_the_own_office_may_and_the_trail_says_so(make_person, author, bring):
    from audit.models import AuditEvent

    near = make_person("mentor")
    scenario = bring(author)
    assert scenario in scenarios_to_review(near) and scenario not in scenarios_to_review(author)
    event = AuditEvent.objects.get(verb="requirement.relaxed")
    assert event.actor is None and event.codes == {"what": "own_office", "late": False}


def test_when_the_only_one_elsewhere_leaves_the_own_office_may(make_person, author, bring, elsewhere, end_role):
    near, scenario = make_person("mentor"), bring(author)
    assert relax_requirements.call() == 0 and scenario not in scenarios_to_review(near)
    end_role(elsewhere)
    assert relax_requirements.call() == 1 and relax_requirements.call() == 0
    assert scenario in scenarios_to_review(near)


def test_after_a_week_what_there_is_counts_as_enough_and_without_any_the_own_office_may(
    make_person, author, bring, elsewhere
):
    begun, empty = bring(author), bring(author)
    save_review(start_review(begun, by=elsewhere), by=elsewhere, strengths="A beginning.")
    SecondPersonCheck.objects.update(checked_at=timezone.now() - timedelta(days=6, hours=23))
    assert relax_requirements.call() == 0
    SecondPersonCheck.objects.update(checked_at=timezone.now() - timedelta(days=7, hours=1))
    assert relax_requirements.call() == 2
    begun.refresh_from_db(), empty.refresh_from_db()
    assert (begun.reviews_wanted, begun.is_open_to_own_office) == (1, False)
    assert (empty.reviews_wanted, empty.is_open_to_own_office) == (3, True)
    assert not empty.own_office_may_review, "that is for the author to choose"


def test_the_next_round_begins_with_all_that_was_asked_for(make_person, author, bring, elsewhere, lead, client_of):
    make_person("mentor")
    begun, empty = bring(author), bring(author)
    save_review(start_review(begun, by=elsewhere), by=elsewhere, strengths="A beginning.")
    SecondPersonCheck.objects.update(checked_at=timezone.now() - timedelta(days=7, hours=1))
    assert relax_requirements.call() == 2
    for one in (begun, empty):
        version = begin_next_version(one, by=author)
        save_answers(one, {"what_changed": "I asked again."}, by=author)
        page = client_of(author).get(reverse("peer_review:sign", args=[one.public_id]))
        assert not page.context["form"].initial["own_office_may_review"]
        submit_scenario(one, by=author, signed=True)
        claim_scenario(one, by=lead)
        release_scenario(version, by=lead, checklist=KEYS)
        one.refresh_from_db()
        assert (one.reviews_wanted, one.is_open_to_own_office) == (WANTED, False)


def test_however_long_it_takes_a_line_manager_never_may(make_person, author, bring, manage):
    manager = make_person("mentor")
    manage(manager, author)
    scenario = bring(author)
    SecondPersonCheck.objects.update(checked_at=timezone.now() - timedelta(days=60))
    relax_requirements.call()
    assert scenario not in scenarios_to_review(manager)


def test_whoever_becomes_the_line_manager_mid_review_loses_sight_and_keeps_the_draft(
    author, bring, elsewhere, manage, again
):
    scenario = bring(author)
    review = start_review(scenario, by=elsewhere)
    save_review(review, by=elsewhere, strengths="A beginning.")
    manage(elsewhere, author)
    assert not reviews_visible_to(again(elsewhere)) and scenario not in scenarios_visible_to(again(elsewhere))
    assert give_back_allocations.call() == 1
    assert Review.objects.get().text.strengths == "A beginning."


def test_whoever_moves_into_the_authors_office_mid_review_may_finish(author, bring, elsewhere, unit, again):
    scenario = bring(author)
    start_review(scenario, by=elsewhere)
    elsewhere.memberships.update(unit=unit)
    assert scenario in scenarios_to_review(again(elsewhere)) and give_back_allocations.call() == 0


def test_what_is_asked_person_by_person_and_scenario_by_scenario_agrees(
    make_person, author, bring, office, elsewhere, manage
):
    manager, managed, near, other = (
        make_person("mentor", unit=office),
        make_person(unit=office),
        make_person(),
        make_person(unit=office),
    )
    manage(manager, author), manage(author, managed)
    scenarios = [bring(author), bring(near), bring(managed)]
    for scenario in scenarios:
        distance = distances_of(scenarios)[scenario.pk]
        for person in (author, manager, managed, near, other, elsewhere):
            assert (scenario in scenarios_tied_to(person)) is (person.pk in distance.tied)
            strict = person.pk in distance.tied | distance.same_office
            assert (scenario in scenarios_in_conflict_with(person)) is strict


def test_a_team_of_four_in_one_office_reviews_everything(make_person, bring):
    team = [make_person("mentor"), make_person(), make_person(), make_person()]
    scenarios = [bring(person) for person in team]
    for _round in range(3):
        for person in team:
            take_next_review(by=person)
            Allocation.objects.filter(reviewer=person, status="taken").update(status="done")
    for scenario in scenarios:
        reviewers = set(Allocation.objects.filter(version__scenario=scenario).values_list("reviewer", flat=True))
        assert len(reviewers) == 3 and not scenarios_tied_to(
            type(team[0]).objects.get(pk=next(iter(reviewers)))
        ).filter(pk=scenario.pk)
