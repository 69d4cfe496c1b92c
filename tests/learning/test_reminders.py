import datetime

import pytest

from learning.services.assignments import assign_pathway, move_start_date
from learning.services.reminders import remind_of_due_steps
from notifications.models import Notice

pytestmark = pytest.mark.django_db


@pytest.fixture
def told(learner):
    def count() -> int:
        return Notice.objects.filter(recipient=learner, kind="pathway.step-due").count()

    return count


@pytest.fixture
def due_in(pathway, learner, mentor, today):
    """Plan the pathway so that its first step is due in so many days."""

    def plan(days: int):
        after = pathway.steps.first().due_after_days
        return assign_pathway(pathway, learner, starts_on=today + datetime.timedelta(days=days - after), by=mentor)

    return plan


@pytest.mark.parametrize(("days", "expected"), [(-3, 1), (0, 1), (7, 1), (8, 0)])
def test_a_step_is_reminded_of_within_its_last_week_and_when_overdue(due_in, told, days, expected):
    due_in(days)
    remind_of_due_steps.call()
    assert told() == expected


def test_nobody_is_told_twice_unless_the_date_moves(due_in, told, mentor, today):
    plan = due_in(3)
    assert remind_of_due_steps.call() == 1
    assert remind_of_due_steps.call() == 0
    move_start_date(plan, starts_on=plan.starts_on + datetime.timedelta(days=2), by=mentor)
    assert remind_of_due_steps.call() == 1
    assert told() == 2


def test_what_is_completed_needs_no_reminder(due_in, told, finish, module, learner):
    due_in(2)
    finish(module, learner)
    remind_of_due_steps.call()
    assert told() == 0


def test_without_a_plan_nobody_is_reminded(pathway, learner, told):
    assert remind_of_due_steps.call() == 0
