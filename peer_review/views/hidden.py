"""A gold scenario among the real ones: the pages of a review, until it is sent and shown for what it was.

Its words are kept as a draft only, and are deleted when it is sent: what counts are the levels.
"""

import json
import re
import secrets
from dataclasses import asdict
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from access import SignedInRequest
from anchoring import Anchor, describe, resolve, to_w3c
from drafts.services import draft_of, drop_draft, save_draft
from peer_review.forms.allocation import DeclineForm
from peer_review.forms.review import COMMENT_PARTS, CommentForm, ReviewForm
from peer_review.models import Allocation
from peer_review.queries.allocation import HARD_LIMIT
from peer_review.queries.calibration import gold_reading
from peer_review.queries.hidden import HiddenItem, comments_key, draft_key, place_key
from peer_review.queries.reviews import levels_explained, remarks_of, sentence_choices
from peer_review.services.allocations import LEASE
from peer_review.services.calibration import give_back_hidden_item, send_hidden_item
from peer_review.services.identifiers import Decision

MOST_COMMENTS = 100


def hidden_take(request: SignedInRequest, item: HiddenItem) -> HttpResponse:
    """Give it to them, as any other is given."""
    if item.allocation is not None:
        messages.info(request, _("You have one to review already. Send it or give it back first."))
        return redirect("peer_review:reviews")
    _hold(request, item, Allocation.Status.TAKEN)
    return redirect("peer_review:review-start", item.attempt.public_id)


def hidden_start(request: SignedInRequest, item: HiddenItem) -> HttpResponse:
    """Show it to be read, and begin when they say so."""
    if request.method == "POST":
        if not item.is_begun:
            save_draft(draft_key(item.review), {}, by=request.user)
        if item.allocation is None:
            _hold(request, item, Allocation.Status.TAKEN)
        return redirect("peer_review:review-write", item.review.public_id)
    context = {
        "scenario": item.scenario,
        "version": item.review.version,
        "reading": gold_reading(item.gold),
        "mine": item.review if item.is_begun else None,
        "place": item.allocation,
    }
    return render(request, "peer_review/review_start.html", context)


def hidden_decline(request: SignedInRequest, item: HiddenItem) -> HttpResponse:
    """Ask why they give it back, as for any other."""
    form = DeclineForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        _forget(request, item)
        give_back_hidden_item(item.attempt, by=request.user)
        messages.success(request, _("It goes to somebody else. Thank you for saying so."))
        return redirect("peer_review:reviews")
    context = {"form": form, "scenario": item.scenario, "version": item.review.version}
    return render(request, "peer_review/decline.html", context, status=422 if form.errors else 200)


def hidden_desk(request: SignedInRequest, item: HiddenItem) -> HttpResponse:
    """Show the desk with it; save, add or remove a comment, or send."""
    review = item.review
    if request.method == "GET":
        typed = {name: values[0] for name, values in _typed(request, item).items() if values}
        return _page(request, item, ReviewForm(review=review, initial=typed, by=request.user), typed)
    act = request.POST.get("act", "save")
    comments = list(review.comments.all())
    form = ReviewForm(
        request.POST,
        review=review,
        also={f"comment-{one.pk}": one.words.text for one in comments} if act == "send" else {},
        settled=[Decision(**made) for one in comments for made in one.words.decisions],
        by=request.user,
    )
    try:
        _keep(request, item)
    except ValidationError as error:
        form.add_error(None, error.messages)
        return _page(request, item, form, request.POST.dict())
    if act == "send":
        return _send(request, item, form)
    if act == "comment":
        return _add_comment(request, item)
    if unwanted := re.fullmatch(r"remove-([0-9]{1,18})", act):
        _keep_comments(request, item, [one for one in _comments(request, item) if str(one["number"]) != unwanted[1]])
        return redirect(f"{request.path}#comments")
    if act == "levels":
        return redirect(f"{request.path}#rubric")
    messages.success(request, _("Your draft is saved. Only you can see it."))
    return redirect("peer_review:reviews")


