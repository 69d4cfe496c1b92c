"""A recall while three screens are open: within five seconds the text is gone from all of them."""

import time

import pytest
from playwright.sync_api import expect

from config.demo.stories import load_demo
from peer_review.lifecycle import Withdrawal
from peer_review.models import CaseScenario, ReviewSession
from peer_review.services.withdrawal import sweep_drafts, withdraw_scenario

pytestmark = [pytest.mark.journey, pytest.mark.timeout(300)]

GONE = "This is no longer available"
FIVE_SECONDS = 5_000
WORDS = "home visit"


@pytest.fixture
def screens(transactional_db, new_browser, sign_in, somebody):
    """The author on their page, a mentor who reads, and a member of the group in the live room."""
    list(load_demo())
    scenario = CaseScenario.objects.get(status="released")
    session = ReviewSession.objects.get(status="scheduled")
    author, mentor, member = new_browser(), new_browser(), new_browser(width=320)
    for page, name, path in (
        (author, "tunde", f"/peer-review/scenarios/{scenario.public_id}/"),
        (mentor, "denise", f"/peer-review/scenarios/{scenario.public_id}/"),
        (member, "sian", f"/peer-review/sessions/{session.public_id}/"),
    ):
        sign_in(page, somebody(name))
        page.goto(path)
    member.get_by_label("I accept the ground rules").check()
    member.get_by_role("button", name="Go in").click()
    expect(member.locator("#connection")).to_have_text("Live updates are on.")
    for page in (author, mentor, member):
        assert WORDS in page.locator("main").text_content()
    return scenario, (author, mentor, member)


def expect_nothing_left(pages, since: float) -> None:
    for page in pages:
        left = max(1.0, FIVE_SECONDS - (time.monotonic() - since) * 1000)
        expect(page.get_by_role("heading", level=1)).to_have_text(GONE, timeout=left)
        assert WORDS not in page.locator("main").text_content()
        assert WORDS not in page.title()


def test_a_lead_recalls_it_and_three_screens_are_empty_within_five_seconds(
    screens, new_browser, sign_in, somebody, axe
):
    scenario, pages = screens
    lead = new_browser()
    sign_in(lead, somebody("joan"))
    lead.goto("/peer-review/")
    lead.get_by_role("link", name="Withdraw a case scenario from everybody").click()
    assert axe(lead) == []
    lead.get_by_role("link", name="The late reply").click()
    assert axe(lead) == []
    lead.get_by_label("It could identify somebody").check()
    began = time.monotonic()
    lead.get_by_role("button", name="Withdraw it from everybody now").click()
    expect_nothing_left(pages, began)
    expect(lead.get_by_role("main")).to_contain_text("It is withdrawn")
    author = pages[0]
    for page in pages:
        assert axe(page) == []
        expect(page.get_by_role("heading", level=1)).to_be_focused()
        page.reload()
        assert page.locator("main").count() == 0 or WORDS not in page.locator("main").text_content()
    author.goto(f"/peer-review/scenarios/{scenario.public_id}/")
    expect(author.get_by_role("main")).to_contain_text("It could identify somebody")
    assert axe(author) == []


def test_the_author_withdraws_it_with_one_press_and_a_page_without_a_socket_hears_too(
    screens, new_browser, sign_in, somebody
):
    _scenario, (author, mentor, member) = screens
    deaf = new_browser()
    sign_in(deaf, somebody("maryam"))
    deaf.route_web_socket("**/live/**", lambda route: route.close())
    deaf.goto(member.url)
    deaf.get_by_label("I accept the ground rules").check()
    deaf.get_by_role("button", name="Go in").click()
    expect(deaf.locator("#post")).to_be_attached()
    began = time.monotonic()
    author.get_by_role("button", name="Withdraw it from everybody now").click()
    expect_nothing_left((mentor, member, deaf), began)
    expect(author.get_by_role("main")).to_contain_text("only you can read it")


def test_a_cleared_page_saves_nothing_of_what_was_being_typed(screens, somebody):
    from drafts.models import Draft

    scenario, (_author, _mentor, member) = screens
    member.locator("#notes summary").click()
    member.locator("#id_notes").fill("The lamp in the hall.")
    withdraw_scenario(scenario, by=somebody("joan"), reason=Withdrawal.ASKED)
    began = time.monotonic()
    expect_nothing_left((member,), began)
    sweep_drafts.call()  # what the page may have saved in the seconds before it was cleared
    member.goto("/peer-review/")
    assert not any("lamp" in str(draft.fields) for draft in Draft.objects.all())
