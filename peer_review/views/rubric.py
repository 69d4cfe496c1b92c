"""The rubric as everybody reads it, and the pages on which editors correct it."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from access import requires, signed_in
from peer_review.forms.rubric import PublishRubricForm, RubricForm
from peer_review.models import RubricVersion
from peer_review.permissions import may_edit_rubric
from peer_review.queries.reviews import levels_explained
from peer_review.queries.rubric import changes_in, content_in_force, published_rubrics
from peer_review.rubric import STEM_PLACES, Rubric, read
from peer_review.services.rubric import discard_rubric_draft, open_rubric_draft, publish_rubric, save_rubric


@signed_in
@require_safe
def rubric(request: HttpRequest) -> HttpResponse:
    """Show the wording in force, and what each version changed."""
    versions = published_rubrics()
    context = {
        **_words(read(content_in_force())),
        "versions": [(version, changes_in(version)) for version in versions],
        "may_edit": may_edit_rubric(request.user),
        "draft": RubricVersion.objects.filter(is_draft=True).first(),
    }
    return render(request, "peer_review/rubric.html", context)


@signed_in
@require_safe
def rubric_version(request: HttpRequest, number: int) -> HttpResponse:
    """Show one published wording: reviews stay with theirs."""
    version = get_object_or_404(RubricVersion, number=number, is_draft=False)
    context = {**_words(version.rubric), "version": version, "changes": changes_in(version)}
    return render(request, "peer_review/rubric_version.html", context)


@requires(may_edit_rubric)
@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest) -> HttpResponse:
    """Take a new wording; nothing changes for reviewers until it is published."""
    draft = RubricVersion.objects.filter(is_draft=True).first()
    form = RubricForm(request.POST or None, content=draft.content if draft else content_in_force())
    if request.method == "POST" and form.is_valid():
        person: Any = request.user
        save_rubric(draft or open_rubric_draft(by=person), form.content, by=person)
        return redirect("peer_review:rubric-check")
    return render(request, "peer_review/rubric_edit.html", {"form": form}, status=422 if form.errors else 200)


@requires(may_edit_rubric)
@require_http_methods(["GET", "POST"])
def check(request: HttpRequest) -> HttpResponse:
    """Show the draft as reviewers will see it and what it changes, and publish it."""
    draft = RubricVersion.objects.filter(is_draft=True).first()
    if draft is None:
        return redirect("peer_review:rubric")
    changes = changes_in(draft)
    form = PublishRubricForm(request.POST or None, changes=changes)
    if request.method == "POST" and form.is_valid():
        same, note = form.cleaned_data.get("same_meaning", []), form.cleaned_data["note"]
        try:
            publish_rubric(draft, by=request.user, note=note, same_meaning=same)  # type: ignore[arg-type]
        except ValidationError as error:
            form.add_error(None, error.messages)
        else:
            messages.success(request, _("Published. Reviews begun from now on use it; the others keep theirs."))
            return redirect("peer_review:rubric")
    context = {**_words(draft.rubric), "draft": draft, "changes": changes, "form": form}
    return render(request, "peer_review/rubric_check.html", context, status=422 if form.errors else 200)


@requires(may_edit_rubric)
@require_POST
def discard(request: HttpRequest) -> HttpResponse:
    """Throw the draft away."""
    draft = RubricVersion.objects.filter(is_draft=True).first()
    if draft is not None:
        discard_rubric_draft(draft, by=request.user)  # type: ignore[arg-type]
        messages.success(request, _("The draft is thrown away. The rubric in force stays as it is."))
    return redirect("peer_review:rubric")


def _words(shown: Rubric) -> dict[str, Any]:
    stems = [(title, shown.stems[place]) for place, title in STEM_PLACES.items()]
    return {"rubric": shown, "levels": levels_explained(shown), "stems": stems}
