"""The live room: whatever happens in it, no frame and no message between the processes says who somebody is.

Words stand in the frames of those who are in the room, and nowhere else; the channel layer carries numbers alone.
"""

import json
import logging
from datetime import timedelta
from uuid import uuid4

import pytest
from asgiref.testing import ApplicationCommunicator
from channels.auth import AuthMiddlewareStack
from channels.db import database_sync_to_async
from channels.layers import get_channel_layer
from channels.routing import URLRouter
from channels_redis.pubsub import RedisPubSubChannelLayer, RedisPubSubLoopLayer
from django.conf import settings
from django.test import Client
from django.utils import timezone

from peer_review.consumers import LiveSession
from peer_review.hub.pull import NOT_ADMITTED, SET_ASIDE, WITHDRAWN
from peer_review.hub.room import Room
from peer_review.models import CaseScenario, Participant, ReviewSession, SessionEvent
from peer_review.phases import Seen
from peer_review.routing import websocket_urlpatterns
from peer_review.services import sessions as acts
from peer_review.services.concerns import raise_concern
from peer_review.services.withdrawal import withdraw_scenario
from tests.leaks.conftest import WORD, Story

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.timeout(600)]
APPLICATION = AuthMiddlewareStack(URLRouter(websocket_urlpatterns))
IN_THE_ROOM = ("facilitator", "mentor", "another mentor", "author", "peer", "bystander")
NOT_IN_IT = ("safeguarding lead", "editor", "leader", "administrator", "mentor elsewhere")
TAKEN_BACK = "Taken back at once."
ON_THE_LAYER = ({"type", "session", "number"}, {"type", "room", "here", "ask"})


class Line:
    """One socket of somebody, and every frame that came through it."""

    def __init__(self, session: ReviewSession, cookie: str) -> None:
        path, _mark, query = LiveSession.address(session.public_id, "en-gb").partition("?")
        headers = [(b"cookie", f"{settings.SESSION_COOKIE_NAME}={cookie}".encode())] if cookie else []
        scope = {"type": "websocket", "path": path, "query_string": query.encode(), "headers": headers}
        self.wire = ApplicationCommunicator(APPLICATION, scope)
        self.frames: list[str] = []
        self.number = 0
        self.code = 0

    async def opens(self) -> bool:
        await self.wire.send_input({"type": "websocket.connect"})
        return (await self.wire.receive_output(timeout=20))["type"] == "websocket.accept"

    async def hear(self) -> None:
        """Take the next frame."""
        message = await self.wire.receive_output(timeout=20)
        self.frames.append(json.dumps(message, default=str))
        if message["type"] == "websocket.close":
            self.code = message["code"]
        else:
            self.number = max(self.number, json.loads(message["text"]).get("number") or 0)

    async def hear_up_to(self, number: int) -> None:
        while self.number < number and not self.code:
            await self.hear()

    async def hear_the_end(self) -> int:
        while not self.code:
            await self.hear()
        return self.code

    async def hang_up(self) -> None:
        await self.wire.send_input({"type": "websocket.disconnect", "code": 1005})
        await self.wire.wait(timeout=20)


@pytest.fixture(autouse=True)
def _impatient(monkeypatch):
    """Look often, so that no test waits for seconds."""
    monkeypatch.setattr(Room, "CHECK_EVERY", 0.05)
    monkeypatch.setattr(Room, "COUNT_EVERY", 0.01)


@pytest.fixture
def on_the_layer(monkeypatch) -> list[dict]:
    """Everything that is given to the channel layer, to whatever group or channel."""
    seen: list[dict] = []
    layer = type(get_channel_layer())
    if layer is RedisPubSubChannelLayer:
        layer = RedisPubSubLoopLayer  # the one of each event loop, which does the sending

    def listening(name):
        really = getattr(layer, name)

        async def send(self, to, message):
            seen.append({"to": to, **message})
            await really(self, to, message)

        return send

    for name in ("group_send", "send"):
        monkeypatch.setattr(layer, name, listening(name))
    return seen


