from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from audit.models import AuditEvent
from peer_review.models import CaseScenario, ScenarioText, TriageClaim
from peer_review.services.identifiers import LONGEST_TEXT
from peer_review.services.scenarios import (
    close_scenario,
    delete_draft,
    drop_abandoned_drafts,
    note_gate_stop,
    save_answers,
    start_scenario,
)
from peer_review.services.triage import claim_scenario
from peer_review.services.withdrawal import withdraw_scenario


@pytest.mark.parametrize("role", ["leader", "administrator", "editor"])
def test_roles_that_take_no_part_cannot_begin_one(make_person, role):
    with pytest.raises(PermissionDenied):
        start_scenario(by=make_person(role))


def test_a_new_scenario_belongs_to_the_authors_team_and_has_an_open_version(draft, unit):
    assert draft.unit == unit
    assert draft.versions.get().submitted_at is None


def test_the_author_keeps_answers_bit_by_bit(draft, author):
    save_answers(draft, {"title": "A title", "know": " One\r\ntwo "}, by=author)
    version = save_answers(draft, {"kind": "composite", "gaps": "Three"}, by=author)
    assert version.answers == {"title": "A title", "kind": "composite", "know": "One\ntwo", "gaps": "Three"}


def test_nobody_else_writes_on_it(draft, make_person):
    with pytest.raises(PermissionDenied):
        save_answers(draft, {"know": "Mine now"}, by=make_person())


def test_nothing_is_written_while_a_second_person_reads(waiting, author):
    with pytest.raises(PermissionDenied):
        save_answers(waiting, {"know": "Changed"}, by=author)


def test_a_flood_of_text_is_refused_whole(draft, author):
    with pytest.raises(ValidationError):
        save_answers(draft, {"know": "a" * (LONGEST_TEXT + 1)}, by=author)
    assert "know" not in ScenarioText.objects.get().answers


def test_a_draft_is_deleted_with_its_words(draft, author, make_person):
    with pytest.raises(PermissionDenied):
        delete_draft(draft, by=make_person())
    delete_draft(draft, by=author)
    assert not CaseScenario.objects.exists() and not ScenarioText.objects.exists()


def test_what_was_sent_is_taken_back_and_not_deleted(waiting, author):
    with pytest.raises(PermissionDenied):
        delete_draft(waiting, by=author)
    withdraw_scenario(waiting, by=author)
    waiting.refresh_from_db()
    assert waiting.status == "withdrawn"


def test_taking_it_back_ends_a_claim(waiting, author, mentor):
    claim_scenario(waiting, by=mentor)
    withdraw_scenario(waiting, by=author)
    assert not TriageClaim.objects.exists()


def test_only_the_author_takes_it_back(released, mentor):
    with pytest.raises(PermissionDenied):
        withdraw_scenario(released, by=mentor)


def test_a_closed_scenario_can_still_be_taken_back_because_its_reviewers_can_still_read_it(released, author):
    close_scenario(released, by=author)
    withdraw_scenario(released, by=author)
    assert CaseScenario.objects.get(pk=released.pk).status == "withdrawn"


def test_only_what_is_released_can_be_closed(waiting, author):
    with pytest.raises(PermissionDenied):
        close_scenario(waiting, by=author)


def test_a_gate_that_stops_somebody_is_counted_without_their_name(author):
    note_gate_stop("at_risk", by=author)
    event = AuditEvent.objects.get(verb="gate.stopped")
    assert event.actor is None and event.codes["which"] == "at_risk"


def test_drafts_untouched_for_thirty_days_go_and_others_stay(draft, waiting, make_person):
    old = timezone.localdate() - timedelta(days=31)
    fresh = start_scenario(by=make_person())
    abandoned = start_scenario(by=make_person())
    CaseScenario.objects.filter(pk__in=[abandoned.pk, waiting.pk]).update(changed_on=old)
    assert drop_abandoned_drafts.call() == 1
    assert set(CaseScenario.objects.all()) == {waiting, fresh}
