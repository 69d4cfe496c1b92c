"""The hub and its socket: numbers in, pieces out."""

import asyncio

import pytest
from asgiref.sync import sync_to_async
from channels.layers import get_channel_layer
from django.conf import settings

from peer_review.events import group_of
from peer_review.hub import hub_here
from peer_review.hub.room import Room
from peer_review.hub.seat import MOST_WAITING, Seat, Ticket
from peer_review.models import Participant
from peer_review.services.sessions import next_phase, pause_session, withdraw_contribution
from tests.peer_review.sessions.browser import cookie_of, impatient, socket_of  # noqa: F401  (a fixture)

pytestmark = pytest.mark.django_db(transaction=True)


async def test_a_contribution_reaches_every_browser_as_a_piece_without_a_name(people, make_session, say):
    session = await sync_to_async(make_session)(phase="clarifying")
    async with socket_of(people.author, session) as author, socket_of(people.group[1], session) as other:
        assert (await author.hear("hello"))["number"] == (await other.hear("hello"))["number"] == 2
        await sync_to_async(say)(session, "Does he know <b>that</b> you ask?")
        for browser in (author, other):
            news = await browser.hear("changes")
            assert (news["after"], news["number"], news["posted"]) == (2, 3, 1)
            assert "Does he know &lt;b&gt;that&lt;/b&gt; you ask?" in news["html"]
            assert people.group[0].name not in news["html"]
            assert "csrf" not in news["html"]


async def test_each_audience_is_told_its_own(people, make_session, seen_of):
    session = await sync_to_async(make_session)(phase="probing")
    async with (
        socket_of(people.author, session) as presenter,
        socket_of(people.group[0], session) as member,
        socket_of(people.facilitator, session) as facilitator,
    ):
        for browser in (presenter, member, facilitator):
            await browser.hear("hello")
        await sync_to_async(next_phase)(session, seen_of(session), by=people.facilitator)
        told = [(await browser.hear("changes"))["html"] for browser in (presenter, member, facilitator)]
    assert ["You are listening" in html for html in told] == [True, False, False]
    assert ["do-next" in html for html in told] == [False, False, True]
    assert all('data-phase="discussion"' in html for html in told)


async def test_a_late_joiner_is_told_the_number_the_room_has_come_to(people, make_session, say):
    session = await sync_to_async(make_session)(phase="clarifying")
    async with socket_of(people.author, session) as early:
        await early.hear("hello")
        await sync_to_async(say)(session)
        await early.hear("changes")
        async with socket_of(people.group[1], session) as late:
            assert (await late.hear("hello"))["number"] == 3
            await sync_to_async(say)(session)
            news = await late.hear("changes")
            assert (news["after"], news["number"]) == (3, 4)


async def test_a_lost_signal_is_made_good_by_the_next_look(people, make_session, say, monkeypatch):
    session = await sync_to_async(make_session)(phase="clarifying")
    async with socket_of(people.author, session) as browser:
        await browser.hear("hello")
        monkeypatch.setattr("peer_review.events.get_channel_layer", lambda: None)
        await sync_to_async(say)(session, "Nobody announced this")
        assert "Nobody announced this" in (await browser.hear("changes"))["html"]


async def test_a_layer_that_fails_neither_stops_a_command_nor_the_room(people, make_session, say, monkeypatch):
    class Broken:
        def __getattr__(self, name):
            async def fail(*arguments):
                raise ConnectionError

            return fail

    for module in ("events", "hub.room"):
        monkeypatch.setattr(f"peer_review.{module}.get_channel_layer", Broken)
    session = await sync_to_async(make_session)(phase="clarifying")
    async with socket_of(people.author, session) as browser:
        await browser.hear("hello")
        await sync_to_async(say)(session, "Still here")
        assert "Still here" in (await browser.hear("changes"))["html"]


