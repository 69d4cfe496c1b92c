"""Raising a concern: set aside at once, alert without a word of it, the next level when nobody answers."""

import json
from datetime import timedelta

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.serializers import serialize
from django.urls import reverse
from django.utils import timezone

from audit.models import AuditEvent
from audit.queries import events
from notifications.models import Notice
from peer_review.models import Concern, ConcernAlert, DutyTurn
from peer_review.services.concerns import (
    acknowledge_concern,
    add_words,
    alert_unanswered_concerns,
    raise_concern,
    start_drill,
)
from peer_review.services.scenarios import save_answers, start_scenario

pytestmark = pytest.mark.django_db


def told(kind: str) -> set[int]:
    return set(Notice.objects.filter(kind=kind).values_list("recipient", flat=True))


def on_duty(person, level: str = "duty") -> DutyTurn:
    now = timezone.now()
    return DutyTurn.objects.create(
        person=person, level=level, starts_at=now - timedelta(hours=1), ends_at=now + timedelta(hours=8)
    )


def test_a_concern_sets_the_case_scenario_aside_at_once_under_legal_hold(concern, released, mentor):
    released.refresh_from_db()
    assert released.frozen and released.is_held and released.status == "released"
    assert concern.raised_by == mentor and concern.text.words == "The third answer worries me."
    assert events(verb="scenario.frozen").count() == 1


def test_duty_lead_and_leads_of_the_region_are_told_without_a_word_of_it(concern, lead, make_person, unit, mentor):
    duty = DutyTurn.objects.get().person
    assert told("concern.raised") == {duty.pk, lead.pk}
    everything = serialize("json", [*Notice.objects.all(), *AuditEvent.objects.all()])
    everything += "".join(message.subject + message.body for message in mail.outbox)
    for secret in ("third answer", "quillfeathering", mentor.name, "child"):
        assert secret not in everything


def test_deputies_are_told_after_fifteen_and_regional_duty_after_thirty_minutes(
    sent_review, released, mentor, make_person, waited
):
    deputy, regional = make_person("safeguarding_lead"), make_person("safeguarding_lead")
    for person, level in ((deputy, "deputy"), (regional, "regional")):
        person.memberships.update(unit=DutyTurn.objects.earliest("pk").person.memberships.get().unit)
        on_duty(person, level)
    concern = raise_concern(released, by=mentor, reasons=["adult"])
    assert alert_unanswered_concerns.call() == 0
    waited(concern, minutes=14)
    assert alert_unanswered_concerns.call() == 0
    waited(concern, minutes=15)
    assert alert_unanswered_concerns.call() == 1 and told("concern.unanswered") == {deputy.pk}
    waited(concern, minutes=30)
    assert alert_unanswered_concerns.call() == 1 and told("concern.unanswered") == {deputy.pk, regional.pk}
    assert alert_unanswered_concerns.call() == 0


def test_nobody_further_is_told_once_somebody_has_it(concern, lead, make_person, waited):
    on_duty(lead, "deputy")
    acknowledge_concern(concern, by=lead)
    waited(concern, minutes=45)
    assert alert_unanswered_concerns.call() == 0


def test_with_an_empty_rota_it_is_taken_and_told_to_whoever_comes_on_duty_first(
    sent_review, released, mentor, empty_rota, make_person, other_unit
):
    concern = raise_concern(released, by=mentor, reasons=["danger-now"])
    released.refresh_from_db()
    assert released.frozen and not ConcernAlert.objects.exists()
    first = make_person("safeguarding_lead", unit=other_unit)
    on_duty(first, "regional")
    assert alert_unanswered_concerns.call() == 1
    assert told("concern.raised") == {first.pk}
    acknowledge_concern(concern, by=type(first).objects.get(pk=first.pk))  # called from another region, so in reach


def test_a_lead_is_never_told_of_a_concern_about_their_own_work(make_person, answers, mentor, empty_rota):
    from peer_review.intruders import KEYS
    from peer_review.models import CaseScenario
    from peer_review.services.submission import submit_scenario
    from peer_review.services.triage import claim_scenario, release_scenario

    own, deputy = make_person("safeguarding_lead"), make_person("safeguarding_lead")
    turn = on_duty(own)
    on_duty(deputy, "deputy")
    scenario = start_scenario(by=own)
    save_answers(scenario, answers, by=own)
    sent = submit_scenario(scenario, by=own, signed=True)
    claim_scenario(scenario, by=mentor)
    release_scenario(sent, by=mentor, checklist=KEYS)
    concern = raise_concern(CaseScenario.objects.get(pk=scenario.pk), by=mentor, reasons=["child"])
    assert told("concern.raised") == {deputy.pk} and turn.person == own
    with pytest.raises(PermissionDenied):
        acknowledge_concern(concern, by=own)


