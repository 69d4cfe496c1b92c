"""The home page and the pages that say how Soundings works."""

from typing import ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page
from wagtail.search import index
from wagtail.url_routing import RouteResult

from access import SIGNED_IN, Access
from cms.blocks import BodyBlock
from cms.models.base import BasePage, BlocksField


class HomePage(BasePage):
    """The first page: strangers read what Soundings is, and whoever is signed in sees what to do next.

    Personal data: none but the editor who made it, whom Wagtail keeps as owner while the account exists.
    """

    access: ClassVar[Access] = Access("says what Soundings is and where to sign in", public=True)
    section = "home"
    template = "cms/home.html"
    max_count = 1
    parent_page_types = ["wagtailcore.Page"]

    lead = models.TextField(_("first sentence"), blank=True)
    body = BlocksField(BodyBlock(), blank=True, verbose_name=_("what Soundings is"))

    search_fields = [*BasePage.search_fields, index.SearchField("lead"), index.SearchField("body")]
    content_panels = [*BasePage.content_panels, FieldPanel("lead"), FieldPanel("body")]

    class Meta:
        verbose_name = _("home page")

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """Find a page by its whole address, which takes two queries however deep it stands; else step by step.

        Raises:
            Http404: there is no published page at this address.
        """
        if path_components:
            address = f"{self.url_path}{'/'.join(path_components)}/"
            found = Page.objects.filter(url_path=address).first()
            if found is not None:
                return found.specific.route(request, [])
        return super().route(request, path_components)


class ContentPage(BasePage):
    """A page of text: about, ground rules, privacy, accessibility, or what to do when someone is at risk now.

    Personal data: none but the editor who made it, whom Wagtail keeps as owner while the account exists.
    """

    class Audience(models.TextChoices):
        """Who may read it."""

        PUBLIC = "public", _("Everybody")
        SIGNED_IN = "signed_in", _("People who are signed in")

    template = "cms/content.html"
    parent_page_types = ["cms.HomePage", "cms.ContentPage"]
    subpage_types = ["cms.ContentPage"]

    audience = models.CharField(
        _("who may read it"), max_length=10, choices=Audience.choices, default=Audience.SIGNED_IN
    )
    body = BlocksField(BodyBlock(), blank=True, verbose_name=_("text"))

    search_fields = [*BasePage.search_fields, index.SearchField("body"), index.FilterField("audience")]
    content_panels = [*BasePage.content_panels, FieldPanel("body")]
    promote_panels = [FieldPanel("audience"), *BasePage.promote_panels]

    class Meta:
        verbose_name = _("information")
        verbose_name_plural = _("information")

    @property
    def access(self) -> Access:  # type: ignore[override]
        """Return who may read this page, as its editor chose."""
        if self.audience == self.Audience.PUBLIC:
            return Access("an editor opened this page to everybody", public=True)
        return SIGNED_IN
