"""The duty rota: who answers concerns, and when nobody does."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from access import SignedInRequest, requires
from accounts.models import OrganisationUnit
from peer_review.forms.concerns import TurnForm
from peer_review.models import DutyTurn
from peer_review.permissions import may_edit_rota
from peer_review.queries.duty import AHEAD, rota_ahead
from peer_review.services.concerns import cancel_turn, plan_turn


@requires(may_edit_rota)
@require_http_methods(["GET", "POST"])
def rota(request: SignedInRequest) -> HttpResponse:
    """Show the coming fortnight of each region with its gaps, and take a turn."""
    form = TurnForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        starts_at, ends_at = form.span
        try:
            plan_turn(
                form.cleaned_data["person"],
                by=request.user,
                starts_at=starts_at,
                ends_at=ends_at,
                level=form.cleaned_data["level"],
                region=form.cleaned_data["region"],
            )
        except ValidationError as error:
            for field, texts in error.message_dict.items():
                form.add_error(field, texts)
        else:
            messages.success(request, _("The turn is on the rota."))
            return redirect("peer_review:rota")
    regions = OrganisationUnit.objects.filter(kind=OrganisationUnit.Kind.REGION)
    context = {
        "form": form,
        "regions": [(region, *rota_ahead(region)) for region in regions],
        "days": AHEAD.days,
    }
    return render(request, "peer_review/concerns/rota.html", context, status=422 if form.errors else 200)


@requires(may_edit_rota)
@require_POST
def cancel(request: SignedInRequest, turn: int) -> HttpResponse:
    """Take a turn off the rota."""
    cancel_turn(get_object_or_404(DutyTurn, pk=turn), by=request.user)
    messages.success(request, _("The turn is off the rota. Look at the gaps below."))
    return redirect("peer_review:rota")
