"""The live room when something is missing: the socket, the script, the connection, or the right to be there."""

import pytest
from playwright.sync_api import expect

from config.demo.stories import load_demo
from peer_review.models import Participant, ReviewSession
from peer_review.services.sessions import remove_participant

pytestmark = pytest.mark.timeout(300)


@pytest.fixture
def room(transactional_db) -> str:
    """The planned session of the demonstration."""
    list(load_demo())
    return f"/peer-review/sessions/{ReviewSession.objects.get(status='scheduled').public_id}/"


@pytest.fixture
def enter(room, new_browser, sign_in, somebody):
    """Bring somebody into the room in a browser of their own."""

    def go(name, *, socket=True, **kind):
        page = new_browser(**kind)
        sign_in(page, somebody(name))
        if not socket:
            page.route_web_socket("**/live/**", lambda route: route.close())
        page.goto(room)
        page.get_by_label("I accept the ground rules").check()
        page.get_by_role("button", name="Go in").click()
        return page

    return go


def post(page, words: str) -> None:
    page.locator("#id_text").fill(words)
    page.get_by_role("button", name="Post to the group").click()


def test_whoever_has_no_socket_or_no_script_misses_nothing(enter):
    lead, presenter = enter("rob"), enter("tunde")
    polling, plain = enter("denise", socket=False), enter("maryam", javascript=False)
    expect(polling.locator("#connection")).to_contain_text("every few seconds", timeout=15_000)
    lead.get_by_role("button", name="Open the session").click()
    expect(presenter.locator("#contribute")).to_be_visible()
    post(presenter, "What has to be in place before I speak to him?")
    expect(lead.locator("#said")).to_contain_text("What has to be in place")
    expect(polling.locator("#said")).to_contain_text("What has to be in place", timeout=15_000)

    seen = lead.locator("#do-next").get_attribute("value")
    lead.get_by_role("button", name="Next phase").click()
    expect(lead.locator("#do-next")).not_to_have_attribute("value", seen)
    plain.get_by_role("link", name="Refresh").click()
    expect(plain.locator("#said")).to_contain_text("What has to be in place")
    post(plain, "Does he know that you ask for information at all?")
    expect(plain.locator("#said")).to_contain_text("Does he know")
    expect(presenter.locator("#said")).to_contain_text("Does he know")
    expect(polling.locator("#said")).to_contain_text("Does he know", timeout=15_000)


def test_typing_and_focus_stay_while_others_post(enter):
    lead, presenter, other = enter("rob"), enter("tunde"), enter("denise")
    lead.get_by_role("button", name="Open the session").click()
    seen = lead.locator("#do-next").get_attribute("value")
    lead.get_by_role("button", name="Next phase").click()
    expect(lead.locator("#do-next")).not_to_have_attribute("value", seen)
    other.locator("#id_text").click()
    other.locator("#id_text").press_sequentially("half a th")
    for number in range(3):
        post(presenter, f"Answer number {number}")
        expect(other.locator("#said")).to_contain_text(f"Answer number {number}")
    expect(other.locator("#id_text")).to_be_focused()
    expect(other.locator("#id_text")).to_have_value("half a th")


def test_whoever_pauses_is_left_alone_until_they_resume(enter):
    lead, presenter, other = enter("rob"), enter("tunde"), enter("denise")
    lead.get_by_role("button", name="Open the session").click()
    expect(other.locator("#act")).to_have_attribute("data-status", "open")
    other.get_by_role("button", name="Pause live updates").click()
    post(presenter, "This comes while somebody reads.")
    expect(lead.locator("#said")).to_contain_text("while somebody reads")
    expect(other.locator("#said")).not_to_contain_text("while somebody reads")
    other.get_by_role("button", name="Resume live updates").click()
    expect(other.locator("#said")).to_contain_text("while somebody reads")


def test_whoever_is_taken_off_the_list_sees_nothing_more(enter, room, somebody):
    lead, presenter, other = enter("rob"), enter("tunde"), enter("denise")
    lead.get_by_role("button", name="Open the session").click()
    expect(other.locator("#act")).to_have_attribute("data-status", "open")
    part = Participant.objects.get(session__public_id=room.rstrip("/").rpartition("/")[2], person=somebody("denise"))
    remove_participant(part, by=somebody("rob"))
    expect(other.locator("#connection")).to_contain_text("no longer take part", timeout=10_000)
    post(presenter, "Said after somebody has left.")
    expect(lead.locator("#said")).to_contain_text("after somebody has left")
    expect(other.locator("#said")).not_to_contain_text("after somebody has left")
    assert other.goto(room).status == 404
