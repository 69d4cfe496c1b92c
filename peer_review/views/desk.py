"""The reviewer's desk: the text beside the review; one form, so that no button loses what was typed elsewhere."""

import re
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from access import signed_in
from drafts.services import draft_of, drop_draft, save_draft
from peer_review.forms.review import COMMENT_PARTS, CommentForm, ReviewForm
from peer_review.lifecycle import ReviewStatus
from peer_review.models import Review
from peer_review.permissions import drafts_kept_back, may_edit_review, reviews_set_aside_for, reviews_visible_to
from peer_review.queries.hidden import hidden_item_of
from peer_review.queries.reading import reading_of
from peer_review.queries.reviews import levels_explained, remarks_of, sentence_choices, with_remarks
from peer_review.services.reviews import (
    PARTS,
    add_comment,
    remove_comment,
    save_review,
    settled_in_comments,
    submit_review,
    texts_of,
)
from peer_review.services.withdrawal import authors_draft_key
from peer_review.views.hidden import hidden_desk


@signed_in
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def write(request: HttpRequest, public_id: str) -> HttpResponse:
    """Show the desk; save the draft, add or remove a comment, or send."""
    person: Any = request.user
    try:
        review = find_review(request, public_id)
    except Http404:
        if (item := hidden_item_of(person, public_id)) is not None:
            return hidden_desk(request, item)  # type: ignore[arg-type]
        aside = reviews_set_aside_for(person).filter(public_id=public_id, reviewer=person, status=ReviewStatus.DRAFT)
        if request.method == "POST" and (own := aside.first()) is not None:
            _keep(request, own)
        return _kept_back(request, get_object_or_404(drafts_kept_back(person), public_id=public_id))
    if not may_edit_review(person, review):
        return _no_more(request, review)
    if request.method == "GET":
        typed = _typed(request, review)
        return _desk(
            request, review, ReviewForm(review=review, initial=_initial(review, typed), by=person), typed=typed
        )
    act = request.POST.get("act", "save")
    also = {name: text for name, text in texts_of(review).items() if name not in PARTS} if act == "send" else {}
    form = ReviewForm(request.POST, review=review, also=also, settled=settled_in_comments(review), by=person)
    try:
        save_review(review, by=person, levels=form.levels, comments_only=form.leaves_levels, **form.parts)
        _keep(request, review)
    except ValidationError as error:
        form.add_error(None, error.messages)
        return _desk(request, review, form, typed=request.POST.dict())
    if act == "send":
        return _send(request, review, form)
    if act == "comment":
        return _add_comment(request, review)
    if unwanted := re.fullmatch(r"remove-([0-9]{1,18})", act):
        remove_comment(get_object_or_404(review.comments, pk=int(unwanted[1])), by=person)
        return redirect(f"{request.path}#comments")
    if act == "levels":
        return redirect(f"{request.path}#rubric")
    messages.success(request, _("Your draft is saved. Only you can see it."))
    return _back(review)


def find_review(request: HttpRequest, public_id: str) -> Review:
    """Return a review that somebody may find, with all its words."""
    found = reviews_visible_to(request.user).select_related(  # type: ignore[arg-type]
        "version__scenario", "version__text", "text", "reviewer", "answer__text", "answer__follow_up__text", "rubric"
    )
    return get_object_or_404(with_remarks(found), public_id=public_id)


def _kept_back(request: HttpRequest, kept: Review) -> HttpResponse:
    """Say that the draft is safe, and show none of it; what was typed when the role ended is kept beside it."""
    typed = request.method == "POST"
    if typed:
        _keep(request, kept)
    return render(request, "peer_review/review_kept.html", {"typed": typed}, status=403)


def _no_more(request: HttpRequest, review: Review) -> HttpResponse:
    if review.status != ReviewStatus.DRAFT:
        return redirect("peer_review:review", review.public_id)
    if request.method == "POST":
        _keep(request, review)
    messages.warning(request, _("This case scenario is no longer open for your review. Your draft was not sent."))
    return _back(review)


