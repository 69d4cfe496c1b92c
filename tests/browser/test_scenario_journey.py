"""The main job, end to end: a case scenario, the checker, a second person, a review, a live session, a learning point."""

import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.utils import timezone
from playwright.sync_api import Page, expect

from peer_review.models import CalibrationPass
from peer_review.scenario_form import sections_for

pytestmark = [pytest.mark.journey, pytest.mark.timeout(300)]
STORIES = Path(__file__).resolve().parents[2] / "platform" / "config" / "demo" / "scenarios.yaml"
PLANTED = "Ring Dean Harwell on 07700 900123."
ASKED = "He was seen in Aberystwyth."


@pytest.fixture
def story() -> dict[str, Any]:
    return yaml.safe_load(STORIES.read_text())["scenarios"][0]


def fill_page(page: Page, answers: dict[str, Any]) -> None:
    """Fill whatever of the answers this page asks for."""
    for key, value in answers.items():
        if not page.locator(f"main [name={key}]").count():
            continue
        if isinstance(value, list):
            for one in value:
                page.locator(f"[name={key}][value={one}]").check()
        elif page.locator(f"textarea[name={key}], input[type=text][name={key}]").count():
            page.locator(f"[name={key}]").fill(str(value).strip())
        elif page.locator(f"select[name={key}]").count():
            page.locator(f"[name={key}]").select_option(str(value))
        else:
            shown = {True: "yes", False: "no"}.get(value, value) if isinstance(value, bool) else value
            page.locator(f'[name={key}][value="{shown}"]').check()


def pass_the_gates(page: Page) -> None:
    """Answer the first two gate questions, each on its page; ends on the page of the third."""
    page.locator("[name=at_risk][value=no]").check()
    page.get_by_role("button", name="Continue").click()
    page.locator("[name=under_review][value=no]").check()
    page.get_by_role("button", name="Continue").click()


def write_scenario(page: Page, story: dict[str, Any]) -> None:
    """From the third gate on, fill every page in its order; ends on the page to check the answers."""
    pages = sections_for(story["kind"])
    for number, part in enumerate(pages, start=1):
        expect(page.get_by_role("heading", level=1)).to_have_text(str(part.title))
        expect(page.get_by_text(f"Part {number} of ")).to_be_visible()
        fill_page(page, story)
        page.get_by_role("button", name="Save and continue").click()
    page.get_by_role("button", name="Check your answers").click()


def test_somebody_with_a_live_concern_is_told_what_to_do_and_writes_nothing(demo_site, somebody, page, sign_in, axe):
    sign_in(page, somebody("maryam"))
    page.goto("/peer-review/begin/")
    assert axe(page) == []
    page.locator("[name=at_risk][value=yes]").check()
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("main")).to_contain_text("999")
    expect(page.get_by_role("main")).to_contain_text("duty manager")
    assert axe(page) == []


