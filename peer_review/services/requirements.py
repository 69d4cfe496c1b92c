"""Let a small group go on: relax what we ask for, say so, and leave every other rule as it is."""

import datetime

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django_tasks import task

from audit.services import record
from peer_review.authorship import distances_of
from peer_review.models import Allocation, CaseScenario
from peer_review.permissions import people_by_region, region_of
from peer_review.queries.allocation import HARD_LIMIT, places_taken


def relax_for_a_small_group(scenario: CaseScenario, *, late: bool = False) -> bool:
    """Relax the requirements of a locked, released case scenario where nobody could meet them; say whether it changed.

    While nobody outside the author's office could write the first review, their office may. After a week it may anyway
    if there is none yet, and otherwise those that there are count as enough. The next round begins with all that was
    asked for.

    Args:
        scenario: locked, and released.
        late: whether the week is over.
    """
    version = scenario.released_version_id
    region = region_of(scenario.unit)
    distance = distances_of([scenario])[scenario.pk]
    declined = Allocation.objects.filter(version=version, status=Allocation.Status.DECLINED).values_list("reviewer")
    refused = {person for (person,) in declined}
    outside = people_by_region([region])[region].reviewers - distance.tied - distance.same_office - refused
    places = places_taken().filter(version=version).count()
    if not scenario.is_open_to_own_office and not places and (late or not outside):
        scenario.own_office_relaxed = True
        scenario.save(update_fields=["own_office_relaxed"])
        record("requirement.relaxed", by=None, on=scenario, what="own_office", late=late)
        return True
    if late and places and places < scenario.reviews_wanted:
        scenario.reviews_wanted = places
        scenario.save(update_fields=["reviews_wanted"])
        record("requirement.relaxed", by=None, on=scenario, what="reviews_wanted", reviews=places)
        return True
    return False


@task()
def relax_requirements() -> int:
    """Look at everything that lacks a first review, or has lacked some for a week; return for how many it helped.

    Runs on time, so that people who leave, decline or do not turn up leave no case scenario without a reviewer.
    """
    week_ago = timezone.now() - HARD_LIMIT
    reviewed = places_taken().values("version")
    waiting = Q(own_office_may_review=False, own_office_relaxed=False) & ~Q(released_version__in=reviewed)
    late = Q(released_version__check_made__checked_at__lt=week_ago, reviews_wanted__gt=1)
    found = CaseScenario.objects.released().filter(waiting | late).order_by("pk").values_list("pk", flat=True)
    return sum(_relax(pk, week_ago) for pk in list(found))


@transaction.atomic
def _relax(pk: int, week_ago: datetime.datetime) -> bool:
    locked = CaseScenario.objects.select_for_update(of=("self",)).released()
    scenario = locked.select_related("released_version__check_made", "unit__parent__parent").filter(pk=pk).first()
    if scenario is None or scenario.released_version is None:
        return False
    check = getattr(scenario.released_version, "check_made", None)
    return relax_for_a_small_group(scenario, late=check is not None and check.checked_at < week_ago)