def _back(review: Review) -> HttpResponse:
    if review.is_own:
        return redirect("peer_review:scenario", review.version.scenario.public_id)
    return redirect("peer_review:reviews")


def _send(request: HttpRequest, found: Review, form: ReviewForm) -> HttpResponse:
    person: Any = request.user
    if request.POST.get("comment", "").strip():
        form.add_error(None, _("You have begun a comment. Add it to the text, or empty the box."))
    if form.is_valid():
        co_mentor = form.cleaned_data.get("co_mentor", False)
        try:
            sent = submit_review(found, by=person, decisions=form.decisions, co_mentor=co_mentor)
        except ValidationError as error:
            form.add_error(None, error.messages)
        else:
            drop_draft(_draft_key(found), by=person)
            return _sent(request, sent)
    return _desk(request, found, form, typed=request.POST.dict())


def _sent(request: HttpRequest, review: Review) -> HttpResponse:
    if review.is_own:
        messages.success(request, _("Your own review is kept. Now you can read what others say."))
        return _back(review)
    if review.is_with_the_author:
        messages.success(request, _("Your review is with the author."))
    else:
        messages.success(request, _("Your review is sent, and waits for the others. You need do nothing."))
    return redirect("peer_review:review", review.public_id)


def _add_comment(request: HttpRequest, found: Review) -> HttpResponse:
    form = CommentForm(request.POST, review=found, by=request.user)  # type: ignore[arg-type]
    if form.is_valid():
        try:
            words = form.cleaned_data["comment"]
            add_comment(found, by=request.user, text=words, decisions=form.decisions, **form.passage)  # type: ignore[arg-type]
        except ValidationError as error:
            form.add_error("comment", error.messages)
        else:
            _keep(request, found, without=COMMENT_PARTS)
            return redirect(f"{request.path}#comments")
    again = ReviewForm(review=found, initial=request.POST.dict(), by=request.user)  # type: ignore[arg-type]
    return _desk(request, found, again, typed=request.POST.dict(), comment_form=form)


def _desk(
    request: HttpRequest,
    found: Review,
    form: ReviewForm,
    typed: dict[str, Any],
    comment_form: CommentForm | None = None,
) -> HttpResponse:
    if request.method == "POST":
        found = find_review(request, str(found.public_id))
    rubric = found.rubric.rubric
    returned = found.co_mentor_checks.filter(outcome="returned").select_related("text", "checker").last()
    context = {
        "review": found,
        "version": found.version,
        "scenario": found.version.scenario,
        "reading": reading_of(found.version),
        "remarks": remarks_of(found),
        "sentences": sentence_choices(found.version),
        "form": form,
        "comment_form": comment_form,
        "typed": typed,
        "levels": levels_explained(rubric),
        "stems": rubric.stems,
        "returned": returned,
        "draft_key": _draft_key(found),
    }
    wrong = form.errors or comment_form is not None
    return render(request, "peer_review/review_write.html", context, status=422 if wrong else 200)


def _initial(found: Review, typed: dict[str, Any]) -> dict[str, Any]:
    stored = {name: getattr(found.text, name) for name in PARTS}
    levels = {f"level-{key}": level for key, level in found.text.levels.items()}
    return {**stored, **levels, "comments_only": found.comments_only, **typed}


def _typed(request: HttpRequest, found: Review) -> dict[str, Any]:
    """Return what saved itself since the last press of a button, the half-written comment included."""
    draft = draft_of(_draft_key(found), request.user) or {}  # type: ignore[arg-type]
    return {name: values[0] for name, values in draft.items() if values}


def _keep(request: HttpRequest, review: Review, without: tuple[str, ...] = ()) -> None:
    left_out = {"act", *without}
    fields = {name: [str(value) for value in values] for name, values in request.POST.lists() if name not in left_out}
    save_draft(_draft_key(review), fields, by=request.user)  # type: ignore[arg-type]


def _draft_key(review: Review) -> str:
    """Return the key of what saves itself; that of an own review does not show, in the table of drafts, whose it is."""
    if review.is_own:
        return authors_draft_key(review, "own")
    return f"review:{review.public_id}"
