"""Five people from a draft to its follow-up, in each mode of anonymity: who is named on whose screen, and who never is."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from peer_review.models import CalibrationPass, CaseScenario, FollowUp, Review
from peer_review.services.follow_ups import ask_for_follow_ups
from peer_review.services.scenarios import save_answers, start_scenario
from peer_review.services.sessions import schedule_session
from tests.peer_review.conftest import answers  # noqa: F401  (a fixture)

pytestmark = pytest.mark.timeout(300)
AUTHOR, PEER, MENTOR = "Maryam Siddiqui", "Tunde Bakare", "Denise Okonkwo"


@pytest.fixture
def draft(demo_site, somebody, answers) -> CaseScenario:  # noqa: F811
    """A whole draft, and colleagues who have calibrated."""
    today = timezone.localdate()
    for name in ("tunde", "denise"):
        dates = {"passed_on": today, "active_on": today}
        CalibrationPass.objects.update_or_create(person=somebody(name), defaults=dates)
    author = somebody("maryam")
    begun = start_scenario(by=author)
    save_answers(begun, answers, by=author)
    return begun


def send_review(page: Page) -> None:
    """Begin the review of the page that is open, fill it with the shortest honest answers, and send it."""
    page.get_by_role("button", name="Start your review").first.click()
    for name in ("strengths", "questions", "next_step"):
        page.locator(f"[name={name}]").fill("What would she say is missing?")
    for group in page.locator("main fieldset:has([name^=level]):visible").all():
        group.locator("[value=cannot_tell]").check()
    page.get_by_role("button", name="Send to the author").click()
    expect(page.get_by_role("button", name="Send to the author")).to_have_count(0)


def names(page: Page, who: str) -> bool:
    """Whether a page says who somebody is."""
    return who in page.get_by_role("main").inner_text()


@pytest.mark.parametrize("mode", ["open", "author_hidden", "both_hidden"])
def test_five_people_from_draft_to_follow_up(draft, mode, somebody, new_browser, sign_in, axe):
    screens = {}
    for who in ("maryam", "joan", "tunde", "denise", "rob"):
        screens[who] = new_browser(width=320 if who == "tunde" else 1280)
        sign_in(screens[who], somebody(who))
    author, second, peer, mentor, facilitator = screens.values()
    page = f"/peer-review/scenarios/{draft.public_id}/"

    author.goto(f"{page}sign/")
    expect(author.locator("[name=anonymity][value=author_hidden]")).to_be_checked()
    author.locator(f"[name=anonymity][value={mode}]").check()
    author.get_by_label("I have read this and it is true").check()
    assert axe(author) == []
    author.get_by_role("button", name="Sign and send").click()
    expect(author.get_by_role("heading", name="Your case scenario has been sent")).to_be_visible()

    second.goto("/peer-review/triage/")
    second.get_by_role("button", name="Check this one").first.click()
    assert not names(second, AUTHOR)
    for box in second.locator("[name=checklist]").all():
        box.check()
    second.get_by_role("button", name="Release it for review").click()
    expect(second.get_by_role("heading", name="Check as the second person")).to_be_visible()

    peer.goto("/peer-review/reviews/")
    peer.get_by_role("button", name="Give me one to review").click()
    expect(peer.get_by_role("button", name="Start your review").first).to_be_visible()
    assert names(peer, AUTHOR) == (mode == "open")
    assert axe(peer) == []
    send_review(peer)
    mentor.goto(f"/peer-review/reviews/start/{draft.public_id}/")
    assert names(mentor, AUTHOR) == (mode == "open")
    send_review(mentor)
    session = schedule_session(
        CaseScenario.objects.get(pk=draft.pk),
        by=somebody("rob"),
        participants=[somebody("denise"), somebody("sian"), somebody("tunde")],
        presenter=somebody("denise"),
        scheduled_for=timezone.now() + timedelta(hours=1),
        place="Room 2",
    )
    facilitator.goto(f"/peer-review/sessions/{session.public_id}/")
    facilitator.get_by_label("I accept the ground rules").check()
    facilitator.get_by_role("button", name="Go in").click()
    facilitator.get_by_text("Read the case scenario", exact=True).click()
    expect(facilitator.get_by_text("I asked twice.").first).to_be_visible()
    assert names(facilitator, AUTHOR) == (mode == "open")

    author.goto(f"{page}own-review/")
    author.get_by_role("button", name="Go on to the feedback").click()
    author.goto(page)
    assert names(author, MENTOR)
    assert names(author, PEER) == (mode != "both_hidden")
    review = Review.objects.get(reviewer=somebody("tunde"))
    assert names(author, f"Reviewer {review.pseudonym}") == (mode == "both_hidden")
    author.goto(f"/peer-review/reviews/{review.public_id}/")
    due = timezone.localdate()
    author.locator("[name=takes]").fill("I asked the wrong person.")
    author.locator("[name=will_do]").fill("Ask again, and write the answer down.")
    for part in ("day", "month", "year"):
        author.locator(f"[name=by_when_{part}]").fill(str(getattr(due, part)))
    author.get_by_role("button", name="Send your answer").click()
    expect(author.get_by_role("heading", name="Your answer")).to_be_visible()

    FollowUp.objects.update(due_on=due)
    assert ask_for_follow_ups.call() == 1
    author.goto(f"/peer-review/reviews/{review.public_id}/follow-up/")
    author.get_by_label("I did it").check()
    author.locator("[name=did]").fill("I asked the partner on her own.")
    author.get_by_role("button", name="Send", exact=True).click()
    peer.goto(f"/peer-review/reviews/{review.public_id}/")
    expect(peer.get_by_text("I asked the partner on her own.")).to_be_visible()
    assert names(peer, AUTHOR) == (mode == "open")

    second.goto(f"/peer-review/authors/{draft.public_id}/")
    assert not names(second, AUTHOR)
    second.get_by_label("A child", exact=True).check()
    second.locator("[name=words]").fill("The school rang me.")
    second.get_by_role("button", name="Show me who wrote it").click()
    expect(second.get_by_role("main")).to_contain_text(AUTHOR)
    author.goto("/notices/")
    expect(author.get_by_role("main")).to_contain_text("was looked up because somebody may be at risk")
