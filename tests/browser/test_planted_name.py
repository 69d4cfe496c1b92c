"""A name that the author and the checker both miss: the second person finds it, and nobody reads it a second time."""

import logging

import pytest
from django.apps import apps
from django.core import mail
from django.db.models import CharField, JSONField, TextField
from playwright.sync_api import Page, expect

from deidentification import find
from peer_review.models import CaseScenario, ScenarioText
from peer_review.services.scenarios import save_answers, start_scenario
from tests.peer_review.conftest import answers  # noqa: F401  (a fixture)

pytestmark = pytest.mark.timeout(300)

NAME = "fennimorrow"
"""A family's name, typed in small letters in the place of a thing."""
PLANTED = f"The plan is silent about the {NAME} visits. I asked twice."
MENDED = "The plan is silent about his family's visits. I asked twice."
REASON = "In the second box a family is called by its name. Say whose family it is."


@pytest.fixture
def draft(demo_site, somebody, answers) -> CaseScenario:  # noqa: F811
    """A whole draft in which a name stands that the checker passes by."""
    assert find(PLANTED) == [], "the checker finds it by now: plant another one"
    author = somebody("maryam")
    begun = start_scenario(by=author)
    save_answers(begun, {**answers, "know": PLANTED}, by=author)
    return begun


def sign(page: Page, draft: CaseScenario) -> None:
    page.goto(f"/peer-review/scenarios/{draft.public_id}/check/")
    expect(page.locator("#must-change")).to_have_count(0)
    page.get_by_role("button", name="Save decisions and continue").click()
    page.get_by_label("I have read this and it is true").check()
    page.get_by_role("button", name="Sign and send").click()
    expect(page.get_by_role("heading", name="Your case scenario has been sent")).to_be_visible()


def claim(page: Page) -> None:
    page.goto("/peer-review/triage/")
    page.get_by_role("button", name="Check this one").first.click()
    expect(page.locator("#release")).to_be_visible()


def places_of(word: str) -> set[str]:
    """Every table and field of the whole site in which a word stands."""
    found = set()
    for model in apps.get_models():
        for field in model._meta.concrete_fields:
            if isinstance(field, CharField | TextField | JSONField):
                values = model._base_manager.values_list(field.attname, flat=True)
                if any(word in str(value).casefold() for value in values):
                    found.add(f"{model._meta.label}.{field.name}")
    return found


def test_a_second_person_finds_a_name_that_nobody_reads_again(draft, new_browser, sign_in, somebody, axe, caplog):
    caplog.set_level(logging.DEBUG)
    author, second, last = (new_browser() for _ in range(3))
    for page, who in ((author, "maryam"), (second, "denise"), (last, "joan")):
        sign_in(page, somebody(who))
    sign(author, draft)

    # The second person reads what no rule can know, and says where it stands without saying it again.
    claim(second)
    expect(second.get_by_role("main")).to_contain_text("Nothing found by the checker; you must still read it.")
    expect(second.get_by_text(PLANTED)).to_be_visible()
    second.locator("[name=reasons][value=named]").check()
    second.locator("[name=reason]").fill(REASON)
    assert axe(second) == []
    second.get_by_role("button", name="Send it back").click()
    expect(second.get_by_role("main")).to_contain_text("Sent back. The author has been told")

    # The author is told without a word of it, reads the reason, and says it in another way.
    author.goto("/notices/")
    assert NAME not in author.get_by_role("main").inner_text()
    author.goto(f"/peer-review/scenarios/{draft.public_id}/")
    expect(author.get_by_role("main")).to_contain_text(REASON)
    author.goto(f"/peer-review/scenarios/{draft.public_id}/write/sources/")
    expect(author.locator("[name=know]")).to_have_value(PLANTED)
    author.locator("[name=know]").fill(MENDED)
    author.get_by_role("button", name="Save and continue").click()
    expect(author.locator("[name=know]")).to_have_count(0)
    sign(author, draft)

    # Somebody else signs for it, and it is released.
    claim(last)
    expect(last.get_by_text(MENDED)).to_be_visible()
    for box in last.locator("[name=checklist]").all():
        box.check()
    last.get_by_role("button", name="Release it for review").click()
    expect(last.get_by_role("main")).to_contain_text("Released. The author and the mentors of your region")

    # Nobody but its author can come to the version in which it stands, and it stands in no other place.
    version = draft.versions.get(number=1)
    assert places_of(NAME) == {"peer_review.ScenarioText.answers"}
    assert [text.version for text in ScenarioText.objects.all() if NAME in str(text.answers)] == [version]
    assert not any(NAME in one.subject + one.body for one in mail.outbox)
    assert NAME not in caplog.text
    changes = f"/peer-review/scenarios/{draft.public_id}/versions/2/changes/"
    for page in (second, last):
        assert page.goto(changes).status == 404
        page.goto(f"/peer-review/scenarios/{draft.public_id}/")
        assert NAME not in page.content()
    author.goto(changes)
    expect(author.get_by_role("main")).to_contain_text(NAME)
