"""A set of answers as somebody reads it: sections, questions and answers in words."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise

from peer_review.models import ScenarioVersion
from peer_review.scenario_form import Change, Field, Section, compare, spoken


@dataclass(frozen=True)
class Answer:
    """One question and its answer.

    Attributes:
        key: of the question.
        label: the question.
        words: the answer in words.
        is_text: whether it is free text, which comments may point into.
        row: what its row is called, where it stands in a table.
    """

    key: str
    label: str | Promise
    words: str
    is_text: bool
    row: str | Promise = ""


@dataclass(frozen=True)
class ReadSection:
    """A section as it is read."""

    key: str
    title: str | Promise
    answers: tuple[Answer, ...]


def reading_of(
    version: ScenarioVersion, leave_out: Collection[str] = ("title",), *, with_private: bool = False
) -> list[ReadSection]:
    """Return what a version says, in the order of the form.

    Args:
        version: with its text and scenario at hand.
        leave_out: fields shown elsewhere on the page.
        with_private: whether to show what only the author and the second person read.
    """
    return reading_of_answers(version.sections, version.answers, leave_out, with_private=with_private)


def reading_of_answers(
    sections: Iterable[Section], answers: Mapping[str, Any], leave_out: Collection[str], *, with_private: bool
) -> list[ReadSection]:
    """Return what a set of answers says, in the order of the form; rows of a table that are empty are left out."""
    found = []
    for section in sections:
        shown = tuple(
            _answer(field, answers)
            for field in section.fields
            if field.key not in leave_out
            and (with_private or not field.private)
            and (answers.get(field.key) or not field.row)
        )
        if shown:
            found.append(ReadSection(section.key, section.title, shown))
    return found


def changes_between(before: ScenarioVersion, after: ScenarioVersion, *, with_private: bool = False) -> list[Change]:
    """Return what changed from one version to a later one, field by field."""
    open_fields = [
        (section, [field for field in section.fields if with_private or not field.private])
        for section in after.sections
    ]
    sections = tuple(
        Section(section.key, section.title, tuple(field for field in fields if field.key != "what_changed"))
        for section, fields in open_fields
    )
    return compare(sections, before.answers, after.answers)


def _answer(field: Field, answers: Mapping[str, Any]) -> Answer:
    return Answer(field.key, field.label, spoken(field, answers.get(field.key, "")), field.is_text, field.row)
