"""What groups have learnt, for everybody else."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, PageChooserPanel
from wagtail.fields import RichTextField
from wagtail.search import index

from cms.blocks import LIMITED
from cms.models.base import BasePage, TaggedPage


class LibraryPage(BasePage):
    """The library of learning points.

    Personal data: none but the editor who made it, whom Wagtail keeps as owner while the account exists.
    """

    section = "library"
    template = "cms/library.html"
    max_count = 1
    parent_page_types = ["cms.HomePage"]
    subpage_types = ["cms.LearningPointPage"]

    class Meta:
        verbose_name = _("library")


class LearningPointPage(TaggedPage):
    """What a group took from a case scenario, in words that identify nobody.

    It comes here only once the group has agreed to publish; `source_key` leads back to their agreement without saying
    who took part.

    Personal data: who proposed it (Wagtail's owner), while the account exists.
    """

    template = "cms/learning_point.html"
    parent_page_types = ["cms.LibraryPage"]
    subpage_types: list[str] = []

    body = RichTextField(_("what we learnt"), features=LIMITED)
    what_to_try = models.TextField(_("what to try"), blank=True)
    module = models.ForeignKey(
        "wagtailcore.Page",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="learning_points",
        verbose_name=_("module"),
        help_text=_("The learning point is shown at the end of this module."),
    )
    source_key = models.UUIDField(_("source"), null=True, blank=True, unique=True, editable=False)

    search_fields = [*TaggedPage.search_fields, index.SearchField("body"), index.SearchField("what_to_try")]
    content_panels = [
        *TaggedPage.content_panels,
        FieldPanel("body"),
        FieldPanel("what_to_try"),
        FieldPanel("topics"),
        PageChooserPanel("module"),
    ]

    class Meta:
        verbose_name = _("learning point")
