import threading
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from audit.models import AuditEvent
from notifications.models import Notice
from peer_review.intruders import KEYS
from peer_review.models import CaseScenario, SecondPersonCheck, TriageClaim
from peer_review.services.rounds import take_back_to_correct
from peer_review.services.scenarios import save_answers, start_scenario
from peer_review.services.submission import decisions_on, submit_scenario
from peer_review.services.triage import (
    claim_scenario,
    give_back_claims,
    give_up_claim,
    release_scenario,
    return_scenario,
)

on_postgresql = pytest.mark.skipif(connection.vendor != "postgresql", reason="the rule is one of PostgreSQL's triggers")


def version_of(scenario):
    return scenario.versions.get(submitted_at__isnull=False)


def test_a_second_person_releases_it_with_all_four_intruders_thought_of(waiting, mentor):
    claim_scenario(waiting, by=mentor)
    release_scenario(version_of(waiting), by=mentor, checklist=KEYS)
    waiting.refresh_from_db()
    check = SecondPersonCheck.objects.get()
    assert waiting.status == "released" and waiting.released_version == version_of(waiting)
    assert (check.checker, check.outcome, check.checklist) == (mentor, "released", list(KEYS))


@pytest.mark.parametrize("act", ["release", "return"])
def test_what_nobody_has_begun_to_read_is_neither_released_nor_sent_back(waiting, mentor, author, act):
    with pytest.raises(ValidationError) as refused:
        if act == "release":
            release_scenario(version_of(waiting), by=mentor, checklist=KEYS)
        else:
            return_scenario(version_of(waiting), by=mentor, reason="Say less.")
    assert refused.value.code == "unclaimed" and not SecondPersonCheck.objects.exists()
    assert take_back_to_correct(waiting, by=author).submitted_at is None


@pytest.mark.parametrize("left_out", KEYS)
def test_it_is_not_released_with_an_intruder_left_out(waiting, mentor, left_out):
    claim_scenario(waiting, by=mentor)
    with pytest.raises(ValidationError):
        release_scenario(version_of(waiting), by=mentor, checklist=[key for key in KEYS if key != left_out])
    waiting.refresh_from_db()
    assert waiting.status == "waiting" and not SecondPersonCheck.objects.exists()


def test_nobody_releases_or_returns_their_own(make_person, answers):
    author = make_person("mentor", "safeguarding_lead")
    own = start_scenario(by=author)
    save_answers(own, answers, by=author)
    version = submit_scenario(own, by=author, signed=True)
    with pytest.raises(PermissionDenied):
        claim_scenario(own, by=author)
    with pytest.raises(PermissionDenied):
        release_scenario(version, by=author, checklist=KEYS)
    with pytest.raises(PermissionDenied):
        return_scenario(version, by=author, reason="Because.")


@on_postgresql
def test_the_database_itself_refuses_an_author_as_second_person(waiting, author):
    with pytest.raises(DatabaseError), transaction.atomic():
        SecondPersonCheck.objects.create(
            version=version_of(waiting), checker=author, outcome="returned", checklist_version="1"
        )


@on_postgresql
def test_the_database_itself_refuses_to_change_submitted_words(waiting):
    with pytest.raises(DatabaseError), transaction.atomic():
        version_of(waiting).text.save()


def test_the_database_knows_no_release_without_a_signed_checklist(waiting, mentor):
    with pytest.raises(DatabaseError), transaction.atomic():
        SecondPersonCheck.objects.create(
            version=version_of(waiting), checker=mentor, outcome="released", checklist=[], checklist_version="1"
        )


def test_the_database_knows_no_released_scenario_without_a_released_version(waiting):
    with pytest.raises(DatabaseError), transaction.atomic():
        CaseScenario.objects.filter(pk=waiting.pk).update(status="released")


@pytest.mark.parametrize("role", ["practitioner", "facilitator", "editor", "leader", "administrator"])
def test_other_roles_are_no_second_person(waiting, make_person, role):
    with pytest.raises(PermissionDenied):
        release_scenario(version_of(waiting), by=make_person(role), checklist=KEYS)


def test_a_mentor_of_another_region_is_no_second_person(waiting, make_person, other_unit):
    with pytest.raises(PermissionDenied):
        claim_scenario(waiting, by=make_person("mentor", unit=other_unit))


def test_a_mentor_whose_role_has_ended_is_no_second_person(waiting, mentor):
    mentor.memberships.update(ends_on=timezone.localdate())
    mentor = type(mentor).objects.get(pk=mentor.pk)
    with pytest.raises(PermissionDenied):
        release_scenario(version_of(waiting), by=mentor, checklist=KEYS)


def test_a_claim_keeps_others_out_until_its_hour_is_over(waiting, mentor, make_person):
    other = make_person("mentor")
    claim_scenario(waiting, by=mentor)
    with pytest.raises(ValidationError, match=mentor.name):
        claim_scenario(waiting, by=other)
    with pytest.raises(ValidationError):
        release_scenario(version_of(waiting), by=other, checklist=KEYS)
    TriageClaim.objects.update(until=timezone.now() - timedelta(seconds=1))
    assert claim_scenario(waiting, by=other).holder == other


def test_an_hour_that_is_over_costs_nobody_their_work(waiting, mentor):
    claim_scenario(waiting, by=mentor)
    TriageClaim.objects.update(until=timezone.now() - timedelta(hours=2))
    release_scenario(version_of(waiting), by=mentor, checklist=KEYS)
    assert not TriageClaim.objects.exists()


def test_a_claim_can_be_given_back_but_not_somebody_elses(waiting, mentor, make_person):
    claim_scenario(waiting, by=mentor)
    give_up_claim(waiting, by=make_person("mentor"))
    assert TriageClaim.objects.exists()
    give_up_claim(waiting, by=mentor)
    assert not TriageClaim.objects.exists()