def cookie_of(person) -> str:
    client = Client()
    client.force_login(person, backend="accounts.backends.EmailBackend")
    return client.cookies[settings.SESSION_COOKIE_NAME].value


def room_of(story: Story) -> ReviewSession:
    """A session in which the author and the reviewer sit as members of the group, whom nobody knows as such."""
    scenario = CaseScenario.objects.get(pk=story.scenario.pk)
    people = story.people
    session = acts.schedule_session(
        scenario,
        by=people["facilitator"],
        participants=[people[role] for role in IN_THE_ROOM if role != "facilitator"],
        presenter=people["mentor"],
        scheduled_for=timezone.now() + timedelta(hours=1),
        place="Room 2",
    )
    for role in IN_THE_ROOM:
        acts.accept_ground_rules(session, by=people[role])
    return session


def again(session: ReviewSession) -> ReviewSession:
    return ReviewSession.objects.select_related("version__scenario").get(pk=session.pk)


def seen(session: ReviewSession) -> Seen:
    return Seen(session.phase_index, session.clock_version)


def clock(act, *values):
    """A turn of the clock by the facilitator."""

    def turn(story: Story, session: ReviewSession) -> None:
        act(session, seen(session), *values, by=story.people["facilitator"])

    return turn


def say(role: str, words: str, *, back: bool = False):
    """Something that somebody writes, and perhaps takes back at once."""

    def write(story: Story, session: ReviewSession) -> None:
        by = story.people[role]
        made = acts.contribute(session, words, by=by, key=uuid4(), phase_key=session.phase.key)
        if back:
            acts.withdraw_contribution(made, by=by)

    return write


def name_next_step(story: Story, session: ReviewSession) -> None:
    words = acts.NextStepWords(f"The {WORD} matters.", timezone.localdate(), f"The {WORD} came first.", "My manager")
    acts.name_next_step(session, words, by=story.people["mentor"])


def conclude(story: Story, session: ReviewSession) -> None:
    while session.phase_index < len(session.protocol.phases) - 1:
        acts.next_phase(session, seen(session), by=story.people["facilitator"])
        session = again(session)
    acts.conclude_session(session, seen(session), by=story.people["facilitator"])


WHOLE_COURSE = (
    clock(acts.open_session),
    clock(acts.next_phase),
    say("author", f"Which {WORD}?"),
    say("peer", f"And then the {WORD}?"),
    say("bystander", TAKEN_BACK, back=True),
    clock(acts.pause_session),
    clock(acts.resume_session),
    clock(acts.extend_phase, 5),
    name_next_step,
    conclude,
)


def marks_of_everybody(story: Story) -> list[str]:
    return [
        mark for person in story.people.values() for mark in (person.name, person.email, str(person.public_id)) if mark
    ]


async def enter(story: Story, session: ReviewSession, roles=IN_THE_ROOM) -> dict[str, Line]:
    lines = {}
    for role in roles:
        lines[role] = Line(session, await database_sync_to_async(cookie_of)(story.people[role]))
        assert await lines[role].opens(), f"{role} is not let in"
    return lines


async def leave(lines: dict[str, Line]) -> None:
    for line in lines.values():
        await line.hang_up()


def leaks_in(story: Story, lines: dict[str, Line], on_the_layer: list[dict], logged: str) -> list[str]:
    """Everything that stands where it may not: names in frames, and names or words on the layer and in the log."""
    marks = marks_of_everybody(story)
    found = [
        f"a frame to the {role} names {mark}"
        for role, line in lines.items()
        for mark in marks
        if any(mark in frame for frame in line.frames)
    ]
    carried = json.dumps(on_the_layer, default=str)
    found += [f"the layer carries {mark}" for mark in (*marks, WORD, TAKEN_BACK) if mark in carried]
    found += [f"the log holds {mark}" for mark in (*marks, WORD, TAKEN_BACK) if mark in logged]
    found += [f"the layer carries more than numbers: {sorted(one)}" for one in on_the_layer if not _is_numbers(one)]
    return found


