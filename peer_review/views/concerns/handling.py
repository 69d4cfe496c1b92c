"""The safeguarding lead's pages: the list of concerns, one concern step by step, drills, and the counts."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from access import SignedInRequest, requires
from peer_review.forms.concerns import ActionForm, CallForm, CareForm, DecisionForm, UnmaskForm
from peer_review.models import Concern
from peer_review.permissions import (
    concerns_visible_to,
    may_handle_concerns,
    may_see_concern_counts,
    may_start_drill,
)
from peer_review.queries.concerns import FEWEST, concerns_of, months_of_concerns, set_aside_of
from peer_review.services.concerns import (
    acknowledge_concern,
    confirm_action,
    decide_concern,
    log_call,
    start_drill,
    tick_care_steps,
    unmask_author,
)
from peer_review.services.concerns.handling import decisions_for

ACTS = ("unmask", "call", "action", "decide", "care")


@requires(may_handle_concerns)
@require_safe
def concerns(request: SignedInRequest) -> HttpResponse:
    """List the concerns of the lead's region and those they were called to."""
    page = Paginator(concerns_of(request.user), 20).get_page(request.GET.get("page"))
    return render(request, "peer_review/concerns/list.html", {"page": page})


@requires(may_handle_concerns)
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def concern(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Show a concern with what is to be done next, and take each step."""
    found = _concern(request, public_id)
    act = request.POST.get("act", "") if request.method == "POST" else ""
    if act == "acknowledge":
        acknowledge_concern(found, by=request.user)
        return redirect("peer_review:concern", public_id)
    made = _forms(found, act, request)
    if act in made and made[act].is_valid():
        try:
            author = _STEPS[act](found, made[act], request)
        except ValidationError as error:
            made[act].add_error(None, error.messages)
        else:
            if author is None:
                return redirect(f"{request.path}#{act}")
            return _page(request, _concern(request, public_id), _forms(found, "", request), author=author)
    return _page(request, found, made)


@requires(may_start_drill)
@require_POST
def drill(request: SignedInRequest) -> HttpResponse:
    """Start a drill."""
    start_drill(by=request.user)
    messages.success(request, _("The drill has begun. Those on duty have been told, as in earnest."))
    return redirect("peer_review:rota")


@requires(may_see_concern_counts)
@require_safe
def counts(request: SignedInRequest) -> HttpResponse:
    """Show governance how many concerns there were a month, and no number that could point to somebody."""
    return render(request, "peer_review/concerns/counts.html", {"months": months_of_concerns(), "fewest": FEWEST})


def _concern(request: SignedInRequest, public_id: UUID) -> Concern:
    found = concerns_visible_to(request.user).select_related(
        "text", "scenario", "raised_by", "acknowledged_by", "decided_by"
    )
    return get_object_or_404(found, public_id=public_id)


def _forms(found: Concern, act: str, request: SignedInRequest) -> dict[str, Any]:
    """Return the forms of the steps, the one that was sent bound to what was typed."""

    def data(name: str) -> Any:
        return request.POST if act == name else None

    return {
        "unmask": UnmaskForm(data("unmask")),
        "call": CallForm(data("call")),
        "action": ActionForm(data("action")),
        "decide": DecisionForm(
            data("decide"),
            possible=decisions_for(found),
            language=request.user.language,
            by=request.user,
            unit=found.unit,
        ),
        "care": CareForm(data("care"), initial={"steps": found.care_steps}),
    }


def _unmask(found: Concern, form: forms.Form, request: SignedInRequest) -> Any:
    return unmask_author(found, by=request.user, risk=form.cleaned_data["risk"])


def _call(found: Concern, form: forms.Form, request: SignedInRequest) -> None:
    log_call(found, by=request.user, whom=form.cleaned_data["whom"], outcome=form.cleaned_data["outcome"])


def _action(found: Concern, form: forms.Form, request: SignedInRequest) -> None:
    confirm_action(found, by=request.user, role=form.cleaned_data["role"])


def _decide(found: Concern, form: Any, request: SignedInRequest) -> None:
    given = {name: form.cleaned_data[name] for name in ("reason", "note", "keep_hold") if name in form.cleaned_data}
    chosen = form.cleaned_data["decision"]
    decide_concern(found, by=request.user, decision=chosen, decisions=form.decisions, **given)


def _care(found: Concern, form: forms.Form, request: SignedInRequest) -> None:
    tick_care_steps(found, by=request.user, steps=form.cleaned_data["steps"])


_STEPS: dict[str, Callable[[Concern, Any, SignedInRequest], Any]] = {
    "unmask": _unmask,
    "call": _call,
    "action": _action,
    "decide": _decide,
    "care": _care,
}


def _page(request: SignedInRequest, found: Concern, made: dict[str, Any], author: Any = None) -> HttpResponse:
    context = {
        "concern": found,
        "forms": made,
        "author": author,
        "calls": found.calls.select_related("by"),
        "levels": list(dict.fromkeys(found.alerts.order_by("pk").values_list("level", "told_at"))),
        "set_aside": set_aside_of(found.scenario) if found.scenario is not None else None,
    }
    wrong = any(form.errors for form in made.values())
    return render(request, "peer_review/concerns/concern.html", context, status=422 if wrong else 200)
