"""Whatever leaves the site as a file: who gets it, and what stands in it. That there is no other file is seen in the test
that asks for every address.
"""

import io
import zipfile
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import get_resolver, reverse
from pypdf import PdfReader

from learning.certificates import new_code
from learning.models import CompletionRecord
from peer_review.services.credits import issue_credits
from tests.leaks.conftest import WORD, Story
from tests.leaks.test_no_leaks import NO_FILES, addresses, walk

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.timeout(900),
    pytest.mark.parametrize("story", ["both_hidden"], indirect=True),
]
SHEETS = ("csv", "xlsx")


@pytest.fixture
def certificates(story) -> dict[str, CompletionRecord]:
    """A certificate of the author, and one of the reviewer."""
    return {
        part: CompletionRecord.objects.create(
            kind="module",
            person_number=story.people[part].public_id,
            person_name=story.people[part].name,
            subject_key=uuid4(),
            code="I2",
            title="Asking first",
            language="en-gb",
            version_number=1,
            score=90,
            verification_code=new_code(),
        )
        for part in ("author", "peer")
    }


def signed_in(story: Story, role: str) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(story.people[role], backend="accounts.backends.EmailBackend")
    return client


def text_in(body: bytes) -> str:
    """The words of a file, of whatever kind: a document, a packed sheet, or plain text."""
    if body.startswith(b"%PDF"):
        reader = PdfReader(io.BytesIO(body))
        return "\n".join(page.extract_text() for page in reader.pages) + str(reader.metadata)
    if body.startswith(b"PK"):
        packed = zipfile.ZipFile(io.BytesIO(body))
        return "\n".join(packed.read(name).decode(errors="replace") for name in packed.namelist())
    return body.decode(errors="replace")


def test_a_certificate_is_its_holders_alone_and_speaks_of_no_case_scenario(story, certificates):
    issue_credits.call()
    for part, record in certificates.items():
        address = reverse("learning:certificate-pdf", args=[record.verification_code])
        for role in story.people:
            answer = signed_in(story, role).get(address)
            assert answer.status_code == (200 if role == part else 404), f"{role} asks for the {part}'s"
        answer = signed_in(story, part).get(address)
        text = text_in(answer.content) + str(dict(answer.headers))
        others = [mark for whose, marks in story.marks.items() if whose != part for mark in marks]
        assert story.people[part].name in text
        assert not [mark for mark in (*others, *story.marks[part][1:], WORD, "review") if mark in text]
        assert Client().get(address).status_code in (302, 401)


def test_no_sheet_that_an_editor_can_export_holds_anything_of_the_story(story):
    """Wagtail offers its lists as sheets: everything an editor can open is asked for as one."""
    client, sheets, leaks = signed_in(story, "editor"), set(), []
    for name, patterns in walk(get_resolver()):
        if str(patterns[0]) != "admin/" or not name:
            continue
        for path in addresses(story, name, patterns)[:1]:
            for kind in SHEETS:
                answer = client.get(path, {"export": kind})
                if answer.status_code != 200 or answer["Content-Type"].partition(";")[0] in NO_FILES:
                    break
                sheets.add((name, kind))
                text = text_in(b"".join(answer.streaming_content) if answer.streaming else answer.content)
                marks = [mark for marks in story.marks.values() for mark in marks]
                leaks += [f"{name} as {kind}: {mark}" for mark in (*marks, WORD) if mark in text]
    assert {kind for _name, kind in sheets} == set(SHEETS)
    assert not leaks, "\n".join(leaks)
