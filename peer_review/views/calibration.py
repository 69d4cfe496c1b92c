"""Calibrate before reviewing, and read the figures about one's own judging."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from access import SignedInRequest, requires
from peer_review.agreement import HIDDEN_EVERY, ITEMS
from peer_review.calibration_set import gold_scenarios
from peer_review.forms.calibration import GoldForm
from peer_review.models import CalibrationAttempt
from peer_review.permissions import calibrations_visible_to, may_calibrate, people_with_figures_for
from peer_review.queries.calibration import (
    CRITICAL,
    comparison,
    gold_reading,
    is_of_this_set,
    next_item,
    standing_of,
    wording,
)
from peer_review.queries.figures import figures_of
from peer_review.services.calibration import answer_gold_scenario, begin_calibration

Outcome = CalibrationAttempt.Outcome


@requires(may_calibrate)
@require_safe
def calibration(request: SignedInRequest) -> HttpResponse:
    """Say what calibrating is, where somebody stands, and how their attempts went."""
    attempts = calibrations_visible_to(request.user).exclude(outcome=Outcome.OPEN).order_by("-pk")[:10]
    context = {
        "standing": standing_of(request.user),
        "attempts": attempts,
        "items": ITEMS,
        "hidden_every": HIDDEN_EVERY,
    }
    return render(request, "peer_review/calibration.html", context)


@requires(may_calibrate)
@require_POST
def begin(request: SignedInRequest) -> HttpResponse:
    """Begin an attempt, or go on with the one that is open."""
    return redirect("peer_review:calibrate", begin_calibration(by=request.user).public_id)


@requires(may_calibrate)
@require_http_methods(["GET", "POST"])
def calibrate(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Show the next gold scenario of an attempt beside the levels, and after the last how it went."""
    gates = calibrations_visible_to(request.user).filter(kind=CalibrationAttempt.Kind.GATE)
    attempt = get_object_or_404(gates, public_id=public_id)
    item = next_item(attempt) if attempt.outcome == Outcome.OPEN else None
    if item is None:
        return redirect("peer_review:calibration-result", public_id)
    if not is_of_this_set(attempt):
        messages.warning(request, _("The invented case scenarios have changed since you began. Begin again."))
        return redirect("peer_review:calibration")
    gold, rubric = gold_scenarios()[item], wording()
    is_for_this = request.method == "POST" and request.POST.get("item") == item
    form = GoldForm(request.POST if is_for_this else None, gold=gold, rubric=rubric)
    if is_for_this and form.is_valid():
        try:
            answer_gold_scenario(attempt, item, form.levels, by=request.user)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            return redirect("peer_review:calibrate", public_id)
    context = {
        "attempt": attempt,
        "gold": gold,
        "reading": gold_reading(gold),
        "form": form,
        "number": attempt.items.index(item) + 1,
        "total": len(attempt.items),
        "levels": [(words, rubric.meanings[code]) for code, words in rubric.levels.items() if code in rubric.meanings],
    }
    return render(request, "peer_review/calibrate.html", context, status=422 if form.errors else 200)


@requires(may_calibrate)
@require_safe
def result(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Show how a finished attempt went, with the panel's reasons for every prompt."""
    finished = calibrations_visible_to(request.user).exclude(outcome=Outcome.OPEN)
    attempt = get_object_or_404(finished, public_id=public_id)
    verdict, scenarios = comparison(attempt)
    context = {
        "attempt": attempt,
        "verdict": verdict,
        "missed": [CRITICAL[kind] for kind in verdict.missed],
        "scenarios": scenarios,
    }
    return render(request, "peer_review/calibration_result.html", context)


@requires(may_calibrate)
@require_safe
def figures(request: SignedInRequest, person: UUID | None = None) -> HttpResponse:
    """Show somebody's figures to themselves, or to the mentor of that person; nobody is ranked."""
    people = people_with_figures_for(request.user)
    about = get_object_or_404(people, public_id=person or request.user.public_id)
    context = {
        "about": about,
        "is_own": about == request.user,
        "figures": figures_of(about, to=request.user),
        "others": people.exclude(pk=request.user.pk).order_by("name"),
    }
    return render(request, "peer_review/figures.html", context)
