"""How far somebody is and what comes next: plain rules over what the ledger and the completions say.

Nothing here is ever stored. Dates are days in London; the caller says which day is today.
"""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

SOON_DAYS = 7


class State(StrEnum):
    """How far somebody is with a module."""

    NOT_STARTED = "not_started"
    STARTED = "started"
    COMPLETED = "completed"


class Timing(StrEnum):
    """How a date stands to today."""

    NONE = "none"
    COMPLETED = "completed"
    OVERDUE = "overdue"
    TODAY = "today"
    SOON = "soon"
    LATER = "later"


@dataclass(frozen=True)
class LessonState:
    """A lesson as its learner sees it in a list."""

    slug: str
    title: str
    minutes: int
    done: bool = False
    content_note: str = ""

    def marked(self, *, done: bool) -> "LessonState":
        """Return the lesson as done or not done."""
        return replace(self, done=done)


@dataclass(frozen=True)
class ModuleState:
    """How far somebody is with one version of a module.

    Attributes:
        lessons: in the order in which they are taught.
        has_check: whether the module ends with a knowledge check.
        passed: whether the check is passed.
        started: whether the learner has begun.
        completed_on: the day of the ledger's row; None until then.
    """

    lessons: tuple[LessonState, ...]
    has_check: bool
    passed: bool = False
    started: bool = False
    completed_on: datetime.date | None = None

    @property
    def state(self) -> State:
        """Return whether the module is completed, started or neither."""
        if self.completed_on is not None:
            return State.COMPLETED
        return State.STARTED if self.started else State.NOT_STARTED

    @property
    def lessons_done(self) -> int:
        """Return how many lessons are done."""
        return sum(lesson.done for lesson in self.lessons)

    @property
    def parts(self) -> int:
        """Return how many parts there are: each lesson, and the knowledge check."""
        return len(self.lessons) + self.has_check

    @property
    def parts_done(self) -> int:
        """Return how many parts are done."""
        return self.lessons_done + (self.has_check and self.passed)

    @property
    def percent(self) -> int:
        """Return the whole per cent of parts that are done."""
        return percent(self.parts_done, self.parts)

    @property
    def is_finished(self) -> bool:
        """Say whether the completion rule is met: every lesson done, and the knowledge check passed.

        The rule is the one shown to the learner in words on the module page.
        """
        return self.parts > 0 and self.parts_done == self.parts

    @property
    def next_lesson(self) -> LessonState | None:
        """Return the first lesson that is not done, or None."""
        return next((lesson for lesson in self.lessons if not lesson.done), None)

    @property
    def minutes_left(self) -> int:
        """Return the minutes of the lessons that are not done."""
        return sum(lesson.minutes for lesson in self.lessons if not lesson.done)


@dataclass(frozen=True)
class StepState:
    """One step of a pathway for one person."""

    key: str
    code: str
    title: str
    minutes: int
    state: State
    due_on: datetime.date | None = None
    completed_on: datetime.date | None = None
    percent: int = 0
    when: str = ""
    url: str = ""

    def timing(self, today: datetime.date) -> Timing:
        """Return how the step's date stands to today."""
        return timing(self.due_on, today, completed=self.state is State.COMPLETED)


def percent(done: int, total: int) -> int:
    """Return done of total in whole per cent; 100 only when all is done."""
    return done * 100 // total if total else 0


def due_on(starts_on: datetime.date | None, days: int | None) -> datetime.date | None:
    """Return the day by which a step should be done, counted from the start; None without a start or days."""
    if starts_on is None or days is None:
        return None
    return starts_on + datetime.timedelta(days=days)


def timing(due: datetime.date | None, today: datetime.date, *, completed: bool) -> Timing:
    """Return how a date stands to today; what is completed is never overdue."""
    if completed:
        return Timing.COMPLETED
    if due is None:
        return Timing.NONE
    days = (due - today).days
    if days < 0:
        return Timing.OVERDUE
    if days == 0:
        return Timing.TODAY
    return Timing.SOON if days <= SOON_DAYS else Timing.LATER


def next_step(steps: Iterable[StepState]) -> StepState | None:
    """Return what to do next in a pathway: the first open step in its order, one already begun before a fresh one."""
    open_steps = [step for step in steps if step.state is not State.COMPLETED]
    begun = [step for step in open_steps if step.state is State.STARTED]
    return next(iter(begun or open_steps), None)


def steps_completed(steps: Sequence[StepState]) -> int:
    """Return how many steps are completed."""
    return sum(step.state is State.COMPLETED for step in steps)
