"""A mentor reads a colleague's held review, and agrees or gives it back."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from access import requires
from peer_review.forms.review import ReturnReviewForm
from peer_review.permissions import held_reviews_to_check, may_review_scenarios
from peer_review.queries.reading import reading_of
from peer_review.queries.reviews import levels_explained, rated, remarks_of, with_remarks
from peer_review.services.reviews import agree_with_review, return_review


@requires(may_review_scenarios)
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def held_review(request: HttpRequest, public_id: str) -> HttpResponse:
    """Show a held review beside the text, and take what the second mentor decides."""
    person: Any = request.user
    found = held_reviews_to_check(person).select_related(
        "version__scenario", "version__text", "text", "reviewer", "rubric"
    )
    review = get_object_or_404(with_remarks(found), public_id=public_id)
    form = ReturnReviewForm(language=review.version.language, by=person)
    try:
        if request.POST.get("act") == "agree":
            agree_with_review(review, by=person)
            messages.success(request, _("Thank you. Your colleague has been told that you agree."))
            return redirect("peer_review:reviews")
        if request.method == "POST":
            form = ReturnReviewForm(request.POST, language=review.version.language, by=person)
            if form.is_valid():
                try:
                    return_review(review, by=person, words=form.cleaned_data["words"], decisions=form.decisions)
                except ValidationError as error:
                    form.add_error("words", error.messages)
                else:
                    messages.success(request, _("Your colleague has the review back, with your words."))
                    return redirect("peer_review:reviews")
    except PermissionDenied:
        if request.POST.get("words", "").strip():
            raise  # the page that says so gives the words back
        messages.warning(request, _("Somebody else has read it meanwhile, or it does not wait any more."))
        return redirect("peer_review:reviews")
    context = {
        "review": review,
        "version": review.version,
        "reading": reading_of(review.version),
        "remarks": remarks_of(review),
        "rated": rated(review),
        "levels": levels_explained(review.rubric.rubric),
        "form": form,
    }
    return render(request, "peer_review/held_review.html", context, status=422 if form.errors else 200)
