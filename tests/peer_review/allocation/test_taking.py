"""Be given one to review, keep it, give it back, lose it."""

import threading
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.db.models import F
from django.utils import timezone

from audit.models import AuditEvent
from peer_review.models import Allocation, CaseScenario, Concern, Review, SecondPersonCheck
from peer_review.permissions import reviews_visible_to, scenarios_to_review, scenarios_visible_to
from peer_review.rubric import PROMPTS
from peer_review.services.allocations import decline_review, give_back_allocations, take_next_review
from peer_review.services.concerns import acknowledge_concern, decide_concern, raise_concern
from peer_review.services.reviews import save_review, start_review, submit_review
from peer_review.services.withdrawal import withdraw_scenario


def at(allocation, **passed) -> None:
    """Let time pass for an allocation."""
    Allocation.objects.filter(pk=allocation.pk).update(until=timezone.now() - timedelta(**passed))


def gone_by(**passed) -> None:
    """Let time pass for everything that is running: what was to come is nearer, what was is longer ago."""
    passed = timedelta(**passed)
    Allocation.objects.update(until=F("until") - passed)
    Concern.objects.update(
        raised_at=F("raised_at") - passed,
        acknowledged_at=F("acknowledged_at") - passed,
        decided_at=F("decided_at") - passed,
    )


def write_and_send(scenario, person):
    review = start_review(scenario, by=person)
    part = "You show where each fact comes from."
    save_review(review, by=person, levels=dict.fromkeys(PROMPTS, "2"), strengths=part, questions=part, next_step=part)
    return submit_review(review, by=person)


@pytest.fixture
def peer(make_person, office):
    return make_person("practitioner", unit=office, name="Peer Somebody")


def test_a_peer_sees_nothing_before_they_are_given_one_and_then_that_one_only(bring, author, peer, again):
    first, second = bring(author), bring(author)
    assert not scenarios_visible_to(peer) and not scenarios_to_review(peer)
    given = take_next_review(by=peer).version.scenario
    assert given == first and set(scenarios_visible_to(again(peer))) == {first}
    assert second not in scenarios_to_review(again(peer))


def test_it_is_kept_for_a_working_day_and_for_a_week_once_something_is_written(bring, author, peer):
    scenario = bring(author)
    allocation = take_next_review(by=peer)
    assert timedelta(hours=7) < allocation.until - timezone.now() <= timedelta(hours=8)
    save_review(start_review(scenario, by=peer), by=peer, strengths="A beginning.")
    allocation.refresh_from_db()
    assert allocation.status == "begun"
    assert timedelta(days=6) < allocation.until - timezone.now() <= timedelta(days=7)


def test_one_at_a_time_and_the_next_when_the_first_is_sent(bring, author, peer):
    first, second = bring(author), bring(author)
    take_next_review(by=peer)
    with pytest.raises(ValidationError, match="already"):
        take_next_review(by=peer)
    write_and_send(first, peer)
    assert Allocation.objects.get(version__scenario=first).status == "done"
    assert take_next_review(by=peer).version.scenario == second


def test_with_nothing_open_they_are_told_so(peer, bring):
    with pytest.raises(ValidationError, match="need do nothing"):
        take_next_review(by=peer)
    bring(peer)
    with pytest.raises(ValidationError, match="need do nothing"):
        take_next_review(by=peer)


def test_nobody_is_given_what_has_all_its_reviews(bring, author, make_person, office):
    bring(author)
    for _number in range(3):
        take_next_review(by=make_person(unit=office))
    with pytest.raises(ValidationError, match="need do nothing"):
        take_next_review(by=make_person(unit=office))


def test_the_one_with_fewest_reviews_is_given_first(bring, author, make_person, office, peer):
    first, second = bring(author), bring(author)
    assert take_next_review(by=make_person(unit=office)).version.scenario == first
    assert take_next_review(by=peer).version.scenario == second


