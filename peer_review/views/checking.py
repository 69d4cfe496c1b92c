"""The checker's answers while somebody writes, and replacements: no text is stored, logged or kept in an address."""

import json
from dataclasses import asdict
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import HttpRequest, JsonResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_POST

from access import signed_in
from peer_review.models import CaseScenario
from peer_review.permissions import scenarios_written_by, sessions_visible_to
from peer_review.services.checking import Checked, Choices, as_json, check_texts, replacements_for
from peer_review.services.replacing import Replaced, left_alone, places_from, put_back, replace_in_draft
from peer_review.services.scenarios import open_version


@signed_in
@require_POST
@sensitive_variables()
def check_text(request: HttpRequest) -> JsonResponse:
    """Answer what the checker finds in texts, and what could be written instead."""
    return _answer(request)


@signed_in
@require_POST
@sensitive_variables()
def check_scenario_text(request: HttpRequest, public_id: UUID) -> JsonResponse:
    """Answer about a page of a draft, beside whose texts its other answers are looked at."""
    return _answer(request, scenario=_draft(request, public_id))


@signed_in
@require_POST
@sensitive_variables()
def check_session_text(request: HttpRequest, public_id: UUID) -> JsonResponse:
    """Answer about a text for a review session, whose people's names are looked for too."""
    session = get_object_or_404(sessions_visible_to(request.user), public_id=public_id)  # type: ignore[arg-type]
    return _answer(request, session=session)


@signed_in
@require_POST
@sensitive_variables()
def put_words_back(request: HttpRequest, public_id: UUID) -> JsonResponse:
    """Take back what a replacement changed on other pages of a draft."""
    try:
        places = places_from(request.body.decode())
    except ValueError:
        return JsonResponse({"error": "Send JSON with places."}, status=400)
    try:
        put_back(_draft(request, public_id), places, by=request.user)  # type: ignore[arg-type]
    except ValidationError as error:
        return JsonResponse({"error": error.messages[0]}, status=409)
    return JsonResponse({})


def _draft(request: HttpRequest, public_id: UUID) -> CaseScenario:
    return get_object_or_404(scenarios_written_by(request.user), public_id=public_id)  # type: ignore[arg-type]


@sensitive_variables()
def _answer(request: HttpRequest, **around: Any) -> JsonResponse:
    try:
        asked = json.loads(request.body)
        texts, alone = _texts(asked)
        swap = asked.get("replace")
        wanted = {name: str(swap[name]) for name in ("category", "quote", "words")} if swap else None
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return JsonResponse({"error": "Send JSON with texts."}, status=400)
    scenario: CaseScenario | None = around.get("scenario")
    choices = Choices(request.session)
    person: Any = request.user
    try:
        language = open_version(scenario).language if scenario is not None else _language(asked)
        checked = check_texts(texts, by=person, language=language, choices=choices, **around)
        if wanted is not None:
            return _replaced(checked, texts, wanted, choices, person, scenario)
    except ValidationError as error:
        return JsonResponse({"error": error.messages[0]}, status=413 if error.code == "too_long" else 422)
    found = as_json(checked, texts)
    return JsonResponse({**found, "findings": found["findings"]["text"]} if alone else found)


def _language(asked: dict[str, Any]) -> str:
    return "cy" if asked.get("language") == "cy" else "en"


def _texts(asked: dict[str, Any]) -> tuple[dict[str, str], bool]:
    """Return the texts that were sent, and whether it was one alone, outside any form."""
    alone = "texts" not in asked
    texts = {"text": asked["text"]} if alone else dict(asked["texts"])
    if len(texts) > 60 or not all(isinstance(text, str) for text in texts.values()):
        raise TypeError("not texts")
    return texts, alone


def _replaced(
    checked: Checked,
    texts: dict[str, str],
    wanted: dict[str, str],
    choices: Choices,
    person: Any,
    scenario: CaseScenario | None,
) -> JsonResponse:
    changes = replacements_for(checked, choices=choices, **wanted)  # type: ignore[arg-type]
    elsewhere: list[Replaced] = []
    others = {field: found for field, found in changes.items() if field not in texts}
    if scenario is not None and others:
        elsewhere = replace_in_draft(scenario, others, dict(checked.scene.texts), by=person)
    here = {field: [asdict(change) for change in found] for field, found in changes.items() if field in texts}
    left = left_alone(others, elsewhere)
    return JsonResponse({"changes": here, "elsewhere": [asdict(place) for place in elsewhere], "left": left})
