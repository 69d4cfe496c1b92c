"""A safeguarding lead finds the author of a case scenario because somebody may be at risk."""

from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_http_methods, require_safe

from access import SignedInRequest, requires
from peer_review.forms.authors import RiskForm
from peer_review.permissions import may_look_for_authors, may_see_lookups, scenarios_with_a_findable_author
from peer_review.queries.lookups import lookups_for
from peer_review.queries.scenarios import titled
from peer_review.services.authors import find_author_for_risk
from peer_review.views.choosing import choice_of


@requires(may_look_for_authors)
@require_safe
def choose(request: SignedInRequest) -> HttpResponse:
    """Let a safeguarding lead choose from what was sent in from their region."""
    choice = choice_of(request, scenarios_with_a_findable_author(request.user))
    return render(request, "peer_review/find_author.html", {"choice": choice})


@requires(may_look_for_authors)
@require_http_methods(["GET", "POST"])
def find(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Ask for the reason, then say who the author is, once, on this page."""
    scenario = get_object_or_404(scenarios_with_a_findable_author(request.user), public_id=public_id)
    form = RiskForm(request.POST if request.method == "POST" else None)
    author = None
    if request.method == "POST" and form.is_valid():
        try:
            author = find_author_for_risk(scenario, by=request.user, **form.cleaned_data)
        except ValidationError as error:
            form.add_error(None, error)
    context = {"form": form, "author": author, "title": titled([scenario])[0][1], "scenario": scenario}
    return render(request, "peer_review/author.html", context, status=422 if form.errors else 200)


@requires(may_see_lookups)
@require_safe
def lookups(request: SignedInRequest) -> HttpResponse:
    """Show second persons who had an author looked up, and why; never who the author was."""
    return render(request, "peer_review/lookups.html", {"lookups": lookups_for(request.user)})
