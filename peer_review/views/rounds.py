"""Further versions of a case scenario: correct what was sent, begin and drop a round, see what changed."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from access import SignedInRequest, signed_in
from peer_review.authorship import is_author
from peer_review.permissions import scenarios_visible_to, scenarios_written_by
from peer_review.queries.reading import changes_between
from peer_review.queries.rounds import compared_for
from peer_review.services.rounds import begin_next_version, drop_next_version, take_back_to_correct


@signed_in
@require_POST
def correct(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Open again what the author has just sent, unless a second person has begun to read it."""
    found = get_object_or_404(scenarios_written_by(request.user), public_id=public_id)
    try:
        take_back_to_correct(found, by=request.user)
    except ValidationError as error:
        messages.warning(request, error.messages[0])
        return redirect("peer_review:scenario", public_id)
    messages.success(request, _("You have it back, and nobody has read it. Correct it, then send it again."))
    return redirect("peer_review:write", public_id)


@signed_in
@require_POST
def next_version(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Begin a further round."""
    found = get_object_or_404(scenarios_written_by(request.user), public_id=public_id)
    try:
        begin_next_version(found, by=request.user)
    except PermissionDenied:
        messages.warning(request, _("A next version cannot be begun now."))
        return redirect("peer_review:scenario", public_id)
    return redirect("peer_review:section", public_id, "what-changed")


@signed_in
@require_POST
def drop_version(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Give the next version up."""
    found = get_object_or_404(scenarios_written_by(request.user), public_id=public_id)
    try:
        drop_next_version(found, by=request.user)
        messages.success(request, _("The next version is deleted. The released one stays as it is."))
    except PermissionDenied:
        messages.warning(request, _("No next version is being written."))
    return redirect("peer_review:scenario", public_id)


@signed_in
@require_safe
def changes(request: SignedInRequest, public_id: UUID, number: int) -> HttpResponse:
    """Show field by field what changed in a version since the one before it that the reader could have seen."""
    scenario = get_object_or_404(scenarios_visible_to(request.user), public_id=public_id)
    compared = compared_for(request.user, scenario, number)
    if compared is None:
        raise Http404
    before, after = compared
    mine = is_author(scenario, request.user)
    context = {
        "scenario": scenario,
        "before": before,
        "version": after,
        "changes": changes_between(before, after, with_private=mine),
        "what_changed": after.answers.get("what_changed", ""),
    }
    return render(request, "peer_review/changes.html", context)