def test_who_has_done_more_leaves_it_to_others_for_a_day(bring, author, make_person, office, peer):
    write_and_send(bring(author), make_person("mentor", unit=office))
    CaseScenario.objects.update(reviews_wanted=1)
    scenario, other = bring(author), make_person(unit=office)
    CaseScenario.objects.update(reviews_wanted=1)
    busiest = Allocation.objects.get().reviewer
    with pytest.raises(ValidationError, match="colleagues"):
        take_next_review(by=busiest)
    SecondPersonCheck.objects.update(checked_at=timezone.now() - timedelta(hours=25))
    assert take_next_review(by=busiest).version.scenario == scenario
    with pytest.raises(ValidationError, match="need do nothing"):
        take_next_review(by=other)


@pytest.mark.parametrize(("reason", "again_in"), [("recognised", None), ("too_close", None), ("no_time", 4)])
def test_what_is_declined_goes_to_somebody_else_and_comes_back_only_for_want_of_time(
    bring, author, peer, reason, again_in
):
    scenario = bring(author)
    take_next_review(by=peer)
    save_review(start_review(scenario, by=peer), by=peer, strengths="A beginning.")
    decline_review(scenario, by=peer, reason=reason)
    assert not Review.objects.exists() and not scenarios_visible_to(peer)
    with pytest.raises(ValidationError, match="need do nothing"):
        take_next_review(by=peer)
    Allocation.objects.update(until=timezone.now() - timedelta(days=30))
    if again_in:
        assert take_next_review(by=peer).version.scenario == scenario
    else:
        with pytest.raises(ValidationError):
            take_next_review(by=peer)


def test_a_mentor_who_declares_a_conflict_does_not_meet_it_in_the_list_again(bring, author, make_person, office):
    mentor = make_person("mentor", unit=office)
    scenario = bring(author)
    assert scenario in scenarios_to_review(mentor)
    start_review(scenario, by=mentor)
    decline_review(scenario, by=mentor, reason="recognised")
    assert scenario not in scenarios_to_review(mentor) and scenario not in scenarios_visible_to(mentor)


def test_nobody_declines_what_was_not_given_to_them_or_without_a_reason(bring, author, peer, make_person, office):
    scenario = bring(author)
    take_next_review(by=peer)
    with pytest.raises(PermissionDenied):
        decline_review(scenario, by=make_person(unit=office), reason="no_time")
    with pytest.raises(ValidationError):
        decline_review(scenario, by=peer, reason="because")
    assert Allocation.objects.get().status == "taken"


def test_out_of_time_it_goes_to_somebody_else(bring, author, peer, make_person, office, again):
    scenario = bring(author)
    CaseScenario.objects.update(reviews_wanted=1)
    at(take_next_review(by=peer), minutes=1)
    assert not scenarios_visible_to(again(peer))
    assert give_back_allocations.call() == 1 and give_back_allocations.call() == 0
    assert Allocation.objects.get().status == "expired"
    assert AuditEvent.objects.get(verb="allocation.expired").actor is None
    assert take_next_review(by=make_person(unit=office)).version.scenario == scenario


def test_a_week_that_is_over_costs_nobody_their_work(bring, author, peer):
    scenario = bring(author)
    allocation = take_next_review(by=peer)
    review = start_review(scenario, by=peer)
    save_review(review, by=peer, strengths="A beginning.")
    at(allocation, days=1)
    give_back_allocations.call()
    save_review(review, by=peer, strengths="A beginning, and more.")
    allocation.refresh_from_db()
    assert allocation.status == "begun" and allocation.until > timezone.now()
    write_and_send(scenario, peer)
    allocation.refresh_from_db()
    assert allocation.status == "done"


def test_a_role_that_ends_gives_the_place_back_hides_the_draft_and_keeps_it(
    bring, author, peer, make_person, office, again, end_role
):
    scenario = bring(author)
    CaseScenario.objects.update(reviews_wanted=1)
    take_next_review(by=peer)
    review = start_review(scenario, by=peer)
    save_review(review, by=peer, strengths="A beginning.")
    end_role(peer)
    gone = again(peer)
    assert not reviews_visible_to(gone) and not scenarios_visible_to(gone)
    with pytest.raises(PermissionDenied):
        save_review(review, by=gone, strengths="More.")
    with pytest.raises(PermissionDenied):
        take_next_review(by=gone)
    assert take_next_review(by=make_person(unit=office)).version.scenario == scenario, "at once, before any job runs"
    assert give_back_allocations.call() == 1
    assert Allocation.objects.get(reviewer=peer).status == "given_back"
    peer.memberships.update(ends_on=None)
    back = again(peer)
    assert review in reviews_visible_to(back)
    assert Review.objects.get(reviewer=peer).text.strengths == "A beginning."
    write_and_send(scenario, back)


