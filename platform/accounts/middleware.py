"""Two rules for every answer: no door without a declaration, and no copy of a signed-in page left behind."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import add_never_cache_headers

from access import SIGNED_IN, Access
from accounts.models import User
from accounts.permissions import may_edit_content
from accounts.views.interrupted import keep_what_was_typed


def nobody(person: User) -> bool:
    """Close a door that a package brings and we do not want."""
    return False


# Doors that other packages bring, by how the view's dotted name begins. Everything not named or declared is refused.
THIRD_PARTY: tuple[tuple[str, Access], ...] = (
    (
        "allauth.account.views.EmailView",
        Access("another address to sign in with, which nobody has checked: the invitation's is the one", may=nobody),
    ),
    ("allauth.account.views", Access("sign-in, sign-out and passwords; allauth guards the rest itself", public=True)),
    ("wagtail.contrib.", Access("Wagtail's settings screens", may=may_edit_content)),
    ("wagtail.admin.views.account", Access("Wagtail's own sign-out and preferences", may=may_edit_content)),
    (
        "wagtail.views",
        Access("content pages: each page class declares its own, checked before it is served", public=True),
    ),
    ("wagtail.documents.views.serve", SIGNED_IN),
    ("wagtail.images.views.serve", SIGNED_IN),
    ("wagtail.", Access("Wagtail's admin", may=may_edit_content)),
    ("django.views.generic", Access("Wagtail's page that tests its own 404", may=may_edit_content)),
    ("django.contrib.auth.views", Access("a second sign-in without limits: allauth's is the only one", may=nobody)),
    ("django.views.i18n", Access("the choice of language", public=True)),
    ("django.views.static", Access("static files of the design", public=True)),
)


def access_of(view: Callable[..., Any]) -> Access | None:
    """Return the declaration that a view carries, or the one for the package it comes from, or None."""
    for candidate in (view, getattr(view, "view_class", None), getattr(view, "__wrapped__", None)):
        declared = getattr(candidate, "access", None)
        if isinstance(declared, Access):
            return declared
        if declared == "public":  # the design system, which knows nothing of people, says it in a word
            return Access("the design system's own page", public=True)
    origin = getattr(view, "view_class", view)
    name = f"{getattr(origin, '__module__', '')}.{getattr(origin, '__qualname__', '')}"
    return next((access for prefix, access in THIRD_PARTY if name.startswith(prefix)), None)


class DenyByDefault:
    """Refuses a view that declares nothing, sends strangers to sign in and turns away the wrong role."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Pass the request on; the check happens once the view is known."""
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: Any
    ) -> HttpResponseBase | None:
        """Check the declaration of the view that is about to answer.

        Raises:
            PermissionDenied: no declaration, or the person's roles do not fit it.
        """
        access = access_of(view)
        if access is None:
            raise PermissionDenied(f"{view.__module__} declares no access")
        if access.public:
            return None
        if not request.user.is_authenticated:
            if request.method == "POST":
                return keep_what_was_typed(request)
            return redirect_to_login(request.get_full_path())
        if not access.admits(request.user):  # type: ignore[arg-type]
            raise PermissionDenied
        return None


class NothingStored:
    """Tells browsers and proxies to keep no copy of what a signed-in person sees."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Add `no-store` to answers made for a signed-in person."""
        response = self.get_response(request)
        if getattr(request, "user", None) is not None and request.user.is_authenticated:
            add_never_cache_headers(response)
        return response
