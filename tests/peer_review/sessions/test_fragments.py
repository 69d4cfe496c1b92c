"""State and events tell the same story: what was fetched before, with the changes since, is what is fetched after."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from peer_review.hub.fragments import moves_the_session, region, standing, written
from peer_review.models import Contribution, ReviewSession, SessionEvent
from peer_review.queries.sessions import events_after, session_with_text
from peer_review.services.sessions import (
    NextStepWords,
    cancel_session,
    conclude_session,
    extend_phase,
    name_next_step,
    next_phase,
    open_session,
    pause_session,
    resume_session,
    withdraw_contribution,
)
from peer_review.services.withdrawal import withdraw_scenario

pytestmark = pytest.mark.django_db
MOVING = ("data-left", "data-over", "class")


class Page:
    """A page as a browser without a script of ours would hold it, with the script's one rule for pieces."""

    def __init__(self, html: str) -> None:
        self.soup = BeautifulSoup(html, "html.parser")

    def apply(self, html: str) -> None:
        for piece in BeautifulSoup(html, "html.parser").find_all(recursive=False):
            known = self.soup.find(id=piece["id"])
            if known is not None:
                known.replace_with(piece)
            elif (place := self.soup.find(id=piece.get("data-into"))) is not None:
                place.insert(0, piece)

    def shown(self) -> list[str]:
        """Return what the page shows, without what only tells the time and without the space between pieces."""
        for clock in self.soup.find_all(id="clock"):
            for name in MOVING:
                clock.attrs.pop(name, None)
            for time in clock.find_all("time"):
                time.string = ""
        return [line.strip() for line in self.soup.prettify().splitlines() if line.strip()]


def words() -> NextStepWords:
    return NextStepWords("Ask for the wording of the logs", timezone.localdate() + timedelta(days=14))


ACTS = {
    "session.opened": (None, lambda session, people, seen, say: open_session(session, seen, by=people.facilitator)),
    "phase.begun": ("overview", lambda session, people, seen, say: next_phase(session, seen, by=people.facilitator)),
    "phase.paused": (
        "overview",
        lambda session, people, seen, say: pause_session(session, seen, by=people.facilitator),
    ),
    "phase.resumed": (
        "paused",
        lambda session, people, seen, say: resume_session(session, seen, by=people.facilitator),
    ),
    "phase.extended": (
        "overview",
        lambda session, people, seen, say: extend_phase(session, seen, 5, by=people.facilitator),
    ),
    "contribution.posted": ("clarifying", lambda session, people, seen, say: say(session, "First words")),
    "contribution.withdrawn": (
        "written",
        lambda session, people, seen, say: withdraw_contribution(Contribution.objects.get(), by=people.group[0]),
    ),
    "next_step.named": (
        "debrief",
        lambda session, people, seen, say: name_next_step(session, words(), by=people.author),
    ),
    "session.concluded": (
        "debrief",
        lambda session, people, seen, say: conclude_session(session, seen, by=people.facilitator, next_step=words()),
    ),
    "session.stopped": (
        "overview",
        lambda session, people, seen, say: withdraw_scenario(session.version.scenario, by=people.author),
    ),
    "session.cancelled": (None, lambda session, people, seen, say: cancel_session(session, by=people.facilitator)),
}


def changes(session: ReviewSession, after: int, role: str) -> str:
    events = events_after(session, after)
    return (standing(session, role) if moves_the_session(events) else "") + written(session, events)


def test_every_kind_of_event_is_tried():
    assert set(ACTS) == set(SessionEvent.Kind.values)


@pytest.mark.parametrize("role", ["presenter", "group", "facilitator"])
@pytest.mark.parametrize("kind", ACTS)
def test_state_before_and_its_event_make_state_after(people, make_session, say, seen_of, kind, role):
    stage, act = ACTS[kind]
    session = make_session(phase={"paused": "overview", "written": "clarifying"}.get(stage, stage))
    if stage == "paused":
        session = pause_session(session, seen_of(session), by=people.facilitator)
    if stage == "written":
        say(session, "Better not")
    before = session_with_text(session.pk)
    page = Page(region(before, role))
    act(before, people, seen_of(before), say)
    after = session_with_text(session.pk)
    assert after.last_number > before.last_number
    page.apply(changes(after, before.last_number, role))
    assert page.shown() == Page(region(after, role)).shown()


@pytest.mark.parametrize("role", ["presenter", "group", "facilitator"])
def test_a_whole_course_of_events_in_one_go_makes_the_same_state(people, make_session, say, seen_of, role):
    session = make_session()
    page = Page(region(session_with_text(session.pk), role))
    session = open_session(session, seen_of(session), by=people.facilitator)
    say(session, "My question", by=people.author)
    session = next_phase(ReviewSession.objects.get(pk=session.pk), seen_of(session), by=people.facilitator)
    for turn in range(3):
        say(session, "What would help" + "?" * (turn + 1))
    withdraw_contribution(Contribution.objects.order_by("number")[2], by=people.group[0])
    after = session_with_text(session.pk)
    page.apply(changes(after, 0, role))
    assert page.shown() == Page(region(after, role)).shown()


def test_changes_may_come_twice_without_harm(people, make_session, say):
    session = make_session(phase="clarifying")
    before = session_with_text(session.pk)
    page = Page(region(before, "group"))
    say(session, "Once")
    say(session, "And again")
    after = session_with_text(session.pk)
    for _time in range(2):
        page.apply(changes(after, before.last_number, "group"))
    assert page.shown() == Page(region(after, "group")).shown()


def test_no_piece_holds_a_name_or_anything_else_that_is_personal(people, make_session, say):
    session = make_session(phase="clarifying")
    for person in (people.author, *people.group):
        say(session, "What does she know?", by=person)
    html = "".join(region(session_with_text(session.pk), role) for role in ("presenter", "group", "facilitator"))
    for person in (people.facilitator, people.author, *people.group):
        assert person.name not in html
        assert str(person.public_id) not in html
    assert "csrf" not in html.lower()


def test_a_change_costs_the_same_number_of_queries_however_much_was_written(
    people, make_session, say, django_assert_max_num_queries
):
    session = make_session(phase="clarifying")
    for turn in range(12):
        say(session, "What would help" + "?" * (turn + 1))
    after = session_with_text(session.pk)
    with django_assert_max_num_queries(2):
        changes(after, after.last_number - 1, "group")
