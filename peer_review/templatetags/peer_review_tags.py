"""What other pages show of peer review."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django import template
from django.template.context import Context
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from accounts import roles
from peer_review.concern_words import Prompt, prompts_in
from peer_review.models import CaseScenario, CommentReply, Review, ReviewComment
from peer_review.permissions import regions_of, reviews_as_mentor
from peer_review.queries.duty import Watch, watch_over
from peer_review.queries.feedback import Tap, taps_on
from peer_review.queries.identities import answer_note, naming_note, shown_name
from peer_review.queries.reading import ReadSection
from peer_review.queries.waiting import Waiting, waiting_for

if TYPE_CHECKING:
    from django.http import HttpRequest

    from accounts.models import User

register = template.Library()


@dataclass(frozen=True)
class ConcernBar:
    """What the strip about concerns says, and where its button leads."""

    address: str
    watch: Watch


@register.simple_tag
def peer_review_waiting(person: "User") -> list[Waiting]:
    """Return what waits for somebody in peer review, for the home page."""
    return waiting_for(person)


@register.simple_tag(takes_context=True, name="shown_name")
def shown_name_tag(context: Context, written: Review | CommentReply) -> str:
    """Return the name that stands beside a review or a reply, for whoever reads the page."""
    return shown_name(written, to=context["request"].user)


@register.simple_tag(takes_context=True, name="naming_note")
def naming_note_tag(context: Context, scenario: CaseScenario, to_review: bool = False) -> str:
    """Return the sentence that tells a reader who is named on a case scenario."""
    person = context["request"].user
    return naming_note(scenario, to=person, as_peer=to_review and not reviews_as_mentor(person, scenario))


register.simple_tag(answer_note)


@register.filter
def leaning(bias: float | None) -> str:
    """Say in words how much kinder or stricter somebody is than others, in levels."""
    if bias is None:
        return _("Leaning: too few levels to say.")
    number = number_format(abs(float(bias)), decimal_pos=2)
    if number_format(0, decimal_pos=2) == number:
        return _("Leaning: none.")
    words = (
        _("Leaning: kinder by %(number)s of a level.") if bias > 0 else _("Leaning: stricter by %(number)s of a level.")
    )
    return words % {"number": number}


@register.filter
def agreement(found: float | None) -> str:
    """Say a measure of agreement in words."""
    if found is None:
        return _("Agreement: no figure yet.")
    return _("Agreement: %(number)s") % {"number": number_format(found, decimal_pos=2)}


@register.inclusion_tag("peer_review/_helpful.html", takes_context=True)
def feedback_taps(
    context: Context, review: Review, comment: ReviewComment | None = None, of: str = ""
) -> dict[str, Any]:
    """Show the author's two taps on a review or on a comment of it: as buttons to the author, else as words."""
    may_tap, may_see = context.get("may_tap", False), context.get("may_see_taps", False)
    taps: tuple[Tap, ...] = taps_on(review, comment) if may_tap or may_see else ()
    return {
        "review": review,
        "about": comment.pk if comment else "",
        "of": of,
        "taps": taps,
        "may_tap": may_tap,
        "csrf_token": context.get("csrf_token"),
    }


@register.simple_tag
def concern_bar(request: "HttpRequest | None") -> ConcernBar | None:
    """Return what the strip on every page of peer review says: how to raise a concern, and whether anybody is on duty.

    Nothing on any other page, or for somebody who has not signed in.
    """
    match = getattr(request, "resolver_match", None)
    if match is None or request is None or match.app_name != "peer_review" or not request.user.is_authenticated:
        return None
    public_id = match.kwargs.get("public_id")
    if match.url_name.startswith("concern") or public_id is None:
        address = reverse("peer_review:concern-choose")
    else:
        address = reverse("peer_review:concern-raise", args=[public_id])
    return ConcernBar(address, duty_watch(request.user))  # type: ignore[arg-type]


@register.simple_tag
def duty_watch(person: "User") -> Watch:
    """Return whether somebody is on duty for concerns where a person works."""
    return watch_over(regions_of(person, *roles.ALL))


@register.inclusion_tag("peer_review/_concern_prompt.html")
def concern_prompt(*readings: Iterable[ReadSection]) -> dict[str, tuple[Prompt, ...]]:
    """Draw a reader's attention to words that can mean that somebody is at risk; it assists and never decides."""
    texts = [answer.words for reading in readings for part in reading for answer in part.answers if answer.is_text]
    return {"prompts": prompts_in(*texts)}
