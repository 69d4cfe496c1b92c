"""What a module said when it was published, kept word for word."""

from functools import cached_property
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import StreamValue

from cms.scoring import Question
from learning.blocks import LESSONS, QUESTIONS, Outline, outline, outline_of
from learning.models.pages import ModulePage, digest_of


class ModuleVersionQuerySet(models.QuerySet["ModuleVersion"]):
    """Words for versions."""

    def of(self, module_key: object) -> "ModuleVersionQuerySet":
        """Return the versions of one module, newest first."""
        return self.filter(module_key=module_key).order_by("-number")

    def without_text(self) -> "ModuleVersionQuerySet":
        """Leave the lessons and questions in the database; lists need the outline only."""
        return self.defer("content")


class ModuleVersion(models.Model):
    """A module as it was published: a learner keeps the version with which they started.

    Wagtail's revisions can be purged, so this table is our own and only grows. It knows its page by a soft reference,
    because it must outlive the page.

    Personal data: none.
    """

    module_key = models.UUIDField(_("module"), help_text=_("The page's translation key."))
    page_id = models.BigIntegerField(_("page"))
    number = models.PositiveIntegerField(_("number"))
    code = models.CharField(_("code"), max_length=20, db_index=True)
    title = models.CharField(_("title"), max_length=255)
    language = models.CharField(_("language of the text"), max_length=10)
    minutes = models.PositiveIntegerField(_("minutes"))
    pass_mark = models.PositiveSmallIntegerField(_("pass mark in per cent"))
    outline = models.JSONField(_("outline"), help_text=_("Lessons without their text, and the number of questions."))
    content = models.JSONField(_("content"), help_text=_("Outcomes, lessons and questions as the editor stored them."))
    digest = models.CharField(_("SHA-256 of the content"), max_length=64)
    published_at = models.DateTimeField(_("published"), auto_now_add=True)

    objects = ModuleVersionQuerySet.as_manager()

    class Meta:
        verbose_name = _("module version")
        verbose_name_plural = _("module versions")
        ordering = ["module_key", "-number"]
        constraints = [models.UniqueConstraint(fields=["module_key", "number"], name="one_number_a_version")]

    def __str__(self) -> str:
        return f"{self.code} v{self.number}"

    @classmethod
    def of_page(cls, page: ModulePage, number: int = 0) -> "ModuleVersion":
        """Return a version of what a page says now, not saved; previews show it, and publishing saves it."""
        content = page.snapshot()
        terms = {
            "code": page.code,
            "title": page.title,
            "language": page.locale.language_code,
            "minutes": page.minutes,
            "pass_mark": page.pass_mark,
        }
        return cls(
            module_key=page.translation_key,
            page_id=page.pk,
            number=number,
            outline=outline_of(content),
            content=content,
            digest=digest_of(content, terms),
            **terms,
        )

    @cached_property
    def shape(self) -> Outline:
        """Return the lessons without their text, and the number of questions."""
        return outline(self.outline)

    @cached_property
    def lessons(self) -> StreamValue:
        """Return the lessons as blocks that can be rendered."""
        return LESSONS.to_python(self.content["lessons"])

    @cached_property
    def questions(self) -> StreamValue:
        """Return the knowledge check's questions as blocks that can be rendered."""
        return QUESTIONS.to_python(self.content["questions"])

    @cached_property
    def rules(self) -> list[Question]:
        """Return the questions as the scoring rules take them."""
        return [child.value.rules(str(child.id), multiple=child.block_type == "multiple") for child in self.questions]

    def lesson(self, slug: str) -> Any | None:
        """Return the value of the lesson with this slug, or None."""
        return next((child.value for child in self.lessons if child.value["slug"] == slug), None)
