"""From a written case scenario to a submitted one: check the answers, sign, send."""

import json
from dataclasses import asdict
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from access import signed_in
from peer_review.forms.scenario import DecisionsForm, SignForm
from peer_review.lifecycle import WRITABLE
from peer_review.models import CaseScenario, ScenarioVersion
from peer_review.permissions import region_of, scenarios_written_by
from peer_review.queries.duty import watch_over
from peer_review.queries.known_words import known_to
from peer_review.queries.reading import reading_of
from peer_review.queries.retention import clock_of
from peer_review.scenario_form import FIELDS, SECTION_OF, WORDS_AT_MOST, WORDS_BETTER
from peer_review.services.checking import Checked, Choices, check_version, replacements_for
from peer_review.services.identifiers import Group
from peer_review.services.replacing import left_alone, places_from, put_back, replace_in_draft
from peer_review.services.scenarios import open_version
from peer_review.services.submission import (
    NOBODY_ON_DUTY,
    check_complete,
    decisions_on,
    save_decisions,
    submit_scenario,
    words_of,
)


@signed_in
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def check(request: HttpRequest, public_id: str) -> HttpResponse:
    """Show all answers with what the checker found, and take the decisions."""
    scenario = get_object_or_404(scenarios_written_by(request.user), public_id=public_id)  # type: ignore[arg-type]
    if scenario.stage not in WRITABLE:
        return redirect("peer_review:scenario", public_id)
    if request.method == "POST" and {"replace", "put-back"} & set(request.POST):
        return _replace(request, scenario)
    version = open_version(scenario)
    checked = check_version(version, by=request.user, choices=Choices(request.session))  # type: ignore[arg-type]
    found = checked.scan
    form = DecisionsForm(request.POST if request.method == "POST" else None)
    known = known_to(request.user)  # type: ignore[arg-type]
    form.ask_about(found, version.language, decisions_on(version), known=known)
    if request.method == "GET":
        return _check_page(request, version, checked, form)
    valid = form.is_valid()
    save_decisions(scenario, form.decisions, by=request.user)  # type: ignore[arg-type]
    if valid and not found.blocking and not _missing(version):
        return redirect("peer_review:sign", public_id)
    return _check_page(request, version, checked, form, sent=True)


@signed_in
@require_http_methods(["GET", "POST"])
def sign(request: HttpRequest, public_id: str) -> HttpResponse:
    """Take the author's signature, and submit."""
    scenario = get_object_or_404(scenarios_written_by(request.user), public_id=public_id)  # type: ignore[arg-type]
    if scenario.stage not in WRITABLE:
        return redirect("peer_review:scenario", public_id)
    settings = ("anonymity", "willing_to_present", "comments_only", "own_office_may_review")
    chosen = {name: getattr(scenario, name) for name in settings}
    form = SignForm(request.POST if request.method == "POST" else None, initial=chosen)
    if scenario.released_version_id:
        form.keep_names()
    if request.method == "POST" and form.is_valid():
        try:
            submit_scenario(
                scenario,
                by=request.user,  # type: ignore[arg-type]
                signed=form.cleaned_data["signed"],
                **{name: form.cleaned_data[name] for name in chosen if name in form.cleaned_data},
            )
        except ValidationError as error:
            if getattr(error, "code", None) == NOBODY_ON_DUTY:
                form.add_error(None, error)
                return _sign_page(request, scenario, form)
            messages.warning(request, _("Something still has to be mended before you can send it. It is listed below."))
            return redirect("peer_review:check", public_id)
        return redirect("peer_review:submitted", public_id)
    return _sign_page(request, scenario, form)


@signed_in
@require_safe
def submitted(request: HttpRequest, public_id: str) -> HttpResponse:
    """Say what happens next."""
    scenario: CaseScenario = get_object_or_404(scenarios_written_by(request.user), public_id=public_id)  # type: ignore[arg-type]
    return render(request, "peer_review/submitted.html", {"scenario": scenario})


def _sign_page(request: HttpRequest, scenario: CaseScenario, form: SignForm) -> HttpResponse:
    watch = watch_over([region_of(scenario.unit)], besides=request.user)  # type: ignore[arg-type]
    context = {"form": form, "scenario": scenario, "watch": watch, "clock": clock_of(scenario)}
    return render(request, "peer_review/sign.html", context, status=422 if form.errors else 200)


