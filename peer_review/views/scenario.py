"""A case scenario as its author sees it after the first draft, and the ways out of it."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from access import signed_in
from peer_review.authorship import is_author
from peer_review.lifecycle import WITHDRAWABLE, WRITABLE, ReviewKind, ReviewStatus, Status
from peer_review.models import CaseScenario, Review
from peer_review.permissions import (
    has_looked_first,
    may_change_offer,
    may_check_scenario,
    may_review_scenario,
    reviews_visible_to,
    scenarios_visible_to,
    scenarios_written_by,
    sessions_to_present,
)
from peer_review.queries.concerns import words_for_author
from peer_review.queries.reading import reading_of
from peer_review.queries.retention import clock_of
from peer_review.queries.scenarios import COLOURS, newest_version, submitted_versions
from peer_review.services.scenarios import close_scenario, delete_draft
from peer_review.services.withdrawal import withdraw_scenario


@signed_in
@require_safe
def scenario(request: HttpRequest, public_id: str) -> HttpResponse:
    """Show authors where their case scenario stands, and lead others to the page that is theirs."""
    person = request.user
    found = get_object_or_404(scenarios_visible_to(person), public_id=public_id)  # type: ignore[arg-type]
    if not is_author(found, person):  # type: ignore[arg-type]
        if found.status == Status.WAITING and may_check_scenario(person, found):  # type: ignore[arg-type]
            return redirect("peer_review:second-person", public_id)
        if may_review_scenario(person, found):  # type: ignore[arg-type]
            return redirect("peer_review:review-start", public_id)
        if found.stage == Status.WAITING and may_check_scenario(person, found):  # type: ignore[arg-type]
            return redirect("peer_review:second-person", public_id)
        return _reader_page(request, found)
    if found.is_hidden_from_its_author:
        return render(request, "peer_review/withdrawn.html", {"scenario": found})
    versions = submitted_versions(found)
    shown = found.released_version or (versions[-1] if versions else None)
    context: dict[str, Any] = {
        "scenario": found,
        "colour": COLOURS[Status(found.status)],
        "version": newest_version(found),
        "versions": versions,
        "shown": shown,
        "returned": getattr(versions[-1], "check_made", None) if found.stage == Status.RETURNED else None,
        "came_back": found.stage == Status.RETURNED and versions[-1].came_back_on,
        "may_correct": found.stage == Status.WAITING and not versions[-1].claimed,
        "compared": {one.number for one in versions[1:]},
        "in_round": found.get_round_status_display() if found.round_status else "",
        "told": words_for_author(found),
        "own_review": Review.objects.filter(version=found.released_version_id, kind=ReviewKind.SELF).first(),
        **_feedback_on(found, person),
        "clock": clock_of(found),
        "may_edit": found.stage in WRITABLE,
        "may_withdraw": found.status in WITHDRAWABLE,
        "may_change_offer": may_change_offer(person, found),  # type: ignore[arg-type]
        "asked_to_present": sessions_to_present(person).filter(version__scenario=found),  # type: ignore[arg-type]
        "may_close": found.stage == Status.RELEASED,
    }
    if shown is not None:
        context["reading"] = reading_of(shown, with_private=True)
    return render(request, "peer_review/scenario.html", context)


@signed_in
@require_http_methods(["GET", "POST"])
def withdraw(request: HttpRequest, public_id: str) -> HttpResponse:
    """Ask whether the author is sure, then take the case scenario back, or delete a draft."""
    found = get_object_or_404(scenarios_written_by(request.user), public_id=public_id)  # type: ignore[arg-type]
    if request.method == "POST":
        try:
            if found.status == Status.DRAFT:
                delete_draft(found, by=request.user)  # type: ignore[arg-type]
                messages.success(request, _("The draft has been deleted."))
            else:
                withdraw_scenario(found, by=request.user)  # type: ignore[arg-type]
                words = _("You have withdrawn it. Open pages are cleared within five seconds; only you can read it.")
                messages.success(request, words)
        except PermissionDenied:
            messages.warning(request, _("This case scenario cannot be taken back any more."))
        return redirect("peer_review:home")
    context = {"scenario": found, "is_draft": found.status == Status.DRAFT, "version": newest_version(found)}
    return render(request, "peer_review/withdraw.html", context)


@signed_in
@require_POST
def close(request: HttpRequest, public_id: str) -> HttpResponse:
    """End the reviewing."""
    found = get_object_or_404(scenarios_written_by(request.user), public_id=public_id)  # type: ignore[arg-type]
    try:
        close_scenario(found, by=request.user)  # type: ignore[arg-type]
        messages.success(request, _("The case scenario is closed. You can still read it and its feedback."))
    except PermissionDenied:
        messages.warning(request, _("This case scenario is not open for review."))
    return redirect("peer_review:scenario", public_id)


def _feedback_on(found: CaseScenario, person: Any) -> dict[str, Any]:
    """Return what was sent to the author, and whether they are to look at the newest version themselves first."""
    sent = reviews_visible_to(person).filter(version__scenario=found, status=ReviewStatus.SUBMITTED)
    reviews = list(sent.exclude(kind=ReviewKind.SELF).select_related("reviewer", "answer"))
    on_newest = [review for review in reviews if review.version_id == found.released_version_id]
    looked = found.released_version is None or has_looked_first(found.released_version)
    return {
        "reviews": reviews,
        "look_first": bool(on_newest) and not looked,
        "side_by_side": on_newest[0] if on_newest and looked else None,
    }


def _reader_page(request: HttpRequest, found: CaseScenario) -> HttpResponse:
    version = found.released_version
    if version is None:
        raise Http404
    context = {"scenario": found, "version": version, "reading": reading_of(version)}
    return render(request, "peer_review/reading.html", context)
