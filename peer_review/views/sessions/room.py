"""The room of a review session, and the state that a browser fetches after a gap."""

from typing import Any
from uuid import UUID, uuid4

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language, ngettext
from django.views.decorators.http import require_safe

from access import signed_in
from accounts.models import User
from drafts.services import draft_of
from peer_review import phases
from peer_review.consumers import LiveSession
from peer_review.forms.session import ContributionForm
from peer_review.hub.fragments import region, room_context
from peer_review.models import Participant, ReviewSession
from peer_review.permissions import participant_of, sessions_visible_to
from peer_review.queries.reading import reading_of
from peer_review.queries.sessions import own_entries, people_of, record_of, session_with_text
from peer_review.services.sessions.contributions import draft_key, notes_key
from peer_review.views.sessions.outcome import outcome_context

NUMBER_HEADER = "X-Session-Number"

# A number for each plural category of the browser's own rules, so that a language's forms come from its catalogue.
PLURAL_SAMPLES = {"zero": 0, "one": 1, "two": 2, "few": 3, "many": 6, "other": 14}


def part_in(request: HttpRequest, public_id: UUID) -> tuple[ReviewSession, Participant]:
    """Return a session and the person's part in it.

    Raises:
        Http404: there is no such session for them.
    """
    found = get_object_or_404(sessions_visible_to(request.user), public_id=public_id)  # type: ignore[arg-type]
    part = participant_of(found, request.user)  # type: ignore[arg-type]
    if part is None:
        raise Http404
    return found, part


def part_inside(request: HttpRequest, public_id: UUID) -> tuple[ReviewSession, Participant]:
    """Return a session and the part in it of somebody who has accepted the ground rules.

    Raises:
        Http404: there is no such session for them, or they have not gone in yet.
    """
    session, part = part_in(request, public_id)
    if part.accepted_ground_rules_at is None:
        raise Http404
    return session, part


@signed_in
@require_safe
def session(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Show a session: its ground rules first, then its room, and its record once it has ended."""
    found, part = part_in(request, public_id)
    found = session_with_text(found.pk)
    if not found.is_readable:
        return render(request, "peer_review/sessions/withdrawn.html", {"session": found})
    if part.accepted_ground_rules_at is None and found.status != phases.CANCELLED:
        return render(request, "peer_review/sessions/ground_rules.html", {"session": found})
    if found.status in (phases.CONCLUDED, phases.CANCELLED):
        context = {**shared_context(found, part), "records": record_of(found), **outcome_context(found, part)}
        return render(request, "peer_review/sessions/record.html", context)
    return room_page(request, found, part)


@signed_in
@require_safe
def state(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Answer with every piece of the room when something has happened after a number, else with nothing."""
    found, part = part_inside(request, public_id)
    if not found.is_readable:
        return HttpResponse(status=410)
    after = request.GET.get("after", "")
    if after == str(found.last_number):
        return HttpResponse(status=204)
    return HttpResponse(region(found, part.role), headers={NUMBER_HEADER: str(found.last_number)})


def room_page(
    request: HttpRequest,
    found: ReviewSession,
    part: Participant,
    *,
    form: ContributionForm | None = None,
    problem: str = "",
) -> HttpResponse:
    """Show the room; with a form or a problem, after something could not be done."""
    form = form or blank_form(found, request.user)  # type: ignore[arg-type]
    notes = draft_of(notes_key(found), request.user)  # type: ignore[arg-type]
    context = {
        **room_context(found, part.role),
        **shared_context(found, part),
        **own_context(found, part),
        "form": form,
        "records": record_of(found),
        "number": found.last_number,
        "problem": problem,
        "notes": (notes or {}).get("notes", [""])[0],
        "notes_key": notes_key(found),
        "draft_key": draft_key(found),
        "socket": LiveSession.address(found.public_id, get_language() or settings.LANGUAGE_CODE),
        "new_forms": _plural_forms(lambda n: ngettext("{n} new contribution", "{n} new contributions", n)),
        "present_forms": _plural_forms(lambda n: ngettext("{n} person is here", "{n} people are here", n)),
    }
    return render(request, "peer_review/sessions/room.html", context, status=422 if problem or form.errors else 200)


def shared_context(found: ReviewSession, part: Participant) -> dict[str, Any]:
    """Return what the room and the record both show beside the middle of the page."""
    readable = found.is_readable and hasattr(found.version, "text")
    return {
        "session": found,
        "part": part,
        "protocol": found.protocol,
        "title": found.version.text.title if readable else "",
        "reading": reading_of(found.version) if readable else [],
        "people": people_of(found),
        "leads": part.role == Participant.Role.FACILITATOR,
    }


def own_context(found: ReviewSession, part: Participant) -> dict[str, Any]:
    """Return what only this person sees: what they wrote."""
    return {"session": found, "own": own_entries(part), "is_open": found.status == phases.OPEN}


def blank_form(found: ReviewSession, person: User) -> ContributionForm:
    """Return an unsent form with a key of its own, and what was being written when the page was left."""
    draft = draft_of(draft_key(found), person) or {}
    initial = {"key": uuid4(), "phase": found.phase.key, "text": draft.get("text", [""])[0]}
    return ContributionForm(initial=initial, by=person)


def _plural_forms(form: Any) -> dict[str, str]:
    return {category: form(number) for category, number in PLURAL_SAMPLES.items()}
