"""What the files of the curriculum say, once read."""

import datetime
from dataclasses import dataclass

from cms.directives import Raw


@dataclass(frozen=True)
class Lesson:
    """One lesson's file; times in minutes."""

    slug: str
    title: str
    minutes: int
    content_note: str
    review_flag: str
    body: tuple[Raw, ...]


@dataclass(frozen=True)
class Option:
    """One option of a question."""

    text: str
    correct: bool
    feedback: str


@dataclass(frozen=True)
class Question:
    """One question of a knowledge check; `outcome` counts from one."""

    id: str
    kind: str
    outcome: int
    situation: str
    question: str
    confidence: bool
    options: tuple[Option, ...]


@dataclass(frozen=True)
class Reading:
    """Something to read further."""

    title: str
    publisher: str
    note: str


@dataclass(frozen=True)
class Module:
    """A whole module as its folder says it."""

    code: str
    slug: str
    title: str
    summary: str
    why: str
    audience: str
    minutes: int
    owner_role: str
    review_date: datetime.date | None
    topics: tuple[str, ...]
    outcomes: tuple[str, ...]
    further_reading: tuple[Reading, ...]
    pass_mark: int
    lessons: tuple[Lesson, ...]
    questions: tuple[Question, ...]


@dataclass(frozen=True)
class Step:
    """A step of a pathway."""

    module: str
    due_after_days: int | None
    week_label: str


@dataclass(frozen=True)
class Pathway:
    """A pathway."""

    slug: str
    title: str
    summary: str
    body: tuple[Raw, ...]
    steps: tuple[Step, ...]
