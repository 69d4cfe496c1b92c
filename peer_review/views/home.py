"""The front page of peer review."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from access import signed_in
from peer_review.permissions import (
    may_calibrate,
    may_check_scenarios,
    may_choose_scenarios,
    may_edit_local_terms,
    may_edit_rota,
    may_look_for_authors,
    may_review_scenarios,
    may_see_concern_counts,
    may_see_who_is_stuck,
    may_write_scenarios,
    scenarios_to_check,
    scenarios_to_review,
)
from peer_review.queries.hidden import counted_as_real
from peer_review.queries.scenarios import own_scenarios


@signed_in
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Say what somebody can do here, and what waits for them."""
    person = request.user
    context = {
        "may_write": may_write_scenarios(person),
        "may_check": may_check_scenarios(person),
        "may_look_for_authors": may_look_for_authors(person),
        "may_edit_local_terms": may_edit_local_terms(person),
        "may_edit_rota": may_edit_rota(person),
        "may_see_counts": may_see_concern_counts(person),
        "may_review": may_review_scenarios(person),
        "may_calibrate": may_calibrate(person),
        "may_choose": may_choose_scenarios(person),
        "may_see_who_is_stuck": may_see_who_is_stuck(person),
        "own": own_scenarios(person),  # type: ignore[arg-type]
        "to_check": scenarios_to_check(person).count(),  # type: ignore[arg-type]
        "to_review": scenarios_to_review(person).count() + counted_as_real(person),  # type: ignore[arg-type]
    }
    return render(request, "peer_review/home.html", context)
