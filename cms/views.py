"""Search, the way to the sections, and the files of pictures."""

import mimetypes

from django.core.files.storage import default_storage
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_safe
from wagtail.search.query import And, Or, PlainText, SearchQuery

from access import public, signed_in
from cms.permissions import visible_pages
from cms.queries import section_url
from cms.search_terms import forms, words_of

_PER_PAGE = 20
_LONGEST_QUERY = 200


@signed_in
@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Search the pages that the person may read; case scenarios and reviews are no pages and never come up."""
    query = " ".join(request.GET.get("q", "").replace("\x00", "").split())[:_LONGEST_QUERY]
    words = words_of(query)
    found = visible_pages(request).specific().search(_looking_for(words)) if words else []
    results = Paginator(found, _PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "cms/search.html", {"query": query, "results": results})


def _looking_for(words: list[str]) -> SearchQuery:
    return And([Or([PlainText(form) for form in forms(word)]) for word in words])


@public("leads to a page, which asks for itself who may read it")
@require_safe
def section(request: HttpRequest, name: str) -> HttpResponseRedirect:
    """Lead to the page of a section, wherever editors have put it."""
    url = section_url(name)
    if not url:
        raise Http404
    return HttpResponseRedirect(url)


@signed_in
@require_safe
def picture(request: HttpRequest, path: str) -> HttpResponse:
    """Serve the file of a picture to people who are signed in; nothing else under the media folder is ever served."""
    if not path.startswith(("images/", "original_images/")) or ".." in path or not default_storage.exists(path):
        raise Http404
    with default_storage.open(path) as file:
        return HttpResponse(file.read(), content_type=mimetypes.guess_type(path)[0])