def _missing(version: ScenarioVersion) -> list[tuple[str, str, str]]:
    """Return the section, the first field and the message for each part that is not whole, and for the whole."""
    try:
        check_complete(version.answers, version.sections)
    except ValidationError as error:
        wrong = error.message_dict
    else:
        return []
    found = []
    for section in version.sections:
        keys = [field.key for field in section.fields if field.key in wrong]
        if len(keys) == 1:
            found.append((section.key, keys[0], wrong[keys[0]][0]))
        elif keys:
            words = _("Finish “%(part)s”: %(count)d answers are missing or too long")
            found.append((section.key, keys[0], words % {"part": section.title, "count": len(keys)}))
    return found + [("", "", message) for message in wrong.get("__all__", [])]


def _replace(request: HttpRequest, scenario: CaseScenario) -> HttpResponse:
    """Put offered words in the place of a finding, or take that back, and show the page with all that was typed."""
    person: Any = request.user
    choices = Choices(request.session)
    version = open_version(scenario)
    checked = check_version(version, by=person, choices=choices)
    replaced: dict[str, Any] = {}
    try:
        if "put-back" in request.POST:
            put_back(scenario, places_from(request.POST.get("places", "")), by=person)
            messages.success(request, _("The words are back as they were."))
        elif (swap := _chosen(request.POST["replace"], checked)) is not None:
            changes = replacements_for(checked, choices=choices, **swap)
            places = replace_in_draft(scenario, changes, dict(checked.scene.texts), by=person)
            replaced = {**swap, "count": len(places), "places": json.dumps([asdict(place) for place in places])}
            replaced["left"] = left_alone(changes, places)
    except (ValidationError, ValueError) as error:
        messages.warning(request, getattr(error, "messages", [_("That could not be put back.")])[0])
    version = open_version(scenario)
    checked = check_version(version, by=person, choices=choices)
    typed = {name: value for name, value in request.POST.items() if name.startswith(("decision-", "reason-"))}
    form = DecisionsForm(initial=typed)
    form.ask_about(checked.scan, version.language, decisions_on(version), known=known_to(person))
    return _check_page(request, version, checked, form, replaced=replaced)


def _chosen(value: str, checked: Checked) -> dict[str, str] | None:
    """Return what a button stands for: its group's key and the place of the words among those offered."""
    key, _colon, number = value.partition(":")
    groups = [*checked.scan.blocking, *checked.scan.asking, *checked.scan.hints]
    group = next((one for one in groups if one.key == key), None)
    if group is None or not number.isdecimal():
        return None
    words = _offered(checked, group)[int(number[:3]) : int(number[:3]) + 1]
    return {"category": group.category, "quote": group.quote, "words": words[0]} if words else None


def _offered(checked: Checked, group: Group) -> tuple[str, ...]:
    first = group.places[0]
    return checked.suggestions(first.field, first.finding)


def _check_page(
    request: HttpRequest,
    version: ScenarioVersion,
    checked: Checked,
    form: DecisionsForm,
    sent: bool = False,
    replaced: dict[str, Any] | None = None,
) -> HttpResponse:
    missing, found = _missing(version), checked.scan
    context: dict[str, Any] = {
        "form": form,
        "scenario": version.scenario,
        "version": version,
        "reading": reading_of(version, leave_out=(), with_private=True),
        "blocking": [(group, _spots(group), _offered(checked, group)) for group in found.blocking],
        "questions": [(question, _spots(question.group), _offered(checked, question.group)) for question in form.asked],
        "hints": [(group, _spots(group), _offered(checked, group)) for group in found.hints],
        "jigsaw": checked.jigsaw,
        "replaced": replaced,
        "nothing_found": not any(found.findings.values()),
        "missing": missing,
        "words": words_of(version.answers),
        "words_better": WORDS_BETTER,
        "words_most": WORDS_AT_MOST,
        "sent": sent,
    }
    return render(request, "peer_review/check.html", context, status=422 if sent else 200)


def _spots(group: Group) -> list[tuple[str, str, Any]]:
    """Return the section's key, the field's key and its question for each field that holds the words."""
    fields = dict.fromkeys(place.field for place in group.places)
    return [(SECTION_OF[key].key, key, FIELDS[key].label) for key in fields]
