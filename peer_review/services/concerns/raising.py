"""Raise a concern: the case scenario is set aside at once, and those on duty are told."""

from collections.abc import Iterable

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Membership, OrganisationUnit, User
from audit.services import record
from peer_review.authorship import is_author
from peer_review.models import STAFF_CONDUCT, CaseScenario, Concern, ConcernText, LegalHold
from peer_review.models.concern import Reason
from peer_review.permissions import concerns_followed_by, may_raise_concern, may_start_drill
from peer_review.queries.known_words import known_to
from peer_review.services.concerns.alerts import tell_those_due
from peer_review.services.holds import lay_hold
from peer_review.services.identifiers import LONGEST_TEXT, scan
from peer_review.services.sessions.clock import pause_for_concern

PLACES = frozenset({"scenario", "review", "session"})
"""Where the button was pressed."""


def raise_concern(
    scenario: CaseScenario, *, by: User, reasons: Iterable[str], words: str = "", place: str = "scenario"
) -> Concern:
    """Raise a concern about a case scenario or what was written around it.

    It is set aside at once with all reviews and sessions, kept as it is under legal hold, and an open session's clock
    stops. Words that name somebody never keep a concern from being raised: they are left out, and the writer is asked
    for them again (`add_words`). The checker reads them before anything is locked.

    Args:
        scenario: the case scenario that it concerns.
        by: who raises it; the author's name is not stored.
        reasons: codes of `Reason`; how a colleague behaves is none of them and goes another way.
        words: what worries them, if they want to say.
        place: one of `PLACES`.

    Raises:
        PermissionDenied: `by` never saw it.
        ValidationError: no reason or an unknown one, or words far too long.
    """
    if not may_raise_concern(by, scenario):
        raise PermissionDenied
    given = list(reasons)
    if STAFF_CONDUCT in given:
        message = _("How a colleague behaves is a matter for another route. Leave it out here.")
        raise ValidationError({"reasons": message}, code=STAFF_CONDUCT)
    if not given or not set(given) <= set(Reason.values):
        raise ValidationError({"reasons": _("Choose at least one reason.")})
    if len(words) > LONGEST_TEXT:
        raise ValidationError({"words": _("This is too long. Shorten it.")})
    kept = "" if words_that_must_go(words, by) else words.strip()
    return _raise(scenario, by, [code for code in Reason.values if code in given], kept, place)


@transaction.atomic
def _raise(scenario: CaseScenario, by: User, reasons: list[str], words: str, place: str) -> Concern:
    scenario = CaseScenario.objects.select_for_update().get(pk=scenario.pk)
    own = is_author(scenario, by)
    if not scenario.frozen:
        scenario.frozen = True
        scenario.save(update_fields=["frozen"])
        lay_hold(scenario, LegalHold.Reason.CONCERN)
        record("scenario.frozen", by=None, on=scenario)
        pause_for_concern(scenario)
    concern = Concern.objects.create(
        scenario=scenario,
        unit=scenario.unit,
        place=place if place in PLACES else "scenario",
        reasons=reasons,
        raised_by=None if own else by,
        by_author=own,
        raised_at=timezone.now(),
    )
    ConcernText.objects.create(concern=concern, words=words)
    record("concern.raised", by=None if own else by, on=concern, reasons=len(concern.reasons), place=concern.place)
    tell_those_due(concern)
    return concern


@transaction.atomic
def add_words(concern: Concern, words: str, *, by: User) -> Concern:
    """Say in words what worries somebody, once, after the concern was raised without them.

    Raises:
        PermissionDenied: `by` did not raise it.
        ValidationError: words stand there already, it has been decided, or the words are missing, too long or name
            somebody.
    """
    if not concerns_followed_by(by).filter(pk=concern.pk).exists():
        raise PermissionDenied
    concern = Concern.objects.select_for_update(of=("self",)).select_related("text").get(pk=concern.pk)
    if concern.decided_at is not None or concern.text.words:
        raise ValidationError({"words": _("Nothing can be added here now. Speak to the duty lead.")}, code="closed")
    if not words.strip():
        raise ValidationError({"words": _("Say what worries you.")})
    if len(words) > LONGEST_TEXT:
        raise ValidationError({"words": _("This is too long. Shorten it.")})
    if found := words_that_must_go(words, by):
        message = _("Take out “%(words)s”: the duty lead finds out who it is in another way.")
        raise ValidationError({"words": [message % {"words": one} for one in found]}, code="identifies")
    concern.text.words = words.strip()
    concern.text.save(update_fields=["words"])
    record("concern.words-added", by=by if concern.raised_by_id else None, on=concern)
    return concern


def words_that_must_go(words: str, by: User) -> list[str]:
    """Return what in the words of a concern identifies somebody by itself, its writer and their colleagues included."""
    found = scan({"words": words[:LONGEST_TEXT]}, by.language, known=known_to(by))
    return [group.quote for group in found.blocking]


@transaction.atomic
def start_drill(*, by: User) -> Concern:
    """Let the route be practised: everybody is told as in earnest, marked as a drill, and no case scenario is touched.

    Raises:
        PermissionDenied: `by` does not keep the rota.
    """
    if not may_start_drill(by):
        raise PermissionDenied
    held = Membership.objects.today().filter(person_id=by.pk).select_related("unit")  # type: ignore[misc]
    unit: OrganisationUnit = held.order_by("starts_on", "pk")[0].unit
    concern = Concern.objects.create(
        unit=unit, is_drill=True, reasons=[Reason.OTHER], raised_by=by, raised_at=timezone.now()
    )
    ConcernText.objects.create(concern=concern)
    record("drill.started", by=by, on=concern)
    tell_those_due(concern)
    return concern
