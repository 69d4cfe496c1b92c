"""Four people of one office, one of whom manages the others: everybody gets the reviews that can be had, and nobody waits
for what cannot come without being told so.
"""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from accounts.models import Membership, OrganisationUnit, SupportRelationship, User
from accounts.services.memberships import begin_membership
from notifications.models import Notice
from peer_review.authorship import scenarios_of
from peer_review.intruders import KEYS
from peer_review.models import Allocation, CalibrationPass, CaseScenario, Review, SecondPersonCheck
from peer_review.rubric import PROMPTS
from peer_review.services.reminders import remind_reviewers
from peer_review.services.requirements import relax_requirements
from peer_review.services.reviews import save_review, start_review, submit_review
from peer_review.services.scenarios import start_scenario
from peer_review.services.submission import submit_scenario
from peer_review.services.triage import claim_scenario, release_scenario
from tests.peer_review.conftest import answers  # noqa: F401  (a fixture)

pytestmark = pytest.mark.timeout(400)
COLLEAGUES = ("Ana Brychan", "Bo Castell", "Cai Dunmore")
MANAGER = "Mo Everley"
WORDS = "What would she say is missing?"


def calibrate(person: User) -> None:
    today = timezone.localdate()
    CalibrationPass.objects.update_or_create(person=person, defaults={"passed_on": today, "active_on": today})


@pytest.fixture
def team(demo_site, somebody, answers) -> dict[str, User]:  # noqa: F811
    """An office of four in a region in which nobody else reviews; each has brought a case scenario, and it is released."""
    office = OrganisationUnit.objects.create(
        kind="team", code="far-shore", name="Far Shore", parent=OrganisationUnit.objects.get(code="northquay")
    )
    people = {}
    for name in (*COLLEAGUES, MANAGER):
        address = f"{name.split()[0].lower()}@example.org"
        people[name] = User.objects.create_user(address, "three unrelated words", name=name)
        begin_membership(people[name], "practitioner", office, by=None)
        calibrate(people[name])
    for name in COLLEAGUES:
        SupportRelationship.objects.create(kind="line_manager", supporter=people[MANAGER], person=people[name])
    for person in people.values():
        version = submit_scenario(start_scenario(by=person), by=person, signed=True, answers=answers)
        claim_scenario(version.scenario, by=somebody("joan"))
        release_scenario(version, by=somebody("joan"), checklist=KEYS)
    return people


def ask(page: Page) -> bool:
    """Ask for one to review, as the page offers it; say whether one was given."""
    page.goto("/peer-review/reviews/")
    page.get_by_role("button", name="Give me one to review").click()
    start, nothing = (
        page.get_by_role("button", name="Start your review").first,
        page.locator(".govuk-notification-banner"),
    )
    expect(start.or_(nothing)).to_be_visible()
    return start.count() > 0


def write(person: User) -> None:
    """Write and send the review of what somebody was given; another journey proves the desk."""
    given = Allocation.objects.live().get(reviewer=person)
    review = start_review(given.version.scenario, by=person)
    save_review(
        review, by=person, levels=dict.fromkeys(PROMPTS, "2"), strengths=WORDS, questions=WORDS, next_step=WORDS
    )
    submit_review(Review.objects.get(pk=review.pk), by=person)


def brought_by(person: User) -> CaseScenario:
    return scenarios_of(person).get()


def reviewers_of(person: User) -> set[str]:
    return set(
        brought_by(person).released_version.reviews.filter(status="submitted").values_list("reviewer__name", flat=True)
    )


def released_ago(**passed) -> None:
    SecondPersonCheck.objects.update(checked_at=timezone.now() - timedelta(**passed))


def test_a_team_of_four_reviews_what_it_can_and_is_told_why_the_rest_waits(team, new_browser, sign_in, somebody, axe):
    screens = {name: new_browser() for name in team}
    for name, page in screens.items():
        sign_in(page, team[name])

    # They take turns until nobody is given anything: that comes to an end, and nobody had to wait for another.
    for _turn in range(len(team)):
        given = [name for name, page in screens.items() if ask(page)]
        for name in given:
            write(team[name])
        if not given:
            break
    assert given == [], "the queue never ran dry"
    for name in COLLEAGUES:
        assert reviewers_of(team[name]) == set(COLLEAGUES) - {name}
    assert reviewers_of(team[MANAGER]) == set()
    assert not Allocation.objects.filter(reviewer=team[MANAGER]).exists()
    expect(screens[MANAGER].get_by_role("main")).to_contain_text("Nothing lacks a review just now")
    assert axe(screens[MANAGER]) == []

    # Who could help is told why it waits, and nobody who could not is reminded of anything.
    lead = new_browser(width=320)
    sign_in(lead, somebody("rob"))
    lead.goto("/peer-review/waiting/")
    waiting = lead.locator("section:has(#reviews) .app-card")
    expect(waiting).to_have_count(4)
    expect(waiting.filter(has_text="2 of 3 reviews are given or under way")).to_have_count(3)
    expect(waiting.filter(has_text="it makes do with the reviews that it has")).to_have_count(3)
    expect(waiting.filter(has_text="Nobody may review it now. Ask an administrator")).to_have_count(1)
    assert not any(name in lead.get_by_role("main").inner_text() for name in team)
    assert axe(lead) == []
    released_ago(hours=49)
    assert remind_reviewers.call() == 0
    assert not Notice.objects.filter(kind__in=("review.needed", "review.due")).exists()

    # After a week the number that was asked for is lowered, and no rule about who may judge whom.
    released_ago(days=8)
    relax_requirements.call()
    lead.reload()
    expect(waiting).to_have_count(1)
    expect(waiting).to_contain_text("Nobody may review it now")
    assert {brought_by(team[name]).reviews_wanted for name in COLLEAGUES} == {2}
    assert SecondPersonCheck.objects.filter(outcome="released").count() == 4
    assert not ask(screens[MANAGER]) and not ask(screens[COLLEAGUES[0]])

    # One more person in the region who may is all that was missing.
    mentor = somebody("denise")
    calibrate(mentor)
    assert Membership.objects.filter(person=mentor, role="mentor").exists()
    assert remind_reviewers.call() == 1
    assert Notice.objects.get(kind="review.needed").recipient == mentor
    page = new_browser()
    sign_in(page, mentor)
    assert ask(page)
    write(mentor)
    assert reviewers_of(team[MANAGER]) == {mentor.name}
