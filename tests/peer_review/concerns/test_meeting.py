"""A concern that is raised, or a recall, while somebody else sends: what comes second finds it set aside."""

import threading
from datetime import timedelta
from types import SimpleNamespace
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection, transaction
from django.utils import timezone

from notifications.models import Notice
from peer_review.models import AuthorAnswer, CommentReply, Contribution, FeedbackOnReview, Review, ReviewComment
from peer_review.services.allocations import decline_review
from peer_review.services.concerns import raise_concern
from peer_review.services.follow_ups import answer_follow_up, put_off_follow_up
from peer_review.services.learning_points import LearningPointWords, agree_learning_point, write_learning_point
from peer_review.services.reviews import (
    add_comment,
    agree_with_review,
    answer_review,
    release_held_reviews,
    release_now,
    remove_comment,
    reply_to_comment,
    resolve_comment,
    return_review,
    save_review,
    submit_review,
    tap_feedback,
)
from peer_review.services.sessions import (
    NextStepWords,
    conclude_session,
    contribute,
    open_session,
    withdraw_contribution,
)
from peer_review.services.withdrawal import withdraw_scenario

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer at a time anyway"),
]
AHEAD = timezone.localdate() + timedelta(days=14)


@pytest.fixture
def meet():
    """Let an act begin while another is under way, and go on when that is committed: `meet(first, second)`.

    Returns what the second one raised, or None.
    """

    def run(first, second):
        raised: list[Exception | None] = []

        def act() -> None:
            try:
                second()
                raised.append(None)
            except (PermissionDenied, ValidationError) as error:
                raised.append(error)
            finally:
                connection.close()

        other = threading.Thread(target=act)
        with transaction.atomic():
            first()
            other.start()
            other.join(timeout=1.5)  # it waits for this transaction
        other.join()
        return raised[0]

    return run


@pytest.fixture
def worried(make_person):
    return make_person("mentor", name="Worried Somebody")


def comment_on(review, mentor):
    return add_comment(review, by=mentor, field="know", quote="I asked twice.", text="Whom did you ask?")


def answered(review, author):
    answer_review(review, by=author, takes="I see the gap.", will_do="Ask again.", by_when=AHEAD)
    return Review.objects.get(pk=review.pk).answer.follow_up


DRAFT_ACTS = {
    "save": lambda one: save_review(one.review, by=one.mentor, strengths="Something else."),
    "send": lambda one: submit_review(one.review, by=one.mentor),
    "comment": lambda one: comment_on(one.review, one.mentor),
    "remove": lambda one: remove_comment(one.comment, by=one.mentor),
    "decline": lambda one: decline_review(one.review.version.scenario, by=one.mentor, reason="no_time"),
}


@pytest.mark.parametrize("act", DRAFT_ACTS)
def test_a_draft_review_stays_as_it_is(meet, review, released, mentor, worried, act):
    one = SimpleNamespace(review=review, mentor=mentor, comment=comment_on(review, mentor))
    found = meet(lambda: raise_concern(released, by=worried, reasons=["child"]), lambda: DRAFT_ACTS[act](one))
    assert isinstance(found, PermissionDenied)
    kept = Review.objects.get(pk=review.pk)
    assert kept.status == "draft" and "quillfeathering" in kept.text.strengths
    assert ReviewComment.objects.count() == 1
    assert not Notice.objects.filter(kind="review.submitted").exists()


SENT_ACTS = {
    "answer": lambda one: answered(one.review, one.author),
    "tap": lambda one: tap_feedback(one.review, "will_use", on=True, by=one.author),
    "reply": lambda one: reply_to_comment(one.comment, by=one.author, text="I asked the agency."),
    "resolve": lambda one: resolve_comment(one.comment, by=one.author),
}


@pytest.mark.parametrize(("act", "first"), [*((act, "concern") for act in SENT_ACTS), ("answer", "recall")])
def test_nothing_is_said_about_a_sent_review(meet, review, author, mentor, lead, act, first):
    from peer_review.services.reviews import skip_own_review

    scenario, comment = review.version.scenario, comment_on(review, mentor)
    skip_own_review(scenario, by=author)
    sent = submit_review(review, by=mentor)
    Notice.objects.all().delete()
    one = SimpleNamespace(review=Review.objects.get(pk=sent.pk), author=author, comment=comment)
    begin = {
        "concern": lambda: raise_concern(scenario, by=mentor, reasons=["child"]),
        "recall": lambda: withdraw_scenario(scenario, by=lead, reason="identifies-someone"),
    }[first]
    assert isinstance(meet(begin, lambda: SENT_ACTS[act](one)), PermissionDenied)
    assert not AuthorAnswer.objects.exists() and not CommentReply.objects.exists()
    assert not FeedbackOnReview.objects.exists()
    assert not Notice.objects.filter(kind__in=["review.answered", "comment.answered"]).exists()


