"""Read a module's folder and the file of pathways."""

import datetime
import re
from pathlib import Path

from cms.directives import read_body, read_document
from learning.curriculum_files.entries import LINE, Entry, FileError, entry_of, name_of, text_of
from learning.curriculum_files.shapes import Lesson, Module, Option, Pathway, Question, Reading, Step

_TOPIC = re.compile(r"[AR][1-7]")
_MODULE_NAMES = (
    "code",
    "slug",
    "title",
    "summary",
    "why",
    "audience",
    "minutes",
    "owner_role",
    "review_date",
    "areas",
    "recommendations",
    "outcomes",
    "further_reading",
    "pass_mark",
)


def read_module(folder: Path) -> Module:
    """Read one module's folder.

    Raises:
        FileError: a file is missing or something in it is not in the format.
    """
    entry = entry_of(folder / "module.yaml")
    entry.only(*_MODULE_NAMES)
    code = entry.text("code")
    if code != folder.name:
        raise entry.wrong(f"the folder is called {folder.name}, but code says {code}")
    topics = tuple(str(topic) for name in ("areas", "recommendations") for topic in entry.items(name))
    if strange := next((topic for topic in topics if not _TOPIC.fullmatch(topic)), None):
        raise entry.wrong(f"{strange} is not an area A1 to A7 or a recommendation R1 to R7")
    lessons = tuple(_lesson(path) for path in sorted((folder / "lessons").glob("*.md")))
    if not lessons:
        raise entry.wrong("the folder has no lessons; add lessons/01-name.md")
    if len({lesson.slug for lesson in lessons}) < len(lessons):
        raise entry.wrong("two lessons have the same slug")
    outcomes = tuple(str(outcome).strip() for outcome in entry.items("outcomes", least=1))
    return Module(
        code=code,
        slug=entry.slug("slug"),
        title=entry.text("title"),
        summary=entry.text("summary"),
        why=entry.text("why"),
        audience=entry.text("audience"),
        minutes=entry.number("minutes", 1, 600),
        owner_role=entry.text("owner_role", "editor"),
        review_date=_day(entry, "review_date"),
        topics=topics,
        outcomes=outcomes,
        further_reading=tuple(_reading(each) for each in entry.entries("further_reading")),
        pass_mark=entry.number("pass_mark", 1, 100, 80),
        lessons=lessons,
        questions=_questions(folder / "questions.yaml", len(outcomes)),
    )


def read_pathways(path: Path) -> tuple[Pathway, ...]:
    """Read the file of pathways.

    Raises:
        FileError: something in it is not in the format.
    """
    return tuple(_pathway(each) for each in entry_of(path).entries("pathways", least=1))


def _pathway(entry: Entry) -> Pathway:
    entry.only("slug", "title", "summary", "body", "steps")
    steps = []
    for step in entry.entries("steps", least=1):
        step.only("module", "due_after_days", "week_label")
        days = step.number("due_after_days", 0, 3650) if "due_after_days" in step.data else None
        steps.append(Step(step.text("module"), days, step.text("week_label", "")))
    try:
        body = read_body(entry.text("body", ""))
    except ValueError as error:
        raise entry.wrong(f"body: {error}") from error
    return Pathway(entry.slug("slug"), entry.text("title"), entry.text("summary"), body, tuple(steps))


def _lesson(path: Path) -> Lesson:
    try:
        document = read_document(text_of(path))
    except ValueError as error:
        raise FileError(f"{name_of(path)}: {error}") from error
    entry = Entry(path, {**document.head, LINE: 2})
    entry.only("title", "slug", "minutes", "content_note", "review_flag")
    if not document.body:
        raise entry.wrong("the lesson has no text below its head")
    return Lesson(
        slug=entry.slug("slug"),
        title=entry.text("title"),
        minutes=entry.number("minutes", 1, 60),
        content_note=entry.text("content_note", ""),
        review_flag=entry.text("review_flag", ""),
        body=document.body,
    )


def _questions(path: Path, outcomes: int) -> tuple[Question, ...]:
    if not path.exists():
        return ()
    found = tuple(_question(each, outcomes) for each in entry_of(path).entries("questions", least=1))
    if len({question.id for question in found}) < len(found):
        raise FileError(f"{name_of(path)}, line 1: two questions have the same id")
    return found


def _question(entry: Entry, outcomes: int) -> Question:
    entry.only("id", "kind", "outcome", "situation", "question", "confidence", "options")
    kind = entry.text("kind")
    if kind not in {"single", "multiple"}:
        raise entry.wrong(f"kind must be single or multiple, not {kind}")
    options = []
    for option in entry.entries("options", least=2):
        option.only("text", "correct", "feedback")
        options.append(Option(option.text("text"), option.flag("correct"), option.text("feedback")))
    right = sum(option.correct for option in options)
    if right == 0 or (kind == "single" and right > 1):
        raise entry.wrong("mark one option as correct" if kind == "single" else "mark at least one option as correct")
    return Question(
        id=entry.slug("id"),
        kind=kind,
        outcome=entry.number("outcome", 1, outcomes),
        situation=entry.text("situation"),
        question=entry.text("question"),
        confidence=entry.flag("confidence", False),
        options=tuple(options),
    )


def _reading(entry: Entry) -> Reading:
    entry.only("title", "publisher", "note")
    return Reading(entry.text("title"), entry.text("publisher", ""), entry.text("note", ""))


def _day(entry: Entry, name: str) -> datetime.date | None:
    value = entry.data.get(name)
    if value is not None and not isinstance(value, datetime.date):
        raise entry.wrong(f"{name} must be a date like 2027-05-31")
    return value