def test_it_is_released_once(released, make_person):
    with pytest.raises(ValidationError):
        release_scenario(version_of(released), by=make_person("mentor"), checklist=KEYS)


def test_a_returned_scenario_goes_on_from_a_copy_and_keeps_the_submitted_words(waiting, mentor, author, answers):
    claim_scenario(waiting, by=mentor)
    return_scenario(version_of(waiting), by=mentor, reason="Make the agency more general.")
    waiting.refresh_from_db()
    assert waiting.status == "returned"
    save_answers(waiting, {"agencies": "A drug service."}, by=author)
    second = submit_scenario(waiting, by=author, signed=True)
    first = waiting.versions.get(number=1)
    assert first.answers["agencies"] == answers["agencies"] and second.answers["agencies"] == "A drug service."
    assert (second.number, second.answers["know"]) == (2, answers["know"])
    assert first.check_made.text.reason == "Make the agency more general."


def test_decisions_need_not_be_made_again_after_a_return(written, author, mentor):
    from peer_review.services.identifiers import Decision
    from peer_review.services.submission import scan_version

    version = save_answers(written, {"know": "He moved to Leeds in spring."}, by=author)
    group = scan_version(version).asking[0]
    made = [Decision(group.category, group.quote, "changed", "An invented place.")]
    sent = submit_scenario(written, by=author, signed=True, decisions=made)
    claim_scenario(written, by=mentor)
    return_scenario(sent, by=mentor, reason="Shorter, please.")
    assert decisions_on(written.versions.get(number=2)) == made
    submit_scenario(CaseScenario.objects.get(pk=written.pk), by=author, signed=True)


def test_whoever_read_an_older_version_does_not_release_the_newer_one(waiting, mentor, author, make_person):
    old = version_of(waiting)
    claim_scenario(old.scenario, by=mentor)
    return_scenario(old, by=mentor, reason="Make the agency more general.")
    submit_scenario(CaseScenario.objects.get(pk=waiting.pk), by=author, signed=True)
    with pytest.raises(ValidationError, match="newer"):
        release_scenario(old, by=make_person("mentor"), checklist=KEYS)


@pytest.mark.parametrize("reason", ["", "   ", "His PNC is 2004/0712345Y."])
def test_a_return_needs_a_reason_that_identifies_nobody(waiting, mentor, reason):
    claim_scenario(waiting, by=mentor)
    with pytest.raises(ValidationError):
        return_scenario(version_of(waiting), by=mentor, reason=reason)
    waiting.refresh_from_db()
    assert waiting.status == "waiting"


def test_a_withdrawn_scenario_is_not_released(waiting, author, mentor):
    from peer_review.services.withdrawal import withdraw_scenario

    withdraw_scenario(waiting, by=author)
    with pytest.raises(ValidationError):
        release_scenario(version_of(waiting), by=mentor, checklist=KEYS)


def test_the_author_and_the_other_mentors_of_the_region_are_told_of_a_release(
    waiting, mentor, author, make_person, other_unit
):
    other, far = make_person("mentor"), make_person("mentor", unit=other_unit)
    claim_scenario(waiting, by=mentor)
    release_scenario(version_of(waiting), by=mentor, checklist=KEYS)
    assert set(Notice.objects.filter(kind="scenario.released").values_list("recipient", flat=True)) == {author.pk}
    told = set(Notice.objects.filter(kind="scenario.reviewable").values_list("recipient", flat=True))
    assert told == {other.pk} and far.pk not in told


def test_the_trail_names_the_second_person(released, mentor):
    assert AuditEvent.objects.get(verb="scenario.released").actor == mentor.pk


def test_a_claim_whose_hour_is_over_goes_back_into_the_queue_by_itself(waiting, mentor):
    claim_scenario(waiting, by=mentor)
    assert give_back_claims.call() == 0
    TriageClaim.objects.update(until=timezone.now() - timedelta(seconds=1))
    assert give_back_claims.call() == 1 and not TriageClaim.objects.exists()
    assert AuditEvent.objects.get(verb="claim.ran-out").actor is None


@pytest.mark.django_db(transaction=True)
def test_two_who_claim_it_at_once_one_gets_it_and_the_other_is_told_who_has_it(waiting, make_person):
    pair = [make_person("mentor", name="One Mentor"), make_person("mentor", name="Other Mentor")]
    together, got, told = threading.Barrier(2), [], []

    def claim(person):
        try:
            together.wait()
            got.append(claim_scenario(waiting, by=person).holder)
        except ValidationError as error:
            told.append(error.messages[0])
        finally:
            connection.close()

    threads = [threading.Thread(target=claim, args=[person]) for person in pair]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(got) == 1 and got[0].name in told[0] and "Choose another one" in told[0]


def test_a_return_keeps_its_reasons_from_the_list_and_the_author_reads_them(waiting, mentor, author, client_of):
    claim_scenario(waiting, by=mentor)
    check = return_scenario(version_of(waiting), by=mentor, reason="See week 3.", reasons=["exact", "combined", "x"])
    assert check.reasons == ["exact", "combined"]
    page = client_of(author).get(f"/peer-review/scenarios/{waiting.public_id}/").content.decode()
    assert "A place, a date or an age is too exact" in page and "See week 3." in page


@pytest.mark.parametrize("reasons", [[], ["unknown"]])
def test_a_return_needs_a_reason_from_the_list_too(waiting, mentor, reasons):
    claim_scenario(waiting, by=mentor)
    with pytest.raises(ValidationError, match="at least one"):
        return_scenario(version_of(waiting), by=mentor, reason="See week 3.", reasons=reasons)
