"""The list of words that the checker blocks in a region."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from access import SignedInRequest, requires
from peer_review.forms.local_terms import LocalTermForm
from peer_review.permissions import may_edit_local_terms
from peer_review.queries.known_words import local_terms_editable_by
from peer_review.services.local_terms import add_local_term, remove_local_term


@requires(may_edit_local_terms)
@require_http_methods(["GET", "POST"])
def local_terms(request: SignedInRequest) -> HttpResponse:
    """Show the list, and put a word on it."""
    form = LocalTermForm(request.POST if request.method == "POST" else None, by=request.user)
    if request.method == "POST" and form.is_valid():
        try:
            add_local_term(form.chosen_region, form.cleaned_data["term"], by=request.user)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("It is on the list. The checker stops it from now on."))
            return redirect("peer_review:local-terms")
    context = {"form": form, "terms": local_terms_editable_by(request.user)}
    return render(request, "peer_review/local_terms.html", context, status=422 if form.errors else 200)


@requires(may_edit_local_terms)
@require_POST
def remove(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Take a word off the list."""
    term = get_object_or_404(local_terms_editable_by(request.user), public_id=public_id)
    remove_local_term(term, by=request.user)
    messages.success(request, _("It is off the list."))
    return redirect("peer_review:local-terms")
