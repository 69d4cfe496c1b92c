"""Who may read which page, and who may bring a learning point to the editors."""

from typing import TYPE_CHECKING

from django.contrib.contenttypes.models import ContentType
from django.http import HttpRequest
from wagtail.models import Page, PageViewRestriction, get_page_models
from wagtail.query import PageQuerySet

from access import SIGNED_IN, Access
from accounts import roles
from accounts.models import User
from accounts.permissions import has_role

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser


def access_of(page: Page) -> Access | None:
    """Return who may read a page, as its class or the page itself declares, or None where nothing is declared."""
    declared = getattr(page, "access", None)
    return declared if isinstance(declared, Access) else None


def admits(page: Page, person: "User | AnonymousUser") -> bool:
    """Say whether somebody may read a page as far as its declaration goes; Wagtail's restrictions come on top."""
    declared = access_of(page)
    return declared is not None and _lets_in(declared, person)


def visible_pages(request: HttpRequest) -> PageQuerySet:
    """Return the published pages that whoever sends the request may read, for lists and search.

    Pages of a class that declares nothing, or whose roles the person does not hold, are left out, and so is everything
    under one of Wagtail's page restrictions that the person does not meet. Where each page of a class says for itself,
    strangers find none of them.
    """
    pages = Page.objects.live().filter(content_type__in=_readable_types(request.user))  # type: ignore[arg-type]
    for restriction in PageViewRestriction.objects.select_related("page"):
        if not restriction.accept_request(request):
            pages = pages.not_descendant_of(restriction.page, inclusive=True)
    return pages


def _readable_types(person: "User | AnonymousUser") -> list[ContentType]:
    readable = []
    for model in get_page_models():
        declared = getattr(model, "access", None)
        if isinstance(declared, property):
            declared = SIGNED_IN
        if isinstance(declared, Access) and _lets_in(declared, person):
            readable.append(model)
    return list(ContentType.objects.get_for_models(*readable).values())


def _lets_in(declared: Access, person: "User | AnonymousUser") -> bool:
    return declared.public or (person.is_authenticated and declared.admits(person))  # type: ignore[arg-type]


def may_propose_learning_point(person: User) -> bool:
    """Say whether somebody may bring what a group agreed to the editors: those who hold review sessions."""
    return has_role(person, roles.FACILITATOR, roles.MENTOR)


def may_withdraw_learning_point(person: User) -> bool:
    """Say whether somebody may take a learning point out of the library; editors and the safeguarding lead may too."""
    return has_role(person, roles.FACILITATOR, roles.MENTOR, roles.EDITOR, roles.SAFEGUARDING_LEAD)
