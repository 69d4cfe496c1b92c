"""Sent reviews as their writers and the author read them: one by one, and side by side."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import prefetch_related_objects
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from access import signed_in
from accounts.models import User
from design.dates import DateParts
from drafts.services import draft_of, drop_draft
from peer_review.authorship import is_author
from peer_review.forms.review import AnswerForm, ReplyForm
from peer_review.lifecycle import ReviewStatus
from peer_review.models import Review, ScenarioVersion
from peer_review.permissions import (
    has_looked_first,
    may_answer_review,
    may_discuss_review,
    may_follow_up,
    may_give_feedback,
    may_open_review,
    may_review_own,
    may_see_feedback,
    reviews_visible_to,
    scenarios_visible_to,
    scenarios_written_by,
)
from peer_review.queries.reading import reading_of
from peer_review.queries.reviews import levels_explained, rated, remarks_of
from peer_review.queries.together import side_by_side
from peer_review.services.reviews import answer_review, release_now, skip_own_review, start_own_review
from peer_review.services.withdrawal import authors_draft_key
from peer_review.views.desk import find_review


@signed_in
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def review(request: HttpRequest, public_id: str) -> HttpResponse:
    """Show a sent review to its writer, to fellow reviewers and to the author, who answers it here."""
    person: Any = request.user
    found = find_review(request, public_id)
    if found.status == ReviewStatus.DRAFT:
        return redirect("peer_review:review-write", public_id)
    author = is_author(found.version.scenario, person)
    if author and not found.is_own and not has_looked_first(found.version):
        return redirect("peer_review:own-review", found.version.scenario.public_id)
    form = None
    if author and may_answer_review(person, found):
        form = AnswerForm(
            request.POST if request.method == "POST" else None, language=found.version.language, by=person
        )
        if request.method == "GET":
            form.initial = _answer_typed(request, found)
        elif form.is_valid() and _answer(request, found, form):
            return redirect("peer_review:review", public_id)
    return feedback_page(request, found, author=author, form=form)


def feedback_page(
    request: HttpRequest,
    found: Review,
    *,
    author: bool,
    form: AnswerForm | None = None,
    reply: ReplyForm | None = None,
) -> HttpResponse:
    """Draw a sent review; `reply` is a reply with a mistake in it, to be mended beneath its comment."""
    person: Any = request.user
    may_discuss = may_discuss_review(person, found)
    prefetch_related_objects([found], "feedback")
    follow_up: Any = getattr(getattr(found, "answer", None), "follow_up", None)
    remarks = [(remark, _reply_form(remark.comment.pk, person, reply)) for remark in remarks_of(found)]
    context = {
        "review": found,
        "version": found.version,
        "scenario": found.version.scenario,
        "is_author": author,
        "reading": reading_of(found.version),
        "remarks": remarks,
        "rated": rated(found),
        "levels": levels_explained(found.rubric.rubric),
        "answer": getattr(found, "answer", None),
        "form": form,
        "reply": reply,
        "may_discuss": may_discuss,
        "may_tap": author and may_give_feedback(person, found),
        "may_see_taps": author or may_see_feedback(person, found),
        "follow_up": follow_up,
        "may_follow_up": author and follow_up is not None and may_follow_up(person, follow_up),
        "draft_key": authors_draft_key(found, "answer"),
        "newer": newer_version(request, found),
    }
    wrong = (form is not None and form.errors) or reply is not None
    return render(request, "peer_review/review.html", context, status=422 if wrong else 200)


@signed_in
@require_http_methods(["GET", "POST"])
def own_review(request: HttpRequest, public_id: str) -> HttpResponse:
    """Invite the author to look at their own work first, by the same criteria; they may also go on without."""
    person: Any = request.user
    scenario = get_object_or_404(
        scenarios_written_by(person).select_related("released_version__text"), public_id=public_id
    )
    if not may_review_own(person, scenario):
        raise Http404
    if request.method == "POST":
        if request.POST.get("act") == "skip":
            skip_own_review(scenario, by=person)
            messages.success(request, _("You can read the feedback now. Your own look stays open to you."))
            return redirect("peer_review:scenario", public_id)
        return redirect("peer_review:review-write", start_own_review(scenario, by=person).public_id)
    context = {"scenario": scenario, "version": scenario.released_version}
    return render(request, "peer_review/own_review.html", context)


@signed_in
@require_safe
def together(request: HttpRequest, public_id: str) -> HttpResponse:
    """Show all reviews of the version that a review belongs to, prompt by prompt."""
    person: Any = request.user
    found = find_review(request, public_id)
    version = found.version
    if found.status != ReviewStatus.SUBMITTED:
        return redirect("peer_review:review", public_id)
    author = is_author(version.scenario, person)
    if author and not has_looked_first(version):
        return redirect("peer_review:own-review", version.scenario.public_id)
    seen = (
        reviews_visible_to(person)
        .filter(version=version, status=ReviewStatus.SUBMITTED)
        .select_related("text", "rubric", "reviewer", "version__scenario")
    )
    order = {"self": 0, "peer": 1, "mentor": 2}
    reviews = sorted(seen, key=lambda one: (order[one.kind], one.submitted_at or one.pk, one.pk))
    stages = side_by_side(reviews)
    context = {
        "version": version,
        "scenario": version.scenario,
        "reviews": reviews,
        "stages": stages,
        "far_apart": [prompt for stage in stages for prompt in stage.prompts if prompt.far_apart],
        "called": hasattr(version, "mentor_call"),
        "is_author": author,
    }
    return render(request, "peer_review/together.html", context)


@signed_in
@require_safe
def newer(request: HttpRequest, public_id: str) -> HttpResponse:
    """Show the comments of a review beside the version that has been released since."""
    found = find_review(request, public_id)
    version = newer_version(request, found)
    if version is None or not may_open_review(request.user, found):  # type: ignore[arg-type]
        return redirect("peer_review:review", public_id)
    context = {
        "review": found,
        "version": version,
        "reading": reading_of(version),
        "remarks": remarks_of(found, version),
    }
    return render(request, "peer_review/newer.html", context)


def newer_version(request: HttpRequest, found: Review) -> ScenarioVersion | None:
    """Return the version released after the reviewed one, for whoever may read it."""
    scenario = found.version.scenario
    if found.status != ReviewStatus.SUBMITTED or scenario.released_version_id in (None, found.version_id):
        return None
    if not scenarios_visible_to(request.user).filter(pk=scenario.pk).exists():  # type: ignore[arg-type]
        return None
    versions = ScenarioVersion.objects.select_related("text", "scenario")
    return versions.filter(pk=scenario.released_version_id, number__gt=found.version.number).first()


@signed_in
@require_POST
def release(request: HttpRequest, public_id: str) -> HttpResponse:
    """Hand a held review over without waiting any longer."""
    found = find_review(request, public_id)
    try:
        release_now(found, by=request.user)  # type: ignore[arg-type]
        messages.success(request, _("Your review is with the author."))
    except PermissionDenied:
        messages.warning(request, _("This review does not wait any more."))
    return redirect("peer_review:review", public_id)


def _reply_form(comment: int, person: User, sent: ReplyForm | None) -> ReplyForm:
    prefix = f"reply-{comment}"
    return sent if sent is not None and sent.prefix == prefix else ReplyForm(prefix=prefix, by=person)


def _answer(request: HttpRequest, found: Review, form: AnswerForm) -> bool:
    values = {name: form.cleaned_data[name] for name in ("takes", "will_do", "by_when", "thanks")}
    try:
        answer_review(found, by=request.user, decisions=form.decisions, **values)  # type: ignore[arg-type]
    except ValidationError as error:
        form.add_error(None, error)
        return False
    drop_draft(authors_draft_key(found, "answer"), by=request.user)  # type: ignore[arg-type]
    messages.success(request, _("Your answer is with the reviewer. Your name is not."))
    return True


def _answer_typed(request: HttpRequest, found: Review) -> dict[str, Any]:
    draft = draft_of(authors_draft_key(found, "answer"), request.user) or {}  # type: ignore[arg-type]
    typed = {name: values[0] for name, values in draft.items() if values}
    return {**typed, "by_when": DateParts(*(typed.get(f"by_when_{part}", "") for part in ("day", "month", "year")))}
