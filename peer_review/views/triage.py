"""The second person's queue and desk."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from access import requires
from peer_review.forms.triage import ReleaseForm, ReturnForm
from peer_review.permissions import may_check_scenarios, scenarios_to_check
from peer_review.queries.queues import triage_queue, waiting
from peer_review.queries.reading import reading_of
from peer_review.scenario_form import FIELDS
from peer_review.services.checking import check_version
from peer_review.services.submission import decisions_on
from peer_review.services.triage import claim_scenario, give_up_claim, release_scenario, return_scenario


@requires(may_check_scenarios)
@require_safe
def triage(request: HttpRequest) -> HttpResponse:
    """List what waits for a second person, longest waiting first."""
    page = Paginator(triage_queue(request.user), 20).get_page(request.GET.get("page"))  # type: ignore[arg-type]
    rows = [waiting(scenario) for scenario in page]
    mine = [row for row in rows if row.is_held_by(request.user)]  # type: ignore[arg-type]
    return render(request, "peer_review/triage.html", {"page": page, "rows": rows, "mine": mine})


@requires(may_check_scenarios)
@require_POST
def claim(request: HttpRequest, public_id: str) -> HttpResponse:
    """Take a case scenario from the queue for an hour."""
    scenario = get_object_or_404(scenarios_to_check(request.user), public_id=public_id)  # type: ignore[arg-type]
    try:
        claim_scenario(scenario, by=request.user)  # type: ignore[arg-type]
    except ValidationError as error:
        messages.warning(request, error.messages[0])
        return redirect("peer_review:triage")
    return redirect("peer_review:second-person", public_id)


@requires(may_check_scenarios)
@require_POST
def give_back(request: HttpRequest, public_id: str) -> HttpResponse:
    """Put a case scenario back into the queue."""
    scenario = get_object_or_404(scenarios_to_check(request.user), public_id=public_id)  # type: ignore[arg-type]
    give_up_claim(scenario, by=request.user)  # type: ignore[arg-type]
    messages.success(request, _("It is back in the queue for somebody else."))
    return redirect("peer_review:triage")


@requires(may_check_scenarios)
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def second_person(request: HttpRequest, public_id: str) -> HttpResponse:
    """Show the whole text with findings and decisions; release it or send it back."""
    found = get_object_or_404(triage_queue(request.user), public_id=public_id)  # type: ignore[arg-type]
    row = waiting(found)
    version = row.version
    act = request.POST.get("act", "")
    release_form = ReleaseForm(request.POST if act == "release" else None)
    return_form = ReturnForm(
        request.POST if act == "return" else None,
        language=version.language,
        by=request.user,  # type: ignore[arg-type]
    )
    stale = request.method == "POST" and request.POST.get("version") != str(version.number)
    if stale:
        messages.warning(request, _("The author has sent a newer version. Read that one."))
        if not request.POST.get("reason", "").strip():
            return redirect("peer_review:second-person", public_id)
        act, return_form = "", ReturnForm(language=version.language, by=request.user)  # type: ignore[arg-type]
    try:
        if act == "release" and release_form.is_valid():
            release_scenario(version, by=request.user, checklist=release_form.cleaned_data["checklist"])  # type: ignore[arg-type]
            messages.success(request, _("Released. The author and the mentors of your region have been told."))
            return redirect("peer_review:triage")
        if act == "return" and return_form.is_valid():
            return_scenario(
                version,
                by=request.user,  # type: ignore[arg-type]
                reason=return_form.cleaned_data["reason"],
                reasons=return_form.cleaned_data["reasons"],
                decisions=return_form.decisions,
            )
            messages.success(request, _("Sent back. The author has been told and can read your reason."))
            return redirect("peer_review:triage")
    except ValidationError as error:
        (release_form if act == "release" else return_form).add_error(None, error.messages)
    wrong = bool(release_form.errors or return_form.errors)
    mine = row.is_held_by(request.user)  # type: ignore[arg-type]
    checked = check_version(version)
    context: dict[str, Any] = {
        "row": row,
        "scenario": found,
        "version": version,
        "is_mine": mine,
        "may_read": mine or (wrong and version.claimed),
        "reading": reading_of(version, with_private=True),
        "decided": _decided(version, checked.scan),
        "hints": checked.scan.hints,
        "jigsaw": checked.jigsaw,
        "release_form": release_form,
        "return_form": return_form,
        "stale": stale,
        "earlier": [one for one in found.submitted[:-1] if hasattr(one, "check_made")],  # type: ignore[attr-defined]
    }
    return render(request, "peer_review/second_person.html", context, status=422 if wrong or stale else 200)


def _decided(version: Any, scanned: Any) -> list[dict[str, Any]]:
    """Return each group of marked words with what the author decided."""
    made = {one.key: one for one in decisions_on(version)}
    return [
        {
            "group": group,
            "decision": made.get(group.key),
            "fields": [FIELDS[key].label for key in dict.fromkeys(place.field for place in group.places)],
        }
        for group in [*scanned.blocking, *scanned.asking]
    ]
