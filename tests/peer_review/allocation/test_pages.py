"""Ask for one to review, read it, give it back: the pages."""

import pytest
from django.urls import reverse

from peer_review.models import Allocation, CaseScenario
from peer_review.queries.waiting import waiting_for

QUEUE = "/peer-review/reviews/"


def start(scenario) -> str:
    return reverse("peer_review:review-start", args=[scenario.public_id])


def give_back(scenario) -> str:
    return reverse("peer_review:decline", args=[scenario.public_id])


@pytest.fixture
def peer(make_person, office):
    return make_person(unit=office, name="Peer Somebody")


def test_a_peer_is_led_from_home_to_the_text_of_one_and_begins(client_of, bring, author, peer, answers):
    scenario = bring(author)
    client = client_of(peer)
    assert [one.path for one in waiting_for(peer)] == [QUEUE]
    assert QUEUE in client.get("/peer-review/").content.decode()
    queue = client.get(QUEUE).content.decode()
    assert "Give me one to review" in queue and answers["title"] not in queue
    assert client.get(start(scenario)).status_code == 404
    assert client.post("/peer-review/reviews/next/").url == start(scenario)
    page = client.get(start(scenario)).content.decode()
    assert answers["know"] in page and "It is kept for you until" in page and author.name not in page
    queue = client.get(QUEUE).content.decode()
    assert "Give me one to review" not in queue and "as soon as you have saved something" in queue
    desk = client.post(start(scenario)).url
    client.post(desk, {"act": "save", "strengths": "Half a thought"})
    assert "The author hopes for an answer within three days" in client.get(QUEUE).content.decode()


def test_with_nothing_to_do_home_is_silent_and_the_button_says_why(client_of, peer):
    assert waiting_for(peer) == []
    page = client_of(peer).post("/peer-review/reviews/next/", follow=True).content.decode()
    assert "Nothing lacks a review just now" in page


def test_it_is_given_back_with_a_reason_from_the_list(client_of, bring, author, peer):
    scenario = bring(author)
    client = client_of(peer)
    client.post("/peer-review/reviews/next/")
    assert give_back(scenario) in client.get(start(scenario)).content.decode()
    missing = client.post(give_back(scenario))
    assert missing.status_code == 422 and "Choose why you give it back" in missing.content.decode()
    assert client.post(give_back(scenario), {"reason": "recognised"}).url == QUEUE
    assert client.get(start(scenario)).status_code == 404
    assert Allocation.objects.get().status == "declined"


def test_every_reviewer_reads_that_it_may_come_from_their_own_office_or_none_does(
    client_of, bring, author, make_person, office
):
    readers = {"near": make_person("mentor"), "far": make_person("mentor", unit=office)}
    scenario = bring(author)
    for allowed in (False, True):
        CaseScenario.objects.update(own_office_may_review=allowed)
        pages = {one: client_of(person).get(start(scenario)) for one, person in readers.items()}
        assert ("so it may come from yours" in pages["far"].content.decode()) is allowed
        assert pages["near"].status_code == (200 if allowed else 404)
    assert "so it may come from yours" in pages["near"].content.decode()


def test_the_author_decides_whether_their_own_office_may_review_it(client_of, author, answers):
    from peer_review.services.scenarios import save_answers, start_scenario

    draft = start_scenario(by=author)
    save_answers(draft, answers, by=author)
    client = client_of(author)
    address = reverse("peer_review:sign", args=[draft.public_id])
    assert "My own office may review it too" in client.get(address).content.decode()
    client.post(address, {"signed": "on", "own_office_may_review": "on"})
    assert CaseScenario.objects.get().own_office_may_review


@pytest.mark.parametrize("role", ["facilitator", "editor", "leader", "administrator", "safeguarding_lead"])
def test_whoever_may_not_review_may_not_ask_for_one(client_of, make_person, role):
    assert client_of(make_person(role)).post("/peer-review/reviews/next/").status_code == 403


def test_the_queue_and_the_page_before_a_review_take_few_queries(
    client_of, bring, author, peer, make_person, office, django_assert_max_num_queries
):
    scenario, *_others = [bring(author) for _number in range(5)]
    for person in (peer, make_person("mentor", unit=office)):
        client = client_of(person)
        client.post("/peer-review/reviews/next/")
        client.get(QUEUE)  # fills the cache of the navigation, as any page before it does
        for address in (QUEUE, "/peer-review/"):
            with django_assert_max_num_queries(15):
                assert client.get(address).status_code == 200
    client = client_of(peer)
    with django_assert_max_num_queries(15):
        assert client.get(start(scenario)).status_code == 200
