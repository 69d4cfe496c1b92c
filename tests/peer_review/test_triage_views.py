"""The second person's pages."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from peer_review.intruders import KEYS
from peer_review.models import ScenarioVersion, TriageClaim
from peer_review.services.concerns import raise_concern
from peer_review.services.scenarios import save_answers, start_scenario
from peer_review.services.submission import submit_scenario
from peer_review.services.triage import claim_scenario, return_scenario

QUEUE = "/peer-review/triage/"


def desk(scenario) -> str:
    return reverse("peer_review:second-person", args=[scenario.public_id])


def test_the_queue_shows_title_and_age_and_never_the_author(client_of, waiting, mentor, author, answers):
    ScenarioVersion.objects.update(submitted_at=timezone.now() - timedelta(days=2, hours=1))
    page = client_of(mentor).get(QUEUE).content.decode()
    assert answers["title"] in page and "Waiting for 2 days" in page
    assert author.name not in page and author.email not in page


def test_the_queue_says_what_each_waits_for_and_which_has_waited_too_long(client_of, waiting, mentor, author):
    client = client_of(mentor)
    page = client.get(QUEUE).content.decode()
    assert "Nobody has read it yet." in page and "Longer than a working day" not in page
    ScenarioVersion.objects.update(submitted_at=timezone.now() - timedelta(days=8))
    claim_scenario(waiting, by=mentor)
    TriageClaim.objects.update(until=timezone.now() - timedelta(minutes=1))
    page = client.get(QUEUE).content.decode()
    assert "Longer than a working day" in page and "ran out of time" in page
    claim_scenario(waiting, by=mentor)
    return_scenario(waiting.versions.get(), by=mentor, reason="Shorter, please.")
    waiting.refresh_from_db()
    submit_scenario(waiting, by=author, signed=True)
    assert "It has been checked before, and the author has changed it." in client.get(QUEUE).content.decode()


def test_an_empty_queue_says_what_will_come(client_of, mentor):
    assert "Nothing is waiting" in client_of(mentor).get(QUEUE).content.decode()


def test_the_desk_opens_with_a_claim(client_of, waiting, mentor, answers):
    client = client_of(mentor)
    assert answers["know"] not in client.get(desk(waiting)).content.decode()
    answer = client.post(reverse("peer_review:claim", args=[waiting.public_id]))
    assert answer.url == desk(waiting)
    page = client.get(desk(waiting)).content.decode()
    assert answers["know"] in page and "you must still read it" in page


REASON = "The second answer says too much about the place."


@pytest.mark.parametrize("meanwhile", ["a colleague sent it back", "a concern was raised", "the role ended"])
def test_a_reason_that_comes_too_late_is_given_back_to_whoever_typed_it(
    client_of, waiting, mentor, make_person, author, meanwhile
):
    client, number = client_of(mentor), waiting.versions.get().number
    claim_scenario(waiting, by=mentor)
    status = 404
    if meanwhile == "a concern was raised":
        raise_concern(waiting, by=author, reasons=["child"])
        status = 423
    elif meanwhile == "the role ended":
        mentor.memberships.update(ends_on=timezone.localdate())
        status = 403
    else:
        TriageClaim.objects.all().delete()
        other = make_person("mentor")
        claim_scenario(waiting, by=other)
        return_scenario(waiting.versions.get(), by=other, reason="Shorter, please.")
    answer = client.post(desk(waiting), {"act": "return", "reason": REASON, "version": number})
    assert answer.status_code == status
    assert REASON in answer.content.decode()
    assert REASON not in client.get(desk(waiting)).content.decode()


def test_a_reason_for_an_older_version_is_given_back_beside_the_newer(client_of, waiting, mentor):
    claim_scenario(waiting, by=mentor)
    answer = client_of(mentor).post(desk(waiting), {"act": "return", "reason": REASON, "version": 7})
    assert answer.status_code == 422
    assert REASON in answer.content.decode() and "a newer version" in answer.content.decode()
    assert waiting.versions.count() == 1


def test_two_people_at_once_one_of_them_is_told_who_has_it(client_of, waiting, mentor, make_person, answers):
    other = make_person("mentor")
    claim_scenario(waiting, by=mentor)
    client = client_of(other)
    taken = client.post(reverse("peer_review:claim", args=[waiting.public_id]), follow=True)
    assert f"{mentor.name} is checking this case scenario until" in taken.content.decode()
    assert answers["know"] not in client.get(desk(waiting)).content.decode()


def test_release_asks_for_all_four_and_keeps_the_ticks(client_of, waiting, mentor):
    claim_scenario(waiting, by=mentor)
    answer = client_of(mentor).post(desk(waiting), {"act": "release", "version": "1", "checklist": KEYS[:2]})
    page = answer.content.decode()
    assert answer.status_code == 422 and len(re.findall(r"<input[^>]* checked", page)) == 2
    waiting.refresh_from_db()
    assert waiting.status == "waiting"


def test_a_release_leads_back_to_the_queue(client_of, waiting, mentor):
    claim_scenario(waiting, by=mentor)
    answer = client_of(mentor).post(desk(waiting), {"act": "release", "version": "1", "checklist": KEYS})
    assert answer.url == QUEUE
    waiting.refresh_from_db()
    assert waiting.status == "released"


def test_a_page_that_shows_an_older_version_releases_nothing(client_of, waiting, mentor):
    client_of(mentor).post(desk(waiting), {"act": "release", "version": "7", "checklist": KEYS})
    waiting.refresh_from_db()
    assert waiting.status == "waiting"


@pytest.mark.parametrize("reason", ["", "Ask for PNC 2004/0712345Y."])
def test_a_return_without_a_usable_reason_keeps_what_was_typed(client_of, waiting, mentor, reason):
    claim_scenario(waiting, by=mentor)
    answer = client_of(mentor).post(
        desk(waiting), {"act": "return", "version": "1", "reasons": ["exact"], "reason": reason}
    )
    assert answer.status_code == 422 and reason in answer.content.decode()
    waiting.refresh_from_db()
    assert waiting.status == "waiting"


def test_a_reason_that_might_identify_is_asked_about_and_goes_with_a_decision(client_of, waiting, mentor):
    claim_scenario(waiting, by=mentor)
    client = client_of(mentor)
    sent = {"act": "return", "version": "1", "reasons": ["exact"], "reason": "Leave Leeds out of it."}
    asked = client.post(desk(waiting), sent)
    assert asked.status_code == 422
    key = asked.context["return_form"].found.asking[0].key
    decided = {**sent, f"decision-{key}": "keep", f"reason-{key}": "The author wrote it; it must go."}
    assert client.post(desk(waiting), decided).url == QUEUE


@pytest.mark.parametrize("sent", [{"act": "release"}, {"act": "return", "reasons": ["exact"], "reason": "Shorter."}])
def test_a_form_that_nobody_was_given_shows_no_word_and_releases_nothing(client_of, waiting, mentor, answers, sent):
    client = client_of(mentor)
    for further in ({}, {"checklist": KEYS}):
        answer = client.post(desk(waiting), {"version": "1", **sent, **further})
        page = answer.content.decode()
        assert answer.status_code == 422 and answers["know"] not in page and 'id="claim"' in page
    waiting.refresh_from_db()
    assert waiting.status == "waiting" and not waiting.versions.get().claimed


def test_whose_hour_is_over_mends_a_mistake_beside_the_text(client_of, waiting, mentor, answers):
    claim_scenario(waiting, by=mentor)
    TriageClaim.objects.update(until=timezone.now() - timedelta(hours=1))
    answer = client_of(mentor).post(desk(waiting), {"act": "release", "version": "1", "checklist": KEYS[:2]})
    assert answer.status_code == 422 and answers["know"] in answer.content.decode()


def test_a_claim_is_given_back(client_of, waiting, mentor):
    claim_scenario(waiting, by=mentor)
    client_of(mentor).post(reverse("peer_review:give-back", args=[waiting.public_id]))
    assert not TriageClaim.objects.exists()


def test_the_decisions_of_the_author_stand_beside_the_text(client_of, author, mentor, answers):
    from peer_review.services.identifiers import Decision
    from peer_review.services.submission import scan_version

    scenario = start_scenario(by=author)
    version = save_answers(scenario, {**answers, "know": "He moved to Leeds."}, by=author)
    group = scan_version(version).asking[0]
    decision = Decision(group.category, group.quote, "changed", "An invented town by the sea.")
    submit_scenario(scenario, by=author, signed=True, decisions=[decision])
    claim_scenario(scenario, by=mentor)
    page = client_of(mentor).get(desk(scenario)).content.decode()
    assert "An invented town by the sea." in page and "already changed or made up" in page


def test_mentors_do_not_find_their_own(client_of, make_person, answers):
    author = make_person("mentor")
    own = start_scenario(by=author)
    save_answers(own, answers, by=author)
    submit_scenario(own, by=author, signed=True)
    client = client_of(author)
    assert answers["title"] not in client.get(QUEUE).content.decode()
    assert client.get(desk(own)).status_code == 404
    assert client.post(reverse("peer_review:claim", args=[own.public_id])).status_code == 404


@pytest.mark.parametrize("role", ["practitioner", "facilitator", "editor", "leader", "administrator"])
def test_other_roles_have_no_queue_and_no_desk(client_of, waiting, make_person, role):
    client = client_of(make_person(role))
    assert client.get(QUEUE).status_code == 403
    assert client.get(desk(waiting)).status_code == 403
    assert client.get(reverse("peer_review:scenario", args=[waiting.public_id])).status_code == 404


def test_a_mentor_of_another_region_finds_nothing(client_of, waiting, make_person, other_unit):
    client = client_of(make_person("mentor", unit=other_unit))
    assert client.get(desk(waiting)).status_code == 404
    assert client.get(reverse("peer_review:scenario", args=[waiting.public_id])).status_code == 404


def test_queue_and_desk_take_few_queries(client_of, mentor, make_person, answers, django_assert_max_num_queries):
    for _number in range(3):
        author = make_person()
        scenario = start_scenario(by=author)
        save_answers(scenario, answers, by=author)
        submit_scenario(scenario, by=author, signed=True)
    claim_scenario(scenario, by=mentor)
    client = client_of(mentor)
    for page in (QUEUE, desk(scenario), reverse("peer_review:home")):
        with django_assert_max_num_queries(15):
            assert client.get(page).status_code == 200
