"""A lesson as editors write it, and what lists need to know of a module without its text."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.stream_block import StreamBlockValidationError

from cms.blocks import BodyBlock, QuestionsBlock
from learning.progress import LessonState


class LessonBlock(blocks.StructBlock):
    """One lesson: one job, twenty minutes at most."""

    title = blocks.CharBlock(max_length=150, label=_("Title"), help_text=_("What the reader will be able to do."))
    slug = blocks.RegexBlock(
        r"^[a-z0-9]+(-[a-z0-9]+)*$",
        max_length=100,
        label=_("Short name in the address"),
        error_messages={"invalid": _("Use small letters, figures and hyphens, like ask-the-police")},
    )
    minutes = blocks.IntegerBlock(min_value=1, max_value=60, label=_("Minutes"))
    content_note = blocks.TextBlock(
        required=False, rows=2, label=_("Content note"), help_text=_("What may be distressing, and how to skip it.")
    )
    review_flag = blocks.TextBlock(
        required=False, rows=2, label=_("To be checked"), help_text=_("For editors; readers do not see it.")
    )
    body = BodyBlock(label=_("Lesson"))

    class Meta:
        icon = "doc-full-inverse"
        label = _("Lesson")
        label_format = "{title}"


class LessonsBlock(blocks.StreamBlock):
    """The lessons of a module, in the order in which they are taught."""

    lesson = LessonBlock()

    class Meta:
        required = False

    def clean(self, value: Any) -> Any:
        """Check that no two lessons share an address.

        Raises:
            StreamBlockValidationError: a short name stands there twice.
        """
        cleaned = super().clean(value)
        slugs = [child.value["slug"] for child in cleaned]
        if len(set(slugs)) < len(slugs):
            raise StreamBlockValidationError(
                non_block_errors=[ValidationError(_now("Give each lesson a short name of its own."))]
            )
        return cleaned


# One definition each for the page's fields and for the versions, which read what the page once stored.
LESSONS = LessonsBlock()
QUESTIONS = QuestionsBlock()


@dataclass(frozen=True)
class Outline:
    """A module without its text: what lists and the module's own page need."""

    outcomes: tuple[str, ...]
    lessons: tuple[LessonState, ...]
    questions: int


def outline(stored: Mapping[str, Any]) -> Outline:
    """Return the outline that a version stored."""
    lessons = tuple(LessonState(**lesson) for lesson in stored["lessons"])
    return Outline(tuple(stored["outcomes"]), lessons, stored["questions"])


def outline_of(content: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a version stores as its outline, from the raw data of its fields."""
    return {
        "outcomes": content["outcomes"],
        "lessons": [
            {
                "slug": lesson["value"]["slug"],
                "title": lesson["value"]["title"],
                "minutes": lesson["value"]["minutes"],
                "content_note": lesson["value"].get("content_note") or "",
            }
            for lesson in content["lessons"]
        ],
        "questions": len(content["questions"]),
    }
