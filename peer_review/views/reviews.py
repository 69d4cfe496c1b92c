"""The reviewer's queue, and the way into a review."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from access import requires
from peer_review.lifecycle import ReviewStatus
from peer_review.permissions import (
    held_reviews_to_check,
    may_calibrate,
    may_choose_scenarios,
    may_review_scenarios,
    reviews_visible_to,
)
from peer_review.queries.allocation import place_of, running_allocation
from peer_review.queries.hidden import hidden_item_of
from peer_review.queries.queues import review_queue
from peer_review.queries.reading import reading_of
from peer_review.services.reviews import start_review
from peer_review.views.hidden import hidden_start


@requires(may_calibrate)
@require_safe
def reviews(request: HttpRequest) -> HttpResponse:
    """List what may be reviewed, what a colleague wants read first, and what somebody has reviewed.

    Whoever has not calibrated is led there first.
    """
    person: Any = request.user
    if not may_review_scenarios(person):
        return redirect("peer_review:calibration")
    page = Paginator(review_queue(person), 20).get_page(request.GET.get("page"))
    cards, item = list(page), hidden_item_of(person)
    if item is not None and item.is_seen and page.number == 1:
        cards.insert(item.attempt.public_id.int % (len(cards) + 1), item.scenario)
    sent = (
        reviews_visible_to(person)
        .filter(reviewer_id=person.pk)
        .exclude(status=ReviewStatus.DRAFT)
        .select_related("version__text", "answer")
        .order_by("-submitted_at")[:20]
    )
    context = {
        "page": page,
        "cards": cards,
        "sent": sent,
        "held": held_reviews_to_check(person).select_related("version__text", "reviewer"),
        "current": running_allocation(person) or (item.allocation if item is not None else None),
        "may_choose": may_choose_scenarios(person),
    }
    return render(request, "peer_review/reviews.html", context)


@requires(may_review_scenarios)
@require_http_methods(["GET", "POST"])
def start(request: HttpRequest, public_id: str) -> HttpResponse:
    """Show a released case scenario to somebody who may review it, and open the review when they say so."""
    if (item := hidden_item_of(request.user, public_id)) is not None:  # type: ignore[arg-type]
        return hidden_start(request, item)  # type: ignore[arg-type]
    scenario = get_object_or_404(review_queue(request.user), public_id=public_id)  # type: ignore[arg-type]
    if request.method == "POST":
        review = start_review(scenario, by=request.user)  # type: ignore[arg-type]
        return redirect("peer_review:review-write", review.public_id)
    version: Any = scenario.released_version  # released means that there is one
    context = {
        "scenario": scenario,
        "version": version,
        "reading": reading_of(version),
        "mine": version.mine[0] if version.mine else None,
        "place": place_of(request.user, version),  # type: ignore[arg-type]
    }
    return render(request, "peer_review/review_start.html", context)
