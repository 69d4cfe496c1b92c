"""Fit Wagtail to learning: what people have begun to learn is not deleted under them."""

from collections.abc import Sequence

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.models import Page

from learning.queries.deletion import why_not_delete


@hooks.register("before_delete_page")
def learners_first(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Refuse to delete a page on which learning depends, and say what to do instead."""
    reason = why_not_delete(page) if request.method == "POST" else ""
    if not reason:
        return None
    messages.error(request, reason)
    return redirect("wagtailadmin_pages:edit", page.pk)


@hooks.register("before_bulk_action")
def learners_first_in_bulk(
    request: HttpRequest, action_type: str, objects: Sequence[object], action: object
) -> HttpResponse | None:
    """Refuse the same when several pages are deleted at once."""
    if action_type != "delete" or request.method != "POST":
        return None
    for page in objects:
        reason = why_not_delete(page) if isinstance(page, Page) else ""
        if reason:
            messages.error(request, _("%(page)s: %(reason)s") % {"page": page, "reason": reason})
            return redirect("wagtailadmin_home")
    return None
