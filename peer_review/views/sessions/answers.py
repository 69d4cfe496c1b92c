"""How the doors of a session answer: whole pages for a browser alone, pieces for its script."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from peer_review.models import ReviewSession


class SeeOther(HttpResponseRedirect):
    """Sends the browser to a page after a command, so that going back or reloading does not send it again."""

    status_code = 303


def see_other(address: str) -> HttpResponse:
    """Answer a command with the page to look at."""
    return SeeOther(address)


def room_address(session: ReviewSession) -> str:
    """Return the address of a session's page."""
    return reverse("peer_review:session", args=[session.public_id])


def wants_pieces(request: HttpRequest) -> bool:
    """Say whether the room's script asks, which puts pieces into the page itself."""
    return request.headers.get("X-Live") == "1"
