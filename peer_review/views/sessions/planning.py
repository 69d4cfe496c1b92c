"""Find a session, plan one, accept its ground rules, call it off."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from access import requires, signed_in
from peer_review.authorship import author_may_be_asked
from peer_review.formats import CONSULTANCY
from peer_review.forms.session import ScheduleForm
from peer_review.models import Participant
from peer_review.permissions import may_facilitate, may_lead_session, scenarios_to_facilitate, sessions_visible_to
from peer_review.queries.sessions import sessions_of
from peer_review.services.sessions import accept_ground_rules, cancel_session, remove_participant, schedule_session
from peer_review.views.sessions.answers import room_address, see_other


@signed_in
@require_safe
def session_list(request: HttpRequest) -> HttpResponse:
    """List somebody's review sessions: those open now, those to come and those that are over."""
    sessions = sessions_of(request.user)  # type: ignore[arg-type]
    context = {
        "open_now": sessions.open_now(),
        "upcoming": sessions.upcoming(),
        "past": Paginator(sessions.past(), 20).get_page(request.GET.get("page")),
        "may_facilitate": may_facilitate(request.user),
    }
    return render(request, "peer_review/sessions/list.html", context)


@requires(may_facilitate)
@require_safe
def choose_scenario(request: HttpRequest) -> HttpResponse:
    """Let a facilitator choose the case scenario of a new session."""
    found = scenarios_to_facilitate(request.user).select_related("released_version__text", "unit")  # type: ignore[arg-type]
    page = Paginator(found.order_by("-changed_on", "-pk"), 20).get_page(request.GET.get("page"))
    return render(request, "peer_review/sessions/choose_scenario.html", {"page": page})


@requires(may_facilitate)
@require_http_methods(["GET", "HEAD", "POST"])
def schedule(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Plan a session on one case scenario."""
    found = scenarios_to_facilitate(request.user).select_related("released_version__text")  # type: ignore[arg-type]
    scenario = get_object_or_404(found, public_id=public_id)
    form = ScheduleForm(request.POST if request.method == "POST" else None, scenario=scenario, facilitator=request.user)  # type: ignore[arg-type]
    if form.is_valid():
        try:
            session = schedule_session(
                scenario,
                by=request.user,  # type: ignore[arg-type]
                participants=form.cleaned_data["participants"],
                presenter=form.cleaned_data.get("presenter"),
                scheduled_for=form.scheduled_for,
                place=form.cleaned_data["place"],
            )
        except ValidationError as error:
            for field, texts in error.message_dict.items():
                form.add_error("date" if field == "scheduled_for" else field, texts)
        else:
            messages.success(request, _("The session is planned. Those who take part have been told."))
            return see_other(room_address(session))
    context = {
        "scenario": scenario,
        "form": form,
        "protocol": CONSULTANCY,
        "asks_author": author_may_be_asked(scenario),
    }
    return render(request, "peer_review/sessions/schedule.html", context, status=422 if form.errors else 200)


@signed_in
@require_POST
def accept(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Accept the ground rules and go in."""
    session = get_object_or_404(sessions_visible_to(request.user), public_id=public_id)  # type: ignore[arg-type]
    if request.POST.get("accept") != "yes":
        context = {"session": session, "not_ticked": True}
        return render(request, "peer_review/sessions/ground_rules.html", context, status=422)
    accept_ground_rules(session, by=request.user)  # type: ignore[arg-type]
    return see_other(room_address(session))


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def cancel(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Ask the facilitator whether to call a session off, and do so."""
    session = get_object_or_404(sessions_visible_to(request.user), public_id=public_id)  # type: ignore[arg-type]
    error = ""
    if request.method == "POST":
        try:
            cancel_session(session, by=request.user)  # type: ignore[arg-type]
        except ValidationError as refused:
            error = refused.messages[0]
        else:
            messages.success(request, _("The session is called off. Those who were invited have been told."))
            return see_other(reverse("peer_review:sessions"))
    context = {"session": session, "problem": error, "leads": may_lead_session(request.user, session)}  # type: ignore[arg-type]
    return render(request, "peer_review/sessions/cancel.html", context, status=422 if error else 200)


@signed_in
@require_POST
def remove(request: HttpRequest, public_id: UUID, participant: int) -> HttpResponse:
    """Take somebody off the list of a session."""
    session = get_object_or_404(sessions_visible_to(request.user), public_id=public_id)  # type: ignore[arg-type]
    part = get_object_or_404(Participant.objects.present(), session=session, pk=participant)
    try:
        remove_participant(part, by=request.user)  # type: ignore[arg-type]
        messages.success(request, _("They no longer take part. What they wrote stays."))
    except ValidationError as error:
        messages.error(request, error.messages[0])
    return see_other(room_address(session))
