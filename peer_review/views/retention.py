"""How long things are kept, legal holds, and what was disposed of."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from access import SignedInRequest, requires, signed_in
from peer_review.forms.retention import HoldForm
from peer_review.permissions import may_hold_scenarios, may_read_certificates, scenarios_to_hold
from peer_review.queries.retention import certificates, holds_of, rows_of
from peer_review.queries.scenarios import titled
from peer_review.retention import RULES
from peer_review.services.disposal import due_today, is_whole
from peer_review.services.holds import hold_scenario, release_hold
from peer_review.views.choosing import choice_of, found_for


@signed_in
@require_safe
def how_long(request: SignedInRequest) -> HttpResponse:
    """Show the whole table."""
    return render(request, "peer_review/how_long.html", {"rules": RULES})


@requires(may_hold_scenarios)
@require_safe
def holds(request: SignedInRequest) -> HttpResponse:
    """List what is held, and let a safeguarding lead choose from what they may hold."""
    reach = scenarios_to_hold(request.user)
    held = list(holds_of(request.user).filter(scenario__in=found_for(request, reach).values("pk")))
    titles = dict(titled({one.scenario for one in held}))
    context = {
        "held": [(one, titles[one.scenario]) for one in held],
        "choice": choice_of(request, reach.not_held()),
    }
    return render(request, "peer_review/holds.html", context)


@requires(may_hold_scenarios)
@require_http_methods(["GET", "POST"])
def hold(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Take the reason, and hold."""
    found = get_object_or_404(scenarios_to_hold(request.user), public_id=public_id)
    form = HoldForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            hold_scenario(found, form.cleaned_data["reason"], by=request.user)
            messages.success(request, _("It is kept until you end the hold."))
        except PermissionDenied:
            messages.warning(request, _("It is no longer there to be kept."))
        return redirect("peer_review:holds")
    context = {"form": form, "title": titled([found])[0][1]}
    return render(request, "peer_review/hold.html", context, status=422 if form.errors else 200)


@requires(may_hold_scenarios)
@require_POST
def end_hold(request: SignedInRequest, number: int) -> HttpResponse:
    """End a hold."""
    found = get_object_or_404(holds_of(request.user), pk=number)
    try:
        release_hold(found, by=request.user)
        messages.success(request, _("The hold has ended. What is overdue goes in the next night."))
    except PermissionDenied:
        messages.warning(request, _("It stays until the concern about it is decided."))
    return redirect("peer_review:holds")


@requires(may_read_certificates)
@require_safe
def disposals(request: SignedInRequest) -> HttpResponse:
    """List the certificates, and say what the next night will delete."""
    page = Paginator(certificates(), 30).get_page(request.GET.get("page"))
    rows = [(one, sum(row["count"] for row in one.counts.values())) for one in page]
    due = sum(row["count"] for row in due_today().values())
    return render(request, "peer_review/disposals.html", {"page": page, "rows": rows, "due": due})


@requires(may_read_certificates)
@require_safe
def disposal(request: SignedInRequest, number: int) -> HttpResponse:
    """Show one certificate, fit to be printed."""
    found = get_object_or_404(certificates(), number=number)
    context = {"certificate": found, "rows": rows_of(found), "whole": is_whole(found)}
    return render(request, "peer_review/disposal.html", context)