async def test_the_layer_carries_the_number_and_no_text(people, make_session, say):
    session = await sync_to_async(make_session)(phase="clarifying")
    layer = get_channel_layer()
    channel = await layer.new_channel()
    await layer.group_add(group_of(session.public_id), channel)
    await sync_to_async(say)(session, "Words that must not travel")
    async with asyncio.timeout(5):
        message = await layer.receive(channel)
    assert message == {"type": "live.number", "session": str(session.public_id), "number": 3}
    await layer.group_discard(group_of(session.public_id), channel)


async def test_many_numbers_at_once_come_as_one_message_or_in_order(people, make_session, say):
    session = await sync_to_async(make_session)(phase="clarifying")
    async with socket_of(people.author, session) as browser:
        number = (await browser.hear("hello"))["number"]
        for turn in range(5):
            await sync_to_async(say)(session, "What would help" + "?" * (turn + 1))
        while number < 7:
            news = await browser.hear("changes")
            assert news["after"] == number
            number = news["number"]
        assert number == 7


async def test_the_count_of_people_counts_each_person_once(people, make_session):
    session = await sync_to_async(make_session)()
    async with socket_of(people.author, session) as first:
        await first.hear_that_there_are(1)
        async with socket_of(people.author, session), socket_of(people.group[0], session):
            await first.hear_that_there_are(2)
        await first.hear_that_there_are(1)


async def test_people_in_another_process_are_counted_until_they_are_heard_of_no_more(people, make_session, monkeypatch):
    monkeypatch.setattr(Room, "COUNT_KEPT", 0.2)
    monkeypatch.setattr(Room, "PING_EVERY", 0.05)
    session = await sync_to_async(make_session)()
    async with socket_of(people.author, session) as browser:
        await browser.hear_that_there_are(1)
        message = {"type": "live.presence", "room": "elsewhere", "here": [900, 901], "ask": False}
        await get_channel_layer().group_send(group_of(session.public_id), message)
        await browser.hear_that_there_are(3)
        await browser.hear_that_there_are(1)


async def test_two_processes_know_of_each_other_and_then_fall_silent(people, make_session):
    session = await sync_to_async(make_session)()
    part = await Participant.objects.aget(session=session, person=people.group[1])
    key = (await sync_to_async(cookie_of)(people.group[1])).cookies[settings.SESSION_COOKIE_NAME].value
    layer = get_channel_layer()
    spy = await layer.new_channel()

    async def send(event) -> None:
        pass

    async with socket_of(people.author, session) as browser:
        await browser.hear_that_there_are(1)
        elsewhere = Room(session.pk, session.public_id)
        elsewhere.start()
        await elsewhere.admit(Seat(Ticket(part.pk, key, "group", "en-gb"), send))
        await browser.hear_that_there_are(2)
        await layer.group_add(group_of(session.public_id), spy)
        heard = 0
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.4):
                while True:
                    await layer.receive(spy)
                    heard += 1
        assert heard <= 3, "the rooms keep answering each other"
        elsewhere.seats.clear()
        await elsewhere.stop()
        await browser.hear_that_there_are(1)
    await layer.group_discard(group_of(session.public_id), spy)


# Sockets that misbehave


async def test_a_socket_that_sends_more_than_a_trifle_is_closed(people, make_session):
    session = await sync_to_async(make_session)()
    async with socket_of(people.author, session) as browser:
        await browser.hear("hello")
        await browser.send("x" * 64)
        await browser.send("x" * 65)
        assert await browser.closed_with() == 1009


async def test_a_slow_socket_is_let_go_and_holds_no_more_than_its_queue(people):
    open_again, sent = asyncio.Event(), []

    async def send(event) -> None:
        await open_again.wait()
        sent.append(event)

    seat = Seat(Ticket(1, "key", "group", "en-gb"), send)
    for number in range(MOST_WAITING + 5):
        seat.push({"type": "websocket.send", "text": str(number)})
    assert seat.gone
    open_again.set()
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    assert sent == [{"type": "websocket.close", "code": 4408}]


