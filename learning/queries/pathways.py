"""Pathways as planned for people: steps, their dates and how far they are."""

import datetime
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.db.models import Q, QuerySet
from django.utils import timezone

from accounts.models import User
from learning.models import ModulePage, PathwayAssignment, PathwayPage, PathwayStep
from learning.permissions import assignments_visible_to
from learning.progress import ModuleState, State, StepState, due_on, next_step, percent, steps_completed
from learning.queries.modules import states_of

# The long texts of a module, which no list of steps shows.
_TEXTS = ("module__lessons", "module__questions", "module__further_reading", "module__outcomes")


@dataclass(frozen=True)
class PathwayView:
    """A pathway as one person sees it.

    Attributes:
        pathway: the page.
        steps: in its order, with dates where it is planned for the person.
        plan: who planned it and from which day; None where nobody did.
        states: how far the person is, by module they have begun.
    """

    pathway: PathwayPage
    steps: tuple[StepState, ...]
    plan: PathwayAssignment | None = None
    states: Mapping[uuid.UUID, ModuleState] = field(default_factory=dict)

    @property
    def completed(self) -> int:
        """Return how many steps are completed."""
        return steps_completed(self.steps)

    @property
    def percent(self) -> int:
        """Return the whole per cent of steps that are completed."""
        return percent(self.completed, len(self.steps))

    @property
    def next_step(self) -> StepState | None:
        """Return what to do next."""
        return next_step(self.steps)

    def state_of(self, step: StepState) -> ModuleState:
        """Return how far the person is with a step that they have begun."""
        return self.states[uuid.UUID(step.key)]

    @property
    def minutes(self) -> int:
        """Return the time of all steps, in minutes."""
        return sum(step.minutes for step in self.steps)

    @property
    def last_due_on(self) -> datetime.date | None:
        """Return the day by which the last step should be done."""
        return max((step.due_on for step in self.steps if step.due_on), default=None)


def pathway_view(pathway: PathwayPage, person: User) -> PathwayView:
    """Return a pathway as somebody sees it; an editor's preview shows the steps of the draft."""
    plans = _plans(person).filter(pathway_key=pathway.translation_key)
    steps = list(pathway.steps.all())
    known = {page.pk: page for page in ModulePage.objects.filter(pk__in=[step.module_id for step in steps])}
    for step in steps:
        step.module = known[step.module_id]
    states = states_of(person, [person]).get(person.pk, {})
    plan = plans.first()
    return PathwayView(pathway, _steps(steps, states, plan), plan, states)


def pathways_for(person: User) -> list[PathwayView]:
    """Return every published pathway as somebody sees it: those planned for them first, then by title."""
    pathways = list(PathwayPage.objects.live().order_by("title"))
    plans = {plan.pathway_key: plan for plan in reversed(_plans(person))}
    steps = _steps_of(Q(pathway__in=pathways))
    states = states_of(person, [person]).get(person.pk, {})
    views = [
        PathwayView(page, _steps(steps.get(page.pk, ()), states, plan), plan, states)
        for page in pathways
        for plan in [plans.get(page.translation_key)]
    ]
    return sorted(views, key=lambda view: view.plan is None)


def planned_pathways(viewer: User, people: Iterable[User], *, is_open: bool = False) -> dict[int, list[PathwayView]]:
    """Return the pathways planned for people, by person, in a few queries however many people there are.

    Args:
        viewer: people and plans that they may not see are left out; states too, which leaves dates only.
        people: whose plans.
        is_open: leave out plans that are completed.
    """
    people = list(people)
    visible = assignments_visible_to(viewer).filter(person__in=people).select_related("assigned_by", "completion")
    plans = list(visible.filter(completion=None) if is_open else visible)
    if not plans:
        return {}
    keys = {plan.pathway_key for plan in plans}
    steps = _steps_of(Q(pathway__translation_key__in=keys))
    pathways = {found[0].pathway.translation_key: found[0].pathway for found in steps.values()}
    states = states_of(viewer, people)
    views: dict[int, list[PathwayView]] = {}
    for plan in plans:
        pathway = pathways.get(plan.pathway_key)
        if pathway is not None:
            own = states.get(plan.person_id, {})
            view = PathwayView(pathway, _steps(steps.get(pathway.pk, ()), own, plan), plan, own)
            views.setdefault(plan.person_id, []).append(view)
    return views


def _plans(person: User) -> QuerySet[PathwayAssignment]:
    return PathwayAssignment.objects.filter(person=person).select_related("assigned_by", "completion").order_by("-pk")


def _steps_of(which: Q) -> dict[int, list[PathwayStep]]:
    found: dict[int, list[PathwayStep]] = {}
    steps = PathwayStep.objects.filter(which).select_related("module", "pathway")
    for step in steps.defer("pathway__body", *_TEXTS).order_by("sort_order"):
        found.setdefault(step.pathway_id, []).append(step)
    return found


def _steps(
    steps: Iterable[PathwayStep], states: Mapping[uuid.UUID, ModuleState], plan: PathwayAssignment | None
) -> tuple[StepState, ...]:
    return tuple(
        _step(step, step.module, states.get(step.module.translation_key), plan)
        for step in steps
        if step.module.live or step.module.translation_key in states
    )


def _step(
    step: PathwayStep, module: ModulePage, state: ModuleState | None, plan: PathwayAssignment | None
) -> StepState:
    return StepState(
        key=str(module.translation_key),
        code=module.code,
        title=module.title,
        minutes=module.minutes,
        state=state.state if state is not None else State.NOT_STARTED,
        due_on=due_on(plan.starts_on if plan is not None else None, step.due_after_days),
        completed_on=state.completed_on if state is not None else None,
        percent=state.percent if state is not None else 0,
        when=step.week_label,
        url=module.relative_path,
    )


def today() -> datetime.date:
    """Return today in London, the day against which dates are held."""
    return timezone.localdate()
