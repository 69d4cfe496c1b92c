"""Pathways and modules as editors make them."""

import hashlib
import json
from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.blocks import CharBlock, StreamBlock, StructBlock, TextBlock
from wagtail.models import Orderable
from wagtail.search import index

from cms.blocks import BodyBlock
from cms.models import BasePage, TaggedPage
from cms.models.base import BlocksField
from learning.blocks import LESSONS, QUESTIONS


class ReadingBlock(StructBlock):
    """Something to read further, and why."""

    title = CharBlock(max_length=255, label=_("Title"))
    publisher = CharBlock(max_length=255, required=False, label=_("Publisher and date"))
    note = TextBlock(required=False, rows=2, label=_("Why read it"))


class FurtherReadingBlock(StreamBlock):
    """Further reading, in the order in which it is worth reading."""

    item = ReadingBlock(icon="doc-full", label=_("Reading"))

    class Meta:
        required = False


class PathwayIndexPage(BasePage):
    """The list of pathways.

    Personal data: none but the editor who made it, whom Wagtail keeps as owner while the account exists.
    """

    section = "pathways"
    template = "learning/pathways.html"
    max_count = 1
    parent_page_types = ["cms.HomePage"]
    subpage_types = ["learning.PathwayPage"]

    class Meta:
        verbose_name = _("list of pathways")


class PathwayPage(BasePage):
    """Modules in an order that makes sense, each with the number of days in which it should be done.

    Personal data: none but the editor who made it, whom Wagtail keeps as owner while the account exists.
    """

    template = "learning/pathway.html"
    parent_page_types = ["learning.PathwayIndexPage"]
    subpage_types: list[str] = []

    body = BlocksField(BodyBlock(), blank=True, verbose_name=_("introduction"))

    search_fields = [*BasePage.search_fields, index.SearchField("body")]
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("body"),
        InlinePanel("steps", heading=_("Steps"), label=_("Step"), min_num=1),
    ]

    class Meta:
        verbose_name = _("pathway")
        verbose_name_plural = _("pathways")

    @property
    def relative_path(self) -> str:
        """Return the page's address on this site, without scheme and host."""
        return path_of(self)


class PathwayStep(Orderable):
    """One module of a pathway, and when it should be done.

    Personal data: none.
    """

    pathway = ParentalKey(PathwayPage, on_delete=models.CASCADE, related_name="steps")
    module = models.ForeignKey(
        "learning.ModulePage", on_delete=models.PROTECT, related_name="steps", verbose_name=_("module")
    )
    due_after_days = models.PositiveSmallIntegerField(
        _("done within (days)"), null=True, blank=True, help_text=_("Counted from the day on which the learner starts.")
    )
    week_label = models.CharField(
        _("when, in words"), max_length=60, blank=True, help_text=_("For example: Weeks 2 to 4")
    )

    panels = [FieldPanel("module"), FieldPanel("due_after_days"), FieldPanel("week_label")]

    class Meta(Orderable.Meta):
        verbose_name = _("step")
        verbose_name_plural = _("steps")
        constraints = [models.UniqueConstraint(fields=["pathway", "module"], name="a_module_stands_once_in_a_pathway")]

    def __str__(self) -> str:
        return f"{self.module_id} within {self.due_after_days} days: {self.week_label}"


class ModuleIndexPage(BasePage):
    """The list of modules.

    Personal data: none but the editor who made it, whom Wagtail keeps as owner while the account exists.
    """

    section = "modules"
    template = "learning/modules.html"
    max_count = 1
    parent_page_types = ["cms.HomePage"]
    subpage_types = ["learning.ModulePage"]

    class Meta:
        verbose_name = _("list of modules")


class ModulePage(TaggedPage):
    """A whole module on one page, so that publishing it is one act: lessons, knowledge check and all.

    Learners never read this page's text but the `ModuleVersion` that publishing wrote.

    Personal data: none but the editor who made it, whom Wagtail keeps as owner while the account exists.
    """

    template = "learning/module.html"
    parent_page_types = ["learning.ModuleIndexPage"]
    subpage_types: list[str] = []

    code = models.CharField(
        _("code"),
        max_length=20,
        unique=True,
        validators=[RegexValidator(r"^[A-Z][A-Z0-9]*$", _("Use capital letters and figures, like I2."))],
    )
    why = models.TextField(_("why it is worth the time"))
    audience = models.CharField(_("who it is for"), max_length=255)
    minutes = models.PositiveSmallIntegerField(_("minutes"), validators=[MinValueValidator(1)])
    outcomes = BlocksField(
        [("outcome", TextBlock(rows=2, label=_("Outcome")))],
        verbose_name=_("what somebody can do after it"),
    )
    lessons = BlocksField(LESSONS, blank=True, verbose_name=_("lessons"))
    questions = BlocksField(QUESTIONS, blank=True, verbose_name=_("knowledge check"))
    pass_mark = models.PositiveSmallIntegerField(
        _("pass mark in per cent"), default=80, validators=[MinValueValidator(1), MaxValueValidator(100)]
    )
    further_reading = BlocksField(FurtherReadingBlock(), blank=True, verbose_name=_("further reading"))

    search_fields = [
        *TaggedPage.search_fields,
        index.SearchField("code"),
        index.SearchField("why"),
        index.SearchField("outcomes"),
        index.SearchField("lessons"),
    ]
    content_panels = [
        FieldPanel("code"),
        *TaggedPage.content_panels,
        FieldPanel("why"),
        MultiFieldPanel([FieldPanel("audience"), FieldPanel("minutes")], heading=_("Audience and time")),
        FieldPanel("topics"),
        FieldPanel("outcomes"),
        FieldPanel("lessons"),
        MultiFieldPanel([FieldPanel("questions"), FieldPanel("pass_mark")], heading=_("Knowledge check")),
        FieldPanel("further_reading"),
    ]

    class Meta:
        verbose_name = _("module")
        verbose_name_plural = _("modules")

    @property
    def relative_path(self) -> str:
        """Return the page's address on this site, without scheme and host."""
        return path_of(self)

    def snapshot(self) -> dict[str, Any]:
        """Return what a learner studies, as the fields store it: outcomes, lessons and questions."""
        return {
            "outcomes": [child.value for child in self.outcomes],
            "lessons": self.lessons.get_prep_value(),
            "questions": self.questions.get_prep_value(),
        }


def digest_of(content: dict[str, Any], terms: dict[str, Any]) -> str:
    """Return the SHA-256 of a snapshot and its terms (title, minutes, pass mark), as hexadecimal figures."""
    text = json.dumps({"content": content, "terms": terms}, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def path_of(page: BasePage) -> str:
    """Return a page's address on this site, without scheme and host."""
    parts = page.get_url_parts()
    return parts[2] if parts else "/"
