"""What comes out of a session: the next step, its end, and what the group learnt."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from access import signed_in
from cms.queries import learning_point_of, publication_of
from peer_review import phases
from peer_review.forms.session import LearningPointForm, NextStepForm
from peer_review.models import Participant, ReviewSession
from peer_review.permissions import may_lead_session, may_write_for_group, sessions_visible_to
from peer_review.queries.sessions import learning_points_of, next_step_of
from peer_review.services.identifiers import Decision
from peer_review.services.learning_points import agree_learning_point, write_learning_point
from peer_review.services.sessions import conclude_session, name_next_step
from peer_review.views.sessions.answers import room_address, see_other


def outcome_context(session: ReviewSession, part: Participant) -> dict[str, Any]:
    """Return what the record shows of a session's outcome."""
    points = [
        {
            "point": point,
            "publication": publication_of(point.source_key) or "draft",
            "page": learning_point_of(point.source_key),
        }
        for point in learning_points_of(session)
    ]
    return {
        "next_step": next_step_of(session),
        "points": points,
        "may_write_points": part.role in (Participant.Role.FACILITATOR, Participant.Role.PRESENTER)
        and session.status == phases.CONCLUDED,
    }


@sensitive_post_parameters()
@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def next_step(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Write the next step down while the session is open."""
    session = _session_to_write_for(request, public_id)
    if request.method != "POST" and session.status != phases.OPEN:
        return see_other(room_address(session))
    form = _next_step_form(request, session)
    if form.is_valid():
        try:
            name_next_step(session, form.words, by=request.user)  # type: ignore[arg-type]
        except ValidationError as error:
            _add_errors(form, error)
        else:
            messages.success(request, _("Your next step is written down."))
            return see_other(room_address(session))
    return _page(request, "next_step", {"session": session, "form": form})


@sensitive_post_parameters()
@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def conclude(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """End the session with its next step."""
    session = _session_to_write_for(request, public_id)
    if not may_lead_session(request.user, session):  # type: ignore[arg-type]
        raise Http404
    if request.method != "POST" and session.status != phases.OPEN:
        return see_other(room_address(session))
    form = _next_step_form(request, session)
    if form.is_valid():
        seen = phases.Seen(session.phase_index, session.clock_version)
        try:
            conclude_session(session, seen, by=request.user, next_step=form.words)  # type: ignore[arg-type]
        except ValidationError as error:
            _add_errors(form, error)
        else:
            messages.success(request, _("The session has ended. Now write down what the group learnt."))
            return see_other(room_address(session))
    return _page(request, "conclude", {"session": session, "form": form, "step": next_step_of(session)})


@sensitive_post_parameters()
@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def learning_point(request: HttpRequest, public_id: UUID, point: UUID | None = None) -> HttpResponse:
    """Write down what the group learnt, or change it."""
    session = _session_to_write_for(request, public_id)
    known = get_object_or_404(learning_points_of(session), public_id=point) if point else None
    form = LearningPointForm(
        request.POST if request.method == "POST" else None,
        language=(get_language() or "en")[:2],
        made=[Decision(**one) for one in known.text.decisions] if known else (),
        by=request.user,  # type: ignore[arg-type]
        session=session,
        initial=LearningPointForm.start_from(known),
    )
    if form.is_valid():
        try:
            write_learning_point(session, form.words, by=request.user, point=known)  # type: ignore[arg-type]
        except ValidationError as error:
            _add_errors(form, error)
        else:
            messages.success(request, _("Saved. Read it to the group, then agree on it."))
            return see_other(f"{room_address(session)}#learning-points")
    return _page(request, "learning_point", {"session": session, "form": form, "point": known})


@signed_in
@require_POST
def agree(request: HttpRequest, public_id: UUID, point: UUID) -> HttpResponse:
    """Note that the group has agreed, and send the learning point to an editor."""
    session = _session_to_write_for(request, public_id)
    known = get_object_or_404(learning_points_of(session), public_id=point)
    if not may_lead_session(request.user, session):  # type: ignore[arg-type]
        raise Http404
    try:
        agree_learning_point(known, by=request.user)  # type: ignore[arg-type]
        messages.success(request, _("It is with the editors. You will be told when it is published."))
    except ValidationError as error:
        messages.error(request, error.messages[0])
    return see_other(f"{room_address(session)}#learning-points")


def _session_to_write_for(request: HttpRequest, public_id: UUID) -> ReviewSession:
    """Return a session for which the person may write; where it stands, the services ask when something is sent.

    Raises:
        Http404: not theirs to write for.
    """
    session = get_object_or_404(sessions_visible_to(request.user), public_id=public_id)  # type: ignore[arg-type]
    if not session.is_readable or not may_write_for_group(request.user, session):  # type: ignore[arg-type]
        raise Http404
    return session


def _next_step_form(request: HttpRequest, session: ReviewSession) -> NextStepForm:
    step = next_step_of(session)
    return NextStepForm(
        request.POST if request.method == "POST" else None,
        language=(get_language() or "en")[:2],
        made=[Decision(**one) for one in step.text.decisions] if step else (),
        by=request.user,  # type: ignore[arg-type]
        session=session,
        initial=NextStepForm.start_from(step),
    )


def _add_errors(form: Form, error: ValidationError) -> None:
    if hasattr(error, "error_dict"):
        for field, texts in error.message_dict.items():
            form.add_error(field if field in form.fields else None, texts)
    else:
        form.add_error(None, error.messages)


def _page(request: HttpRequest, name: str, context: dict[str, Any]) -> HttpResponse:
    status = 422 if context["form"].errors else 200
    return render(request, f"peer_review/sessions/{name}.html", context, status=status)
