"""A gold scenario among the real ones, in the shape of a real one, so that the same pages show it.

Nothing made here is ever stored: in the tables stand the attempt, and drafts of what is typed. Addresses, titles and
pages are those of a case scenario and a review; that it was invented is said when the review of it has been sent.
"""

import datetime
import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.utils import timezone

from drafts.services import draft_of
from peer_review.calibration_set import GoldScenario, gold_scenarios
from peer_review.lifecycle import Anonymity, ReviewKind, Status
from peer_review.models import (
    Allocation,
    CalibrationAttempt,
    CaseScenario,
    CommentText,
    Review,
    ReviewComment,
    ReviewText,
    RubricVersion,
    ScenarioText,
    ScenarioVersion,
)
from peer_review.permissions import may_choose_scenarios, may_review_scenarios, scenarios_to_review
from peer_review.queries.calibration import is_of_this_set
from peer_review.queries.rubric import content_in_force

if TYPE_CHECKING:
    from accounts.models import User

NOBODYS = -1
"""The key of what stands in no table, so that no row belongs to it."""


@dataclass(frozen=True)
class HiddenItem:
    """A gold scenario that somebody is to review, as if it were real.

    Attributes:
        attempt: the attempt of which it is the only item.
        gold: the gold scenario.
        review: the stand-in for their review, with its version and case scenario.
        allocation: the stand-in for their place on it, while it runs.
        is_begun: whether they have begun.
        is_seen: whether it stands among what they may review: in a list to choose from, given to them, or begun.
    """

    attempt: CalibrationAttempt
    gold: GoldScenario
    review: Review
    allocation: Allocation | None
    is_begun: bool
    is_seen: bool

    @property
    def scenario(self) -> CaseScenario:
        """Return the stand-in for the case scenario."""
        return self.review.version.scenario


def hidden_item_of(person: "User", public_id: UUID | str | None = None) -> HiddenItem | None:
    """Return the gold scenario that waits for somebody among the real ones, or None.

    Args:
        person: who reviews.
        public_id: the name in an address, where only what has that name is wanted: that of the case scenario, or of the
            review of it.
    """
    if not may_review_scenarios(person):
        return None
    own = CalibrationAttempt.objects.filter(person_id=person.pk, kind=CalibrationAttempt.Kind.HIDDEN)
    attempt = own.filter(outcome=CalibrationAttempt.Outcome.OPEN).first()
    if attempt is None or not is_of_this_set(attempt):
        return None
    if public_id is not None and str(public_id) not in (str(attempt.public_id), str(_name_of_review(attempt))):
        return None
    return _stand_in(attempt, person)


def counted_as_real(person: "User") -> int:
    """Return what a count of the case scenarios that somebody sees adds for a gold one among them: 1 or 0."""
    item = hidden_item_of(person)
    return int(item is not None and item.is_seen)


def draft_key(review: Review) -> str:
    """Return the key under which the stand-in for a review saves itself: formed as that of any review."""
    return f"review:{review.public_id}"


def place_key(review: Review) -> str:
    """Return the key under which it is kept until when a gold scenario is somebody's."""
    return f"place:{review.public_id}"


def comments_key(review: Review) -> str:
    """Return the key under which comments on a gold scenario are kept until it is sent."""
    return f"comments:{review.public_id}"


def _stand_in(attempt: CalibrationAttempt, person: "User") -> HiddenItem:
    gold = gold_scenarios()[attempt.items[0]]
    version = ScenarioVersion(pk=NOBODYS, number=1, language="en")
    version.scenario = CaseScenario(
        pk=NOBODYS, public_id=attempt.public_id, kind="fictional", status=Status.RELEASED, released_version=version
    )
    beside = scenarios_to_review(person).exclude(anonymity=Anonymity.OPEN).order_by("-pk").first()
    if beside is not None:  # what its page says of who is named, and of whose office, is what others say here
        version.scenario.anonymity = beside.anonymity
        version.scenario.own_office_may_review = beside.is_open_to_own_office
    version.text = ScenarioText(version=version, title=gold.title, answers=dict(gold.answers))  # type: ignore[misc]
    kind = ReviewKind.MENTOR if may_choose_scenarios(person) else ReviewKind.PEER
    review = Review(pk=NOBODYS, public_id=_name_of_review(attempt), version=version, kind=kind, reviewer=person)
    review.rubric = RubricVersion(content=content_in_force())
    typed = draft_of(draft_key(review), person)
    levels = {name.removeprefix("level-"): values[0] for name, values in (typed or {}).items() if name[:6] == "level-"}
    review.comments_only = "comments_only" in (typed or {})
    review.text = ReviewText(review=review, levels=levels)  # type: ignore[misc]
    kept = (draft_of(comments_key(review), person) or {}).get("comments", [])
    review._prefetched_objects_cache = {"comments": [_comment(review, json.loads(one)) for one in kept]}  # type: ignore[attr-defined]
    begun = typed is not None
    version.mine = [review] if begun else []  # type: ignore[attr-defined]
    version.scenario.sent = 0  # type: ignore[attr-defined]
    place = _place(version, draft_of(place_key(review), person))
    return HiddenItem(attempt, gold, review, place, begun, begun or place is not None or may_choose_scenarios(person))


def _place(version: ScenarioVersion, kept: dict[str, list[str]] | None) -> Allocation | None:
    if kept is None:
        return None
    until = datetime.datetime.fromisoformat(kept["until"][0])
    if until <= timezone.now():
        return None
    return Allocation(pk=NOBODYS, version=version, status=kept["status"][0], until=until)


def _comment(review: Review, kept: dict[str, Any]) -> ReviewComment:
    comment = ReviewComment(pk=kept["number"], review=review, field=kept["field"])
    words = CommentText(comment=comment, selector=kept["selector"], text=kept["text"], decisions=kept["decisions"])
    comment.words = words  # type: ignore[misc]
    return comment


def _name_of_review(attempt: CalibrationAttempt) -> UUID:
    """Return the name of the stand-in for a review: another one than the case scenario's, and formed as any other."""
    return UUID(bytes=hashlib.sha256(attempt.public_id.bytes).digest()[:16], version=4)
