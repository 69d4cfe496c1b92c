"""Fit Wagtail to Soundings: who may read a page, and what editors see and may not remove."""

from collections.abc import Sequence

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.models import Page

from cms.permissions import access_of, admits

# Wagtail's own news and guide stand on other hosts and speak of screens that our editors do not have.
_HIDDEN = {"help"}


@hooks.register("before_serve_page")
def readers_only(page: Page, request: HttpRequest, args: object, kwargs: object) -> HttpResponse | None:
    """Refuse a page that declares no access, send strangers to sign in, and turn away the wrong role.

    It never serves the page itself: that would skip Wagtail's own page restrictions.

    Raises:
        PermissionDenied: no declaration, or the person's roles do not fit it.
    """
    declared = access_of(page)
    if declared is None:
        raise PermissionDenied(f"{type(page).__name__} declares no access")
    if not declared.public and not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    if not admits(page, request.user):  # type: ignore[arg-type]
        raise PermissionDenied
    return None


@hooks.register("before_delete_page")
def sections_stay(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Refuse to delete a page that holds a part of Soundings, such as the library, with everything under it."""
    if not getattr(page.specific_class, "section", ""):
        return None
    messages.error(request, _now("This page holds a part of Soundings and cannot be deleted. You can edit its text."))
    return redirect("wagtailadmin_pages:edit", page.pk)


@hooks.register("before_bulk_action")
def sections_stay_in_bulk(
    request: HttpRequest, action_type: str, objects: Sequence[object], action: object
) -> HttpResponse | None:
    """Refuse the same when several pages are deleted at once."""
    if action_type != "delete":
        return None
    for page in objects:
        if isinstance(page, Page) and (refusal := sections_stay(request, page)):
            return refusal
    return None


class CoverageMenuItem(MenuItem):
    """The way to the matrix of modules, areas and recommendations, where learning is installed."""

    def __init__(self) -> None:
        super().__init__(_("Coverage"), "", name="coverage", icon_name="table", order=150)

    def is_shown(self, request: HttpRequest) -> bool:
        """Say whether there is such a matrix, and look its address up."""
        try:
            self.url = reverse("learning:coverage")
        except NoReverseMatch:
            return False
        return True


@hooks.register("register_admin_menu_item")
def coverage() -> MenuItem:
    """Show editors where the gaps are."""
    return CoverageMenuItem()


@hooks.register("register_admin_menu_item")
def back_to_soundings() -> MenuItem:
    """Lead back to the site."""
    return MenuItem(_("Back to Soundings"), "/", name="site", icon_name="home", order=1)


@hooks.register("construct_main_menu")
def only_what_editors_need(request: HttpRequest, menu_items: list[MenuItem]) -> None:
    """Leave out what our editors do not need."""
    menu_items[:] = [item for item in menu_items if item.name not in _HIDDEN]


class HelpPanel(Component):
    """Says on the first page of the admin how publishing works here."""

    name = "how_publishing_works"
    template_name = "cms/admin/help_panel.html"
    order = 50


@hooks.register("construct_homepage_panels")
def how_publishing_works(request: HttpRequest, panels: list[Component]) -> None:
    """Put our help before Wagtail's panels."""
    panels.append(HelpPanel())


@hooks.register("insert_global_admin_css")
def our_colours() -> SafeString:
    """Give the admin the colours of Soundings."""
    return format_html('<link rel="stylesheet" href="{}">', static("cms/admin.css"))
