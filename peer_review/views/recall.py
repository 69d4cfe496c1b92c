"""Withdrawing what others may be reading, and the question that open pages ask: is it still there?"""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from access import SignedInRequest, requires, signed_in
from peer_review.forms.withdrawal import RecallForm
from peer_review.lifecycle import Status
from peer_review.permissions import (
    held_reviews_to_check,
    may_recall_scenarios,
    reviews_visible_to,
    scenarios_to_recall,
    scenarios_visible_to,
    sessions_visible_to,
)
from peer_review.queries.concerns import is_set_aside_for
from peer_review.queries.hidden import hidden_item_of
from peer_review.queries.scenarios import titled
from peer_review.services.withdrawal import withdraw_scenario
from peer_review.views.choosing import choice_of

STILL_HERE, GONE, LOCKED = 204, 410, 423


@requires(may_recall_scenarios)
@require_safe
def choose(request: SignedInRequest) -> HttpResponse:
    """Let a safeguarding lead choose from what they may withdraw."""
    choice = choice_of(request, scenarios_to_recall(request.user))
    return render(request, "peer_review/recall_list.html", {"choice": choice})


@requires(may_recall_scenarios)
@require_http_methods(["GET", "POST"])
def recall(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Take the reason, and withdraw it from everybody at once."""
    found = get_object_or_404(scenarios_to_recall(request.user), public_id=public_id)
    form = RecallForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            withdraw_scenario(found, by=request.user, reason=form.cleaned_data["reason"])
            messages.success(request, _("It is withdrawn. Open pages are cleared within five seconds."))
        except PermissionDenied:
            messages.warning(request, _("It was withdrawn already."))
        return redirect("peer_review:recall-list")
    context = {"form": form, "scenario": found, "title": titled([found])[0][1]}
    return render(request, "peer_review/recall.html", context, status=422 if form.errors else 200)


@signed_in
@require_safe
def scenario_here(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Say whether somebody may still see the case scenario or a review of it; nothing else."""
    person = request.user
    seen = scenarios_visible_to(person).filter(public_id=public_id).exclude(status=Status.WITHDRAWN).exists()
    if not seen:
        reviews = [reviews_visible_to(person), held_reviews_to_check(person)]
        there = Q(version__scenario__public_id=public_id) & ~Q(version__scenario__status=Status.WITHDRAWN)
        seen = any(found.filter(there).exists() for found in reviews)
    return _answer(request, public_id, seen=seen or hidden_item_of(person, public_id) is not None)


@signed_in
@require_safe
def session_here(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Say whether somebody may still see what a review session is about."""
    found = sessions_visible_to(request.user).select_related("version__scenario").filter(public_id=public_id).first()
    return _answer(request, public_id, seen=found is not None and found.is_readable)


def _answer(request: SignedInRequest, public_id: UUID, *, seen: bool) -> HttpResponse:
    if seen:
        return HttpResponse(status=STILL_HERE)
    return HttpResponse(status=LOCKED if is_set_aside_for(request.user, public_id) else GONE)
