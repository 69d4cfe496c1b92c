"""The library of invented case scenarios."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from access import signed_in
from cms.queries import topics
from peer_review.examples import example_scenario, example_scenarios
from peer_review.queries.reading import reading_of_answers
from peer_review.scenario_form import FIELDS, sections_for, total_words


@signed_in
@require_safe
def examples(request: HttpRequest) -> HttpResponse:
    """List the invented case scenarios."""
    return render(request, "peer_review/examples.html", {"examples": example_scenarios()})


@signed_in
@require_safe
def example(request: HttpRequest, slug: str) -> HttpResponse:
    """Show one, with what to look at for each learning area."""
    found = example_scenario(slug)
    if found is None:
        raise Http404
    named = {topic.code: topic for topic in topics()}
    offered = example_scenarios()
    following = offered[(offered.index(found) + 1) % len(offered)]
    context = {
        "example": found,
        "reading": reading_of_answers(
            sections_for(found.answers["kind"]), found.answers, ("title", "changed", "altered"), with_private=True
        ),
        "shows": [(code, named.get(code), words) for code, words in found.shows.items()],
        "words": total_words(FIELDS.values(), found.answers),
        "following": following,
    }
    return render(request, "peer_review/example.html", context)
