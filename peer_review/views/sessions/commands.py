"""The commands of a room: ordinary posts, which work without any script and take nothing over the socket."""

import re
from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from access import signed_in
from drafts.services import save_draft
from peer_review.forms.session import ContributionForm
from peer_review.hub.fragments import EXTENSION_MINUTES, standing
from peer_review.models import Contribution
from peer_review.phases import Seen
from peer_review.queries.sessions import entry_of, session_with_text
from peer_review.services.sessions import (
    contribute,
    extend_phase,
    next_phase,
    open_session,
    pause_session,
    resume_session,
    withdraw_contribution,
)
from peer_review.services.sessions.contributions import notes_key
from peer_review.views.sessions.answers import room_address, see_other, wants_pieces
from peer_review.views.sessions.room import blank_form, own_context, part_inside, room_page

COMMANDS = {
    "open": open_session,
    "pause": pause_session,
    "resume": resume_session,
    "extend": lambda session, seen, *, by: extend_phase(session, seen, EXTENSION_MINUTES, by=by),
    "next": next_phase,
}


@signed_in
@require_POST
def command(request: HttpRequest, public_id: UUID, name: str) -> HttpResponse:
    """Move the clock: open, pause, resume, extend or next."""
    session, part = part_inside(request, public_id)
    if name not in COMMANDS:
        raise Http404
    try:
        session = COMMANDS[name](session, seen_by(request), by=request.user)  # type: ignore[operator]
    except ValidationError as error:
        if wants_pieces(request):
            return render(request, "peer_review/sessions/_problem.html", {"problem": error.messages[0]}, status=422)
        return room_page(request, session_with_text(session.pk), part, problem=error.messages[0])
    return HttpResponse(standing(session, part.role)) if wants_pieces(request) else see_other(room_address(session))


@sensitive_post_parameters()
@signed_in
@require_POST
def post(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Show a contribution to the group, or say what keeps it from being shown."""
    session, part = part_inside(request, public_id)
    form = ContributionForm(request.POST, language=(get_language() or "en")[:2], by=request.user, session=session)  # type: ignore[arg-type]
    if form.is_valid():
        try:
            made = contribute(
                session,
                form.cleaned_data["text"],
                by=request.user,  # type: ignore[arg-type]
                key=form.cleaned_data["key"],
                phase_key=form.cleaned_data["phase"],
                decisions=form.decisions,
            )
        except ValidationError as error:
            form.add_error(None, error.messages)
        else:
            if not wants_pieces(request):
                return see_other(f"{room_address(session)}#contribute")
            context = {
                "session": session,
                "entry": entry_of(made),
                "is_open": True,
                "form": blank_form(session, request.user),  # type: ignore[arg-type]
            }
            return render(request, "peer_review/sessions/_posted.html", context)
    if wants_pieces(request):
        return render(request, "peer_review/sessions/_contribute_problem.html", {"form": form}, status=422)
    session = session_with_text(session.pk)
    form.data = {**request.POST.dict(), "phase": session.phase.key}
    return room_page(request, session, part, form=form)


@signed_in
@require_POST
def withdraw(request: HttpRequest, public_id: UUID, contribution: UUID) -> HttpResponse:
    """Take back something one has written."""
    session, part = part_inside(request, public_id)
    own = get_object_or_404(Contribution, session=session, participant=part, public_id=contribution)
    try:
        withdraw_contribution(own, by=request.user)  # type: ignore[arg-type]
    except ValidationError as error:
        if wants_pieces(request):
            return render(request, "peer_review/sessions/_problem.html", {"problem": error.messages[0]}, status=422)
        return room_page(request, session_with_text(session.pk), part, problem=error.messages[0])
    if not wants_pieces(request):
        return see_other(room_address(session))
    return render(request, "peer_review/sessions/_own.html", own_context(session, part))


@sensitive_post_parameters()
@signed_in
@require_POST
def keep_notes(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Keep somebody's own notes, which nobody else can read."""
    session, part = part_inside(request, public_id)
    try:
        save_draft(notes_key(session), {"notes": [request.POST.get("notes", "")]}, by=request.user)  # type: ignore[arg-type]
    except ValidationError as error:
        return room_page(request, session_with_text(session.pk), part, problem=error.messages[0])
    return see_other(f"{room_address(session)}#notes")


def seen_by(request: HttpRequest) -> Seen:
    """Return what the sender of a command had before them; nonsense is a state that never was."""
    sent = re.fullmatch("([0-9]{1,9}):([0-9]{1,9})", request.POST.get("seen", ""))
    return Seen(int(sent[1]), int(sent[2])) if sent else Seen(-1, -1)
