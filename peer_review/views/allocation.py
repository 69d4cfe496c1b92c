"""Be given one to review, give it back, and see who is stuck."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from access import SignedInRequest, requires
from peer_review.forms.allocation import DeclineForm
from peer_review.permissions import may_review_scenarios, may_see_who_is_stuck, scenarios_to_review
from peer_review.queries.allocation import running_allocation
from peer_review.queries.hidden import hidden_item_of
from peer_review.queries.stuck import stuck_for
from peer_review.services.allocations import decline_review, take_next_review
from peer_review.services.calibration import take_hidden_item
from peer_review.views.hidden import hidden_decline, hidden_take


@requires(may_review_scenarios)
@require_POST
def take_next(request: SignedInRequest) -> HttpResponse:
    """Give somebody the case scenario that most needs their review, or say why there is none."""
    if running_allocation(request.user) is None and take_hidden_item(by=request.user) is not None:
        item = hidden_item_of(request.user)
        if item is not None:
            return hidden_take(request, item)
    try:
        allocation = take_next_review(by=request.user)
    except ValidationError as error:
        messages.info(request, error.messages[0])
        return redirect("peer_review:reviews")
    return redirect("peer_review:review-start", allocation.version.scenario.public_id)


@requires(may_review_scenarios)
@require_http_methods(["GET", "POST"])
def decline(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Ask why somebody gives back what they were given, and take it back."""
    if (item := hidden_item_of(request.user, public_id)) is not None:
        return hidden_decline(request, item)
    scenario = get_object_or_404(
        scenarios_to_review(request.user).select_related("released_version__text"), public_id=public_id
    )
    form = DeclineForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        decline_review(scenario, by=request.user, reason=form.cleaned_data["reason"])
        messages.success(request, _("It goes to somebody else. Thank you for saying so."))
        return redirect("peer_review:reviews")
    context = {"form": form, "scenario": scenario, "version": scenario.released_version}
    return render(request, "peer_review/decline.html", context, status=422 if form.errors else 200)


@requires(may_see_who_is_stuck)
@require_safe
def stuck(request: SignedInRequest) -> HttpResponse:
    """Say who is stuck and why, and what would help."""
    return render(request, "peer_review/stuck.html", {"groups": stuck_for(request.user)})
