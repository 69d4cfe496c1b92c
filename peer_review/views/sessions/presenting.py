"""An author offers to present, takes the offer back, and answers when a session is planned."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from access import SignedInRequest, signed_in
from peer_review.permissions import scenarios_written_by, sessions_to_present
from peer_review.queries.sessions import people_of
from peer_review.services.sessions import agree_to_present, decline_to_present, offer_to_present
from peer_review.views.sessions.answers import room_address, see_other


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def present(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Show an author when a session is and who comes, and take their yes or no."""
    asked = sessions_to_present(request.user).select_related("version__text", "version__scenario")
    session = get_object_or_404(asked, public_id=public_id)
    answer = request.POST.get("answer", "")
    if answer == "yes":
        agree_to_present(session, by=request.user)
        messages.success(request, _("You present it. The group sees your name as the presenter’s."))
        return see_other(room_address(session))
    if answer == "no":
        decline_to_present(session, by=request.user)
        messages.success(request, _("A colleague presents it. Nobody is told that you were asked."))
        return redirect("peer_review:scenario", session.version.scenario.public_id)
    context = {"session": session, "protocol": session.protocol, "people": people_of(session)}
    status = 422 if request.method == "POST" else 200
    return render(request, "peer_review/sessions/present.html", context, status=status)


@signed_in
@require_POST
def offer(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Note that an author would present, or would not any more."""
    found = get_object_or_404(scenarios_written_by(request.user), public_id=public_id)
    willing = request.POST.get("willing") == "yes"
    try:
        offer_to_present(found, by=request.user, willing=willing)
    except PermissionDenied:
        messages.warning(request, _("This case scenario is not open for review."))
    else:
        words = _("You are asked when a session is planned.") if willing else _("You are not asked any more.")
        messages.success(request, words)
    return redirect("peer_review:scenario", public_id)
