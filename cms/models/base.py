"""What every page of Soundings has."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page, PageViewRestriction
from wagtail.search import index

from access import SIGNED_IN, Access
from accounts import roles


class BlocksField(StreamField):
    """A StreamField whose migrations do not repeat its blocks, so that a new block needs none."""

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        """Return what a migration writes down: the field, without its blocks."""
        name, path, _args, kwargs = super().deconstruct()
        kwargs.pop("block_lookup", None)
        return name, path, [[]], kwargs


class BasePage(Page):
    """A page that says who may read it, who looks after it and when it is due for a fresh look.

    `section` names the one page of a kind that navigation links to ("library").

    Personal data: none but the editor who made it, whom Wagtail keeps as owner while the account exists.
    """

    access: ClassVar[Access] = SIGNED_IN
    section: ClassVar[str] = ""

    summary = models.TextField(
        _("summary"), blank=True, help_text=_("One or two sentences that say what the reader gets from this page.")
    )
    owner_role = models.CharField(
        _("looked after by"),
        max_length=20,
        default=roles.EDITOR,
        choices=[
            (roles.EDITOR, _("Editors")),
            (roles.FACILITATOR, _("Facilitators")),
            (roles.SAFEGUARDING_LEAD, _("Safeguarding lead")),
            (roles.ADMINISTRATOR, _("Administrators")),
        ],
    )
    review_date = models.DateField(_("look at it again by"), null=True, blank=True)

    review_flag = models.TextField(
        _("to be checked"), blank=True, help_text=_("What an expert must confirm. Readers do not see this.")
    )

    search_fields = [*Page.search_fields, index.SearchField("summary", boost=2)]
    content_panels = [*Page.content_panels, FieldPanel("summary")]
    promote_panels = [
        FieldPanel("slug"),
        MultiFieldPanel(
            [FieldPanel("owner_role"), FieldPanel("review_date"), FieldPanel("review_flag")], heading=_("Care")
        ),
    ]
    settings_panels: ClassVar[list[object]] = []

    class Meta:
        abstract = True

    def get_view_restrictions(self) -> models.QuerySet[PageViewRestriction]:
        """Return the restrictions that editors set here or above; one query as long as there are none at all."""
        if not PageViewRestriction.objects.exists():
            return PageViewRestriction.objects.none()
        return super().get_view_restrictions()


class TaggedPage(BasePage):
    """A page that belongs to areas of practice and recommendations.

    Personal data: none but the editor who made it, whom Wagtail keeps as owner while the account exists.
    """

    topics = ParentalManyToManyField(
        "cms.TopicPage", blank=True, related_name="+", verbose_name=_("areas and recommendations")
    )

    class Meta:
        abstract = True
