"""A safeguarding lead deals with a concern: each step in its order, times and roles and no case detail."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from audit.queries import events
from notifications.models import Notice
from peer_review.models import CaseScenario, Concern, TriageClaim
from peer_review.permissions import scenarios_visible_to
from peer_review.queries.retention import clock_of
from peer_review.services.concerns import (
    acknowledge_concern,
    confirm_action,
    decide_concern,
    log_call,
    raise_concern,
    start_drill,
    tick_care_steps,
    unmask_author,
)
from peer_review.services.identifiers import Decision as Finding
from peer_review.services.rounds import begin_next_version, take_back_to_correct
from peer_review.services.scenarios import close_scenario, delete_draft, drop_abandoned_drafts, save_answers
from peer_review.services.sessions import schedule_session
from peer_review.services.submission import decisions_on, scan_version, submit_scenario
from peer_review.services.triage import claim_scenario

pytestmark = pytest.mark.django_db


def told(kind: str) -> set[int]:
    return set(Notice.objects.filter(kind=kind).values_list("recipient", flat=True))


def decide(concern, lead, decision, **more):
    words = {"reason": "It was looked at.", "note": "Please leave the last answer out."}
    return decide_concern(concern, by=lead, decision=decision, **{**words, **more})


def test_nothing_is_done_before_somebody_has_said_that_they_have_it(concern, lead):
    for act in (
        lambda: unmask_author(concern, by=lead, risk="child"),
        lambda: log_call(concern, by=lead, whom="author", outcome="reached"),
        lambda: confirm_action(concern, by=lead, role="manager"),
        lambda: decide(concern, lead, "release"),
        lambda: tick_care_steps(concern, by=lead, steps=["author"]),
    ):
        with pytest.raises(ValidationError):
            act()
    assert not events(verb="authorship.opened").exists()


@pytest.mark.parametrize("role", ["practitioner", "mentor", "facilitator", "editor", "leader", "administrator"])
def test_nobody_but_a_safeguarding_lead_handles_a_concern(answered, make_person, role):
    person = make_person(role)
    for act in (
        lambda: acknowledge_concern(answered, by=person),
        lambda: unmask_author(answered, by=person, risk="child"),
        lambda: confirm_action(answered, by=person, role="manager"),
        lambda: decide(answered, person, "release"),
    ):
        with pytest.raises(PermissionDenied):
            act()


def test_who_raised_it_hears_that_somebody_has_it(answered, mentor, lead):
    assert answered.acknowledged_by == lead
    assert told("concern.acknowledged") == {mentor.pk}


def test_the_author_is_found_through_the_one_door_and_told_with_a_second_person(answered, lead, author, make_person):
    second = make_person("administrator")
    assert unmask_author(answered, by=lead, risk="child") == author
    assert events(verb="authorship.opened").get().codes["risk"] == "child"
    assert {author.pk, second.pk} <= told("authorship.opened")
    answered.refresh_from_db()
    assert answered.unmasked_at is not None


def test_a_call_and_an_action_are_codes_and_times(answered, lead):
    call = log_call(answered, by=lead, whom="manager", outcome="not-reached")
    assert (call.whom, call.outcome, call.by) == ("manager", "not-reached", lead)
    confirmed = confirm_action(answered, by=lead, role="manager")
    assert confirmed.action_confirmed_at and confirmed.action_confirmed_role == "manager"
    with pytest.raises(ValidationError):
        log_call(answered, by=lead, whom="his mother", outcome="reached")


def test_opened_again_everything_is_where_it_was(answered, released, lead, author, mentor):
    decide(answered, lead, "release", note="")
    released.refresh_from_db()
    assert not released.frozen and not released.is_held and released.status == "released"
    assert released in scenarios_visible_to(author) and released in scenarios_visible_to(mentor)
    assert told("concern.decided") == {mentor.pk} and told("scenario.concern-decided") == {author.pk}


def test_sent_back_the_author_may_change_a_copy_and_nobody_else_reads_it(answered, released, lead, author, mentor):
    decide(answered, lead, "return", keep_hold=True)
    released.refresh_from_db()
    assert released.status == "returned" and released.is_held and not released.frozen
    assert released.versions.filter(submitted_at=None).count() == 1
    assert released not in scenarios_visible_to(mentor)


def test_sent_back_from_the_queue_the_author_can_read_why(waiting, make_person, lead, author, client_of):
    concern = raise_concern(waiting, by=make_person("mentor"), reasons=["identifies"])
    decide(acknowledge_concern(concern, by=lead), lead, "return")
    page = client_of(author).get(f"/peer-review/scenarios/{waiting.public_id}/")
    assert page.status_code == 200 and "Please leave the last answer out." in page.content.decode()


@pytest.mark.parametrize(("decision", "status"), [("close", "closed"), ("withdraw", "withdrawn")])
def test_closed_or_withdrawn_it_does_not_come_back_to_reviewers(
    answered, released, lead, make_person, decision, status
):
    decide(answered, lead, decision)
    released.refresh_from_db()
    assert released.status == status and not released.frozen
    assert released not in scenarios_visible_to(make_person("mentor"))


@pytest.fixture
def planned(released, make_person):
    """A session on it that has not begun, with the people who take part."""
    facilitator = make_person("facilitator", name="Rob")
    group = [make_person(name=name) for name in ("Maryam", "Wren", "Denise", "Moss", "Ash")]
    session = schedule_session(
        released,
        by=facilitator,
        participants=group,
        presenter=group[0],
        scheduled_for=timezone.now() + timedelta(hours=1),
    )
    return session, {facilitator.pk, *(person.pk for person in group)}


@pytest.mark.parametrize("decision", ["return", "close"])
def test_sent_back_or_closed_its_sessions_are_off_and_those_invited_are_told(planned, answered, lead, decision):
    session, invited = planned
    decide(answered, lead, decision)
    session.refresh_from_db()
    assert session.status == "cancelled" and told("session.cancelled") == invited


def test_opened_again_its_sessions_stand(planned, answered, lead):
    decide(answered, lead, "release")
    planned[0].refresh_from_db()
    assert planned[0].status == "scheduled" and not told("session.cancelled")


@pytest.mark.parametrize("keep_hold", [False, True])
def test_closed_a_next_version_in_draft_goes_unless_it_is_held(released, author, mentor, lead, keep_hold):
    begin_next_version(released, by=author)
    concern = acknowledge_concern(raise_concern(released, by=mentor, reasons=["child"]), by=lead)
    decide(concern, lead, "close", keep_hold=keep_hold)
    released.refresh_from_db()
    assert (released.status, released.round_status) == ("closed", "")
    assert released.versions.filter(submitted_at=None).exists() is keep_hold


def test_closed_nobody_goes_on_checking_a_next_version(released, author, mentor, lead, make_person):
    begin_next_version(released, by=author)
    save_answers(released, {"what_changed": "I asked again."}, by=author)
    submit_scenario(released, by=author, signed=True)
    second = make_person("mentor")
    claim_scenario(released, by=second)
    concern = acknowledge_concern(raise_concern(released, by=mentor, reasons=["child"]), by=lead)
    decide(concern, lead, "close")
    released.refresh_from_db()
    assert released.round_status == "" and not TriageClaim.objects.exists()
    assert released.versions.count() == 2, "what was sent stays in the record"


def test_sent_back_the_author_need_not_decide_about_each_finding_again(written, author, make_person, lead):
    version = save_answers(written, {"know": "He moved to Leeds in spring."}, by=author)
    group = scan_version(version).asking[0]
    made = [Finding(group.category, group.quote, "changed", "An invented place.")]
    submit_scenario(written, by=author, signed=True, decisions=made)
    concern = raise_concern(written, by=make_person("mentor"), reasons=["identifies"])
    decide(acknowledge_concern(concern, by=lead), lead, "return")
    assert decisions_on(written.versions.get(submitted_at=None)) == made
    written.refresh_from_db()
    assert submit_scenario(written, by=author, signed=True).number == 2


def test_a_false_alarm_does_not_make_anything_be_kept_longer(sent_review, released, author, mentor, lead):
    close_scenario(released, by=author)
    ended = timezone.localdate() - timedelta(days=29)
    CaseScenario.objects.filter(pk=released.pk).update(changed_on=ended)
    concern = acknowledge_concern(raise_concern(released, by=mentor, reasons=["child"]), by=lead)
    decide(concern, lead, "release", note="")
    released.refresh_from_db()
    assert released.changed_on == ended and clock_of(released).link_goes_on == ended + timedelta(days=30)


def test_sent_back_after_a_release_its_next_version_taken_back_is_never_a_draft_to_delete(
    sent_review, released, author, mentor, lead
):
    begin_next_version(released, by=author)
    concern = acknowledge_concern(raise_concern(released, by=mentor, reasons=["child"]), by=lead)
    decide(concern, lead, "return")
    save_answers(released, {"what_changed": "I asked again."}, by=author)
    submit_scenario(released, by=author, signed=True)
    take_back_to_correct(released, by=author)
    released.refresh_from_db()
    assert released.status == "returned"
    with pytest.raises(PermissionDenied):
        delete_draft(released, by=author)
    CaseScenario.objects.filter(pk=released.pk).update(
        status="draft", changed_on=timezone.localdate() - timedelta(days=31)
    )
    drop_abandoned_drafts.call()
    assert CaseScenario.objects.filter(pk=released.pk).exists(), "what was reviewed is no draft, whatever its status"


def test_days_set_aside_do_not_count_against_a_next_version_that_nobody_could_write_on(released, author, mentor, lead):
    begin_next_version(released, by=author)
    concern = acknowledge_concern(raise_concern(released, by=mentor, reasons=["child"]), by=lead)
    month = timedelta(days=31)
    CaseScenario.objects.filter(pk=released.pk).update(changed_on=timezone.localdate() - month)
    Concern.objects.filter(pk=concern.pk).update(raised_at=timezone.now() - month)
    concern.refresh_from_db()
    decide(concern, lead, "release", note="")
    drop_abandoned_drafts.call()
    released.refresh_from_db()
    assert released.round_status == "draft" and released.versions.filter(submitted_at=None).exists()


def test_a_decision_has_a_reason_and_words_for_the_author_who_must_act(answered, lead):
    with pytest.raises(ValidationError) as error:
        decide(answered, lead, "release", reason=" ")
    assert "reason" in error.value.message_dict
    with pytest.raises(ValidationError) as error:
        decide(answered, lead, "return", note="")
    assert "note" in error.value.message_dict
    with pytest.raises(ValidationError):
        decide(answered, lead, "release", reason="His PNC is 2004/0712345Y.")
    with pytest.raises(ValidationError):
        decide(answered, lead, "drill-over")


def test_it_stays_set_aside_until_the_last_concern_about_it_is_decided(answered, released, author, lead):
    second = acknowledge_concern(raise_concern(released, by=author, reasons=["adult"]), by=lead)
    decide(answered, lead, "release")
    released.refresh_from_db()
    assert released.frozen and released.is_held
    decide(second, lead, "release")
    released.refresh_from_db()
    assert not released.frozen


def test_after_the_decision_only_care_is_noted(answered, lead):
    decide(answered, lead, "release")
    assert tick_care_steps(answered, by=lead, steps=["author", "raiser", "nonsense"]).care_steps == ["author", "raiser"]
    with pytest.raises(ValidationError):
        log_call(answered, by=lead, whom="author", outcome="reached")
    with pytest.raises(ValidationError):
        decide(answered, lead, "release")


def test_a_drill_goes_through_every_step_and_names_nobody(make_person, lead, released):
    drill = acknowledge_concern(start_drill(by=make_person("administrator")), by=lead)
    assert unmask_author(drill, by=lead, risk="child") is None
    log_call(drill, by=lead, whom="author", outcome="reached")
    confirm_action(drill, by=lead, role="author")
    decide_concern(drill, by=lead, decision="drill-over")
    tick_care_steps(drill, by=lead, steps=["debrief"])
    drill.refresh_from_db()
    assert drill.decision == "drill-over" and Concern.objects.get().is_drill
    assert not events(verb="authorship.opened").exists()
    assert not Notice.objects.filter(kind__in=["concern.decided", "scenario.concern-decided"]).exists()
