"""How far the people are whom somebody supports: states and dates, never answers."""

from dataclasses import dataclass

from accounts.models import User
from accounts.permissions import supported_by
from learning.models import Enrolment
from learning.permissions import enrolments_visible_to
from learning.progress import StepState, Timing
from learning.queries.pathways import PathwayView, planned_pathways, today


@dataclass(frozen=True)
class PersonView:
    """A person somebody supports, and the pathways planned for them."""

    person: User
    pathways: tuple[PathwayView, ...]

    @property
    def overdue(self) -> list[StepState]:
        """Return the steps whose date has passed."""
        day = today()
        steps = (step for view in self.pathways if view.plan and not view.plan.completion_id for step in view.steps)
        return [step for step in steps if step.timing(day) is Timing.OVERDUE]


def supported_people(supporter: User) -> list[PersonView]:
    """Return the people somebody supports today, by name."""
    people = list(supported_by(supporter).order_by("name", "pk"))
    views = planned_pathways(supporter, people)
    return [PersonView(person, tuple(views.get(person.pk, ()))) for person in people]


def person_view(viewer: User, person: User) -> PersonView:
    """Return one person as the viewer may see them; without leave to see progress, the plans and dates only."""
    return PersonView(person, tuple(planned_pathways(viewer, [person]).get(person.pk, ())))


def other_modules(viewer: User, person: User, view: PersonView) -> list[Enrolment]:
    """Return the modules somebody has begun outside every pathway planned for them."""
    planned = {step.key for pathway in view.pathways for step in pathway.steps}
    begun = enrolments_visible_to(viewer).filter(person=person).select_related("version", "completion")
    return [each for each in begun.defer("version__content") if str(each.module_key) not in planned]
