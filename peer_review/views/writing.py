"""Writing a case scenario: gate questions, the list of sections, one page a section."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from access import requires, signed_in
from peer_review.forms.scenario import AtRiskForm, SectionForm, UnderReviewForm, hidden_in, initial_of, raw_answers
from peer_review.lifecycle import WRITABLE
from peer_review.models import CaseScenario, ScenarioVersion
from peer_review.permissions import may_write_scenarios, scenarios_written_by
from peer_review.queries.scenarios import closed_gate, tasks_of
from peer_review.scenario_form import FIELDS, GATE_SECTIONS, WORDS_AT_MOST, WORDS_BETTER, Section, total_words
from peer_review.services.scenarios import note_gate_stop, open_version, save_answers, start_scenario

FIRST_GATE = "peer_review.nobody_at_risk"
"""Where the sign-in remembers that the first gate question was answered with no."""


@requires(may_write_scenarios)
@require_http_methods(["GET", "POST"])
def begin(request: HttpRequest) -> HttpResponse:
    """Ask the first gate question; nothing has been written yet."""
    request.session.pop(FIRST_GATE, None)
    form = AtRiskForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        if form.cleaned_data["at_risk"] == "yes":
            note_gate_stop("at_risk", by=request.user)  # type: ignore[arg-type]
            return redirect("peer_review:stop")
        request.session[FIRST_GATE] = True
        return redirect("peer_review:under-review")
    return render(request, "peer_review/begin.html", {"form": form}, status=422 if form.errors else 200)


@requires(may_write_scenarios)
@require_http_methods(["GET", "POST"])
def under_review(request: HttpRequest) -> HttpResponse:
    """Ask the second gate question, of somebody who has answered the first, and then open a draft."""
    if not request.session.get(FIRST_GATE):
        return redirect("peer_review:begin")
    form = UnderReviewForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        del request.session[FIRST_GATE]
        if form.cleaned_data["under_review"] == "yes":
            note_gate_stop("under_review", by=request.user)  # type: ignore[arg-type]
            return redirect("peer_review:not-here")
        scenario = start_scenario(by=request.user)  # type: ignore[arg-type]
        return redirect("peer_review:section", scenario.public_id, GATE_SECTIONS[0])
    return render(request, "peer_review/begin_review.html", {"form": form}, status=422 if form.errors else 200)


@signed_in
@require_safe
def stop(request: HttpRequest) -> HttpResponse:
    """Say what to do when somebody may be at risk."""
    return render(request, "peer_review/stop.html")


@signed_in
@require_safe
def not_here(request: HttpRequest) -> HttpResponse:
    """Say why work under review cannot be brought, and what can be done instead."""
    return render(request, "peer_review/not_here.html")


@signed_in
@require_safe
def write(request: HttpRequest, public_id: str) -> HttpResponse:
    """Show the sections with what is still to do."""
    scenario = get_object_or_404(scenarios_written_by(request.user), public_id=public_id)  # type: ignore[arg-type]
    if scenario.stage not in WRITABLE:
        return redirect("peer_review:scenario", public_id)
    version = open_version(scenario)
    gate = closed_gate(version)
    if gate is not None:
        return redirect("peer_review:section", public_id, gate.key)
    tasks = tasks_of(version)
    context = {
        "scenario": scenario,
        "version": version,
        "tasks": tasks,
        "done": sum(task.status in ("done", "optional") for task in tasks),
        "words": total_words(FIELDS.values(), version.answers),
        "words_better": WORDS_BETTER,
        "words_most": WORDS_AT_MOST,
    }
    return render(request, "peer_review/write.html", context)


@signed_in
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def section(request: HttpRequest, public_id: str, key: str) -> HttpResponse:
    """Ask the questions of one section; whatever was typed is kept before it is looked at."""
    scenario = _own(request, public_id)
    if scenario.stage not in WRITABLE:
        messages.warning(request, _("This case scenario cannot be changed now."))
        return redirect("peer_review:scenario", public_id)
    version = open_version(scenario)
    part = _part(version, key)
    gate = closed_gate(version)
    if gate is not None and key not in GATE_SECTIONS:
        return redirect("peer_review:section", public_id, gate.key)
    if request.method == "GET":
        form = SectionForm(part, initial=initial_of(part, version.answers))
        return _section_page(request, version, part, form)
    form = SectionForm(part, request.POST)
    try:
        version = save_answers(scenario, raw_answers(part, request.POST), by=request.user)  # type: ignore[arg-type]
    except ValidationError as error:
        form.add_error(None, error)
        return _section_page(request, version, part, form)
    _say_what_was_hidden(request, part)
    if "later" in request.POST:
        messages.success(request, _("Saved. Come back when you are ready."))
        return redirect("peer_review:write", public_id)
    if not form.is_valid():
        return _section_page(request, version, part, form)
    keys = [one.key for one in version.sections]  # another kind asks other things
    following = keys.index(key) + 1
    if following < len(keys):
        return redirect("peer_review:section", public_id, keys[following])
    return redirect("peer_review:write", public_id)


@signed_in
@sensitive_post_parameters()
@require_POST
def autosave(request: HttpRequest, public_id: str, key: str) -> JsonResponse:
    """Keep a section as it stands, and answer with the time."""
    scenario = _own(request, public_id)
    if scenario.stage not in WRITABLE:
        return JsonResponse({"error": _("This case scenario cannot be changed now.")}, status=409)
    version = open_version(scenario)
    part = _part(version, key)
    if key not in GATE_SECTIONS and closed_gate(version) is not None:
        return JsonResponse({"error": _("Say first what you bring and what you have changed.")}, status=409)
    try:
        save_answers(scenario, raw_answers(part, request.POST), by=request.user)  # type: ignore[arg-type]
    except ValidationError as error:
        return JsonResponse({"error": error.messages[0]}, status=422)
    return JsonResponse({"saved_at": timezone.localtime().strftime("%H:%M")})


def _own(request: HttpRequest, public_id: str) -> CaseScenario:
    found: CaseScenario = get_object_or_404(scenarios_written_by(request.user), public_id=public_id)  # type: ignore[arg-type]
    return found


def _part(version: ScenarioVersion, key: str) -> Section:
    """Return a page of the form by its key.

    Raises:
        Http404: there is none, or this kind of case scenario does not ask it.
    """
    for part in version.sections:
        if part.key == key:
            return part
    raise Http404


def _say_what_was_hidden(request: HttpRequest, part: Section) -> None:
    """Tell the writer which answers brought invisible characters along, and that they are gone."""
    for field, count in hidden_in(part, request.POST):
        words = ngettext(
            "%(count)d hidden character came with the text you pasted into “%(question)s”. It has been taken out.",
            "%(count)d hidden characters came with the text you pasted into “%(question)s”. They have been taken out.",
            count,
        )
        messages.info(request, words % {"count": count, "question": field.label})


def _section_page(request: HttpRequest, version: ScenarioVersion, part: Section, form: SectionForm) -> HttpResponse:
    context = {
        "form": form,
        "section": part,
        "scenario": version.scenario,
        "version": version,
        "number": [one.key for one in version.sections].index(part.key) + 1,
        "count": len(version.sections),
    }
    return render(request, "peer_review/section.html", context, status=422 if form.errors else 200)
