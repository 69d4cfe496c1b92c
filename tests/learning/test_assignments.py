import datetime

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from accounts.models import SupportRelationship
from learning.models import PathwayAssignment
from learning.queries.pathways import pathway_view, planned_pathways
from learning.services.assignments import assign_pathway, move_start_date, withdraw_assignment
from learning.services.enrolments import complete_lesson
from notifications.models import Notice


@pytest.mark.parametrize("tie", ["mentor", "line_manager"])
def test_a_mentor_or_line_manager_plans_for_the_people_they_support(pathway, learner, make_person, tie, start_day):
    supporter = make_person("leader")
    SupportRelationship.objects.create(supporter=supporter, person=learner, kind=tie)
    plan = assign_pathway(pathway, learner, starts_on=start_day, by=supporter)
    assert (plan.assigned_by, plan.starts_on) == (supporter, start_day)
    notice = Notice.objects.get(recipient=learner)
    assert (notice.kind, notice.path) == ("pathway.assigned", "/pathways/induction/")


def test_an_administrator_plans_for_anybody(pathway, learner, make_person, start_day):
    assert assign_pathway(pathway, learner, starts_on=start_day, by=make_person("administrator")).person == learner


@pytest.mark.parametrize("role", ["mentor", "leader", "editor", "facilitator", "practitioner"])
def test_nobody_else_plans(pathway, learner, make_person, role, start_day):
    with pytest.raises(PermissionDenied):
        assign_pathway(pathway, learner, starts_on=start_day, by=make_person(role))


def test_a_learner_does_not_plan_for_themselves(pathway, learner, start_day):
    with pytest.raises(PermissionDenied):
        assign_pathway(pathway, learner, starts_on=start_day, by=learner)


def test_a_mentor_whose_support_has_ended_plans_no_more(pathway, learner, mentor, start_day, today):
    SupportRelationship.objects.update(starts_on=today - datetime.timedelta(days=9), ends_on=today)
    with pytest.raises(PermissionDenied):
        assign_pathway(pathway, learner, starts_on=start_day, by=mentor)


def test_a_pathway_is_planned_once_at_a_time(pathway, learner, mentor, start_day):
    plan = assign_pathway(pathway, learner, starts_on=start_day, by=mentor)
    with pytest.raises(ValidationError, match="already planned"):
        assign_pathway(pathway, learner, starts_on=start_day, by=mentor)
    with pytest.raises(IntegrityError), transaction.atomic():
        PathwayAssignment.objects.create(person=learner, pathway_key=plan.pathway_key, starts_on=start_day)


def test_a_pathway_whose_steps_are_all_completed_is_not_planned(pathway, module, learner, mentor, finish, start_day):
    finish(module, learner)
    with pytest.raises(ValidationError, match="already completed"):
        assign_pathway(pathway, learner, starts_on=start_day, by=mentor)


def test_moving_the_start_moves_every_date(pathway, learner, mentor, start_day):
    plan = assign_pathway(pathway, learner, starts_on=start_day, by=mentor)
    assert pathway_view(pathway, learner).steps[0].due_on == datetime.date(2027, 3, 15)
    move_start_date(plan, starts_on=start_day + datetime.timedelta(days=7), by=mentor)
    assert pathway_view(pathway, learner).steps[0].due_on == datetime.date(2027, 3, 22)


def test_only_those_who_may_plan_move_or_take_back(pathway, learner, mentor, start_day):
    plan = assign_pathway(pathway, learner, starts_on=start_day, by=mentor)
    with pytest.raises(PermissionDenied):
        move_start_date(plan, starts_on=start_day, by=learner)
    with pytest.raises(PermissionDenied):
        withdraw_assignment(plan, by=learner)
    withdraw_assignment(plan, by=mentor)
    assert not PathwayAssignment.objects.exists()


def test_a_completed_plan_stays(pathway, module, learner, mentor, finish, start_day):
    plan = assign_pathway(pathway, learner, starts_on=start_day, by=mentor)
    finish(module, learner)
    with pytest.raises(ValidationError):
        withdraw_assignment(plan, by=mentor)
    with pytest.raises(ValidationError):
        move_start_date(plan, starts_on=start_day, by=mentor)


def test_a_mentor_sees_states_and_an_administrator_dates_only(pathway, module, learner, mentor, make_person, start_day):
    assign_pathway(pathway, learner, starts_on=start_day, by=mentor)
    complete_lesson(module, "when", by=learner)
    assert planned_pathways(mentor, [learner])[learner.pk][0].steps[0].state == "started"
    assert planned_pathways(make_person("administrator"), [learner])[learner.pk][0].steps[0].state == "not_started"
    assert planned_pathways(make_person("mentor"), [learner]) == {}
