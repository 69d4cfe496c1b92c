"""What a group learnt, between the group, the author and the editors."""

import threading
from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.utils import timezone

from cms.queries import learning_point_of
from peer_review.services.learning_points import LearningPointWords, agree_learning_point, write_learning_point
from peer_review.services.sessions import NextStepWords, conclude_session
from peer_review.services.withdrawal import withdraw_scenario

pytestmark = pytest.mark.django_db
WORDS = LearningPointWords("Protect first, then talk", "Ask what would change for her.", "Write four lines.")


@pytest.fixture
def point(people, make_session, seen_of):
    """A learning point that the group has written down and not yet agreed."""
    session = make_session(phase="debrief")
    step = NextStepWords("Ring the unit", timezone.localdate() + timedelta(days=14))
    session = conclude_session(session, seen_of(session), by=people.facilitator, next_step=step)
    return write_learning_point(session, WORDS, by=people.facilitator)


def test_nothing_is_published_from_a_scenario_that_was_taken_back(people, point, site):
    withdraw_scenario(point.session.version.scenario, by=people.author)
    with pytest.raises(ValidationError, match="taken the case scenario back"):
        agree_learning_point(point, by=people.facilitator)
    assert learning_point_of(point.source_key) is None


@pytest.mark.skipif(not connection.features.has_select_for_update, reason="SQLite has one writer at a time anyway")
@pytest.mark.django_db(transaction=True)
def test_a_change_sent_while_the_facilitator_agrees_is_refused(people, point, site):
    refused = []

    def change() -> None:
        try:
            changed = replace(WORDS, body="Something else.")
            write_learning_point(point.session, changed, by=people.author, point=point)
        except ValidationError as error:
            refused.append(error)
        finally:
            connection.close()

    other = threading.Thread(target=change)
    with transaction.atomic():
        agree_learning_point(point, by=people.facilitator)
        other.start()
        other.join(timeout=1)  # it waits for this transaction
    other.join()
    point.refresh_from_db()
    assert refused and (point.state, point.text.body) == ("proposed", WORDS.body)
