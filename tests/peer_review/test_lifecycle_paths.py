"""Whatever anybody tries, and in whatever order: no path skips a gate, and what was read stays as it was read."""

from collections.abc import Callable

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from peer_review.intruders import KEYS
from peer_review.lifecycle import READABLE_BY_REVIEWERS, Round, Status, Withdrawal
from peer_review.models import CaseScenario, SecondPersonCheck
from peer_review.permissions import scenarios_to_review
from peer_review.scenario_form import sections_for
from peer_review.services.rounds import begin_next_version, drop_next_version, take_back_to_correct
from peer_review.services.scenarios import close_scenario, save_answers, start_scenario
from peer_review.services.submission import check_complete, scan_version, submit_scenario
from peer_review.services.triage import claim_scenario, give_up_claim, release_scenario, return_scenario
from peer_review.services.withdrawal import withdraw_scenario

pytestmark = [pytest.mark.django_db, pytest.mark.timeout(400)]

PEOPLE = ("author", "mentor", "lead", "stranger")
ACTS: dict[str, Callable] = {
    "write": lambda one, by, whole: save_answers(one, whole, by=by),
    "empty": lambda one, by, whole: save_answers(one, {"know": ""}, by=by),
    "name somebody": lambda one, by, whole: save_answers(one, {"know": "Ring 07700 900123."}, by=by),
    "not changed yet": lambda one, by, whole: save_answers(one, {"kind": "composite", "changed": "not_yet"}, by=by),
    "say what changed": lambda one, by, whole: save_answers(one, {"what_changed": "I asked again."}, by=by),
    "send": lambda one, by, whole: submit_scenario(one, by=by, signed=True, own_office_may_review=True),
    "send unsigned": lambda one, by, whole: submit_scenario(one, by=by, signed=False),
    "have it back": lambda one, by, whole: take_back_to_correct(one, by=by),
    "claim": lambda one, by, whole: claim_scenario(one, by=by),
    "give up": lambda one, by, whole: give_up_claim(one, by=by),
    "release": lambda one, by, whole: release_scenario(newest(one), by=by, checklist=KEYS),
    "release unread": lambda one, by, whole: release_scenario(newest(one), by=by, checklist=KEYS[:2]),
    "send back": lambda one, by, whole: return_scenario(newest(one), by=by, reason="Say less."),
    "next version": lambda one, by, whole: begin_next_version(one, by=by),
    "drop it": lambda one, by, whole: drop_next_version(one, by=by),
    "close": lambda one, by, whole: close_scenario(one, by=by),
    "withdraw": lambda one, by, whole: withdraw_scenario(one, by=by),
    "recall": lambda one, by, whole: withdraw_scenario(one, by=by, reason=Withdrawal.IDENTIFIES),
}
GOOD_WAY = [
    ("write", "author"),
    ("send", "author"),
    ("claim", "mentor"),
    ("release", "mentor"),
    ("next version", "author"),
    ("say what changed", "author"),
    ("send", "author"),
    ("claim", "lead"),
    ("release", "lead"),
]
ANY_STEP = st.tuples(st.sampled_from(sorted(ACTS)), st.sampled_from(PEOPLE))


def newest(scenario):
    return scenario.versions.order_by("number").last()


def mixed_in(steps: list, places: list[int]) -> list:
    """Return the good way with other steps put in at some places, so that deep states are reached often."""
    way = list(GOOD_WAY)
    for step, place in zip(steps, places, strict=False):
        way.insert(place % (len(way) + 1), step)
    return way


def check(scenario: CaseScenario, people: dict, read: dict[int, dict], scanned: set[int]) -> None:
    found = CaseScenario.objects.get(pk=scenario.pk)
    open_to = scenarios_to_review(people["mentor"]).filter(pk=found.pk).exists()
    assert open_to == (found.status == Status.RELEASED)
    assert found.stage in (found.status, *Round.values)
    if found.status in READABLE_BY_REVIEWERS:
        version = found.released_version
        checked = SecondPersonCheck.objects.get(version=version)
        assert (checked.outcome, sorted(checked.checklist)) == ("released", sorted(KEYS))
        assert checked.checker_id != people["author"].pk and checked.checker in (people["mentor"], people["lead"])
        assert version.submitted_at and version.declaration_version and found.gates_version
        if version.pk not in scanned:  # its words stay as they are, which is looked at below
            assert not scan_version(version).blocking
            check_complete(version.answers, sections_for(found.kind, further=version.round > 1))
            scanned.add(version.pk)
    for version in found.versions.select_related("text"):
        if version.claimed or hasattr(version, "check_made"):
            words = read.setdefault(version.pk, {**version.text.answers, "title": version.text.title})
            assert words == {**version.text.answers, "title": version.text.title}
            assert version.submitted_at is not None


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(ANY_STEP, max_size=8), places=st.lists(st.integers(0, 20), min_size=8, max_size=8))
def test_no_path_skips_a_gate(make_once, answers, steps, places):
    people = make_once
    with transaction.atomic():
        scenario = start_scenario(by=people["author"])
        read: dict[int, dict] = {}
        scanned: set[int] = set()
        for act, who in mixed_in(steps, places):
            current = CaseScenario.objects.get(pk=scenario.pk)
            was_over = current.status == Status.WITHDRAWN
            try:
                with transaction.atomic():
                    ACTS[act](current, people[who], answers)
            except (PermissionDenied, ValidationError):
                pass
            else:
                assert not was_over or act == "give up"
            check(scenario, people, read, scanned)
        transaction.set_rollback(True)


@pytest.fixture
def make_once(make_person):
    """The author may check and review as well, so that only the rule on one's own work stands in the way."""
    return {
        "author": make_person("mentor", "practitioner"),
        "mentor": make_person("mentor"),
        "lead": make_person("safeguarding_lead"),
        "stranger": make_person("practitioner"),
    }


def test_the_way_that_the_steps_are_mixed_into_leads_to_a_second_release(make_once, answers):
    scenario = start_scenario(by=make_once["author"])
    for act, who in GOOD_WAY:
        ACTS[act](CaseScenario.objects.get(pk=scenario.pk), make_once[who], answers)
    assert CaseScenario.objects.get().released_version.round == 2
