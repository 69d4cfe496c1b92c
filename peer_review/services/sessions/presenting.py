"""Whether an author presents their own case scenario: they offer it, are asked each time, and can say no until then."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.urls import reverse

from accounts.models import User
from audit.services import record
from notifications.services import notify
from peer_review.lifecycle import Presenting
from peer_review.models import CaseScenario, Participant, ReviewSession
from peer_review.permissions import may_change_offer, sessions_to_present
from peer_review.queries.sessions import people_to_tell
from peer_review.services.scenarios import lock_scenario
from peer_review.services.sessions.record import lock

Role = Participant.Role


@transaction.atomic
def agree_to_present(session: ReviewSession, *, by: User) -> ReviewSession:
    """Take the presenter's place in a planned session, as the author; now the group learns who wrote it.

    Whoever was to present it for them stays in the group.

    Raises:
        PermissionDenied: `by` is not asked, or no longer: the session has begun or was called off, or the offer was
            taken back.
    """
    session = _asked(session, by)
    session.presenting = Presenting.AUTHOR
    session.save(update_fields=["presenting"])
    Participant.objects.filter(session=session, role=Role.PRESENTER).update(role=Role.GROUP)
    place = {"role": Role.PRESENTER, "removed_at": None}
    Participant.objects.update_or_create(session=session, person=by, defaults=place)
    record("session.author-presents", by=None, on=session)
    # The author among them: whoever is told and whoever is not would otherwise say who presented.
    path = reverse("peer_review:session", args=[session.public_id])
    notify(people_to_tell(session), "session.author-presents", path=path)
    return session


@transaction.atomic
def decline_to_present(session: ReviewSession, *, by: User) -> ReviewSession:
    """Leave it to the colleague to present it, as the author; nobody learns who they are.

    Raises:
        PermissionDenied: as for `agree_to_present`.
    """
    session = _asked(session, by)
    session.presenting = Presenting.COLLEAGUE
    session.save(update_fields=["presenting"])
    record("session.presenting-declined", by=None, on=session)
    return session


@transaction.atomic
def offer_to_present(scenario: CaseScenario, *, by: User, willing: bool) -> CaseScenario:
    """Offer to present a case scenario, or take the offer back: then nobody is asked any more, in planned sessions too.

    A session in which the author has agreed already to present stays as it is.

    Raises:
        PermissionDenied: `by` is not its author, or it is over.
    """
    scenario = lock_scenario(scenario)
    if not may_change_offer(by, scenario):
        raise PermissionDenied
    scenario.willing_to_present = willing
    scenario.save(update_fields=["willing_to_present"])
    if not willing:
        asked = ReviewSession.objects.filter(version__scenario=scenario, presenting=Presenting.ASKED)
        asked.update(presenting=Presenting.COLLEAGUE)
    record("scenario.offer-changed", by=None, on=scenario, willing=willing)
    return scenario


def _asked(session: ReviewSession, by: User) -> ReviewSession:
    locked = lock(session)
    if not sessions_to_present(by).filter(pk=locked.pk).exists():
        raise PermissionDenied
    return locked
