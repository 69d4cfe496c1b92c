"""Nothing stays open for ever: what its author has forgotten is ended, so that its retention clock begins."""

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django_tasks import task

from audit.services import record
from notifications.services import notify
from peer_review.authorship import authors_to_tell
from peer_review.lifecycle import Round, Status
from peer_review.models import CaseScenario
from peer_review.retention import BY_KEY
from peer_review.services.scenarios import move

FORGOTTEN = {Status.RELEASED: Status.CLOSED, Status.RETURNED: Status.WITHDRAWN}
"""How what is forgotten ends, by where it stands."""


@task()
@transaction.atomic
def end_forgotten_scenarios() -> int:
    """Close what was released, and withdraw what was sent back, half a year ago; return how many. Runs on time.

    A next version that was sent back and never taken up ends with it; one that is waiting or in draft is left to its
    own clock first. What a concern has set aside or a legal hold keeps is left alone.

    Source of the rule: the field notes (case scenario, section 5.2: release for a set period only).
    """
    begun_by = BY_KEY["open"].begun_by(timezone.localdate())
    open_still = CaseScenario.objects.not_held().filter(status__in=FORGOTTEN, frozen=False, changed_on__lte=begun_by)
    count = 0
    for scenario in open_still.filter(round_status__in=("", Round.RETURNED)).select_for_update():
        before, scenario.round_status = scenario.status, ""
        move(scenario, FORGOTTEN[Status(before)])
        record("scenario.ended", by=None, on=scenario, before=before)
        notify(authors_to_tell(scenario), "scenario.ended", path=reverse("peer_review:home"))
        count += 1
    return count
