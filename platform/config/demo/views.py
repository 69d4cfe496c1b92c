"""Pages that exist in the demonstration only."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from access import public
from config.demo.mailbox import letters


@public("the demonstration's people are fictional, and an invited one has no account yet")
@require_safe
def sent_mail(request: HttpRequest) -> HttpResponse:
    """Show the mail that the site would have sent."""
    return render(request, "config/sent_mail.html", {"letters": letters()})
