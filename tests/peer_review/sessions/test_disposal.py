from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from peer_review.models import (
    AgreedLearningPoint,
    Contribution,
    ContributionText,
    LearningPointText,
    NextStep,
    NextStepText,
    Participant,
    ReviewSession,
    SessionEvent,
)
from peer_review.services.disposal import dispose, due_today
from peer_review.services.holds import lay_hold

pytestmark = pytest.mark.django_db


@pytest.fixture
def ended(make_session, people):
    """A session that ended a while ago, with something written, a next step and two learning points."""

    def make(days: int) -> ReviewSession:
        session = make_session()
        when = timezone.now() - timedelta(days=days)
        ReviewSession.objects.filter(pk=session.pk).update(status="concluded", concluded_at=when)
        part = Participant.objects.filter(session=session).first()
        one = Contribution.objects.create(session=session, participant=part, phase_key="x", number=90, key=uuid4())
        ContributionText.objects.create(contribution=one, text="What I would ask first.")
        step = NextStep.objects.create(session=session, by_when=timezone.localdate())
        NextStepText.objects.create(next_step=step, what="I ask.")
        SessionEvent.objects.create(session=session, number=90, kind="session.concluded", at=when)
        for more in ({}, {"state": "proposed", "proposed_at": when}):
            point = AgreedLearningPoint.objects.create(session=session, **more)
            LearningPointText.objects.create(point=point, title="T", body="B", what_to_try="W")
        return ReviewSession.objects.get(pk=session.pk)

    return make


def test_the_words_of_a_session_go_after_ninety_days_and_its_course_stays(ended):
    session = ended(90)
    assert set(due_today()) == {"contribution"}
    dispose.call()
    assert not ContributionText.objects.exists()
    assert not NextStep.objects.exists()
    assert not NextStepText.objects.exists()
    assert AgreedLearningPoint.objects.get().state == LearningPointText.objects.get().point.state == "proposed"
    session.refresh_from_db()
    assert session.place == ""
    assert session.events.exists()
    assert session.participants.exists()
    assert due_today() == {}


def test_a_day_earlier_nothing_goes(ended):
    ended(89)
    assert due_today() == {}


def test_after_two_years_it_stands_nowhere_who_met_whom(ended):
    session = ended(730)
    dispose.call()
    assert not session.events.exists()
    assert not session.participants.exists()
    assert not AgreedLearningPoint.objects.exists()
    assert not LearningPointText.objects.exists()
    assert ReviewSession.objects.filter(pk=session.pk).exists()
    assert due_today() == {}


def test_a_hold_on_the_case_scenario_keeps_its_sessions_too(ended):
    session = ended(800)
    lay_hold(session.version.scenario, "concern")
    assert dispose.call() == 0
    assert ContributionText.objects.exists()


def test_the_page_of_a_session_without_its_words_still_opens(client, ended, people):
    session = ended(100)
    dispose.call()
    client.force_login(people.facilitator)
    assert client.get(f"/peer-review/sessions/{session.public_id}/").status_code == 200
