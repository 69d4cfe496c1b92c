"""Every address as every role, and all that leaves the site: a hidden name, address or word stands nowhere but where listed.

The lists below are the whole of what is allowed. What is found beside them is counted, and the count must be nought.
"""

import json
import logging
import re
import uuid
from collections.abc import Iterator
from urllib.parse import quote

import pytest
from django.core import mail
from django.core.serializers import serialize
from django.test import Client
from django.urls import NoReverseMatch, URLResolver, get_resolver, reverse

from audit.models import AuditEvent
from notifications.models import Notice
from tests.leaks.conftest import WORD, Story

pytestmark = [pytest.mark.django_db, pytest.mark.timeout(900)]

EVERYBODY_IS_LISTED = {
    # Pages that list colleagues as such, whoever wrote what.
    "administrator": {
        "accounts:people",
        "accounts:person",
        "accounts:audit-trail",
        "learning:person",
    },  # the trail: who signed in
    "mentor": {"learning:people", "learning:person"},
    "another mentor": {"learning:people", "learning:person"},
    "leader": {"learning:coverage"},
    "facilitator": {"peer_review:schedule-session"},
    "editor": set(),
}
READERS = ("author", "peer", "mentor", "another mentor", "facilitator", "bystander")
NAMED_PLACES = {
    # Pages of the piece of work itself, where somebody is named who is not hidden in this mode.
    "peer_review:scenario",
    "peer_review:review-start",
    "peer_review:review",
    "peer_review:reviews-together",
    "peer_review:review-newer",
    "peer_review:comment-thread",
    "peer_review:reviews",
}
READS_WORDS = {"author", "peer", "mentor", "another mentor", "facilitator", "bystander", "safeguarding lead"}
"""Who may meet words of the story at all: its author, who reviews or checks it, the group, and the lead."""
NO_FILES = {"text/html", "application/json", "text/javascript"}
"""What pages are made of; every other kind of answer is a file, and has a test of its own in `test_downloads`."""


def walk(resolver, spaces: tuple[str, ...] = (), inner=()) -> Iterator[tuple[str, list]]:
    """Every pattern of the site by its full name, with the patterns that lead to it."""
    for one in resolver.url_patterns:
        if isinstance(one, URLResolver):
            yield from walk(one, (*spaces, one.namespace) if one.namespace else spaces, (*inner, one.pattern))
        else:
            yield ":".join((*spaces, one.name or "")), [*inner, one.pattern]


def values_for(story: Story, route: str) -> dict[str, list[object]]:
    """What to put for each parameter: the story's own objects where the route speaks of them."""
    review = [one.public_id for one in story.reviews.values()]
    kind = re.sub(r"^peer-review/", "", route)
    if kind.startswith(("scenarios/", "recall/", "authors/", "triage/", "reviews/start/", "sessions/new/")):
        public = [story.scenario.public_id]
    elif kind.startswith("reviews/"):
        public = review
    elif kind.startswith("sessions/"):
        public = [story.session.public_id]
    elif kind.startswith("concerns/"):
        public = [story.scenario.public_id, uuid.uuid4()]
    else:
        public = [uuid.uuid4()]
    author, peer = story.people["author"], story.people["peer"]
    return {
        "public_id": public,
        "person": [author.public_id, peer.public_id],
        "pk": [author.pk, peer.pk],
        "comment": [story.comment.pk],
        "number": [1],
        "key": ["know"],
        "slug": ["between-estates"],
        "name": ["open"],
        "code": ["I2"],
        "token": ["none"],
        "path": ["nothing.png"],
    }


def addresses(story: Story, name: str, patterns: list) -> list[str]:
    """The addresses of one pattern, with the story's own objects in them."""
    route = "".join(str(one) for one in patterns)
    if name == "wagtail_serve":
        return ["/", "/learning-points/", "/about/"]
    offered = values_for(story, route)
    wanted = [key for one in patterns for key in getattr(one, "converters", {}) or one.regex.groupindex]
    found = []
    for turn in range(2):
        chosen = {key: offered.get(key, [])[turn % len(offered[key]) :][:1] if key in offered else [] for key in wanted}
        for filler in (1, uuid.UUID(int=1), "none"):
            try:
                found.append(reverse(name, kwargs={key: (chosen[key] or [filler])[0] for key in wanted}))
                break
            except NoReverseMatch:
                continue
        else:
            try:
                found.append(
                    reverse(name, args=[1] * max(one.regex.groups for one in patterns if hasattr(one, "regex")))
                )
            except (NoReverseMatch, ValueError):
                found += []
    return list(dict.fromkeys(found))


