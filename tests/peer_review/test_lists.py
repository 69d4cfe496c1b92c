"""Lists of case scenarios: in pages, with nothing in one of them that tells by its absence from another."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import OrganisationUnit, SupportRelationship
from peer_review.models import CaseScenario, LegalHold, ScenarioText, ScenarioVersion
from peer_review.services.holds import hold_scenario
from peer_review.services.scenarios import close_scenario

LISTS = ("recall-list", "holds", "find-author")


@pytest.fixture
def lead(make_person):
    return make_person("safeguarding_lead", name="Lead Somebody")


@pytest.fixture
def office(unit):
    return OrganisationUnit.objects.create(kind="team", code="t9", name="Other Office", parent=unit.parent)


def manage(manager, person):
    SupportRelationship.objects.create(kind="line_manager", supporter=manager, person=person)


def shown(client, name, **query) -> str:
    return client.get(reverse(f"peer_review:{name}"), query).content.decode()


def title_of(scenario) -> str:
    return scenario.versions.get().text.title


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("upwards", [True, False])
def test_a_lists_title_is_never_one_that_the_queue_beside_it_hides(waiting, author, lead, client_of, name, upwards):
    client = client_of(lead)
    assert title_of(waiting) in shown(client, "triage") and title_of(waiting) in shown(client, name)
    manage(*((lead, author) if upwards else (author, lead)))
    assert title_of(waiting) not in shown(client, "triage") and title_of(waiting) not in shown(client, name)


@pytest.mark.parametrize("name", LISTS)
def test_by_its_reference_a_lead_reaches_whatever_they_are_to_its_author(waiting, author, lead, client_of, name):
    manage(lead, author)
    client = client_of(lead)
    typed = waiting.reference
    for one in (typed, typed.lower().replace(" ", ""), f" {typed.replace(' ', '-')} "):
        assert title_of(waiting) in shown(client, name, reference=one)
    for one in (typed[:-1], typed + "0", "%", "everything"):
        page = shown(client, name, reference=one)
        assert title_of(waiting) not in page and "all eight letters and figures" in page


@pytest.mark.parametrize("name", LISTS)
def test_a_reference_reaches_nothing_of_another_region(waiting, make_person, other_unit, client_of, name):
    far = client_of(make_person("safeguarding_lead", unit=other_unit))
    assert title_of(waiting) not in shown(far, name, reference=waiting.reference)


def test_whoever_reads_a_case_scenario_can_say_its_reference(released, review, author, mentor, client_of):
    pages = {"scenario": author, "review-start": mentor}
    for name, person in pages.items():
        address = reverse(f"peer_review:{name}", args=[released.public_id])
        assert released.reference in client_of(person).get(address).content.decode()


def test_what_is_held_is_left_out_as_well_and_its_hold_can_be_ended(waiting, author, lead, make_person, client_of):
    hold_scenario(waiting, LegalHold.Reason.COMPLAINT, by=lead)
    assert title_of(waiting) in shown(client_of(lead), "holds")
    manage(lead, author)
    assert title_of(waiting) not in shown(client_of(lead), "holds")
    assert "End the hold" in shown(client_of(lead), "holds", reference=waiting.reference)
    assert title_of(waiting) in shown(client_of(make_person("safeguarding_lead")), "holds")


@pytest.mark.parametrize("tie", ["none", "manager", "report", "own office"])
def test_what_may_be_planned_is_what_may_be_reviewed_for_whoever_does_both(
    released, author, make_person, office, client_of, tie
):
    both = make_person("mentor", "facilitator", unit=author.memberships.get().unit if tie == "own office" else office)
    if tie in ("manager", "report"):
        manage(*((both, author) if tie == "manager" else (author, both)))
    CaseScenario.objects.update(own_office_may_review=False, own_office_relaxed=False)
    client = client_of(both)
    lists = [title_of(released) in shown(client, name) for name in ("reviews", "choose-scenario")]
    assert lists == [tie == "none"] * 2
    address = reverse("peer_review:schedule-session", args=[released.public_id])
    assert client.get(address).status_code == (200 if tie == "none" else 404)


def test_a_manager_who_facilitates_meets_the_work_of_no_report(released, author, make_person, client_of):
    facilitator = make_person("facilitator")
    assert title_of(released) in shown(client_of(facilitator), "choose-scenario")
    manage(facilitator, author)
    assert title_of(released) not in shown(client_of(facilitator), "choose-scenario")


@pytest.mark.parametrize("name", LISTS)
def test_nothing_comes_back_into_a_list_when_the_link_to_its_author_goes(released, author, lead, client_of, name):
    from peer_review.services.disposal import dispose

    manage(lead, author)
    close_scenario(released, by=author)
    CaseScenario.objects.update(changed_on=timezone.localdate() - timedelta(days=30))
    assert dispose.call() == 1
    assert title_of(released) not in shown(client_of(lead), name)


@pytest.mark.parametrize("name", [*LISTS, "concern-choose"])
def test_a_long_list_comes_in_pages_and_asks_no_more_of_the_database(
    waiting, author, lead, client_of, name, django_assert_max_num_queries
):
    from peer_review.authorship import name_author

    for number in range(25):
        one = CaseScenario.objects.create(kind="fictional", unit=waiting.unit, status="waiting", gates_version="1")
        version = ScenarioVersion.objects.create(scenario=one, number=1, submitted_at=timezone.now())
        ScenarioText.objects.create(version=version, title=f"Piece {number:02}", answers={"know": "long " * 400})
        name_author(one, author)
    client = client_of(lead)
    with django_assert_max_num_queries(20):
        first = shown(client, name)
    assert first.count("Piece ") == 20 and title_of(waiting) not in first
    assert title_of(waiting) in shown(client, name, page=2)
