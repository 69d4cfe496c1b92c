"""Neutral words where a concern has set something aside, whichever page somebody asks for."""

from collections.abc import Callable
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render

from peer_review.queries.concerns import is_set_aside_for

LOCKED = 423


class NeutralWords:
    """Answers for the pages of peer review that somebody would see if a concern had not set them aside.

    The views know nothing of it: what is set aside is in no `…_visible_to`, so they answer that there is no such page.
    Only then it is asked whether there was one, and the page says, in the same words to everybody and without a reason,
    that it is not open for now.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Pass the request on; only a page that is not found is looked at."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer in neutral words in the stead of "not found"."""
        match = request.resolver_match
        if not isinstance(exception, Http404) or match is None or match.app_name != "peer_review":
            return None
        public_id = match.kwargs.get("public_id")
        if not request.user.is_authenticated or not isinstance(public_id, UUID):
            return None
        if not is_set_aside_for(request.user, public_id):  # type: ignore[arg-type]
            return None
        context = {"in_session": (match.route or "").startswith("peer-review/sessions/")}
        return render(request, "peer_review/concerns/set_aside.html", context, status=LOCKED)