def allowed(story: Story, whose: str, role: str, name: str) -> bool:
    """Whether somebody's mark may stand on a page for a role in this mode."""
    if whose == role or name in EVERYBODY_IS_LISTED.get(role, ()):
        return True
    if name == "peer_review:session":  # whoever reads it there may know an author who wants to be known
        return whose == "author" and story.mode == "open" and role in READERS
    hidden = {"open": (), "author_hidden": ("author",), "both_hidden": ("author", "peer")}[story.mode]
    return whose not in hidden and role in READERS and name in NAMED_PLACES


def test_no_page_names_a_hidden_person_or_shows_a_word_to_whom_it_is_not_for(story, caplog):
    leaks, driven, missed, files = [], 0, set(), set()
    patterns = list(walk(get_resolver()))
    clients = {None: Client(raise_request_exception=False)}
    for role, person in story.people.items():
        if story.mode != "both_hidden" and role not in (*READERS, "administrator"):
            continue  # they see the same in every mode: nothing
        clients[role] = Client(raise_request_exception=False)
        clients[role].force_login(person, backend="accounts.backends.EmailBackend")
    with caplog.at_level(logging.DEBUG):
        for name, found in patterns:
            in_admin = str(found[0]) == "admin/"
            if story.mode != "both_hidden" and not name.startswith(("peer_review:", "notifications:", "wagtail_serve")):
                continue  # the same in every mode
            if not name and in_admin:
                continue  # Wagtail's answer to whatever it does not know
            paths = addresses(story, name, found)
            if not paths:
                missed.add(name)
            for role, client in clients.items():
                if in_admin and role not in ("editor", "peer"):
                    continue
                for path in paths[:1] if in_admin else paths:
                    answer = client.get(path)
                    driven += 1
                    kind = answer.headers.get("Content-Type", "text/html").partition(";")[0]
                    if not in_admin and (kind not in NO_FILES or "Content-Disposition" in answer.headers):
                        files.add(name)
                    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
                    text = body.decode(errors="replace") + str(dict(answer.headers))
                    text = text.replace(path, "").replace(quote(path), "").replace(quote(path, safe=""), "")
                    for whose, marks in story.marks.items():
                        if any(mark in text for mark in marks) and not allowed(story, whose, role, name):
                            leaks.append(f"{name} shows {role} who is the {whose}")
                    if role not in READS_WORDS and WORD in text:
                        leaks.append(f"{name} shows {role} a word of it")
    for whose, marks in story.marks.items():
        leaks += [f"a log line names the {whose}" for mark in marks[:2] if mark in caplog.text]
    leaks += ["a log line holds a word"] if WORD in caplog.text else []
    assert not missed, f"no address was made for {sorted(missed)}"
    assert not files, "a kind of file of which no test of leaks knows"
    assert driven > 500
    assert len(leaks) == 0, f"{len(leaks)} leaks in {driven} pages:\n" + "\n".join(sorted(set(leaks)))


def test_nothing_that_is_sent_or_kept_on_record_names_a_hidden_person(story):
    leaks = []
    for message in mail.outbox:
        text = message.subject + message.body + str(message.extra_headers)
        leaks += [f"{message.subject}: {mark}" for marks in story.marks.values() for mark in marks if mark in text]
        leaks += [f"{message.subject}: a word"] if WORD in text else []
    kept = serialize("json", AuditEvent.objects.all()) + json.dumps(
        [[one.path, one.words] for one in Notice.objects.all()]
    )
    leaks += [mark for marks in story.marks.values() for mark in marks if mark in kept]
    leaks += ["a word on record"] if WORD in kept else []
    hidden = ["author"] if story.mode != "both_hidden" else ["author", "peer"]
    for whose in hidden:
        acts = AuditEvent.objects.filter(actor=story.people[whose].pk)
        leaks += [f"the trail names the {whose}: {event.verb}" for event in acts]
    author_told = Notice.objects.filter(recipient=story.people["author"], path__contains=str(story.scenario.public_id))
    leaks += [f"a notice leads the author to it: {one.kind}" for one in author_told]
    assert len(mail.outbox) > 5
    assert len(leaks) == 0, "\n".join(sorted(set(leaks)))


def test_no_piece_of_a_session_names_who_is_hidden(story):
    leaks = []
    wants_to_be_known = {("author", "session")} if story.mode == "open" else set()
    for role in ("facilitator", "another mentor"):
        client = Client()
        client.force_login(story.people[role], backend="accounts.backends.EmailBackend")
        for name in ("session", "session-state"):
            answer = client.get(reverse(f"peer_review:{name}", args=[story.session.public_id]))
            assert answer.status_code == 200
            leaks += [
                f"{name} names the {whose} to the {role}"
                for whose, marks in story.marks.items()
                if any(mark in answer.content.decode() for mark in marks) and (whose, name) not in wants_to_be_known
            ]
    assert leaks == []