def _send(request: SignedInRequest, item: HiddenItem, form: ReviewForm) -> HttpResponse:
    if request.POST.get("comment", "").strip():
        form.add_error(None, _("You have begun a comment. Add it to the text, or empty the box."))
    if form.is_valid():
        given = form.levels if form.shows_levels else None
        levels = None if given is None else {key: str(level) for key, level in given.items()}
        try:
            send_hidden_item(item.attempt, levels, by=request.user)
        except ValidationError as error:
            form.add_error(None, error.messages)
        else:
            _forget(request, item)
            return redirect("peer_review:calibration-result", item.attempt.public_id)
    return _page(request, item, form, request.POST.dict())


def _add_comment(request: SignedInRequest, item: HiddenItem) -> HttpResponse:
    form = CommentForm(request.POST, review=item.review, by=request.user)
    kept = _comments(request, item)
    if form.is_valid() and len(kept) < MOST_COMMENTS:
        where: Any = form.passage
        answer, quote = str(item.review.version.answers[where["field"]]), where["quote"]
        begin = where["start"]
        span = resolve(answer, Anchor(quote, where["prefix"], where["suffix"], begin, begin + len(quote)))
        if span is not None:
            taken = {other["number"] for other in kept}
            one = {
                "number": secrets.choice([number for number in range(1, 10_001) if number not in taken]),
                "field": where["field"],
                "selector": to_w3c(describe(answer, span.start, span.end), where["field"]),
                "text": form.cleaned_data["comment"],
                "decisions": [asdict(made) for made in form.decisions],
            }
            _keep_comments(request, item, [*kept, one])
            _keep(request, item, without=COMMENT_PARTS)
            return redirect(f"{request.path}#comments")
    again = ReviewForm(review=item.review, initial=request.POST.dict(), by=request.user)
    return _page(request, item, again, request.POST.dict(), comment_form=form)


def _page(
    request: SignedInRequest,
    item: HiddenItem,
    form: ReviewForm,
    typed: dict[str, Any],
    comment_form: CommentForm | None = None,
) -> HttpResponse:
    review = item.review
    rubric = review.rubric.rubric
    context = {
        "review": review,
        "version": review.version,
        "scenario": item.scenario,
        "reading": gold_reading(item.gold),
        "remarks": remarks_of(review),
        "sentences": sentence_choices(review.version),
        "form": form,
        "comment_form": comment_form,
        "typed": typed,
        "levels": levels_explained(rubric),
        "stems": rubric.stems,
        "returned": None,
        "draft_key": draft_key(review),
    }
    wrong = form.errors or comment_form is not None
    return render(request, "peer_review/review_write.html", context, status=422 if wrong else 200)


def _typed(request: SignedInRequest, item: HiddenItem) -> dict[str, list[str]]:
    return draft_of(draft_key(item.review), request.user) or {}


def _hold(request: SignedInRequest, item: HiddenItem, status: str) -> None:
    """Keep the place as long as any: for a working day, and for a week from when something was first saved."""
    until = timezone.now() + (LEASE if status == Allocation.Status.TAKEN else HARD_LIMIT)
    save_draft(place_key(item.review), {"until": [until.isoformat()], "status": [status]}, by=request.user)


def _keep(request: SignedInRequest, item: HiddenItem, without: tuple[str, ...] = ()) -> None:
    left_out = {"act", *without}
    fields = {name: [str(value) for value in values] for name, values in request.POST.lists() if name not in left_out}
    save_draft(draft_key(item.review), fields, by=request.user)
    if item.allocation is None or item.allocation.status == Allocation.Status.TAKEN:
        _hold(request, item, Allocation.Status.BEGUN)


def _comments(request: SignedInRequest, item: HiddenItem) -> list[dict[str, Any]]:
    kept = draft_of(comments_key(item.review), request.user) or {}
    return [json.loads(one) for one in kept.get("comments", [])]


def _keep_comments(request: SignedInRequest, item: HiddenItem, comments: list[dict[str, Any]]) -> None:
    save_draft(comments_key(item.review), {"comments": [json.dumps(one) for one in comments]}, by=request.user)


def _forget(request: SignedInRequest, item: HiddenItem) -> None:
    for key in (draft_key(item.review), comments_key(item.review), place_key(item.review)):
        drop_draft(key, by=request.user)
