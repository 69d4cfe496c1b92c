"""The seven invented case scenarios: whole, within the limits, showing every area, and past the checker untouched."""

import pytest
from django.urls import reverse

from peer_review.examples import FILES, ExampleScenario, example_scenario, example_scenarios
from peer_review.queries.known_words import NOBODY
from peer_review.scenario_form import TEXT_FIELDS, WORDS_BETTER, Kind, fields_for, sections_for, total_words
from peer_review.services.identifiers import scan
from peer_review.services.submission import check_complete

AREAS = [f"A{number}" for number in range(1, 8)]


def test_there_are_the_seven_of_the_curriculum():
    assert [one.title for one in example_scenarios()] == [
        "The late reply",
        "Doing well",
        "The waiting list",
        "Three meetings, no plan",
        "Six weeks left",
        "Nobody asked me",
        "Between estates",
    ]


@pytest.mark.parametrize("slug", FILES)
class TestEach:
    @pytest.fixture
    def example(self, slug) -> ExampleScenario:
        found = example_scenario(slug)
        assert found is not None
        return found

    def test_is_whole_and_could_be_sent_as_it_is(self, example):
        check_complete(example.answers, sections_for(example.answers["kind"]))

    def test_is_no_longer_than_a_reader_bears(self, example):
        assert 450 <= total_words(fields_for(example.answers["kind"]), example.answers) <= WORDS_BETTER

    def test_shows_all_seven_areas(self, example):
        assert list(example.shows) == AREAS and all(example.shows.values())

    def test_holds_nothing_that_the_checker_blocks_and_little_that_it_asks_about(self, example):
        found = scan({key: example.answers.get(key, "") for key in TEXT_FIELDS}, known=NOBODY)
        assert [(one.category, one.quote) for one in found.blocking] == []
        assert len(found.asking) <= 4, [(one.category, one.quote) for one in found.asking]

    def test_answers_nothing_that_its_kind_does_not_ask(self, example):
        asked = {field.key for field in fields_for(example.answers["kind"])}
        assert {key for key, value in example.answers.items() if value} <= asked

    @pytest.mark.django_db
    def test_is_read_by_anybody_who_is_signed_in(self, example, client_of, make_person):
        page = client_of(make_person("leader")).get(reverse("peer_review:example", args=[example.slug]))
        assert page.status_code == 200 and example.title in page.content.decode()


def test_between_them_they_show_how_the_form_adapts():
    kinds = {one.answers["kind"] for one in example_scenarios()}
    assert {Kind.FICTIONAL, Kind.NEAR_MISS, Kind.GOOD_PRACTICE} <= kinds


@pytest.mark.django_db
def test_the_list_leads_to_each_and_is_offered_before_the_first_question(client_of, make_person, client):
    person = client_of(make_person())
    for page in (reverse("peer_review:begin"), reverse("peer_review:home")):
        assert reverse("peer_review:examples") in person.get(page).content.decode()
    listed = person.get(reverse("peer_review:examples")).content.decode()
    assert all(reverse("peer_review:example", args=[slug]) in listed for slug in FILES)
    assert person.get(reverse("peer_review:example", args=["no-such"])).status_code == 404
    assert client.get(reverse("peer_review:examples")).status_code != 200
