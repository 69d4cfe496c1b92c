"""Which versions of a case scenario somebody may lay side by side."""

from typing import TYPE_CHECKING

from peer_review.authorship import is_author
from peer_review.lifecycle import READABLE_BY_REVIEWERS, Status
from peer_review.models import CaseScenario, ScenarioVersion, SecondPersonCheck, TriageClaim
from peer_review.permissions import may_check_scenario

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from accounts.models import User


def compared_for(person: "User", scenario: CaseScenario, number: int) -> tuple[ScenarioVersion, ScenarioVersion] | None:
    """Return an earlier version and the one of this number, if somebody may read both, or None.

    Authors compare any of their versions with the one before; a second person what they have taken from the queue with
    what was sent before it; everybody else the released version with the one that was released before it.

    Args:
        person: the reader, who may see the case scenario.
        scenario: the case scenario.
        number: of the later version.
    """
    if scenario.is_hidden_from_its_author:
        return None
    versions = scenario.versions.select_related("text", "scenario")
    after = versions.filter(number=number).first()
    if after is None:
        return None
    earlier = versions.filter(number__lt=number, submitted_at__isnull=False).order_by("-number")
    waits = scenario.stage == Status.WAITING and after == _newest(versions) and after.submitted_at is not None
    taken = waits and TriageClaim.objects.filter(scenario=scenario, holder_id=person.pk).exists()
    if not is_author(scenario, person) and not (taken and may_check_scenario(person, scenario)):
        if scenario.status not in READABLE_BY_REVIEWERS or after.pk != scenario.released_version_id:
            return None
        earlier = earlier.filter(check_made__outcome=SecondPersonCheck.Outcome.RELEASED)
    before = earlier.first()
    return (before, after) if before is not None else None


def _newest(versions: "QuerySet[ScenarioVersion]") -> ScenarioVersion | None:
    return versions.order_by("-number").first()
