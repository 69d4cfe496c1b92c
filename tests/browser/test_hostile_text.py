"""Texts that would run script stand in every text field there is, and no page runs one: neither with the content policy,
which must not even be asked, nor without it.
"""

from itertools import cycle

import pytest
from django.apps import apps
from django.db import DatabaseError, models, transaction
from playwright.sync_api import expect

from accounts.services.invitations import invite_person
from config.demo.stories import load_demo
from deidentification import find
from peer_review.models import ReviewSession
from tests.browser.hostile import hostile_texts
from tests.browser.pages import pages_by_person

pytestmark = pytest.mark.timeout(600)

OURS = ("accounts", "audit", "cms", "drafts", "learning", "notifications", "peer_review")
PLAIN = (models.CharField, models.TextField, models.JSONField)
OTHERWISE = (models.EmailField, models.SlugField, models.URLField, models.FileField)
MACHINE_WRITTEN = ("selector",)  # positions that must fit their quotation
COUNT_RUNS = "window.runs = 0; window.ran = () => { window.runs += 1; };"
TEXTS = hostile_texts()
ALL = "\n".join(TEXTS)


def text_fields(model) -> list[models.Field]:
    """The fields of a model into which somebody may write words; rich text of editors is cleaned, and tested with them."""
    return [
        field
        for field in model._meta.local_fields
        if isinstance(field, PLAIN)
        and not isinstance(field, OTHERWISE)
        and type(field).__module__.startswith("django.")
        and not field.choices
        and field.name not in MACHINE_WRITTEN
        and not field.unique
        and not field.primary_key
        and (not isinstance(field, models.CharField) or (field.max_length or 999) >= 60)
    ]


def poisoned(value, one: str):
    """Hostile text in place of every string in a piece of JSON that is words and no key, number or code."""
    if isinstance(value, dict):
        return {key: poisoned(part, one) for key, part in value.items()}
    if isinstance(value, list):
        return [poisoned(part, one) for part in value]
    return ALL if isinstance(value, str) and " " in value else value


def posts() -> list[str]:
    """Three posts to the group, of texts that the checker would not ask about."""
    unasked = [text for text in TEXTS if passes(f"{text}\n{text}")]
    parts = ["\n".join(unasked[start : start + 5]) for start in range(0, len(unasked), 5)]
    fitting = [part for part in parts if passes(part)][:4]
    assert len(fitting) == 4
    return [f"{part}\nand that was part {number}" for number, part in enumerate(fitting)]


def passes(text: str) -> bool:
    """Say whether the checker would let a text pass unasked."""
    return all(found.action == "hint" for found in find(text))


@pytest.fixture
def hostile_site(transactional_db, somebody) -> int:
    """The demonstration with hostile text wherever a person may write; returns how many values were poisoned."""
    list(load_demo())
    kit = somebody("kit")
    invite_person(
        email="new@example.org", name="New Person", role="practitioner", unit=kit.memberships.get().unit, by=kit
    )
    one_by_one, poisoned_values = cycle(TEXTS), 0
    for model in apps.get_models():
        if model._meta.app_label not in OURS or not (fields := text_fields(model)):
            continue
        for row in model._base_manager.all():
            changes = {}
            for field in fields:
                value = getattr(row, field.attname)
                if not value:
                    continue
                if isinstance(field, models.JSONField):
                    changes[field.attname] = poisoned(value, next(one_by_one))
                elif isinstance(field, models.CharField):
                    fitting = (text for text in one_by_one if len(text) <= (field.max_length or 999))
                    changes[field.attname] = next(fitting)
                else:
                    changes[field.attname] = ALL
            try:
                with transaction.atomic():
                    model._base_manager.filter(pk=row.pk).update(**changes)
            except DatabaseError:
                continue  # a table that only grows, or a rule in the database: its texts are not people's words
            poisoned_values += len(changes)
    return poisoned_values


@pytest.fixture(params=["policy on", "policy off"])
def visitor(request, browser, base_url, watch, sign_in, somebody):
    """Open a browser for somebody that counts what runs."""
    opened = []

    def go(name):
        context = browser.new_context(base_url=base_url, bypass_csp=request.param == "policy off")
        context.add_init_script(COUNT_RUNS)
        if request.param == "policy on":
            watch.follow(context)
        opened.append(context)
        page = context.new_page()
        page.on("dialog", lambda dialog: pytest.fail(f"a dialog opened: {dialog.message}"))
        if name:
            sign_in(page, somebody(name))
        return page

    yield go
    for context in opened:
        context.close()


def test_no_page_runs_what_people_wrote(hostile_site, visitor):
    assert hostile_site > 60
    ran, seen = [], 0
    for name, paths in pages_by_person().items():
        page = visitor(name)
        for path in paths:
            answer = page.goto(path)
            assert answer.status < 500, f"{name} {path}: {answer.status}"
            seen += "ran()" in page.locator("body").inner_text()
            if page.evaluate("window.runs"):
                ran.append(f"{name} {path}")
    assert not ran
    assert seen > 10  # the texts are there to be read, as text


def test_the_live_room_shows_what_is_posted_as_text(transactional_db, visitor):
    list(load_demo())
    room = f"/peer-review/sessions/{ReviewSession.objects.get(status='scheduled').public_id}/"
    pages = []
    for name in ("rob", "tunde", "denise"):
        page = visitor(name)
        page.goto(room)
        page.get_by_label("I accept the ground rules").check()
        page.get_by_role("button", name="Go in").click()
        pages.append(page)
    lead, presenter, other = pages
    lead.get_by_role("button", name="Open the session").click()
    for number, part in enumerate(posts()):
        presenter.locator("#id_text").fill(part)
        presenter.get_by_role("button", name="Post to the group").click()
        expect(other.locator("#said")).to_contain_text(f"and that was part {number}")
    for page in pages:
        expect(page.locator("#said")).to_contain_text("ran()")
        assert page.evaluate("window.runs") == 0
