"""Remind people of planned steps, once a step, and only where there is something to do."""

import datetime

from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import override
from django_tasks import task

from accounts.models import User
from learning.models import PathwayAssignment
from learning.progress import State
from learning.queries.pathways import PathwayView, pathways_for, today
from notifications.queries import was_told
from notifications.services import notify

AHEAD = datetime.timedelta(days=7)


@task()
def remind_of_due_steps() -> int:
    """Tell people of planned steps that are due within a week, or overdue, and not completed; return how many steps.

    Runs on time. Each step is told of once, and again only if its date is moved, so that running twice tells nobody
    twice.
    """
    planned = PathwayAssignment.objects.values("person")
    return sum(_remind(person) for person in User.objects.filter(pk__in=planned, is_active=True))


@transaction.atomic
def _remind(person: User) -> int:
    count = 0
    User.objects.select_for_update().get(pk=person.pk)
    for view in pathways_for(person):
        for step, words in _due(view, person):
            if not was_told(person, "pathway.step-due", words):
                notify([person], "pathway.step-due", path=step, **words)
                count += 1
    return count


def _due(view: PathwayView, person: User) -> list[tuple[str, dict[str, str]]]:
    if view.plan is None:
        return []
    limit = today() + AHEAD
    with override(person.language):
        return [
            (step.url, {"step": step.title, "day": date_format(step.due_on, "j F Y")})
            for step in view.steps
            if step.state is not State.COMPLETED and step.due_on is not None and step.due_on <= limit
        ]
