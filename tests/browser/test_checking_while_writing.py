"""The checker beside what is being written, when the connection, the text or the hand does not keep to the plan."""

from pathlib import Path

import pytest
import yaml
from django.urls import reverse
from playwright.sync_api import expect

from peer_review.models import ScenarioVersion
from peer_review.scenario_form import SECTION_OF
from peer_review.services.scenarios import save_answers, start_scenario

pytestmark = pytest.mark.timeout(300)
NOTHING = "Nothing found by the checker; you must still read it"
STORIES = Path(__file__).resolve().parents[2] / "platform" / "config" / "demo" / "scenarios.yaml"


@pytest.fixture
def scenario(demo_site, somebody):
    """A draft with a name in an answer of another page than the one that is written."""
    found = start_scenario(by=somebody("maryam"))
    story = yaml.safe_load(STORIES.read_text())["scenarios"][0]
    save_answers(found, {**story, "oversight": "Nobody asked Dean Harwell."}, by=somebody("maryam"))
    return found


@pytest.fixture
def know(scenario, somebody, page, sign_in):
    """The box of one question of that draft, open in a browser."""
    under_way = set()
    page.on("request", lambda request: under_way.add(request))
    page.on("response", lambda answer: under_way.discard(answer.request))
    page.on("requestfailed", lambda request: under_way.discard(request))
    sign_in(page, somebody("maryam"))
    page.goto(reverse("peer_review:section", args=[scenario.public_id, SECTION_OF["know"].key]))
    yield page.locator("[name=know]")
    # The page saves and asks by itself; the database is emptied only when nothing is under way.
    page.route("**/*", lambda route: route.abort() if route.request.method == "POST" else route.continue_())
    while under_way:
        page.evaluate("new Promise(requestAnimationFrame)")


def selected(box) -> str:
    return box.evaluate("box => box.value.slice(box.selectionStart, box.selectionEnd)")


def test_without_a_connection_the_page_says_what_is_not_checked_and_undo_can_be_tried_again(scenario, know, page):
    know.fill("I asked twice.")
    group = page.locator(".govuk-form-group").filter(has=know)
    status = group.locator(".app-check-status")
    expect(status).to_have_text(NOTHING, timeout=20_000)
    know.fill("Dean Harwell rang from Bolton.")
    page.get_by_role("button", name="Replace “Dean Harwell” with “Person A”").click()
    expect(know).to_have_value("Person A rang from Bolton.")

    page.route("**/put-back/", lambda route: route.abort())
    page.route("**/check-text/", lambda route: route.abort())
    said, undo = page.locator(".app-undo [role=status]"), page.get_by_role("button", name="Undo")
    undo.click()
    expect(said).to_have_text(
        "“Dean Harwell” could not be put back: there is no connection. Press Undo again in a moment."
    )
    expect(know).to_have_value("Person A rang from Bolton.")

    know.press("Home")
    know.press_sequentially("Kelly told me: ")
    expect(group.get_by_text("Not checked since your last change.")).to_be_visible()
    expect(status).to_contain_text("The checker does not answer just now", timeout=15_000)
    group.get_by_role("button", name="Bolton", exact=True).click()
    assert selected(know) == "Bolton"

    page.unroute("**/put-back/")
    page.unroute("**/check-text/")
    undo.click()
    expect(know).to_have_value("Kelly told me: Dean Harwell rang from Bolton.")
    expect(said).to_have_text("“Dean Harwell” is back.")
    assert ScenarioVersion.objects.get(scenario=scenario).answers["oversight"] == "Nobody asked Dean Harwell."
    expect(status).to_have_text("3 things to look at")
    expect(group.get_by_text("Not checked since your last change.")).to_be_hidden()


def test_when_a_text_is_no_longer_too_long_its_findings_are_drawn_again(know, page):
    text = "Dean Harwell rang."
    finding = page.get_by_role("button", name="Dean Harwell", exact=True)
    know.fill(text)
    expect(finding).to_be_visible()
    know.fill(text + " word" * 5_000)
    expect(page.get_by_role("main")).to_contain_text("This is too long for the checker")
    expect(finding).to_have_count(0)
    know.fill(text)
    expect(finding).to_be_visible()
    expect(page.get_by_role("main")).not_to_contain_text("This is too long for the checker")


