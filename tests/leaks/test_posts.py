"""What is sent and answered: every form that anybody meets, filled well and badly, by everybody.

No answer, redirect, message, e-mail, notice, row of the trail or line of the log tells who somebody is, and what was typed
comes back to its writer alone.
"""

import json
import logging
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from urllib.parse import quote, urlsplit

import pytest
from django.core import mail
from django.core.serializers import serialize
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import Resolver404, resolve, reverse
from django.utils import timezone

from audit.models import AuditEvent
from notifications.models import Notice
from peer_review.intruders import KEYS
from peer_review.models import CaseScenario, Review, ReviewSession, SecondPersonCheck
from peer_review.rubric import PROMPTS
from peer_review.services import sessions as acts
from peer_review.services.allocations import take_next_review
from peer_review.services.concerns import raise_concern
from peer_review.services.learning_points import LearningPointWords, write_learning_point
from peer_review.services.local_terms import add_local_term
from peer_review.services.reviews import add_comment, save_review, skip_own_review, start_review, submit_review
from peer_review.services.scenarios import save_answers, start_scenario
from peer_review.services.submission import submit_scenario
from peer_review.services.triage import claim_scenario, release_scenario
from tests.leaks.conftest import WORD, Story
from tests.leaks.forms import TYPED_MARKS, Sending, read_page, sendings
from tests.leaks.test_no_leaks import READS_WORDS, allowed
from tests.leaks.test_sockets import conclude, seen

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.timeout(1200),
    pytest.mark.parametrize("story", ["both_hidden"], indirect=True),
]

BEGIN_AT = ("/", "/peer-review/", "/notices/", "/learning/mine/", "/learning/people/", "/people/")
OURS = ("/peer-review/", "/notices/", "/learning/", "/people/", "/drafts/")
ALIKE_AT_MOST = 4
"""Pages of the same kind that are visited for each person, about different things."""
TOLD_ON_PURPOSE = {
    # Where a safeguarding lead has said why they must know, and what was asked for is the answer.
    ("author", "safeguarding lead", "peer_review:author"),
    ("author", "safeguarding lead", "peer_review:concern"),
}
MUST_BE_MET = (
    "accept-ground-rules begin claim comment-thread concern concern-raise contribute follow-up hold learning-point author "
    "local-terms next-version recall review review-start review-write schedule-session section session-command "
    "session-notes sign take-next withdraw"
)
SENT_ON_PURPOSE = {"accounts:invite": {"mail"}}
"""Where what somebody typed is to be sent: the name in an invitation, to whom it invites."""
LISTS_COLLEAGUES = {"facilitator": "peer_review:schedule-session", "administrator": "accounts:"}


@dataclass
class Post:
    """Somewhere at work: who is signed in, what they were shown, and what leaked."""

    story: Story
    clients: dict[str | None, Client]
    leaks: set[str] = field(default_factory=set)
    sent: int = 0
    taken: int = 0


@pytest.fixture
def busy(story, answers) -> Story:
    """The story, and beside it one more of everything that is under way: a draft, a queue, a desk, a room, a concern."""
    people, made = story.people, {}
    author, peer, mentor = people["author"], people["peer"], people["mentor"]
    save_answers(start_scenario(by=author), answers, by=author)
    for key in ("waiting", "reviewed", "worrying"):
        begun = start_scenario(by=author)
        save_answers(begun, answers, by=author)
        choices = {"signed": True, "anonymity": story.mode, "own_office_may_review": True}
        version = submit_scenario(begun, by=author, **choices)
        if key != "waiting":
            claim_scenario(begun, by=people["another mentor"])
            release_scenario(version, by=people["another mentor"], checklist=KEYS)
        made[key] = CaseScenario.objects.get(pk=begun.pk)
        if key == "reviewed":
            SecondPersonCheck.objects.update(checked_at=timezone.now() - timedelta(days=2))
            take_next_review(by=peer)
            take_next_review(by=people["bystander"])
    skip_own_review(made["reviewed"], by=author)
    for person in (peer, mentor, people["bystander"]):
        review, words = start_review(made["reviewed"], by=person), f"The {WORD} matters."
        levels = dict.fromkeys(PROMPTS, "2")
        save_review(review, by=person, levels=levels, strengths=words, questions=words, next_step=words)
        add_comment(review, by=person, field="know", quote="I asked twice.", text=f"Which {WORD}?")
    submit_review(Review.objects.get(pk=review.pk), by=people["bystander"])
    raise_concern(made["worrying"], by=mentor, reasons=["child"], words="")
    region = author.memberships.get().unit.parent.parent
    add_local_term(region, "harbourlights", by=people["safeguarding lead"])
    group = [people[role] for role in ("another mentor", "bystander", "mentor")]
    over = acts.schedule_session(
        CaseScenario.objects.get(pk=story.scenario.pk),
        by=people["facilitator"],
        participants=group,
        presenter=mentor,
        scheduled_for=timezone.now() + timedelta(hours=2),
        place="Room 3",
    )
    for person in (*group, people["facilitator"]):
        acts.accept_ground_rules(over, by=person)
    for session in (over, story.session):
        session = ReviewSession.objects.get(pk=session.pk)
        acts.open_session(session, seen(session), by=people["facilitator"])
    step = acts.NextStepWords(f"The {WORD} matters.", timezone.localdate())
    acts.name_next_step(ReviewSession.objects.get(pk=over.pk), step, by=mentor)
    conclude(story, ReviewSession.objects.get(pk=over.pk))
    words = LearningPointWords("Protect first", f"The {WORD} matters.", "Write four lines.", ["A1"])
    write_learning_point(ReviewSession.objects.get(pk=over.pk), words, by=mentor)
    return story


