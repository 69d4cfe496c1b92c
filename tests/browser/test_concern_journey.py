"""A concern raised at night with an empty rota, while others have rooms and pages open, and what the morning does."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from config.demo.stories import load_demo
from peer_review.models import CaseScenario, Concern, DutyTurn, ReviewSession
from peer_review.services.concerns import alert_unanswered_concerns, plan_turn
from peer_review.services.scenarios import start_scenario

pytestmark = pytest.mark.timeout(400)
TITLE = "The late reply"


@pytest.fixture
def night(transactional_db) -> str:
    """The demonstration with nobody on duty; the address of its planned session."""
    list(load_demo())
    DutyTurn.objects.all().delete()
    Concern.objects.all().delete()
    return f"/peer-review/sessions/{ReviewSession.objects.get(status='scheduled').public_id}/"


def test_a_concern_raised_at_night_with_an_empty_rota(night, new_browser, sign_in, somebody, axe):
    def open_as(name: str, path: str, **kind):
        page = new_browser(**kind)
        sign_in(page, somebody(name))
        page.goto(path)
        return page

    def enter(name: str):
        page = open_as(name, night)
        page.get_by_label("I accept the ground rules").check()
        page.get_by_role("button", name="Go in").click()
        return page

    released = CaseScenario.objects.get(status="released")
    leading, presenting, worried = enter("rob"), enter("tunde"), enter("maryam")
    leading.get_by_role("button", name="Open the session").click()
    expect(presenting.locator("#contribute")).to_be_visible()
    reading = open_as("denise", f"/peer-review/reviews/start/{released.public_id}/")
    expect(reading.get_by_role("heading", name=TITLE)).to_be_visible()

    # At night nobody is on duty: every page says so, and nothing can be sent.
    draft = start_scenario(by=somebody("sian"))
    writing = open_as("sian", f"/peer-review/scenarios/{draft.public_id}/sign/", width=320)
    expect(writing.locator("#sending-closed")).to_contain_text("Everything you wrote is saved")
    expect(writing.locator(".app-concern")).to_contain_text("ring 999")
    assert axe(writing) == []

    # The concern is taken all the same, and says plainly that nobody may read it yet.
    worried.locator("#raise-concern").click()
    expect(worried.locator("#nobody-on-duty")).to_contain_text("Nobody is on duty now")
    assert axe(worried) == []
    worried.get_by_label("A child may be at risk").check()
    worried.get_by_role("button", name="Send the concern").click()
    expect(worried.get_by_role("heading", name="Your concern has been sent")).to_be_visible()
    assert axe(worried) == []

    # At once the rooms and the pages of the others hold neutral words and no word of it.
    for page in (leading, presenting, reading):
        expect(page.locator("#set-aside")).to_have_text("This is not open for now", timeout=5_000)
        assert TITLE not in page.content() and "aryam" not in page.content()
    expect(leading.locator("main")).to_contain_text("We stop here for now")
    assert axe(leading) == []

    # In the morning somebody comes on duty and is called by the job that runs every minute.
    joan = somebody("joan")
    plan_turn(joan, by=joan, starts_at=timezone.now(), ends_at=timezone.now() + timedelta(hours=8))
    alert_unanswered_concerns.call()
    lead = open_as("joan", "/notices/")
    lead.get_by_role("button", name="A concern has been raised").first.click()
    lead.get_by_role("button", name="I have it").click()
    lead.get_by_label("A child", exact=True).check()
    lead.get_by_role("button", name="Show me who wrote it").click()
    expect(lead.locator("#author")).to_contain_text("Tunde Bakare")
    assert axe(lead) == []
    lead.locator("#call ~ form").get_by_label("The author", exact=True).check()
    lead.get_by_label("Reached", exact=True).check()
    lead.get_by_role("button", name="Note this call").click()
    expect(lead.locator("#calls")).to_contain_text("The author. Reached.")
    lead.locator("#action ~ form").get_by_label("The author", exact=True).check()
    lead.get_by_role("button", name="Action confirmed").click()
    expect(lead.locator("#confirmed")).to_contain_text("Action confirmed")
    lead.get_by_label("Open it again as it was").check()
    lead.get_by_label("Why?").fill("It had been acted on the day before.")
    lead.get_by_role("button", name="Decide").click()
    expect(lead.locator("#what ~ dl")).to_contain_text("Open it again as it was")

    # It is where it was, and the session waits for its facilitator.
    leading.goto(night)
    expect(leading.get_by_role("heading", name=TITLE)).to_be_visible()
    leading.get_by_role("button", name="Let the clock go on").click()
    expect(leading.get_by_role("button", name="Pause the clock")).to_be_visible()
    writing.reload()
    expect(writing.locator("#sending-closed")).to_have_count(0)
