from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from notifications.models import Notice
from peer_review.intruders import KEYS
from peer_review.models import CaseScenario, TriageClaim
from peer_review.queries.retention import clock_of
from peer_review.services.concerns import raise_concern
from peer_review.services.holds import lay_hold
from peer_review.services.rounds import begin_next_version, drop_next_version, take_back_to_correct
from peer_review.services.scenarios import save_answers
from peer_review.services.submission import decisions_on, scan_version, submit_scenario
from peer_review.services.time_box import end_forgotten_scenarios, return_unchecked_scenarios
from peer_review.services.triage import claim_scenario, release_scenario

pytestmark = pytest.mark.django_db


def aged(scenario, days: int, **fields):
    """Let everything about it have happened so many days ago."""
    then = timezone.localdate() - timedelta(days=days)
    released = {"released_on": then} if scenario.released_on else {}
    CaseScenario.objects.filter(pk=scenario.pk).update(changed_on=then, **released, **fields)
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
    assert clock_of(aged(released, 180)).closes_on == timezone.localdate()
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


def test_a_next_version_that_is_begun_and_dropped_does_not_make_the_release_last_longer(released, author):
    found = aged(released, 180)
    begin_next_version(found, by=author)
    assert end_forgotten_scenarios.call() == 0 and clock_of(CaseScenario.objects.get()).closes_on is None
    drop_next_version(found, by=author)
    assert clock_of(CaseScenario.objects.get()).closes_on == timezone.localdate()
    assert end_forgotten_scenarios.call() == 1


def test_a_next_version_that_came_back_is_left_to_its_author_for_thirty_days(released):
    found = aged(released, 180, round_status="returned")
    for days, ended in ((29, 0), (30, 1)):
        touched = timezone.localdate() - timedelta(days=days)
        CaseScenario.objects.update(changed_on=touched)
        found.refresh_from_db()
        assert clock_of(found).closes_on == touched + timedelta(days=30)
        assert end_forgotten_scenarios.call() == ended


def test_the_next_release_counts_from_its_own_day(released, author, mentor):
    found = aged(released, 179)
    version = begin_next_version(found, by=author)
    save_answers(found, {"what_changed": "I asked again."}, by=author)
    submit_scenario(found, by=author, signed=True)
    claim_scenario(found, by=mentor)
    release_scenario(version, by=mentor, checklist=KEYS)
    found.refresh_from_db()
    assert clock_of(found).closes_on == timezone.localdate() + timedelta(days=180)


class TestWhatNobodyChecks:
    """It comes back to its author after thirty days, whole, and can be sent again as it is."""

    @pytest.fixture
    def unchecked(self, written, author):
        """Sent thirty days ago with a decision on a finding."""
        from peer_review.services.identifiers import Decision

        version = save_answers(written, {"know": "He moved to Leeds in spring."}, by=author)
        group = scan_version(version).asking[0]
        made = [Decision(group.category, group.quote, "changed", "An invented place.")]
        submit_scenario(written, by=author, signed=True, decisions=made)
        return aged(written, 30)

    def test_it_comes_back_and_its_author_is_told_why(self, unchecked, author, client_of):
        aged(unchecked, 29)
        assert return_unchecked_scenarios.call() == 0
        assert clock_of(aged(unchecked, 30)).comes_back_on == timezone.localdate()
        assert return_unchecked_scenarios.call() == 1 and return_unchecked_scenarios.call() == 0
        unchecked.refresh_from_db()
        assert (unchecked.status, unchecked.changed_on) == ("returned", timezone.localdate())
        assert Notice.objects.filter(recipient=author, kind="scenario.unchecked").count() == 1
        page = client_of(author).get(reverse("peer_review:scenario", args=[unchecked.public_id])).content.decode()
        assert 'id="came-back"' in page and "second person cannot release it" not in page
        assert "See why it came back" in client_of(author).get(reverse("peer_review:home")).content.decode()

    def test_it_is_sent_again_as_it_is(self, unchecked, author):
        return_unchecked_scenarios.call()
        first, second = unchecked.versions.order_by("number")
        assert second.text.answers == first.text.answers and decisions_on(second) == decisions_on(first)
        assert submit_scenario(unchecked, by=author, signed=True).number == 2
        take_back_to_correct(unchecked, by=author)
        unchecked.refresh_from_db()
        assert unchecked.status == "returned", "it was sent before, so that it is no mere draft"

    def test_a_next_version_comes_back_and_the_released_one_stays(self, released, author):
        begin_next_version(released, by=author)
        save_answers(released, {"what_changed": "I asked again."}, by=author)
        submit_scenario(released, by=author, signed=True)
        aged(released, 30)
        assert return_unchecked_scenarios.call() == 1
        released.refresh_from_db()
        assert (released.status, released.round_status, released.released_version.number) == ("released", "returned", 1)

    def test_not_from_the_hands_of_somebody_who_is_reading_it(self, unchecked, mentor):
        claim_scenario(unchecked, by=mentor)
        assert return_unchecked_scenarios.call() == 0
        TriageClaim.objects.update(until=timezone.now() - timedelta(minutes=1))
        assert return_unchecked_scenarios.call() == 1 and not TriageClaim.objects.exists()

    def test_not_while_it_is_set_aside_or_held(self, unchecked, mentor):
        raise_concern(unchecked, by=mentor, reasons=["identifies"])
        assert return_unchecked_scenarios.call() == 0
        CaseScenario.objects.update(frozen=False)
        assert return_unchecked_scenarios.call() == 0, "the hold stands"

    def test_it_ends_half_a_year_later_like_whatever_came_back(self, unchecked):
        return_unchecked_scenarios.call()
        aged(unchecked, 180)
        assert end_forgotten_scenarios.call() == 1
        unchecked.refresh_from_db()
        assert unchecked.status == "withdrawn"
