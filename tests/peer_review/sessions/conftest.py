"""A released case scenario, the people around it, and review sessions at any point of their course."""

from collections.abc import Callable
from datetime import timedelta
from types import SimpleNamespace
from uuid import uuid4

import pytest
from django.utils import timezone

from peer_review.phases import Seen


@pytest.fixture
def people(make_person):
    """A facilitator, the author, three more practitioners of the team, and a leader."""
    return SimpleNamespace(
        facilitator=make_person("facilitator", name="Rob"),
        author=make_person("practitioner", name="Tunde"),
        group=[make_person("practitioner", name=name) for name in ("Maryam", "Siân", "Denise")],
        leader=make_person("leader", name="Farida"),
    )


@pytest.fixture
def make_scenario(people, unit) -> Callable:
    """Make a released case scenario: `make_scenario(willing=False)`."""
    from peer_review.authorship import name_author
    from peer_review.models import CaseScenario, ScenarioText, ScenarioVersion

    def make(*, willing: bool = True, author=None, unit=unit):
        scenario = CaseScenario.objects.create(
            kind="fictional", unit=unit, gates_version="1", willing_to_present=willing
        )
        version = ScenarioVersion.objects.create(
            scenario=scenario, number=1, submitted_at=timezone.now().replace(minute=0, second=0, microsecond=0)
        )
        ScenarioText.objects.create(
            version=version, title="The late reply", answers={"focus_question": "How do I use what I was told?"}
        )
        name_author(scenario, author or people.author)
        scenario.status, scenario.released_version = "released", version
        scenario.released_on = timezone.localdate()
        scenario.save()
        return scenario

    return make


@pytest.fixture
def plan(people) -> Callable:
    """Plan a session: `plan(scenario, place="Room 2")`; the first of the group presents."""
    from peer_review.services.sessions import schedule_session

    def make(scenario, **others):
        usual = {"participants": people.group, "presenter": people.group[0], "by": people.facilitator}
        return schedule_session(scenario, **{**usual, "scheduled_for": timezone.now() + timedelta(hours=1), **others})

    return make


@pytest.fixture
def make_session(people, make_scenario, plan) -> Callable:
    """Plan a session that the author has agreed to present: `make_session(phase="discussion")`; all have gone in."""
    from peer_review.models import ReviewSession
    from peer_review.services.sessions import (
        accept_ground_rules,
        agree_to_present,
        next_phase,
        open_session,
    )

    def make(*, phase: str | None = None, entered: bool = True):
        session = plan(make_scenario(), place="Room 2")
        agree_to_present(session, by=people.author)
        if entered:
            for person in (people.facilitator, people.author, *people.group):
                accept_ground_rules(session, by=person)
        session = ReviewSession.objects.get(pk=session.pk)
        if phase is not None:
            session = open_session(session, seen(session), by=people.facilitator)
            while session.phase.key != phase:
                session = next_phase(session, seen(session), by=people.facilitator)
        return session

    return make


def seen(session) -> Seen:
    return Seen(session.phase_index, session.clock_version)


@pytest.fixture
def seen_of() -> Callable:
    """What somebody has before them who has just loaded the page."""
    return seen


@pytest.fixture
def say(people) -> Callable:
    """Post something: `say(session, "Text", by=person)`."""
    from peer_review.services.sessions import contribute

    def post(session, text: str = "What would she say is missing?", *, by=None, key=None, phase=None, decisions=()):
        session.refresh_from_db()
        return contribute(
            session,
            text,
            by=by or people.group[0],
            key=key or uuid4(),
            phase_key=phase or session.phase.key,
            decisions=decisions,
        )

    return post