def _is_numbers(message: dict) -> bool:
    rest = {key: value for key, value in message.items() if key != "to"}
    return set(rest) in ON_THE_LAYER and all(isinstance(one, int) for one in rest.get("here", [rest.get("number")]))


async def test_nobody_outside_the_room_gets_a_single_frame(story):
    session = await database_sync_to_async(room_of)(story)
    for role in (*NOT_IN_IT, None):
        cookie = await database_sync_to_async(cookie_of)(story.people[role]) if role else ""
        line = Line(session, cookie)
        assert not await line.opens(), f"{role} is let in"
        assert await line.wire.receive_nothing(timeout=0.05)


async def test_no_frame_of_a_whole_session_names_anybody_and_the_layer_carries_numbers(story, on_the_layer, caplog):
    session = await database_sync_to_async(room_of)(story)
    with caplog.at_level(logging.DEBUG):
        lines = await enter(story, session)
        for act in WHOLE_COURSE:
            await database_sync_to_async(act)(story, await database_sync_to_async(again)(session))
            session = await database_sync_to_async(again)(session)
            for line in lines.values():
                await line.hear_up_to(session.last_number)
        await leave(lines)
    kinds = {kind async for kind in SessionEvent.objects.filter(session=session).values_list("kind", flat=True)}
    assert kinds == set(SessionEvent.Kind.values) - {"session.cancelled", "session.stopped"}
    for role, line in lines.items():
        assert WORD in "".join(line.frames), f"the {role} was shown nothing"
    assert len(on_the_layer) > len(WHOLE_COURSE)
    assert leaks_in(story, lines, on_the_layer, caplog.text) == []


def remove_the_bystander(story: Story, session: ReviewSession) -> None:
    part = Participant.objects.get(session=session, person=story.people["bystander"])
    acts.remove_participant(part, by=story.people["facilitator"])


def call_it_off(story: Story, session: ReviewSession) -> None:
    acts.cancel_session(session, by=story.people["facilitator"])


def recall_it(story: Story, session: ReviewSession) -> None:
    withdraw_scenario(session.version.scenario, by=story.people["author"])


def worry_about_it(story: Story, session: ReviewSession) -> None:
    raise_concern(session.version.scenario, by=story.people["peer"], reasons=["child"])


@pytest.mark.parametrize("story", ["both_hidden"], indirect=True)
@pytest.mark.parametrize(
    ("ending", "code", "who"),
    [
        (recall_it, WITHDRAWN, IN_THE_ROOM),
        (worry_about_it, SET_ASIDE, IN_THE_ROOM),
        (remove_the_bystander, NOT_ADMITTED, ("bystander",)),
        (call_it_off, 0, ()),
    ],
)
async def test_an_untimely_end_is_told_by_a_bare_number_and_to_nobody_why(
    story, on_the_layer, caplog, ending, code, who
):
    session = await database_sync_to_async(room_of)(story)
    with caplog.at_level(logging.DEBUG):
        lines = await enter(story, session)
        for role, line in lines.items():
            await line.hear()
            line.frames.clear()
            assert not line.code, role
        await database_sync_to_async(ending)(story, await database_sync_to_async(again)(session))
        for role in who:
            assert await lines[role].hear_the_end() == code
            assert json.loads(lines[role].frames[-1]).keys() == {"type", "code"}
        session = await database_sync_to_async(again)(session)
        for role in set(IN_THE_ROOM) - set(who):
            await lines[role].hear_up_to(session.last_number)
            assert not lines[role].code, f"the {role} is sent away"
        await leave(lines)
    assert not any(WORD in frame for line in lines.values() for frame in line.frames)
    assert leaks_in(story, lines, on_the_layer, caplog.text) == []