def test_the_hand_stays_on_a_suggestion_while_the_list_is_drawn_again_and_the_jigsaw_is_said(know, page):
    know.fill("Dean Harwell rang.")
    swap = page.get_by_role("button", name="Replace “Dean Harwell” with “Person A”")
    swap.focus()
    know.evaluate(
        "box => { box.value += ' He is a harbour pilot in Milford Haven since May 2022.';"
        "box.dispatchEvent(new Event('input', {bubbles: true})) }"
    )
    expect(page.get_by_role("button", name="Milford Haven", exact=True)).to_be_visible()
    expect(swap).to_be_focused()
    expect(page.locator("[role=status][data-jigsaw-said]")).to_have_text("Somebody local could work out who this is")


def test_undo_gives_each_line_its_own_words_back_whatever_was_typed_meanwhile(know, page):
    lines = "- Dean rang\n- Dean Harwell rang\n- Dean rang\n"
    know.fill(lines)
    page.get_by_role("button", name="Replace “Dean Harwell” with “Person A”").click()
    expect(know).to_have_value("- Person A rang\n" * 3)
    know.press("Control+Home")
    know.press_sequentially("I rang.\n")
    know.press("Control+End")
    know.press_sequentially("I asked.")
    page.get_by_role("button", name="Undo").click()
    said = page.locator(".app-undo [role=status]")
    expect(said).to_have_text("“Dean Harwell” is back.")
    expect(know).to_have_value(f"I rang.\n{lines}I asked.")

    know.fill(lines)
    page.get_by_role("button", name="Replace “Dean Harwell” with “Person A”").click()
    expect(know).to_have_value("- Person A rang\n" * 3)
    know.press("Control+Home")
    know.press_sequentially("- Person A rang\n")
    page.get_by_role("button", name="Undo").click()
    expect(said).to_contain_text("could not be put back everywhere")
    expect(know).to_have_value("- Person A rang\n" * 4)


def test_sending_waits_for_the_save_under_way_so_that_no_draft_lands_after_it(know, page):
    seen, held = [], []
    page.route("**/autosave/", lambda route: held.append(route))
    page.on("response", lambda answer: seen.append(("answered", answer.request.method, answer.url)))
    page.on("request", lambda request: seen.append(("sent", request.method, request.url)))
    address = page.url
    with page.expect_request("**/autosave/"):
        know.fill("I asked twice.")
    page.get_by_role("button", name="Save and continue").click(no_wait_after=True)
    page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    held[0].continue_()
    page.wait_for_url(lambda url: url != address)
    assert seen.index(("answered", "POST", f"{address}autosave/")) < seen.index(("sent", "POST", address))


def test_a_text_too_large_to_be_saved_on_leaving_is_not_left_without_a_warning(know, page):
    know.click()
    know.fill("word " * 13_000)
    with page.expect_event("dialog") as asked:
        page.evaluate("setTimeout(() => location.assign('/'))")
    assert asked.value.type == "beforeunload"
    asked.value.accept()


RANG = "On Monday he came late.\nI rang.\nNobody answered, so I wrote to him.\nIn week 6 the hostel asked.\n"


@pytest.mark.parametrize(
    ("text", "anchor", "found"),
    [
        (RANG, ("I rang.", "On Monday he came late.\n", "\nNobody answered, so I wrote to ", 24), 24),
        ("New. " + RANG, ("I rang.", "On Monday he came late.\n", "\nNobody answered, so I wrote to ", 24), 29),
        ("It was week 6 and I rang. So.", ("I rang.", "On Monday he came late.\n", "\nNobody answered", 24), None),
        ("no no no", ("no", "", "", 4), None),
        ("no no no", ("no", "", "", 3), 3),
    ],
)
def test_the_browser_finds_a_passage_by_the_same_rule_as_the_server(page, text, anchor, found):
    from anchoring import Anchor, Span, resolve

    exact, prefix, suffix, start = anchor
    span = resolve(text, Anchor(exact, prefix, suffix, start, start + len(exact)))
    assert span == (None if found is None else Span(found, found + len(exact)))
    page.goto("/accounts/login/")
    script = """async ([text, exact, prefix, suffix, start]) => {
        const { resolve } = await import("/static/design/anchor.js"), root = document.createElement("p");
        root.textContent = text;
        return resolve(root, { exact, prefix, suffix, start })?.startOffset ?? null;
    }"""
    assert page.evaluate(script, [text, *anchor]) == found
