"""The checker reads before the session's row is locked, so that nobody in the room waits for it."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from cms.queries import learning_point_of
from peer_review.models import LearningPointText
from peer_review.services.learning_points import LearningPointWords, agree_learning_point, write_learning_point
from peer_review.services.sessions import NextStepWords, conclude_session, name_next_step

pytestmark = pytest.mark.django_db
WORDS = NextStepWords("Ask her what would help her most this month.", timezone.localdate())


@pytest.mark.parametrize("act", ["name", "conclude"])
def test_no_lock_is_held_while_the_checker_reads(watch, make_session, people, seen_of, act):
    session = make_session(phase="debrief")
    watched = watch()
    if act == "name":
        name_next_step(session, WORDS, by=people.author)
    else:
        conclude_session(session, seen_of(session), by=people.facilitator, next_step=WORDS)
    assert watched.read_without_a_lock


@pytest.fixture
def point(make_session, people, seen_of):
    """A learning point that the group has written down and not yet agreed."""
    session = make_session(phase="debrief")
    session = conclude_session(session, seen_of(session), by=people.facilitator, next_step=WORDS)
    words = LearningPointWords("Protect first, then talk", "Ask what would change for her.", "Write four lines.")
    return write_learning_point(session, words, by=people.facilitator)


def test_no_lock_is_held_while_the_checker_reads_what_was_learnt(watch, people, point, site):
    watched = watch()
    assert agree_learning_point(point, by=people.facilitator).state == "proposed"
    assert watched.read_without_a_lock


def test_the_editors_get_no_words_that_the_checker_has_not_read(watch, people, point, site):
    later = LearningPointText.objects.filter(point=point)
    watch().meanwhile = lambda: later.update(body="Ring 07700 900123.")
    with pytest.raises(ValidationError) as refused:
        agree_learning_point(point, by=people.facilitator)
    point.refresh_from_db()
    assert refused.value.code == "changed" and point.state == "draft"
    assert learning_point_of(point.source_key) is None
    with pytest.raises(ValidationError, match="07700 900123"):
        agree_learning_point(point, by=people.facilitator)


def test_the_people_of_a_session_are_not_named_in_it_even_by_first_name(make_session, people, say):
    session = make_session(phase="clarifying")
    people.group[1].name = "Wren Ash"
    people.group[1].save()
    with pytest.raises(ValidationError):
        say(session, "I agree with what Wren, said.")