@pytest.fixture
def post(busy) -> Post:
    clients: dict[str | None, Client] = {None: Client(raise_request_exception=False)}
    for role, person in busy.people.items():
        clients[role] = Client(raise_request_exception=False)
        clients[role].force_login(person, backend="accounts.backends.EmailBackend")
    return Post(busy, clients)


def route_of(path: str) -> str:
    """The name of what answers at a path."""
    try:
        return resolve(path).view_name
    except Resolver404:
        return ""


def forms_before(post: Post, role: str) -> Iterator[tuple[Sending, Sending]]:
    """Walk along the links of all that somebody can reach, and yield every form there, filled well and badly."""
    unsent = CaseScenario.objects.filter(status="draft")
    queue = [*BEGIN_AT, *(reverse("peer_review:sign", args=[one.public_id]) for one in unsent)]
    visited, known, alike = set(), set(), Counter()
    while queue:
        path = queue.pop(0)
        alike[route_of(path)] += path not in visited
        if path in visited or alike[route_of(path)] > ALIKE_AT_MOST:
            continue
        visited.add(path)
        answer = post.clients[role].get(path)
        if answer.status_code in (301, 302):
            queue.append(urlsplit(answer["Location"]).path)
        if answer.status_code != 200 or not answer["Content-Type"].startswith("text/html"):
            continue
        forms, links = read_page(path, answer.content.decode())
        queue += [link for link in sorted(links) if link.startswith(OURS)]
        for form in forms:
            for good, bad in zip(sendings(form, good=True), sendings(form, good=False), strict=True):
                shape = (route_of(good.path), tuple(name for name, _values in good.data), good.data[-1:])
                if good.path.startswith(OURS) and shape not in known:
                    known.add(shape)
                    yield good, bad


def send(post: Post, role: str | None, one: Sending, commit) -> bool:
    """Send a form as somebody, look at all that comes of it, and undo it; return whether it was taken."""
    events, notices = AuditEvent.objects.count(), Notice.objects.count()
    client = post.clients[role]
    before = client.cookies.output()
    mail.outbox.clear()
    with transaction.atomic():
        with commit(execute=True):
            answer = client.post(one.path, one.as_post())
        look(post, role, one.path, answer)
        headers = json.dumps(dict(answer.headers)) + client.cookies.output().replace(before, "")
        found = {f"an answer's header holds {mark}" for mark in TYPED_MARKS if mark in headers}
        if answer.status_code in (302, 303):
            target = urlsplit(answer["Location"]).path
            look(post, role, target, client.get(target))
        trail = serialize("json", AuditEvent.objects.order_by("pk")[events:])
        told = json.dumps([[one.path, one.words] for one in Notice.objects.order_by("pk")[notices:]])
        mails = " ".join(f"{one.subject} {one.body}" for one in mail.outbox)
        for place, text in (("trail", trail), ("notices", told), ("mail", mails)):
            marks = [mark for three in post.story.marks.values() for mark in three]
            typed = () if place in SENT_ON_PURPOSE.get(route_of(one.path), ()) else TYPED_MARKS
            found |= {f"the {place} holds {mark}" for mark in (*marks, *typed, WORD) if mark in text}
        transaction.set_rollback(True)
    post.leaks |= {f"{role} sends {one.path}: {leak}" for leak in found}
    post.sent += 1
    return answer.status_code in (200, 302, 303)


def look(post: Post, role: str | None, path: str, answer: HttpResponse) -> None:
    """Search an answer for whoever is hidden from its reader, and for words that are not for them."""
    if answer.status_code >= 500:
        post.leaks.add(f"{role} gets {answer.status_code} from {path}")
    name = route_of(path)
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    text = body.decode(errors="replace") + str(dict(answer.headers))
    text = text.replace(path, "").replace(quote(path, safe=""), "")
    for whose, marks in post.story.marks.items():
        told = (whose, role, name) in TOLD_ON_PURPOSE or name.startswith(LISTS_COLLEAGUES.get(role or "", "-"))
        if any(mark in text for mark in marks) and not told and not allowed(post.story, whose, role, name):
            post.leaks.add(f"{name} answers the {role} who is the {whose}")
    if role not in READS_WORDS and WORD in text:
        post.leaks.add(f"{name} answers the {role} with a word of it")


def test_no_answer_to_any_form_tells_who_is_hidden_or_what_somebody_else_typed(
    post, caplog, django_capture_on_commit_callbacks
):
    met: dict[Sending, set[str | None]] = {}
    with caplog.at_level(logging.DEBUG):
        for role in post.story.people:
            for good, bad in forms_before(post, role):
                post.taken += send(post, role, good, django_capture_on_commit_callbacks)
                send(post, role, bad, django_capture_on_commit_callbacks)
                met.setdefault(good, set()).add(role)
        for one, owners in met.items():
            for role in post.clients.keys() - owners:
                send(post, role, one, django_capture_on_commit_callbacks)
    post.leaks |= {f"a log line holds {mark}" for mark in (*TYPED_MARKS, WORD) if mark in caplog.text}
    names = [mark for marks in post.story.marks.values() for mark in marks[:2]]
    post.leaks |= {f"a log line names {mark}" for mark in names if mark in caplog.text}
    never = {f"peer_review:{name}" for name in MUST_BE_MET.split()} - {route_of(one.path) for one in met}
    assert len(post.leaks) == 0, f"{len(post.leaks)} leaks in {post.sent} answers:\n" + "\n".join(sorted(post.leaks))
    assert not never, f"no form of these was met: {sorted(never)}"
    assert post.sent > 500 and post.taken > 60