@pytest.mark.parametrize("begun", [False, True], ids=["taken", "begun"])
def test_a_false_alarm_takes_nobodys_place_and_costs_nobody_their_time(bring, author, peer, lead, begun):
    scenario = bring(author)
    allocation = take_next_review(by=peer)
    if begun:
        save_review(start_review(scenario, by=peer), by=peer, strengths="A beginning.")
    allocation.refresh_from_db()
    left = allocation.until - timezone.now()
    concern = acknowledge_concern(raise_concern(scenario, by=peer, reasons=["child"]), by=lead)
    gone_by(days=9)
    assert give_back_allocations.call() == 0, "nobody can write while it is set aside"
    decide_concern(concern, by=lead, decision="release", reason="A false alarm.")
    assert give_back_allocations.call() == 0
    allocation.refresh_from_db()
    assert abs(allocation.until - timezone.now() - left) < timedelta(minutes=1)


def test_of_two_concerns_the_time_counts_once_and_from_the_first_to_the_last(bring, author, peer, lead):
    scenario = bring(author)
    allocation = take_next_review(by=peer)
    first = acknowledge_concern(raise_concern(scenario, by=peer, reasons=["child"]), by=lead)
    gone_by(days=1)
    second = acknowledge_concern(raise_concern(scenario, by=author, reasons=["child"]), by=lead)
    decide_concern(first, by=lead, decision="release", reason="A false alarm.")
    gone_by(days=1)
    decide_concern(second, by=lead, decision="release", reason="Another.")
    allocation.refresh_from_db()
    assert timedelta(hours=7) < allocation.until - timezone.now() <= timedelta(hours=8)


def test_a_place_whose_time_was_over_before_the_alarm_is_not_given_back(bring, author, peer, lead):
    scenario = bring(author)
    at(take_next_review(by=peer), minutes=1)
    concern = acknowledge_concern(raise_concern(scenario, by=author, reasons=["child"]), by=lead)
    decide_concern(concern, by=lead, decision="release", reason="A false alarm.")
    assert give_back_allocations.call() == 1
    assert Allocation.objects.get().status == "expired"


def test_what_its_author_takes_back_keeps_nobody_from_the_next(bring, author, peer):
    first, second = bring(author), bring(author)
    take_next_review(by=peer)
    withdraw_scenario(first, by=author)
    assert take_next_review(by=peer).version.scenario == second
    assert give_back_allocations.call() == 1
    assert Allocation.objects.get(version__scenario=first).status == "given_back"


def test_the_trail_says_who_took_it_and_never_whose_it_is(bring, author, peer):
    bring(author)
    take_next_review(by=peer)
    event = AuditEvent.objects.get(verb="allocation.taken")
    assert event.actor == peer.pk and str(author.public_id) not in str(event.codes)


@pytest.mark.django_db(transaction=True)
def test_two_who_ask_at_once_do_not_both_get_the_last_place(bring, author, make_person, office):
    scenario = bring(author)
    CaseScenario.objects.update(reviews_wanted=1)
    pair = [make_person(unit=office), make_person(unit=office)]
    together, got, refused = threading.Barrier(2), [], []

    def ask(person):
        try:
            together.wait()
            got.append(take_next_review(by=person))
        except ValidationError as error:
            refused.append(error.code)
        finally:
            connection.close()

    threads = [threading.Thread(target=ask, args=[person]) for person in pair]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(got), refused) == (1, ["nothing"])
    assert Allocation.objects.filter(version__scenario=scenario).count() == 1
