"""Fixed addresses for the two lists that Wagtail serves."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from access import SignedInRequest, signed_in
from cms.queries import section_url


@signed_in
@require_safe
def pathways(request: SignedInRequest) -> HttpResponse:
    """Lead to the list of pathways, wherever editors have put it."""
    return _section("pathways")


@signed_in
@require_safe
def modules(request: SignedInRequest) -> HttpResponse:
    """Lead to the list of modules, wherever editors have put it."""
    return _section("modules")


def _section(name: str) -> HttpResponse:
    url = section_url(name)
    if not url:
        raise Http404
    return redirect(url)
