"""How far one person, or several, are with modules."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.db.models import F, Max, OuterRef, Prefetch, QuerySet, Subquery
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from cms.models import TopicPage
from learning.models import Enrolment, KnowledgeCheckAttempt, ModulePage, ModuleVersion
from learning.permissions import enrolments_visible_to
from learning.progress import LessonState, ModuleState


@dataclass(frozen=True)
class ModuleView:
    """A module as one person sees it.

    Attributes:
        version: the one they started, or else the newest.
        enrolment: None while they have not started.
        state: how far they are.
        best_mark: their best mark in the knowledge check, in per cent; None without an attempt.
        attempts: how many times they have taken it.
        has_newer: whether a newer version than theirs is published.
    """

    version: ModuleVersion
    enrolment: Enrolment | None
    state: ModuleState
    best_mark: int | None = None
    attempts: int = 0
    has_newer: bool = False

    @property
    def lessons(self) -> tuple[LessonState, ...]:
        """Return the lessons in their order."""
        return self.state.lessons

    @property
    def next_url(self) -> str:
        """Return where to go on: the first open lesson, or else the knowledge check, or else the first lesson."""
        lesson = self.state.next_lesson
        if lesson is None and self.state.has_check and not self.state.passed:
            return reverse("learning:check", args=[self.version.code])
        lesson = lesson or (self.lessons[0] if self.lessons else None)
        return reverse("learning:lesson", args=[self.version.code, lesson.slug]) if lesson else ""

    def position(self, slug: str) -> int | None:
        """Return the number of a lesson, counted from one, or None."""
        return next((number for number, lesson in enumerate(self.lessons, 1) if lesson.slug == slug), None)


def module_view(page: ModulePage, person: User) -> ModuleView | None:
    """Return a module as somebody sees it; None where it was never published.

    A learner gets the version with which they began, for as long as they take and after they have completed it.
    """
    own = Enrolment.objects.filter(person=person, module_key=page.translation_key)
    newest = ModuleVersion.objects.of(OuterRef("module_key")).values("number")[:1]
    latest = own.filter(pk__in=own.order_by("-pk").values("pk")[:1]).annotate(newest_number=Subquery(newest))
    standing = next(iter(_standings(latest)), None)
    if standing is None:
        version = ModuleVersion.objects.of(page.translation_key).without_text().first() if page.live else None
        return ModuleView(version, None, _fresh(version)) if version is not None else None
    enrolment = standing.enrolment
    return ModuleView(
        version=enrolment.version,
        enrolment=enrolment,
        state=standing.state,
        best_mark=standing.best_mark,
        attempts=standing.attempts,
        has_newer=enrolment.newest_number > enrolment.version.number,  # type: ignore[attr-defined]
    )


def preview_of(page: ModulePage) -> ModuleView:
    """Return a module as an editor's draft would show it."""
    version = ModuleVersion.of_page(page)
    return ModuleView(version, None, _fresh(version))


def begun_modules(person: User) -> list[ModuleView]:
    """Return the modules somebody has begun and not completed, the latest first."""
    begun = _standings(Enrolment.objects.filter(person=person, completion=None))
    return [ModuleView(each.enrolment.version, each.enrolment, each.state) for each in reversed(begun)]


def states_of(viewer: User, people: Iterable[User]) -> dict[int, dict[uuid.UUID, ModuleState]]:
    """Return how far people are with each module they have begun, by person and module, in one query.

    A module once completed counts as completed, also for somebody who has begun its newer version. People whom the
    viewer may not see are left out.
    """
    found: dict[int, dict[uuid.UUID, ModuleState]] = {}
    for standing in _standings(enrolments_visible_to(viewer).filter(person__in=list(people))):
        states = found.setdefault(standing.enrolment.person_id, {})
        known = states.get(standing.enrolment.module_key)
        if known is None or known.completed_on is None:
            states[standing.enrolment.module_key] = standing.state
    return found


def modules_for(person: User) -> list[tuple[ModulePage, ModuleState | None]]:
    """Return every published module, in the order of the codes, with how far somebody is with it."""
    states = states_of(person, [person]).get(person.pk, {})
    pages = sorted(modules(), key=lambda page: (page.code[:1], len(page.code), page.code))
    return [(page, states.get(page.translation_key)) for page in pages]


def modules() -> QuerySet[ModulePage]:
    """Return the published modules by code, with their topics."""
    return ModulePage.objects.live().prefetch_related(Prefetch("topics", queryset=TopicPage.objects.order_by("code")))


@dataclass(frozen=True)
class _Standing:
    enrolment: Enrolment
    state: ModuleState
    best_mark: int | None
    attempts: int


def _standings(enrolments: QuerySet[Enrolment]) -> list[_Standing]:
    """Read how far enrolments are, oldest first, in one query: each row brings one of the lessons that are done."""
    attempts = KnowledgeCheckAttempt.objects.filter(enrolment=OuterRef("pk")).order_by()
    marks = attempts.values("enrolment").annotate(best=Max("mark"), count=Max("number"))
    rows: Any = (
        enrolments.select_related("version", "completion")
        .defer("version__content")
        .annotate(
            done=F("lessons_done__lesson"),
            best_mark=Subquery(marks.values("best")),
            attempt_count=Subquery(marks.values("count")),
        )
        .order_by("pk")
    )
    grouped = [(first, {first.done, *(row.done for row in rest)}) for first, *rest in _by_enrolment(rows)]
    return [_Standing(row, _state(row, done), row.best_mark, row.attempt_count or 0) for row, done in grouped]


def _by_enrolment(rows: Iterable[Any]) -> list[list[Any]]:
    return [list(group) for _pk, group in groupby(rows, key=lambda row: row.pk)]


def _state(enrolment: Any, done: set[str | None]) -> ModuleState:
    shape = enrolment.version.shape
    completion = enrolment.completion
    return ModuleState(
        lessons=tuple(lesson.marked(done=lesson.slug in done) for lesson in shape.lessons),
        has_check=bool(shape.questions),
        passed=enrolment.best_mark is not None and enrolment.best_mark >= enrolment.version.pass_mark,
        started=True,
        completed_on=timezone.localdate(completion.completed_at) if completion is not None else None,
    )


def _fresh(version: ModuleVersion) -> ModuleState:
    return ModuleState(lessons=version.shape.lessons, has_check=bool(version.shape.questions))