def test_the_authors_own_concern_keeps_their_name_apart(released, author):
    concern = raise_concern(released, by=author, reasons=["unmanaged"])
    assert concern.raised_by is None and concern.by_author
    assert author.pk not in events(verb="concern.raised").values_list("actor", flat=True)
    assert author.name not in json.dumps(list(Concern.objects.values()), default=str)


def test_when_the_account_of_whoever_raised_it_goes_the_author_does_not_stand_in_their_place(
    released, author, make_person, lead, client_of
):
    colleague = make_person("mentor")
    concern = raise_concern(released, by=colleague, reasons=["child"])
    Concern.objects.update(raised_by=None)  # what the database does when the account is deleted
    assert client_of(author).get(reverse("peer_review:concern-sent", args=[concern.public_id])).status_code == 404
    with pytest.raises(PermissionDenied):
        add_words(concern, "These are not mine.", by=author)
    acknowledge_concern(Concern.objects.get(), by=lead)
    assert told("concern.acknowledged") == set()
    page = client_of(lead).get(reverse("peer_review:concern", args=[concern.public_id])).content.decode()
    assert "Somebody whose account is gone" in page
    assert "The author, whose name is not shown here" not in page


@pytest.mark.parametrize("role", ["practitioner", "leader", "editor", "administrator", "facilitator"])
def test_whoever_never_saw_it_raises_nothing(released, make_person, role):
    with pytest.raises(PermissionDenied):
        raise_concern(released, by=make_person(role), reasons=["child"])
    released.refresh_from_db()
    assert not released.frozen


def test_a_draft_that_nobody_else_has_seen_is_no_matter_for_the_platform(written, author):
    with pytest.raises(PermissionDenied):
        raise_concern(written, by=author, reasons=["child"])


@pytest.mark.parametrize("reasons", [[], ["gossip"], ["staff-conduct"], ["child", "staff-conduct"]])
def test_without_a_reason_of_ours_nothing_is_kept(released, mentor, reasons):
    with pytest.raises(ValidationError):
        raise_concern(released, by=mentor, reasons=reasons, words="Words about a colleague.")
    released.refresh_from_db()
    assert not released.frozen and not Concern.objects.exists()


def test_words_that_name_somebody_never_keep_a_concern_from_being_raised(released, mentor):
    concern = raise_concern(released, by=mentor, reasons=["child"], words="His PNC is 2004/0712345Y.")
    assert Concern.objects.count() == 1 and concern.text.words == ""
    with pytest.raises(ValidationError, match="Take out"):
        add_words(concern, "His PNC is 2004/0712345Y.", by=mentor)
    assert add_words(concern, "The second answer.", by=mentor).text.words == "The second answer."


def test_nobody_adds_words_to_somebody_elses_concern(concern, author, lead):
    for person in (author, lead):
        with pytest.raises(PermissionDenied):
            add_words(concern, "Mine.", by=person)


def test_a_second_concern_about_the_same_is_taken_as_well(concern, released, author):
    assert raise_concern(released, by=author, reasons=["self-harm"]).pk != concern.pk
    assert events(verb="scenario.frozen").count() == 1


def test_a_drill_tells_everybody_as_a_drill_and_touches_no_case_scenario(released, make_person, lead):
    drill = start_drill(by=make_person("administrator"))
    assert drill.is_drill and drill.scenario is None
    assert told("concern.drill") == {DutyTurn.objects.get().person.pk, lead.pk} and not told("concern.raised")
    released.refresh_from_db()
    assert not released.frozen
    assert all("DRILL" in message.subject for message in mail.outbox if message.to == [lead.email])


@pytest.mark.parametrize("role", ["practitioner", "mentor", "leader"])
def test_drills_are_started_by_those_who_keep_the_rota(make_person, role):
    with pytest.raises(PermissionDenied):
        start_drill(by=make_person(role))
