"""The author's side after the feedback: two taps, an answer, and what came of it."""

import datetime

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from config.demo.stories import load_demo
from peer_review.models import FollowUp, Review
from peer_review.services.follow_ups import ask_for_follow_ups
from peer_review.services.reviews import skip_own_review

pytestmark = pytest.mark.timeout(300)


def test_an_author_taps_answers_and_says_later_what_came_of_it(transactional_db, new_browser, sign_in, somebody, axe):
    list(load_demo())
    review = Review.objects.of_others().get()
    author = somebody("tunde")
    skip_own_review(review.version.scenario, by=author)
    page = new_browser(width=320, javascript=True)
    sign_in(page, author)
    page.goto(f"/peer-review/reviews/{review.public_id}/")
    helped = page.get_by_role("button", name="This helped me see something", exact=True)
    helped.click()
    expect(page.get_by_role("button", name="This helped me see something", exact=True)).to_have_attribute(
        "aria-pressed", "true"
    )
    when = timezone.localdate() + datetime.timedelta(days=20)
    page.get_by_label("What do you take from this?").fill("I had not asked the right person.")
    page.get_by_label("What will you do?").fill("Ask again, and write the answer down.")
    for part, value in (("Day", when.day), ("Month", when.month), ("Year", when.year)):
        page.get_by_label(part, exact=True).fill(str(value))
    page.get_by_role("button", name="Send your answer").click()
    expect(page.get_by_role("heading", name="Your answer")).to_be_visible()
    assert axe(page) == []

    FollowUp.objects.update(due_on=timezone.localdate())
    assert ask_for_follow_ups.call() == 1
    page.goto("/")
    page.goto("/notices/")
    page.get_by_text("What came of your next step?").first.click()
    expect(page.get_by_role("heading", name="What came of it?")).to_be_visible()
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    page.get_by_label("I did it").check()
    page.get_by_label("What did you do, or what stood in the way?").fill("I asked the partner on her own.")
    page.get_by_role("button", name="Send", exact=True).click()
    expect(page.get_by_role("heading", name="What came of it", exact=True)).to_be_visible()
    expect(page.get_by_text("I asked the partner on her own.")).to_be_visible()
