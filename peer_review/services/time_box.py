"""Nothing stays open for ever: what nobody checks comes back, and what its author has forgotten is ended."""

from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django_tasks import task

from audit.services import record
from notifications.services import notify
from peer_review.authorship import authors_to_tell
from peer_review.lifecycle import Round, Status
from peer_review.models import CaseScenario, TriageClaim
from peer_review.retention import BY_KEY
from peer_review.services.scenarios import move, open_copy_of

FORGOTTEN = {Status.RELEASED: Status.CLOSED, Status.RETURNED: Status.WITHDRAWN}
"""How what is forgotten ends, by where it stands."""


@task()
@transaction.atomic
def return_unchecked_scenarios() -> int:
    """Give back to its author what no second person has checked for thirty days; return how many. Runs on time.

    The author goes on from a copy, and can send it again as it is. What somebody is reading just now, what a concern
    has set aside and what a legal hold keeps is left alone.

    Source of the rule: decision 0019.
    """
    begun_by = BY_KEY["waiting"].begun_by(timezone.localdate())
    read_now = TriageClaim.objects.filter(until__gt=timezone.now()).values("scenario")
    unchecked = CaseScenario.objects.waiting().not_held().filter(changed_on__lte=begun_by).exclude(pk__in=read_now)
    count = 0
    for scenario in unchecked.select_for_update():
        version = scenario.versions.select_related("text", "scenario").order_by("-number")[0]
        version.came_back_on = timezone.localdate()
        version.save(update_fields=["came_back_on"])
        open_copy_of(version)
        TriageClaim.objects.filter(scenario=scenario).delete()
        move(scenario, Status.RETURNED)
        record("scenario.unchecked", by=None, on=scenario, version=version.number)
        notify(authors_to_tell(scenario), "scenario.unchecked", path=reverse("peer_review:home"))
        count += 1
    return count


@task()
@transaction.atomic
def end_forgotten_scenarios() -> int:
    """Close what was released, and withdraw what came back to its author, half a year ago; return how many. On time.

    The half year of a released one begins with its release, whatever its author has begun and dropped since. A next
    version that came back and was not touched for thirty days ends with it; one that is waiting or in draft is left to
    its own clock first. What a concern has set aside or a legal hold keeps is left alone.

    Source of the rule: the field notes (case scenario, section 5.2: release for a set period only).
    """
    today = timezone.localdate()
    begun_by, untouched_since = BY_KEY["open"].begun_by(today), BY_KEY["draft"].begun_by(today)
    forgotten_round = Q(round_status=Round.RETURNED, changed_on__lte=untouched_since)
    over = Q(status=Status.RETURNED, changed_on__lte=begun_by)
    over |= Q(status=Status.RELEASED, released_on__lte=begun_by) & (Q(round_status="") | forgotten_round)
    count = 0
    for scenario in CaseScenario.objects.not_held().filter(over, frozen=False).select_for_update():
        before, scenario.round_status = scenario.status, ""
        move(scenario, FORGOTTEN[Status(before)])
        record("scenario.ended", by=None, on=scenario, before=before)
        notify(authors_to_tell(scenario), "scenario.ended", path=reverse("peer_review:home"))
        count += 1
    return count
