"""What the author tapped on a review."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from peer_review.models import Review, ReviewComment

WORDS: dict[str, str | Promise] = {
    "helped_me_see": _("This helped me see something"),
    "will_use": _("I will use this"),
}


@dataclass(frozen=True)
class Tap:
    """One of the two taps, and whether it is set."""

    name: str
    words: str | Promise
    on: bool


def taps_on(review: Review, comment: ReviewComment | None = None) -> tuple[Tap, ...]:
    """Return the two taps on a review, or on one comment of it.

    Args:
        review: with `feedback` at hand, so that a page with many comments asks once.
        comment: the comment that is meant; None for the review as a whole.
    """
    wanted = comment.pk if comment else None
    given = next((row for row in review.feedback.all() if row.comment_id == wanted), None)
    return tuple(Tap(name, words, bool(given and getattr(given, name))) for name, words in WORDS.items())
