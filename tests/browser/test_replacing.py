"""Words in the place of names, in a browser: one click or key for all fields, one undo, and buttons without any script."""

from pathlib import Path

import pytest
import yaml
from django.urls import reverse
from playwright.sync_api import expect

from peer_review.services.scenarios import save_answers, start_scenario

pytestmark = pytest.mark.timeout(300)
STORIES = Path(__file__).resolve().parents[2] / "platform" / "config" / "demo" / "scenarios.yaml"


@pytest.fixture
def scenario(demo_site, somebody):
    """A draft with a name in an answer of another page."""
    found = start_scenario(by=somebody("maryam"))
    story = yaml.safe_load(STORIES.read_text())["scenarios"][0]
    save_answers(found, {**story, "oversight": "Nobody asked Dean Harwell."}, by=somebody("maryam"))
    return found


def page_of(scenario, key: str) -> str:
    from peer_review.scenario_form import SECTION_OF

    return reverse("peer_review:section", args=[scenario.public_id, SECTION_OF[key].key])


def oversight_of(scenario) -> str:
    return scenario.versions.get().answers["oversight"]


def test_one_click_replaces_everywhere_and_one_key_takes_it_back(scenario, somebody, page, sign_in, axe):
    sign_in(page, somebody("maryam"))
    page.goto(page_of(scenario, "know"))
    know = page.locator("[name=know]")
    text = "Dean Harwell rang from Bolton. Dean's mother was there."
    know.fill(text)
    swap = page.get_by_role("button", name="Replace “Dean Harwell” with “Person A”")
    expect(swap).to_be_visible()
    assert axe(page) == []
    swap.press("Enter")
    expect(know).to_have_value("Person A rang from Bolton. Person A's mother was there.")
    said = page.locator(".app-undo [role=status]")
    expect(said).to_have_text("“Dean Harwell” is now “Person A”, in 3 places.")
    assert oversight_of(scenario) == "Nobody asked Person A."
    undo = page.get_by_role("button", name="Undo")
    expect(undo).to_be_focused()
    expect(swap).to_have_count(0)
    assert axe(page) == []

    # Another replacement, then more typing: each undo takes back one replacement and leaves what was typed.
    page.get_by_role("button", name="Replace “Bolton” with “a town in the North West”").click()
    expect(know).to_have_value("Person A rang from a town in the North West. Person A's mother was there.")
    know.press("End")
    know.press_sequentially(" I asked.")
    undo.press("Enter")
    expect(know).to_have_value("Person A rang from Bolton. Person A's mother was there. I asked.")
    undo.press("Enter")
    expect(know).to_have_value(f"{text} I asked.")
    expect(said).to_have_text("“Dean Harwell” is back.")
    expect(undo).to_be_hidden()
    expect(know).to_be_focused()
    assert oversight_of(scenario) == "Nobody asked Dean Harwell."


def test_the_jigsaw_stands_beside_the_text_and_too_long_a_text_is_said_to_be_so(
    scenario, somebody, new_browser, sign_in, axe
):
    narrow = new_browser(width=320)
    sign_in(narrow, somebody("maryam"))
    narrow.goto(page_of(scenario, "know"))
    know, puzzle = narrow.locator("[name=know]"), narrow.locator("[data-jigsaw]")
    expect(puzzle).to_be_hidden()
    know.fill("He is a harbour pilot and lives in Milford Haven. It began in May 2022.")
    expect(puzzle).to_contain_text("could work out who this is")
    expect(puzzle).to_contain_text("try “a skilled maritime job”")
    assert axe(narrow) == []
    assert narrow.evaluate("document.documentElement.scrollWidth") <= 320
    know.fill("I asked twice.")
    expect(puzzle).to_be_hidden()
    expect(narrow.get_by_role("main")).to_contain_text("Nothing found by the checker; you must still read it")
    know.fill("word " * 20_000)
    expect(narrow.get_by_role("main")).to_contain_text("This is too long for the checker")
    know.fill("🙂" * 50)
    expect(narrow.get_by_role("main")).not_to_contain_text("This is too long for the checker")


def test_without_a_script_the_check_page_has_the_same_buttons(
    scenario, somebody, browser, server_origin, page, sign_in
):
    sign_in(page, somebody("maryam"))
    plain = browser.new_context(base_url=server_origin, java_script_enabled=False)
    plain.add_cookies(page.context.cookies())
    quiet = plain.new_page()
    quiet.goto(reverse("peer_review:check", args=[scenario.public_id]))
    quiet.get_by_role("button", name="Replace “Dean Harwell” with “Person A”").click()
    expect(quiet.get_by_role("main")).to_contain_text("“Dean Harwell” is now “Person A”, in 1 place.")
    assert oversight_of(scenario) == "Nobody asked Person A."
    quiet.get_by_role("button", name="Undo").click()
    assert oversight_of(scenario) == "Nobody asked Dean Harwell."
    plain.close()
