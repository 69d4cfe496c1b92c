"""The pages of the press as people meet them: readable by everybody, on any screen."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.timeout(200)

PAGES = [
    "/",
    "/about/",
    "/someone-at-risk/",
    "/glossary/",
    "/topics/",
    "/topics/a1-enquiries/",
    "/learning-points/",
    "/learning-points/?topic=A5",
    "/learning-points/ask-where-the-photograph-was-taken/",
    "/library/search/",
    "/library/search/?q=enquiry",
    "/library/search/?q=zebra",
]


@pytest.fixture
def content(site):
    from cms.services.loading import load_content

    load_content()


def test_every_kind_of_page_can_be_used_by_everybody(page, sign_in, make_person, content, axe):
    page.goto("/")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert axe(page) == []
    sign_in(page, make_person(name="Siân Ŵyn"))
    for path in PAGES:
        assert page.goto(path).status == 200, path
        assert axe(page) == [], path


def test_no_page_scrolls_sideways_on_a_small_screen(new_browser, sign_in, make_person, content):
    small = new_browser(width=320, javascript=False)
    sign_in(small, make_person())
    for path in PAGES:
        small.goto(path)
        assert small.evaluate("document.documentElement.scrollWidth") <= 320, path


def test_a_lesson_links_to_the_word_in_the_glossary(page, sign_in, make_person, content):
    sign_in(page, make_person())
    page.goto("/glossary/#enquiry")
    expect(page.locator("#enquiry")).to_be_in_viewport()


def test_somebody_finds_a_learning_point_by_topic_and_by_words(page, sign_in, make_person, content):
    sign_in(page, make_person())
    page.goto("/")
    page.get_by_role("navigation", name="Menu").get_by_role("link", name="Library").click()
    page.get_by_label("Show learning points on").select_option("A1")
    page.get_by_role("button", name="Show").click()
    expect(page.get_by_role("link", name="Ask where the photograph was taken")).to_be_visible()
    expect(page.get_by_role("link", name="Write it for the person on duty")).not_to_be_visible()
    page.get_by_label("Search lessons, topics and learning points").fill("photograph")
    page.get_by_role("button", name="Search").click()
    page.get_by_role("link", name="Ask where the photograph was taken").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ask where the photograph was taken")


def test_answers_that_are_folded_on_the_screen_are_printed(page, sign_in, make_person, site):
    from cms.directives import read_body, stream_data
    from cms.models import ContentPage

    body = read_body(
        "::: try\ntask: Decide.\nanswers:\n  - answer: Ask both.\n    why: Each changes who could be hurt.\n:::"
    )
    site.add_child(instance=ContentPage(title="Exercise", body=stream_data(body, "exercise")))
    sign_in(page, make_person())
    page.goto("/exercise/")
    answer = page.get_by_text("Each changes who could be hurt.")
    expect(answer).not_to_be_visible()
    page.emulate_media(media="print")
    expect(answer).to_be_visible()
