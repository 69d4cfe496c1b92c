"""The reviewer's desk in the hand: comments beside a long text, and sentences that begin by themselves."""

import re

import pytest
from playwright.sync_api import Page, expect

from config.demo.stories import load_demo
from peer_review.models import CaseScenario, Review
from peer_review.services.reviews import add_comment, start_review

pytestmark = pytest.mark.timeout(300)


@pytest.fixture
def desk(transactional_db, somebody, make_person, page, sign_in) -> Page:
    """A second mentor's desk on the released scenario, with one comment on words near the end of the text."""
    list(load_demo())
    unit = somebody("denise").memberships.get(role="mentor").unit
    mentor = make_person("mentor", name="Second Mentor", unit=unit, email="second.mentor@example.org")
    review = start_review(CaseScenario.objects.get(status="released"), by=mentor)
    add_comment(review, by=mentor, field="effect_on_me", quote="I felt foolish", text="So would I.")
    sign_in(page, mentor)
    page.set_viewport_size({"width": 1280, "height": 700})
    page.goto(f"/peer-review/reviews/{review.public_id}/write/")
    return page


def test_a_press_of_the_mouse_removes_a_comment_whose_passage_is_off_the_screen(desk):
    passage = desk.locator("[data-anchor-root=effect_on_me]")
    button = desk.get_by_role("button", name="Remove this comment")
    button.scroll_into_view_if_needed()
    desk.evaluate("scrollTo(0, 0)")
    assert passage.bounding_box()["y"] > 700
    box = button.bounding_box()
    desk.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    desk.mouse.down()
    # A hand is slower than a script: whatever the press makes scroll has scrolled two frames later.
    desk.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    desk.mouse.up()
    expect(desk.locator(".app-comment")).to_have_count(0)
    assert not Review.objects.get(reviewer__name="Second Mentor").comments.exists()


def test_with_the_keyboard_the_passage_of_a_comment_comes_into_sight(desk):
    desk.evaluate("scrollTo(0, 0)")
    desk.keyboard.press("Tab")
    for _ in range(80):
        if desk.evaluate("document.activeElement.closest('.app-comment') !== null"):
            break
        desk.keyboard.press("Tab")
    expect(desk.locator(".app-comment--now")).to_have_count(1)
    expect(desk.locator("[data-anchor-root=effect_on_me]")).to_be_in_viewport()


def test_on_paper_no_comment_is_cut_off_whatever_the_width_of_the_sheet(desk):
    desk.emulate_media(media="print")
    margin = desk.locator(".app-beside__margin")
    assert margin.evaluate("one => getComputedStyle(one).maxHeight") == "none"
    assert margin.evaluate("one => getComputedStyle(one).position") == "static"
    # The address of a page of ours is of no use on paper, and in a card it would stand across the title.
    desk.goto("/peer-review/")
    added = desk.locator("main a").evaluate_all("all => all.map(one => getComputedStyle(one, '::after').content)")
    assert added and set(added) == {"none"}


def test_a_press_begins_the_sentence_and_leaves_the_hand_on_the_blank(desk, axe):
    box = desk.locator("#id_questions")
    box.fill("You asked twice.")
    box.evaluate("box => box.setSelectionRange(box.value.length, box.value.length)")
    desk.get_by_role("list", name=re.compile("helpful sentence")).nth(2).get_by_role(
        "button", name="What I would want to check is …"
    ).click()
    expect(box).to_have_value("You asked twice. What I would want to check is …")
    expect(box).to_be_focused()
    desk.keyboard.type("whom you asked")
    expect(box).to_have_value("You asked twice. What I would want to check is whom you asked")
    assert axe(desk) == []
