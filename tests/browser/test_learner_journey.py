"""A new starter's whole way: the plan, a module, its knowledge check, the certificate and its verification."""

import io
from datetime import timedelta
from pathlib import Path

import pypdf
import pytest
import yaml
from django.utils import timezone
from playwright.sync_api import expect

pytestmark = pytest.mark.journey
CURRICULUM = Path(__file__).resolve().parents[2] / "learning" / "curriculum"


def questions(code: str) -> list[dict]:
    return yaml.safe_load((CURRICULUM / code / "questions.yaml").read_text())["questions"]


def lessons(code: str) -> int:
    return len(list((CURRICULUM / code / "lessons").glob("*.md")))


def answer(page, code: str, *, well: bool) -> None:
    """Answer a knowledge check: every question right, or every question wrong."""
    for number, question in enumerate(questions(code), start=1):
        section = page.get_by_role("region", name=f"Question {number} of")
        for option in question["options"]:
            wanted = option["correct"] if well else not option["correct"]
            if wanted:
                section.get_by_label(option["text"].strip(), exact=True).check()
                if question["kind"] == "single":
                    break
        if question.get("confidence"):
            section.get_by_label("Fairly sure").check()
    page.get_by_role("button", name="See how you did").click()


def work_through(page, code: str) -> None:
    """Start a module from its page and mark every lesson done; ends on the knowledge check."""
    page.get_by_role("button", name="Start", exact=True).click()
    for number in range(1, lessons(code) + 1):
        expect(page.get_by_text(f"Lesson {number} of {lessons(code)}")).to_be_visible()
        page.get_by_role("button", name="Mark as done and continue").click()


def test_a_new_starter_goes_from_the_plan_to_a_certificate(
    demo_site, somebody, page, new_browser, sign_in, axe, base_url
):
    mentor_page = new_browser()
    sign_in(mentor_page, somebody("denise"))
    mentor_page.goto("/learning/people/")
    mentor_page.get_by_role("link", name="Siân Llŷr-Ŵilliams").click()
    mentor_page.get_by_role("radio", name="Induction").check()
    starts = timezone.localdate() + timedelta(days=1)
    mentor_page.get_by_role("textbox", name="Day").fill(str(starts.day))
    mentor_page.get_by_role("textbox", name="Month").fill(str(starts.month))
    mentor_page.get_by_role("textbox", name="Year").fill(str(starts.year))
    mentor_page.get_by_role("button", name="Plan this pathway").click()
    expect(mentor_page.get_by_role("main")).to_contain_text("Induction")
    assert axe(mentor_page) == []

    sign_in(page, somebody("sian"))
    page.goto("/")
    expect(page.get_by_role("heading", name="Next: start Asking first")).to_be_visible()
    assert axe(page) == []
    page.get_by_role("link", name="Learning", exact=True).click()
    page.get_by_role("link", name="Induction").first.click()
    due = starts + timedelta(days=28)
    expect(page.get_by_role("main")).to_contain_text(f"{due.day} {due:%B %Y}")
    assert axe(page) == []
    page.get_by_role("main").get_by_role("link", name="Asking first").first.click()
    assert axe(page) == []

    work_through(page, "I2")
    expect(page.get_by_role("heading", name="Knowledge check")).to_be_visible()
    assert axe(page) == []
    page.get_by_role("button", name="See how you did").click()
    expect(page.locator(".govuk-error-summary")).to_be_focused()
    answer(page, "I2", well=False)
    first_wrong = next(option for option in questions("I2")[0]["options"] if not option["correct"])
    expect(page.get_by_role("main")).to_contain_text(" ".join(first_wrong["feedback"].split())[:60])
    assert axe(page) == []
    page.get_by_role("button", name="Try again").first.click()
    answer(page, "I2", well=True)
    expect(page.get_by_role("main")).to_contain_text("certificate")
    assert axe(page) == []

    page.goto("/learning/mine/")
    assert axe(page) == []
    with page.expect_download() as download:
        page.get_by_role("link", name="Download").first.click()
    pdf = pypdf.PdfReader(io.BytesIO(Path(download.value.path()).read_bytes()))
    words = " ".join(pdf.pages[0].extract_text().split())
    assert "Siân Llŷr-Ŵilliams" in words
    assert pdf.trailer["/Root"]["/MarkInfo"]["/Marked"]
    code = words.split("/learning/certificates/")[1].split()[0].strip("/.")

    stranger = new_browser()
    stranger.goto(f"/learning/certificates/{code}/")
    expect(stranger.get_by_role("main")).to_contain_text("Siân Llŷr-Ŵilliams")
    assert axe(stranger) == []
    assert stranger.goto(f"{base_url}/learning/certificates/{code}x/").status == 404

    page.goto("/modules/peer-feedback-and-de-identifying/")
    work_through(page, "I10")
    answer(page, "I10", well=True)
    expect(page.get_by_role("main")).to_contain_text("certificate")
    page.goto("/learning/mine/")
    expect(page.get_by_role("main")).to_contain_text("Induction")
    expect(page.get_by_role("link", name="Download")).to_have_count(3)


def test_the_lessons_and_the_check_work_without_javascript_on_a_narrow_screen(
    demo_site, somebody, new_browser, sign_in
):
    page = new_browser(javascript=False, width=320)
    sign_in(page, somebody("tunde"))
    page.goto("/modules/asking-first/")
    work_through(page, "I2")
    answer(page, "I2", well=True)
    expect(page.get_by_role("main")).to_contain_text("certificate")
    page.goto("/learning/mine/")
    expect(page.get_by_role("link", name="Download")).to_have_count(1)
