"""The seven areas of practice and the seven recommendations."""

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from cms.blocks import BodyBlock, FiguresBlock
from cms.models.base import BasePage, BlocksField


class TopicIndexPage(BasePage):
    """The list of areas and recommendations.

    Personal data: none but the editor who made it, whom Wagtail keeps as owner while the account exists.
    """

    section = "topics"
    template = "cms/topics.html"
    max_count = 1
    parent_page_types = ["cms.HomePage"]
    subpage_types = ["cms.TopicPage"]

    credit = models.CharField(_("source"), max_length=300, blank=True)

    content_panels = [*BasePage.content_panels, FieldPanel("credit")]

    class Meta:
        verbose_name = _("list of topics")


class TopicPage(BasePage):
    """One area of practice (A1 to A7) or recommendation (R1 to R7) of the inspectorate's bulletin.

    Personal data: none but the editor who made it, whom Wagtail keeps as owner while the account exists.
    """

    class Kind(models.TextChoices):
        """The two lists."""

        AREA = "area", _("Area of practice")
        RECOMMENDATION = "recommendation", _("Recommendation")

    template = "cms/topic.html"
    parent_page_types = ["cms.TopicIndexPage"]
    subpage_types: list[str] = []

    code = models.CharField(
        _("code"),
        max_length=2,
        unique=True,
        validators=[RegexValidator(r"^[AR][1-7]$", _("Enter A1 to A7 or R1 to R7."))],
    )
    kind = models.CharField(_("kind"), max_length=15, choices=Kind.choices)
    body = BlocksField(BodyBlock(), blank=True, verbose_name=_("text"))
    figures = BlocksField(FiguresBlock(), blank=True, verbose_name=_("figures"))

    search_fields = [
        *BasePage.search_fields,
        index.SearchField("code"),
        index.SearchField("body"),
        index.SearchField("figures"),
        index.FilterField("code"),
        index.FilterField("kind"),
    ]
    content_panels = [
        FieldPanel("code"),
        FieldPanel("kind"),
        *BasePage.content_panels,
        FieldPanel("body"),
        FieldPanel("figures"),
    ]

    class Meta:
        verbose_name = _("topic")
