from datetime import timedelta

import pytest
from django.utils import timezone

from notifications.models import Notice
from peer_review.models import CaseScenario
from peer_review.queries.retention import clock_of
from peer_review.services.holds import lay_hold
from peer_review.services.time_box import end_forgotten_scenarios

pytestmark = pytest.mark.django_db


def aged(scenario, days: int, **fields):
    CaseScenario.objects.filter(pk=scenario.pk).update(changed_on=timezone.localdate() - timedelta(days=days), **fields)
    return CaseScenario.objects.get(pk=scenario.pk)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({"status": "released"}, "closed"),
        ({"status": "released", "round_status": "returned"}, "closed"),
        ({"status": "returned"}, "withdrawn"),
    ],
)
def test_what_its_author_has_forgotten_ends_after_half_a_year_and_its_clock_begins(released, author, before, after):
    aged(released, 179, **before)
    assert end_forgotten_scenarios.call() == 0
    found = aged(released, 180)
    if not found.round_status:
        assert clock_of(found).closes_on == timezone.localdate()
    assert end_forgotten_scenarios.call() == 1
    released.refresh_from_db()
    assert (released.status, released.round_status, released.changed_on) == (after, "", timezone.localdate())
    assert clock_of(released).running
    assert Notice.objects.filter(recipient=author, kind="scenario.ended").count() == 1
    assert end_forgotten_scenarios.call() == 0


def test_what_somebody_is_at_work_on_or_what_is_held_does_not_end(released):
    aged(released, 400, round_status="waiting")
    assert end_forgotten_scenarios.call() == 0
    aged(released, 400, round_status="", frozen=True)
    assert end_forgotten_scenarios.call() == 0
    lay_hold(aged(released, 400, frozen=False), "court")
    assert end_forgotten_scenarios.call() == 0
