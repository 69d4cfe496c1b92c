"""What somebody does next, why, and how long it takes."""

import datetime
from dataclasses import dataclass
from enum import StrEnum

from django.urls import reverse

from accounts.models import User
from learning.models import Enrolment, ModulePage
from learning.progress import ModuleState, State, StepState, Timing, timing
from learning.queries.modules import ModuleView, module_view
from learning.queries.pathways import PathwayView, planned_pathways, today

CHECK_MINUTES = 15


class Act(StrEnum):
    """What the next step is."""

    START = "start"
    LESSON = "lesson"
    CHECK = "check"


@dataclass(frozen=True)
class NextStep:
    """One thing to do next.

    Attributes:
        act: begin a module, go on with a lesson, or take the knowledge check.
        title: of the lesson, or of the module.
        module: title of the module.
        minutes: the time it takes; for a knowledge check what editors allow for one.
        url: where to go.
        due_on: when the module should be done; None without a plan.
        pathway: the plan it belongs to; None for a module somebody chose themselves.
        state: how far they are with the module.
    """

    act: Act
    title: str
    module: str
    minutes: int
    url: str
    due_on: datetime.date | None = None
    pathway: PathwayView | None = None
    state: ModuleState | None = None

    @property
    def timing(self) -> Timing:
        """Return how its date stands to today."""
        return timing(self.due_on, today(), completed=False)


def next_step_for(person: User) -> NextStep | None:
    """Return what somebody does next: what is planned for them comes first, then what they began themselves.

    None when nothing is planned and nothing is open.
    """
    views = planned_pathways(person, [person], is_open=True).get(person.pk, [])
    steps = [(view, step) for view in views if (step := view.next_step) is not None]
    if steps:
        view, step = min(steps, key=lambda pair: (pair[1].due_on or datetime.date.max, pair[1].code))
        return _planned(view, step)
    begun = Enrolment.objects.filter(person=person, completion=None).order_by("-pk").values("module_key")
    page = ModulePage.objects.filter(translation_key__in=begun[:1]).first()
    module = module_view(page, person) if page is not None else None
    return _begun(module) if module is not None else None


def _planned(view: PathwayView, step: StepState) -> NextStep:
    if step.state is State.NOT_STARTED:
        return NextStep(Act.START, step.title, step.title, step.minutes, step.url, step.due_on, view)
    state = view.state_of(step)
    return _go_on(step.code, step.title, state, step.due_on, view)


def _begun(module: ModuleView) -> NextStep:
    return _go_on(module.version.code, module.version.title, module.state, None, None)


def _go_on(
    code: str, title: str, state: ModuleState, due: datetime.date | None, pathway: PathwayView | None
) -> NextStep:
    lesson = state.next_lesson
    if lesson is not None:
        url = reverse("learning:lesson", args=[code, lesson.slug])
        return NextStep(Act.LESSON, lesson.title, title, lesson.minutes, url, due, pathway, state)
    return NextStep(Act.CHECK, title, title, CHECK_MINUTES, reverse("learning:check", args=[code]), due, pathway, state)
