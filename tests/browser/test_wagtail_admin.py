"""Wagtail's admin under our content policy, as an editor uses it; the `watch` fixture fails on every complaint."""

import re
import uuid
from io import BytesIO
from urllib.parse import urljoin, urlsplit

import pytest
from PIL import Image
from playwright.sync_api import expect

pytestmark = pytest.mark.timeout(400)

# Links that end the visit, answer with a file or a fragment, or show the same list again.
NOT_A_SCREEN = re.compile(
    r"logout|/export|[?&](p|ordering)=|\.(csv|xlsx)|[?&]export=|/documents/\d+/|/view_draft/|javascript"
)


@pytest.fixture
def editor(make_person):
    return make_person("editor", name="Siân Ŵyn")


@pytest.fixture
def content(site, make_person, settings, tmp_path):
    """The whole content that comes with Soundings, a learning point that waits for an editor, and a picture."""
    from django.core.files.base import ContentFile

    from cms.models import SoundingsImage
    from cms.services import propose_learning_point
    from cms.services.loading import load_content

    settings.MEDIA_ROOT = tmp_path
    load_content()
    picture = BytesIO()
    Image.new("RGB", (60, 40), "teal").save(picture, "PNG")
    SoundingsImage.objects.create(
        title="Teal", description="A teal field", file=ContentFile(picture.getvalue(), "t.png")
    )
    return propose_learning_point(
        title="Say who you mean",
        body="We read a plan aloud.",
        what_to_try="Read one plan aloud.",
        area_codes=["A1"],
        recommendation_codes=["R1"],
        module_page_id=None,
        source_key=uuid.uuid4(),
        by=make_person("facilitator"),
    )


def settled(page):
    page.wait_for_load_state("load")
    expect(page.locator("body")).to_be_visible()


def shape(url):
    """Addresses of the same screen for another object are one shape."""
    parts = urlsplit(url)
    query = "&".join(sorted(part.split("=")[0] for part in parts.query.split("&") if part))
    return re.sub(r"\d+|[0-9a-f-]{36}", "N", parts.path) + "?" + query


def test_every_screen_that_an_editor_can_reach_keeps_the_content_policy(page, base_url, sign_in, editor, content):
    sign_in(page, editor)
    seen: set[str] = set()
    waiting = [f"{base_url}/admin/"]
    visited = 0
    while waiting:
        url = waiting.pop(0)
        if shape(url) in seen:
            continue
        seen.add(shape(url))
        answer = page.goto(url)
        if answer is None or "text/html" not in answer.headers.get("content-type", ""):
            continue
        settled(page)
        visited += 1
        assert answer.status < 500, url
        for href in page.eval_on_selector_all("a[href]", "links => links.map(link => link.getAttribute('href'))"):
            target = urljoin(page.url, href).split("#")[0]
            if urlsplit(target).path.startswith("/admin/") and not NOT_A_SCREEN.search(target):
                waiting.append(target)
    assert visited > 40, sorted(seen)


def page_models():
    from wagtail.models import get_page_models

    return [model for model in get_page_models() if not model.__module__.startswith("wagtail.")]


def test_every_kind_of_page_can_be_edited_with_every_block(page, base_url, sign_in, editor, content):
    sign_in(page, editor)
    added = 0
    for model in page_models():
        existing = model.objects.order_by("pk").first()
        if existing is None:
            continue
        page.goto(f"{base_url}/admin/pages/{existing.pk}/edit/")
        settled(page)
        streams = page.locator("[data-streamfield-stream-container]:visible")
        for stream in [streams.nth(number) for number in range(streams.count())]:
            children = stream.locator("> [data-streamfield-child]")
            kinds = 1
            number = 0
            while number < kinds:
                before = children.count()
                stream.locator("> div button.c-sf-add-button").last.click()
                options = page.locator(".w-combobox__option")
                # A stream that takes one kind of block adds it without asking.
                expect(options.first.or_(children.nth(before))).to_be_visible()
                if options.count():
                    kinds = options.count()
                    options.nth(number).click()
                expect(children.nth(before)).to_be_visible()
                number += 1
                added += 1
    assert added > 30, added


def test_choosers_and_uploads_work_in_their_dialogues(page, base_url, sign_in, editor, content):
    from cms.models import ContentPage

    sign_in(page, editor)
    page.goto(f"{base_url}/admin/pages/{content.pk}/edit/")
    settled(page)
    page.get_by_role("button", name="Choose a page").first.click()
    dialogue = page.locator(".modal-dialog")
    dialogue.get_by_role("link", name="Explore").first.click()
    dialogue.get_by_role("link", name="Library", exact=True).click()
    expect(page.locator(".page-chooser .chooser__title, [data-chooser-title]").first).to_contain_text("Library")

    about = ContentPage.objects.get(slug="about")
    page.goto(f"{base_url}/admin/pages/{about.pk}/edit/")
    settled(page)
    page.locator("button.c-sf-add-button").last.click()
    page.locator(".w-combobox__option", has_text="Picture").click()
    page.get_by_role("button", name="Choose an image").last.click()
    expect(dialogue.get_by_role("link", name="Teal")).to_be_visible()
    dialogue.get_by_role("tab", name="Upload").click()
    expect(dialogue.get_by_label("Alternative text")).to_be_visible()
    dialogue.get_by_role("tab", name="Search").click()
    dialogue.get_by_role("link", name="Teal").click()
    expect(page.get_by_role("img", name="Teal").or_(page.locator(".chooser__image")).last).to_be_visible()


def test_an_editor_approves_a_learning_point_and_it_is_in_the_library(page, base_url, sign_in, editor, content):
    sign_in(page, editor)
    page.goto(f"{base_url}/admin/")
    expect(page.get_by_role("heading", name="How publishing works here")).to_be_visible()
    page.goto(f"{base_url}/admin/pages/{content.pk}/edit/")
    settled(page)
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("button", name="Approve with comment and Publish").click()
    page.locator(".modal-dialog").get_by_label("Comment").fill("Nobody could recognise them.")
    page.locator(".modal-dialog").get_by_role("button", name="Approve").click()
    expect(page.locator(".messages")).to_contain_text("updated")
    page.goto(f"{base_url}/learning-points/")
    expect(page.get_by_role("link", name="Say who you mean")).to_be_visible()