async def test_a_socket_that_was_slow_for_a_moment_gets_everything_in_order():
    open_again, sent = asyncio.Event(), []

    async def send(event) -> None:
        await open_again.wait()
        sent.append(event["text"])

    seat = Seat(Ticket(1, "key", "group", "en-gb"), send)
    for number in range(10):
        seat.push({"type": "websocket.send", "text": str(number)})
    open_again.set()
    async with asyncio.timeout(5):
        while len(sent) < 10:
            await asyncio.sleep(0)
    seat.push({"type": "websocket.send", "text": "10"})
    assert sent == [str(number) for number in range(11)]
    assert not seat.gone


async def test_a_slow_socket_does_not_hold_up_the_others(people, make_session, say):
    session = await sync_to_async(make_session)(phase="clarifying")
    part = await Participant.objects.aget(session=session, person=people.group[1])
    never = asyncio.Event()
    async with socket_of(people.author, session) as browser:
        await browser.hear("hello")
        client = await sync_to_async(cookie_of)(people.group[1])
        key = client.cookies[settings.SESSION_COOKIE_NAME].value

        async def send(event) -> None:
            await never.wait()

        stuck = Seat(Ticket(part.pk, key, "group", "en-gb"), send)
        await hub_here().join(session.pk, session.public_id, stuck)
        await sync_to_async(say)(session, "Goes past the slow one")
        assert "Goes past" in (await browser.hear("changes"))["html"]
        await hub_here().leave(session.public_id, stuck)


def tasks_of_rooms() -> set:
    return {task for task in asyncio.all_tasks() if task.get_coro().__qualname__.startswith(("Room.", "Seat."))}


async def test_an_empty_room_leaves_nothing_behind(people, make_session):
    session = await sync_to_async(make_session)()
    async with socket_of(people.author, session) as browser, socket_of(people.group[0], session):
        await browser.hear("hello")
        assert session.public_id in hub_here().rooms
        assert tasks_of_rooms()
    assert not hub_here().rooms
    assert not tasks_of_rooms()


@pytest.mark.skipif("Redis" not in settings.CHANNEL_LAYERS["default"]["BACKEND"], reason="the fault is one of Redis")
async def test_a_silent_room_still_hears_after_longer_than_the_five_seconds_that_redis_8_allows(
    people, make_session, say, monkeypatch
):
    monkeypatch.setattr(Room, "CHECK_EVERY", 60.0)
    session = await sync_to_async(make_session)(phase="clarifying")
    async with socket_of(people.author, session) as browser:
        await browser.hear("presence")
        assert await browser.wire.receive_nothing(timeout=7, interval=0.5)
        await sync_to_async(say)(session, "After a long silence")
        assert "After a long silence" in (await browser.hear("changes"))["html"]


async def test_a_socket_speaks_the_language_of_its_page(people, make_session, seen_of):
    session = await sync_to_async(make_session)(phase="clarifying")
    async with socket_of(people.author, session, language="cy") as browser:
        await browser.hear("hello")
        (room,) = hub_here().rooms.values()
        assert {seat.ticket.language for seat in room.seats} == {"cy"}
    async with socket_of(people.author, session, language="xx") as browser:
        await browser.hear("hello")
        (room,) = hub_here().rooms.values()
        assert {seat.ticket.language for seat in room.seats} == {"en-gb"}


async def test_a_withdrawn_contribution_vanishes_for_everybody(people, make_session, say):
    session = await sync_to_async(make_session)(phase="clarifying")
    made = await sync_to_async(say)(session, "Better not")
    async with socket_of(people.author, session) as browser:
        await browser.hear("hello")
        await sync_to_async(withdraw_contribution)(made, by=people.group[0])
        news = await browser.hear("changes")
        assert "Better not" not in news["html"]
        assert f'id="c-{made.public_id}"' in news["html"]
        assert news["posted"] == 0


async def test_a_pause_is_pushed_with_the_time_that_is_left(people, make_session, seen_of):
    session = await sync_to_async(make_session)(phase="clarifying")
    async with socket_of(people.author, session) as browser:
        await browser.hear("hello")
        await sync_to_async(pause_session)(session, seen_of(session), by=people.facilitator)
        assert 'data-state="paused"' in (await browser.hear("changes"))["html"]
