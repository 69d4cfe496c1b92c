"""What the author gives back to reviewers: two taps on what helped, and what came of the answer."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from access import signed_in
from drafts.services import draft_of, drop_draft
from peer_review.forms.follow_up import FollowUpForm
from peer_review.models import FollowUp, ReviewComment
from peer_review.permissions import may_follow_up, may_give_feedback
from peer_review.services.follow_ups import answer_follow_up, put_off_follow_up
from peer_review.services.reviews import TAPS, tap_feedback
from peer_review.services.withdrawal import authors_draft_key
from peer_review.views.desk import find_review


@signed_in
@require_POST
def tap(request: HttpRequest, public_id: str) -> HttpResponse:
    """Set or take back one of the two taps on a review or on a comment of it."""
    person: Any = request.user
    review = find_review(request, public_id)
    name, value, of = request.POST.get("tap", ""), request.POST.get("on", ""), request.POST.get("comment", "")
    if name not in TAPS or value not in {"yes", "no"} or not may_give_feedback(person, review):
        raise Http404
    comment = None
    if of:
        known = ReviewComment.objects.filter(review=review)
        comment = get_object_or_404(known, pk=int(of) if of.isdecimal() and len(of) < 10 else 0)
    tap_feedback(review, name, on=value == "yes", by=person, comment=comment)
    place = f"comment-{comment.pk}" if comment else "helpful"
    return redirect(f"{reverse('peer_review:review', args=[public_id])}#{place}")


@signed_in
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def follow_up(request: HttpRequest, public_id: str) -> HttpResponse:
    """Ask the author what came of their answer."""
    person: Any = request.user
    found = _asked(request, public_id)
    review = found.answer.review
    key = authors_draft_key(review, "follow-up")
    sent = request.POST if request.method == "POST" else None
    form = FollowUpForm(sent, language=review.version.language, by=person)
    if request.method == "GET":
        typed = draft_of(key, person) or {}
        form.initial = {name: values[0] for name, values in typed.items() if values}
    elif form.is_valid():
        values = {name: form.cleaned_data[name] for name in ("outcome", "did", "noticed")}
        try:
            answer_follow_up(found, by=person, decisions=form.decisions, **values)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            drop_draft(key, by=person)
            messages.success(request, _("Thank you. The reviewer can read it."))
            return redirect("peer_review:review", public_id)
    context = {"review": review, "follow_up": found, "form": form, "draft_key": key, "version": review.version}
    return render(request, "peer_review/follow_up.html", context, status=422 if form.errors else 200)


@signed_in
@require_POST
def put_off(request: HttpRequest, public_id: str) -> HttpResponse:
    """Ask again in two weeks."""
    try:
        put_off_follow_up(_asked(request, public_id), by=request.user)  # type: ignore[arg-type]
    except ValidationError as error:
        messages.warning(request, error.messages[0])
        return redirect("peer_review:follow-up", public_id)
    messages.success(request, _("We will ask you again in two weeks."))
    return redirect("peer_review:review", public_id)


def _asked(request: HttpRequest, public_id: str) -> FollowUp:
    found: Any = getattr(getattr(find_review(request, public_id), "answer", None), "follow_up", None)
    if found is None or not may_follow_up(request.user, found):  # type: ignore[arg-type]
        raise Http404
    return found
