"""What a safeguarding lead chooses from: a page of a list, or the one that they ask for by its reference."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.core.paginator import Page, Paginator

from peer_review.forms.reference import ReferenceForm
from peer_review.lifecycle import Status
from peer_review.permissions import to_be_listed
from peer_review.queries.scenarios import COLOURS, titled, with_an_author, with_reference

if TYPE_CHECKING:
    from access import SignedInRequest
    from peer_review.models import CaseScenario
    from peer_review.models.scenario import ScenarioQuerySet

SHOWN = 20


@dataclass(frozen=True)
class Choice:
    """What a page offers to choose from.

    Attributes:
        form: where a reference is typed.
        typed: the reference that was asked for, "" where the list is shown.
        page: the page of the list, or what the reference means.
        rows: each case scenario of the page with its title and the colour of its status.
    """

    form: ReferenceForm
    typed: str
    page: "Page[Any]"
    rows: "list[tuple[CaseScenario, str, str]]"


def found_for(request: "SignedInRequest", reach: "ScenarioQuerySet") -> "ScenarioQuerySet":
    """Return what the reference in a request means, or without one what may stand in the list.

    The list leaves out what they are too close to; a reference reaches that too, because somebody has to act whatever
    the lead is to an author whom they do not know.

    Args:
        request: with `reference` or `page` in its query.
        reach: whatever the lead may act on.
    """
    typed = request.GET.get("reference", "").strip()
    return with_reference(reach, typed) if typed else to_be_listed(with_an_author(reach), request.user)


def choice_of(request: "SignedInRequest", reach: "ScenarioQuerySet") -> Choice:
    """Return a page of what somebody may choose from, as `found_for` finds it."""
    typed = request.GET.get("reference", "").strip()
    form = ReferenceForm(initial={"reference": typed})
    found = found_for(request, reach)
    page = Paginator(found.order_by("-pk"), SHOWN).get_page(request.GET.get("page"))
    rows = [(one, title, COLOURS[Status(one.status)]) for one, title in titled(page)]
    return Choice(form, typed, page, rows)
