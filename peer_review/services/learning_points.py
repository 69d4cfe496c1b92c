"""What a group learnt: write it down, agree on it, and only then hand it to the editors."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from accounts.models import User
from audit.services import record
from cms.queries import Publication, publication_of
from cms.services.learning_points import propose_learning_point
from peer_review import phases
from peer_review.models import AgreedLearningPoint, LearningPointText, ReviewSession
from peer_review.permissions import may_lead_session, may_write_for_group
from peer_review.queries.known_words import known_to
from peer_review.services.identifiers import Decision, check_unchanged, pass_gate
from peer_review.services.sessions.record import lock, named_in_trail

State = AgreedLearningPoint.State


@dataclass(frozen=True)
class LearningPointWords:
    """What a learning point says and where it belongs.

    Attributes:
        title: what was learnt, in a line.
        body: what was learnt, in plain words.
        what_to_try: one thing to try.
        areas: codes A1 to A7.
        recommendations: codes R1 to R7.
        module: key of the page of the module it concerns, if any.
        decisions: what was decided about words that the checker asked about.
    """

    title: str
    body: str
    what_to_try: str
    areas: Sequence[str] = ()
    recommendations: Sequence[str] = ()
    module: int | None = None
    decisions: Sequence[Decision] = field(default=())


def write_learning_point(
    session: ReviewSession, words: LearningPointWords, *, by: User, point: AgreedLearningPoint | None = None
) -> AgreedLearningPoint:
    """Write down what the group learnt, or change it, once the session has ended.

    The checker reads it before the session's row is locked.

    Args:
        session: the concluded session.
        words: what it says.
        by: the presenter or the facilitator.
        point: the one to change; None for a new one.

    Raises:
        PermissionDenied: `by` is neither presenter nor facilitator.
        ValidationError: the session has not ended, the editors have it, or the checker stopped it.
    """
    if not may_write_for_group(by, session):
        raise PermissionDenied
    _check_concluded(session)
    _pass_gate(session, by, words.title, words.body, words.what_to_try, words.decisions)
    return _write(session, words, by, point)


@transaction.atomic
def _write(
    session: ReviewSession, words: LearningPointWords, by: User, point: AgreedLearningPoint | None
) -> AgreedLearningPoint:
    session = lock(session)
    _check_concluded(session)
    if point is None:
        point = AgreedLearningPoint(session=session)
    else:
        point = AgreedLearningPoint.objects.select_for_update().get(pk=point.pk, session=session)
        _check_with_group(point)
    point.areas, point.recommendations = list(words.areas), list(words.recommendations)
    point.module_id = words.module
    point.state, point.proposed_at = State.DRAFT, None
    point.save()
    texts = {"title": words.title, "body": words.body, "what_to_try": words.what_to_try}
    LearningPointText.objects.update_or_create(
        point=point,
        defaults={
            **{field: text.strip() for field, text in texts.items()},
            "decisions": [asdict(decision) for decision in words.decisions],
        },
    )
    record("learning_point.written", by=named_in_trail(session, by), on=point)
    return point


def agree_learning_point(point: AgreedLearningPoint, *, by: User) -> AgreedLearningPoint:
    """Note that the group has agreed, check the words once more, and hand them to the editors.

    The checker reads before anything is locked.

    Raises:
        PermissionDenied: `by` does not lead the session, or a concern has set the case scenario aside.
        ValidationError: the editors have it already, the checker stopped it, the author has taken the case scenario
            back, or the words were changed while the checker read them ("changed").
    """
    if not may_lead_session(by, point.session):
        raise PermissionDenied
    point = AgreedLearningPoint.objects.get(pk=point.pk)
    _check_with_group(point)
    _check_readable(point.session)
    text = point.text
    made = [Decision(**made) for made in text.decisions]
    _pass_gate(point.session, by, text.title, text.body, text.what_to_try, made)
    return _hand_over(point, by)


@transaction.atomic
def _hand_over(passed: AgreedLearningPoint, by: User) -> AgreedLearningPoint:
    """Hand to the editors what has passed the gate, as long as it stands so still."""
    session = lock(passed.session)
    if not may_lead_session(by, session):
        raise PermissionDenied
    point = AgreedLearningPoint.objects.select_for_update().get(pk=passed.pk)
    _check_with_group(point)
    _check_readable(session)
    text = point.text
    check_unchanged(_texts_of(passed.text), _texts_of(text))
    propose_learning_point(
        title=text.title,
        body=text.body,
        what_to_try=text.what_to_try,
        area_codes=point.areas,
        recommendation_codes=point.recommendations,
        module_page_id=point.module_id,
        source_key=point.source_key,
        by=by,
    )
    point.state, point.proposed_at = State.PROPOSED, timezone.now()
    point.save(update_fields=["state", "proposed_at"])
    record("learning_point.agreed", by=by, on=point, source=str(point.source_key))
    return point


def _check_concluded(session: ReviewSession) -> None:
    if session.status != phases.CONCLUDED:
        raise ValidationError(_("End the session first. Then write down what the group learnt."))


def _check_readable(session: ReviewSession) -> None:
    if not session.is_readable:
        raise ValidationError(_("The author has taken the case scenario back, so nothing from it is published."))


def _texts_of(text: LearningPointText) -> dict[str, str]:
    return {"title": text.title, "body": text.body, "what_to_try": text.what_to_try}


def _check_with_group(point: AgreedLearningPoint) -> None:
    """Refuse while the editors have it; what they sent back is the group's again."""
    if point.state == State.PROPOSED and publication_of(point.source_key) in {
        Publication.WAITING,
        Publication.PUBLISHED,
    }:
        raise ValidationError(_("This learning point is with the editors already."))


def _pass_gate(
    session: ReviewSession, by: User, title: str, body: str, what_to_try: str, decisions: Sequence[Decision]
) -> None:
    texts = {"title": title, "body": body, "what_to_try": what_to_try}
    pass_gate(texts, decisions, get_language() or "en", known=known_to(by, session))
