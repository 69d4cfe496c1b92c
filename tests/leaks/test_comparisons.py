"""Two tellings of one story laid side by side: it must make no difference to anybody else who of two equals it was.

Whatever could give somebody away by comparison shows here: a row more or less, a count, a heading, an order, a sentence
that stands only where it is true. Nothing is looked for; every byte of every page is compared.
"""

import difflib
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import get_resolver

from accounts.models import SupportRelationship
from peer_review.intruders import KEYS
from peer_review.models import CaseScenario, Pseudonym
from peer_review.services.scenarios import save_answers, start_scenario
from peer_review.services.submission import submit_scenario
from peer_review.services.triage import claim_scenario, release_scenario
from tests.leaks.conftest import WORD, Story, tell
from tests.leaks.test_no_leaks import addresses, walk

pytestmark = [pytest.mark.django_db, pytest.mark.timeout(1200)]

COMPARED = ("peer_review:", "notifications:", "learning:", "accounts:", "cms:", "wagtail_serve")
SEARCHES = ("/library/search/?q=quiet", f"/library/search/?q={WORD}", "/peer-review/triage/?page=2")
CHANGES_EACH_TIME = (
    # What differs between two tellings of the very same story: keys, tokens and the time of day.
    (r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "key"),
    (r"\b[0-9a-f]{8}-[0-9a-f]{3}…", "key"),
    (r"(?<=:)[0-9a-f]{24}\b", "digest"),
    (r"(?<=>peer_review\.)(\w+) \d+(?=<)", r"\1 number"),
    (r"\bless than an hour\b|\b\d+ hours?\b", "age"),
    (r'(?<=name="csrfmiddlewaretoken" value=")\w+', "token"),
    (r"(?<=nonce[=-])[\"']?[\w+/=-]+", "nonce"),
    (r'(?<=datetime=")[^"]+', "moment"),
    (r"\b\d\d?:\d\d(:\d\d)?\b", "moment"),
    (r"\b[0-9A-F]{4} [0-9A-F]{4}\b", "reference"),
    (r'(?<=[-_/#"])\d+(?=[-_/#"&])', "number"),
)

ORDERED_BY_KEY = "accounts:audit-trail"
"""Events that name nobody stand in the order of their random keys: the rows count here, not which of two comes first."""


@pytest.fixture
def equals(people, make_person) -> dict[str, Any]:
    """Two who could have written and reviewed it as well, and a mentor of all four."""
    others = {
        "author": make_person("practitioner", name="Wilhelmina Pardoe", email="wilhelmina.p@example.org"),
        "peer": make_person("practitioner", name="Lysander Brockhurst", email="lysander.b@example.org"),
    }
    for person in (people["author"], people["peer"], *others.values()):
        SupportRelationship.objects.create(
            kind=SupportRelationship.Kind.MENTOR, supporter=people["mentor"], person=person
        )
    return others


def told(cast: dict[str, Any], answers: dict[str, Any]) -> Story:
    """The story, and two more case scenarios of its author: one waits to be checked, and one for reviews."""
    story = tell("both_hidden", cast, answers)
    for released in (False, True):
        begun = start_scenario(by=cast["author"])
        save_answers(begun, answers, by=cast["author"])
        version = submit_scenario(
            begun, by=cast["author"], signed=True, anonymity="both_hidden", own_office_may_review=True
        )
        if released:
            claim_scenario(begun, by=cast["another mentor"])
            release_scenario(version, by=cast["another mentor"], checklist=KEYS)
    story.scenario = CaseScenario.objects.get(pk=story.scenario.pk)
    return story


def paths_of(story: Story, everybody: list[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    """Every address of the story, with the pages about each of the four whom it might have been."""
    for name, patterns in walk(get_resolver()):
        if name.startswith(COMPARED) and str(patterns[0]) != "admin/":
            for pair in everybody:
                for number, path in enumerate(
                    addresses(replace(story, people={**story.people, **pair}), name, patterns)
                ):
                    yield f"{name} {number} {pair['author'].name}", path
    for path in SEARCHES:
        yield path, path


def pages_for(role: str, story: Story, everybody: list[dict[str, Any]]) -> dict[str, str]:
    """Each page as somebody gets it, without what differs each time."""
    client = Client(raise_request_exception=False)
    client.force_login(story.people[role], backend="accounts.backends.EmailBackend")
    words = "|".join(Pseudonym.objects.values_list("word", flat=True)) or "(?!)"
    pages, seen = {}, {}
    for key, path in paths_of(story, everybody):
        if path not in seen:
            answer = client.get(path)
            body = b"".join(answer.streaming_content) if answer.streaming else answer.content
            text = f"{answer.status_code} {answer.headers.get('Location', '')}\n{body.decode(errors='replace')}"
            for pattern, stands_for in (*CHANGES_EACH_TIME, (rf"\b({words})\b", "pseudonym")):
                text = re.sub(pattern, stands_for, text)
            if key.startswith(ORDERED_BY_KEY):
                text = "<tr".join(sorted(text.split("<tr")))
            seen[path] = text
        pages[key] = seen[path]
    return pages


@pytest.mark.parametrize(
    ("part", "readers"),
    [
        (
            "author",
            (
                *("peer", "mentor", "another mentor", "bystander", "facilitator", "safeguarding lead"),
                *("leader", "administrator", "mentor elsewhere"),
            ),
        ),
        ("peer", ("author", "mentor", "bystander", "safeguarding lead")),
    ],
)
def test_nobody_can_tell_by_comparing_pages_which_of_two_equals_it_was(people, equals, answers, site, part, readers):
    everybody = [{key: one[key] for key in ("author", "peer")} for one in (people, equals)]
    tellings: list[dict[str, dict[str, str]]] = []
    for who in (people[part], equals[part]):
        with transaction.atomic():
            story = told({**people, part: who}, answers)
            tellings.append({role: pages_for(role, story, everybody) for role in readers})
            transaction.set_rollback(True)
    once, again = tellings
    compared, differences = 0, []
    for role in readers:
        assert once[role].keys() == again[role].keys()
        for key, page in once[role].items():
            compared += page.startswith("200")
            if page != again[role][key]:
                lines = difflib.unified_diff(page.splitlines(), again[role][key].splitlines(), lineterm="", n=0)
                changed = [line for line in lines if not line.startswith(("---", "+++", "@@"))]
                differences.append(f"{key} differs for the {role}:\n" + "\n".join(changed[:6]))
    assert compared > 25 * len(readers)
    assert not differences, f"{len(differences)} pages tell:\n\n" + "\n\n".join(differences)
