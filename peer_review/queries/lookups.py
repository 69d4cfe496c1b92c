"""Who had an author looked up, for those who watch over it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from peer_review.models import AuthorLookup
from peer_review.permissions import lookups_visible_to, may_read_lookup_words

if TYPE_CHECKING:
    from accounts.models import User

SHOWN = 50


@dataclass(frozen=True)
class ShownLookup:
    """One look-up.

    Attributes:
        lookup: who, when and the kind of risk.
        words: why in the lead's own words, "" for whoever may not read them.
    """

    lookup: AuthorLookup
    words: str


def lookups_for(person: "User") -> list[ShownLookup]:
    """Return the newest look-ups that somebody watches over."""
    found = lookups_visible_to(person).select_related("lead", "text")[:SHOWN]
    return [ShownLookup(one, one.text.words if may_read_lookup_words(person, one) else "") for one in found]