@pytest.mark.parametrize("act", ["answer", "put-off"])
def test_what_came_of_an_answer_waits(meet, sent_review, released, author, mentor, act):
    follow_up = answered(sent_review, author)
    acts = {
        "answer": lambda: answer_follow_up(follow_up, by=author, outcome="partly", did="I asked again."),
        "put-off": lambda: put_off_follow_up(follow_up, by=author),
    }
    assert isinstance(meet(lambda: raise_concern(released, by=mentor, reasons=["child"]), acts[act]), PermissionDenied)
    follow_up.refresh_from_db()
    assert not follow_up.outcome and not follow_up.put_off


HELD_ACTS = {
    "release": lambda one: release_now(one.review, by=one.mentor),
    "agree": lambda one: agree_with_review(one.review, by=one.other),
    "return": lambda one: return_review(one.review, by=one.other, words="Say what you would keep."),
    "on-time": lambda one: release_held_reviews.call(),
}


@pytest.mark.parametrize("act", HELD_ACTS)
def test_a_held_review_stays_held(meet, review, released, mentor, worried, act):
    held = submit_review(review, by=mentor, co_mentor=True)
    Review.objects.filter(pk=held.pk).update(submitted_at=timezone.now() - timedelta(days=8))
    one = SimpleNamespace(review=Review.objects.get(pk=held.pk), mentor=mentor, other=worried)
    found = meet(lambda: raise_concern(released, by=worried, reasons=["child"]), lambda: HELD_ACTS[act](one))
    assert isinstance(found, PermissionDenied) or act == "on-time"
    assert Review.objects.get(pk=held.pk).status == "held"
    assert not Notice.objects.filter(kind="review.submitted").exists()


class TestInASession:
    """The room falls silent with the freeze."""

    @pytest.fixture
    def session(self, released, author, unit, make_person):
        from peer_review.services.sessions import accept_ground_rules, schedule_session

        facilitator = make_person("facilitator", name="Rob")
        group = [make_person("practitioner", name=name) for name in ("Maryam", "Siân", "Denise", "Wren")]
        session = schedule_session(
            released,
            by=facilitator,
            participants=group,
            presenter=group[0],
            scheduled_for=timezone.now() + timedelta(hours=1),
        )
        for person in (facilitator, *group):
            accept_ground_rules(session, by=person)
        session.refresh_from_db()
        session.facilitator, session.group = facilitator, group
        return session

    def opened(self, session, to="debrief"):
        from peer_review.phases import Seen
        from peer_review.services.sessions import next_phase

        people = session.facilitator, session.group
        session = open_session(session, Seen(0, session.clock_version), by=people[0])
        while session.phase.key != to:
            session = next_phase(session, Seen(session.phase_index, session.clock_version), by=people[0])
        session.facilitator, session.group = people
        return session

    def freeze(self, session):
        return lambda: raise_concern(session.version.scenario, by=session.group[1], reasons=["child"])

    def test_it_does_not_open(self, meet, session):
        from peer_review.phases import Seen

        found = meet(self.freeze(session), lambda: open_session(session, Seen(0, 0), by=session.facilitator))
        session.refresh_from_db()
        assert isinstance(found, PermissionDenied) and session.status == "scheduled"

    @pytest.mark.parametrize("act", ["post", "take-back"])
    def test_nothing_is_posted_or_taken_back(self, meet, session, act):
        session = self.opened(session, "clarifying")
        writer = session.group[2]

        def post():
            return contribute(
                session, "What would she say is missing?", by=writer, key=uuid4(), phase_key=session.phase.key
            )

        there = post()
        acts = {"post": post, "take-back": lambda: withdraw_contribution(there, by=writer)}
        assert isinstance(meet(self.freeze(session), acts[act]), PermissionDenied)
        assert Contribution.objects.filter(withdrawn=False).count() == 1

    @pytest.mark.parametrize("first", ["concern", "recall"])
    def test_no_learning_point_reaches_the_editors(self, meet, session, site, author, first):
        from cms.queries import learning_point_of
        from peer_review.phases import Seen

        session = self.opened(session)
        session.refresh_from_db()
        step = NextStepWords("Ring the unit", AHEAD)
        seen = Seen(session.phase_index, session.clock_version)
        conclude_session(session, seen, by=session.facilitator, next_step=step)
        words = LearningPointWords("Protect first, then talk", "Ask what would change for her.", "Write four lines.")
        session.refresh_from_db()
        point = write_learning_point(session, words, by=session.facilitator)
        recall = {
            "concern": self.freeze(session),
            "recall": lambda: withdraw_scenario(session.version.scenario, by=author),
        }[first]
        assert meet(recall, lambda: agree_learning_point(point, by=session.facilitator)) is not None
        point.refresh_from_db()
        assert point.state == "draft" and learning_point_of(point.source_key) is None
