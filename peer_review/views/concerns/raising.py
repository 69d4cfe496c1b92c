"""Raise a concern, from any page of peer review."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from access import SignedInRequest, signed_in
from peer_review.forms.concerns import ConcernForm, ConcernWordsForm
from peer_review.models import STAFF_CONDUCT, Concern
from peer_review.permissions import may_raise_concern, scenarios_visible_to, sessions_visible_to
from peer_review.queries.concerns import followed_concern, subject_of
from peer_review.queries.hidden import hidden_item_of
from peer_review.queries.scenarios import titled
from peer_review.services.concerns import add_words, raise_concern


@signed_in
@require_safe
def choose(request: SignedInRequest) -> HttpResponse:
    """Let somebody say which case scenario worries them, where a page shows more than one."""
    sent = scenarios_visible_to(request.user).filter(versions__submitted_at__isnull=False, frozen=False).distinct()
    page = Paginator(sent.order_by("-pk"), 20).get_page(request.GET.get("page"))
    context = {
        "scenarios": titled(page),
        "page": page,
        "sessions": sessions_visible_to(request.user).filter(version__scenario__frozen=False),
    }
    return render(request, "peer_review/concerns/choose.html", context)


@signed_in
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def raise_one(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Ask what worries somebody; sending it sets the case scenario aside at once."""
    subject = subject_of(request.user, public_id)
    if subject is None and hidden_item_of(request.user, public_id) is not None:
        words = _("This case scenario is invented, so nobody is at risk. You were right to look twice.")
        messages.success(request, words)
        return redirect("peer_review:reviews")
    if subject is None:
        raise Http404
    if not may_raise_concern(request.user, subject.scenario):  # a draft that only its author knows
        return redirect("peer_review:stop")
    form = ConcernForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        reasons, words = form.cleaned_data["reasons"], form.cleaned_data["words"]
        if reasons == [STAFF_CONDUCT]:
            return redirect("peer_review:concern-elsewhere")
        try:
            concern = raise_concern(
                subject.scenario, by=request.user, reasons=reasons, words=words, place=subject.place
            )
        except ValidationError as error:
            form.add_error(None, error.messages)
        else:
            if words.strip() and not concern.text.words:
                # It is raised; only the words have to be mended, and none of them is lost.
                return _sent_page(request, concern, ConcernWordsForm(request.POST, by=request.user))
            return redirect("peer_review:concern-sent", concern.public_id)
    context = {"form": form, "subject": subject, "scenario": subject.scenario}
    return render(request, "peer_review/concerns/raise.html", context, status=422 if form.errors else 200)


@signed_in
@require_safe
def elsewhere(request: SignedInRequest) -> HttpResponse:
    """Point to the route for concerns about how a colleague behaves; nothing has been kept."""
    return render(request, "peer_review/concerns/elsewhere.html")


@signed_in
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def sent(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Say what happens with a concern that somebody raised, and take their words if none stand there yet."""
    concern = followed_concern(request.user, public_id)
    if concern is None:
        raise Http404
    form = ConcernWordsForm(request.POST if request.method == "POST" else None, by=request.user)
    if form.is_valid():
        try:
            add_words(concern, form.cleaned_data["words"], by=request.user)
        except ValidationError as error:
            form.add_error(None, error.messages)
        else:
            return redirect("peer_review:concern-sent", public_id)
    return _sent_page(request, concern, form)


def _sent_page(request: SignedInRequest, concern: Concern, form: ConcernWordsForm) -> HttpResponse:
    concern = get_object_or_404(Concern.objects.select_related("text"), pk=concern.pk)
    context = {"concern": concern, "form": form}
    return render(request, "peer_review/concerns/sent.html", context, status=422 if form.errors else 200)