def test_a_scenario_becomes_a_published_learning_point(demo_site, somebody, page, new_browser, sign_in, axe, story):
    # The practitioner writes, and the checker marks what identifies somebody as they write.
    sign_in(page, somebody("maryam"))
    page.goto("/peer-review/begin/")
    pass_the_gates(page)
    assert axe(page) == []
    write_scenario(page, {**story, "know": f"{story['know'].strip()} {PLANTED} {ASKED}"})
    expect(page.locator("#must-change")).to_be_visible()
    expect(page.get_by_role("main")).to_contain_text("07700 900123")
    assert axe(page) == []
    page.get_by_role("button", name="Save decisions and continue").click()
    expect(page.locator(".govuk-error-summary")).to_be_focused()

    page.get_by_role("link", name=re.compile("Change it in .*What do you know")).first.click()
    know = page.locator("[name=know]")
    know.fill(f"{story['know'].strip()} {PLANTED}")
    expect(page.locator(".app-findings").first).to_contain_text("Harwell")
    know.fill(f"{story['know'].strip()} {ASKED}")
    assert axe(page) == []
    check_page = re.sub(r"write/.*", "check/", page.url)
    page.get_by_role("button", name="Save and continue").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("What does not fit, and what you do not know")
    page.goto(check_page)
    expect(page.locator("#must-change")).to_have_count(0)
    for choice in page.locator("[name^=decision][value=changed]").all():
        choice.check()
    for reason in page.locator("[name^=reason]").all():
        reason.fill("Changed: it is another town altogether.")
    page.get_by_role("button", name="Save decisions and continue").click()
    page.get_by_label("I have read this and it is true").check()
    page.get_by_label("I am willing to present it").check()
    assert axe(page) == []
    page.get_by_role("button", name="Sign and send").click()
    expect(page.get_by_role("heading", name="Your case scenario has been sent")).to_be_visible()

    # The mentor, who has calibrated, is the second person, releases it and writes a review with a comment beside the text.
    today = timezone.localdate()
    CalibrationPass.objects.get_or_create(person=somebody("denise"), defaults={"passed_on": today, "active_on": today})
    mentor = new_browser()
    sign_in(mentor, somebody("denise"))
    mentor.goto("/peer-review/triage/")
    assert axe(mentor) == []
    mentor.get_by_role("button", name="Check this one").first.click()
    expect(mentor.get_by_role("main")).to_contain_text("Changed: it is another town altogether.")
    mentor.get_by_role("button", name="Release it for review").click()
    expect(mentor.get_by_role("main")).to_contain_text("Tick all four")
    for box in mentor.locator("[name=checklist]").all():
        box.check()
    assert axe(mentor) == []
    mentor.get_by_role("button", name="Release it for review").click()
    expect(mentor.get_by_role("heading", name="Check as the second person")).to_be_visible()
    mentor.goto("/peer-review/reviews/")
    assert axe(mentor) == []
    mentor.get_by_role("main").get_by_role("link").filter(has_text=story["title"]).first.click()
    mentor.get_by_role("button", name="Start your review").first.click()
    sentence = mentor.locator("#id_sentence option", has_text="home visit").first.get_attribute("value")
    mentor.locator("#id_sentence").select_option(sentence)
    mentor.locator("#id_comment").fill("What did you notice in the rooms while others answered?")
    mentor.get_by_role("button", name="Add comment").click()
    expect(mentor.locator(".app-comments")).to_contain_text("What did you notice in the rooms")
    fill_page(
        mentor,
        {
            "strengths": "You asked again, and wrote down who told you what.",
            "questions": "If she could read your plan, what would she say is missing?",
            "next_step": "Agree with your manager what is in place for her first.",
        },
    )
    for group in mentor.locator("main fieldset:has([name^=level]):visible").all():
        group.locator("[value=cannot_tell]").check()
    assert axe(mentor) == []
    mentor.get_by_role("button", name="Send to the author").click()
    expect(mentor.get_by_role("main")).to_contain_text("What did you notice in the rooms")

    # The author reads and answers it.
    page.goto("/peer-review/")
    assert axe(page) == []
    page.get_by_role("main").get_by_role("link").filter(has_text=story["title"]).first.click()
    assert axe(page) == []
    page.get_by_role("link", name="Review by Denise Okonkwo").click()
    expect(page.get_by_role("heading", name="Look at your own work first")).to_be_visible()
    assert axe(page) == []
    page.get_by_role("button", name="Go on to the feedback").click()
    page.get_by_role("link", name="Review by Denise Okonkwo").click()
    expect(page.get_by_role("main")).to_contain_text("What did you notice in the rooms")
    assert axe(page) == []
    due = timezone.localdate() + timedelta(days=14)
    fill_page(
        page,
        {
            "takes": "I looked at what was said and not at the rooms.",
            "will_do": "Write down what I see on the next visit.",
            "by_when_day": due.day,
            "by_when_month": due.month,
            "by_when_year": due.year,
        },
    )
    page.get_by_role("button", name="Send your answer").click()
    expect(page.get_by_role("main")).to_contain_text("I looked at what was said")

    # The facilitator plans a session; three browsers meet in it.
    lead = new_browser()
    sign_in(lead, somebody("rob"))
    lead.goto("/peer-review/sessions/new/")
    assert axe(lead) == []
    lead.get_by_role("main").get_by_role("link").filter(has_text=story["title"]).first.click()
    lead.get_by_role("group", name="Who presents the case scenario?").get_by_label("Denise Okonkwo").check()
    for name in ("Denise Okonkwo", "Siân Llŷr-Ŵilliams"):
        lead.get_by_role("group", name="Who takes part?").get_by_label(name).check()
    day = timezone.localdate()
    fill_page(lead, {"date_day": day.day, "date_month": day.month, "date_year": day.year, "time": "23:30"})
    assert axe(lead) == []
    lead.get_by_role("button", name="Plan the session and invite them").click()
    expect(lead).to_have_url(re.compile(r"/sessions/[0-9a-f-]{36}/$"))
    room = lead.url

    # Nobody knows the author yet; asked, she sees who comes, and agrees to present it herself.
    page.goto("/peer-review/")
    page.get_by_role("main").get_by_role("link").filter(has_text=story["title"]).first.click()
    assert axe(page) == []
    page.get_by_role("button", name="Say yes or no").click()
    expect(page.get_by_role("main")).to_contain_text("Siân Llŷr-Ŵilliams")
    assert axe(page) == []
    page.get_by_role("button", name="Yes, I present it under my name").click()
    expect(page).to_have_url(room)
    starter = new_browser(width=320)
    sign_in(starter, somebody("sian"))
    for someone in (lead, page, mentor, starter):
        someone.goto(room)
        if someone is starter:
            assert axe(someone) == []
        if someone.get_by_label("I accept the ground rules").count():
            someone.get_by_label("I accept the ground rules").check()
            someone.get_by_role("button", name="Go in").click()
    expect(lead.locator("#presence")).to_contain_text("4")
    lead.get_by_role("button", name="Open the session").click()

    # What one posts, the others see at once and without a name; the presenter is silent where the phase says so.
    page.locator("#id_text").fill("How do I raise it without putting her at more risk?")
    page.get_by_role("button", name="Post to the group").click()
    for someone in (lead, mentor, starter):
        expect(someone.locator("#said")).to_contain_text("How do I raise it without")
        expect(someone.locator("#said")).not_to_contain_text("Maryam")
    assert axe(page) == []
    for _ in range(3):
        seen = lead.locator("#do-next").get_attribute("value")
        lead.get_by_role("button", name="Next phase").click()
        expect(lead.locator("#do-next")).not_to_have_attribute("value", seen)
    expect(page.locator("#post")).to_be_hidden()
    expect(page.get_by_role("main")).to_contain_text("You are listening")
    assert axe(page) == []
    mentor.locator("#id_text").fill("We keep talking about him. Somebody should ask Dean Harwell's mother.")
    mentor.get_by_role("button", name="Post to the group").click()
    expect(mentor.locator("#contribute")).to_contain_text("Harwell")
    expect(mentor.locator("#id_text")).to_have_value(re.compile("Somebody should ask"))
    expect(page.locator("#said")).not_to_contain_text("Somebody should ask")
    mentor.locator("#id_text").fill("We keep talking about him. The log is about her.")
    mentor.get_by_role("button", name="Post to the group").click()
    expect(starter.locator("#said")).to_contain_text("The log is about her")
    assert axe(starter) == []
    assert starter.evaluate("document.documentElement.scrollWidth") <= 320

    # Somebody leaves, things happen, and they miss nothing when they come back.
    starter.goto("/")
    mentor.locator("#id_text").fill("And who is in touch with her now?")
    mentor.get_by_role("button", name="Post to the group").click()
    expect(lead.locator("#said")).to_contain_text("in touch with her now")
    starter.goto(room)
    expect(starter.locator("#said")).to_contain_text("in touch with her now")
    for button in ("Pause the clock", "Let the clock go on", "more minutes"):
        lead.get_by_role("button", name=button).click()
    assert axe(lead) == []

    # It ends with one next step and a date, and not without.
    lead.locator("#to-conclude").click()
    expect(lead.get_by_role("heading", name="End the session")).to_be_visible()
    assert axe(lead) == []
    lead.get_by_role("button", name="End the session").click()
    expect(lead.locator(".govuk-error-summary")).to_be_focused()
    step = {"what": "Ask the police unit for the wording of the three logs.", "by_when_day": due.day}
    fill_page(lead, {**step, "by_when_month": due.month, "by_when_year": due.year})
    lead.get_by_role("button", name="End the session").click()
    expect(lead.get_by_role("heading", name="The next step")).to_be_visible()
    assert axe(lead) == []

    # The group agrees a learning point; an editor publishes it; it stands in the library and in the module.
    lead.get_by_role("button", name="Write a learning point").click()
    expect(lead.get_by_role("heading", name="What the group learnt")).to_be_visible()
    expect(lead.locator("#save")).to_be_visible()
    point = {"title": "Protect first, then talk", "body": "Ask what changes for her before you talk to him."}
    fill_page(lead, {**point, "what_to_try": "Write four lines before you act.", "areas": ["A1"]})
    module = lead.locator("select[name=module] option", has_text="Asking first").get_attribute("value")
    lead.locator("select[name=module]").select_option(module)
    assert axe(lead) == []
    lead.get_by_role("button", name="Save for the group to read").click()
    lead.get_by_role("button", name="The group agrees").click()
    expect(lead.get_by_role("main")).to_contain_text("Waiting for an editor")

    editor = new_browser()
    sign_in(editor, somebody("alex"))
    editor.goto("/notices/")
    editor.get_by_role("button", name="learning point is waiting").first.click()
    editor.locator("footer").get_by_role("button", name="More actions").click()
    editor.get_by_role("button", name="Approve and Publish").click()
    expect(editor.locator(".messages")).to_contain_text("Protect first")

    starter.goto("/learning-points/")
    expect(starter.get_by_role("main")).to_contain_text("Protect first, then talk")
    assert axe(starter) == []
    starter.goto("/modules/asking-first/")
    expect(starter.get_by_role("main")).to_contain_text("Protect first, then talk")
    page.goto(room)
    expect(page.get_by_role("main")).to_contain_text("Published")
