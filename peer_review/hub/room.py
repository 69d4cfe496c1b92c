"""The room of one session in one process: listens for numbers, pulls, fans out, counts who is there and shuts out."""

import asyncio
import json
import logging
from collections.abc import Coroutine
from contextlib import suppress
from typing import Any
from uuid import UUID, uuid4

from channels.db import database_sync_to_async
from channels.layers import get_channel_layer

from peer_review.events import NUMBER, PATIENCE, group_of
from peer_review.hub.pull import look
from peer_review.hub.seat import Seat

PRESENCE = "live.presence"

logger = logging.getLogger(__name__)


class Room:
    """The sockets of one session in this process.

    Two tasks live as long as the room: one listens to the channel layer, the other does everything else, one thing at a
    time: it pulls when a number was heard, and every few seconds in any case, which also finds out who has lost their
    rights and what was announced while the layer was away.
    """

    CHECK_EVERY = 4.0  # seconds; a person who loses their rights is out within five
    PING_EVERY = 20.0
    COUNT_EVERY = 0.5
    COUNT_KEPT = 50.0
    RETRY_AFTER = 2.0

    def __init__(self, session_id: int, public_id: UUID) -> None:
        self.session_id, self.public_id = session_id, public_id
        self.seats: set[Seat] = set()
        self.number: int | None = None
        self._name = uuid4().hex
        self._heard = 0
        self._elsewhere: dict[str, tuple[float, frozenset[int]]] = {}
        self._count_changed = self._others_wait = False
        self._shown_count = 0
        self._wake, self._listening, self._ready = asyncio.Event(), asyncio.Event(), asyncio.Event()
        self._tasks: list[asyncio.Task[None]] = []

    def start(self) -> None:
        """Begin to listen and to look."""
        self._tasks = [asyncio.create_task(self._listen()), asyncio.create_task(self._keep())]

    async def stop(self) -> None:
        """End both tasks, and tell the other processes that nobody is here any more."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._tell_who_is_here()

    async def admit(self, seat: Seat) -> None:
        """Take a seat in, and tell it the number from which on it will hear everything."""
        self.seats.add(seat)
        await self._ready.wait()
        seat.push(_encoded({"type": "hello", "number": self.number, "present": len(self._present())}))
        self._somebody_came_or_went()

    def dismiss(self, seat: Seat) -> None:
        """Take a seat out."""
        self.seats.discard(seat)
        self._somebody_came_or_went()

    # Listening

    async def _listen(self) -> None:
        while True:
            layer = get_channel_layer()
            group, channel = group_of(self.public_id), None
            try:
                async with asyncio.timeout(PATIENCE):
                    channel = await layer.new_channel()
                    await layer.group_add(group, channel)
                self._listening.set()
                self._wake.set()
                await self._tell_who_is_here(ask=True)
                while True:
                    self._hear(await layer.receive(channel))
            except Exception as error:  # whatever the layer's trouble is, the room goes on by looking every few seconds
                logger.warning("Room %s hears nothing: %s", self.public_id, type(error).__name__)
                self._listening.set()
            finally:
                if channel is not None:
                    await _quietly(layer.group_discard(group, channel))
            await asyncio.sleep(self.RETRY_AFTER)

    def _hear(self, message: dict[str, Any]) -> None:
        if message["type"] == NUMBER:
            self._heard = max(self._heard, message["number"])
            self._wake.set()
        elif message["type"] == PRESENCE and message["room"] != self._name:
            until = asyncio.get_running_loop().time() + self.COUNT_KEPT
            self._elsewhere[message["room"]] = (until, frozenset(message["here"]))
            self._count_changed = True
            self._others_wait = self._others_wait or message["ask"]
            self._wake.set()

    # Keeping

    async def _keep(self) -> None:
        await self._listening.wait()
        clock = asyncio.get_running_loop().time
        check_at, count_at, ping_at = 0.0, 0.0, clock() + self.PING_EVERY
        while True:
            if clock() >= check_at or self._is_behind():
                check_at = clock() + self.CHECK_EVERY
                await self._pull()
            if self._count_changed and clock() >= count_at:
                count_at = clock() + self.COUNT_EVERY
                self._count()
                if self._others_wait:
                    await self._tell_who_is_here()
            if clock() >= ping_at:
                ping_at = clock() + self.PING_EVERY
                self._fan_out(_encoded({"type": "ping"}))
                self._count()
                await self._tell_who_is_here()
            with suppress(TimeoutError):
                async with asyncio.timeout_at(min(check_at, ping_at, *([count_at] if self._count_changed else []))):
                    await self._wake.wait()
            self._wake.clear()

    def _is_behind(self) -> bool:
        return self.number is None or self._heard > self.number

    async def _pull(self) -> None:
        tickets = {seat.ticket for seat in self.seats}
        try:
            found = await database_sync_to_async(look)(self.session_id, self.number, tickets)
        except Exception as error:  # the next look is a few seconds away
            logger.warning("Room %s could not look: %s", self.public_id, type(error).__name__)
            await asyncio.sleep(self.RETRY_AFTER)
            return
        for seat in [seat for seat in self.seats if seat.ticket in found.refused]:
            self.dismiss(seat)
            seat.close(found.refused[seat.ticket])
        events = {audience: {"type": "websocket.send", "text": text} for audience, text in found.messages.items()}
        if events:
            stale = _encoded({"type": "stale", "number": found.number})
            for seat in tuple(self.seats):
                seat.push(events.get((seat.ticket.language, seat.ticket.role), stale))
        self.number = found.number
        self._ready.set()

    # Who is there

    def _present(self) -> set[int]:
        now = asyncio.get_running_loop().time()
        self._elsewhere = {process: one for process, one in self._elsewhere.items() if one[0] > now}
        here = {seat.ticket.participant_id for seat in self.seats if not seat.gone}
        return here.union(*(people for _until, people in self._elsewhere.values()))

    def _somebody_came_or_went(self) -> None:
        self._count_changed = self._others_wait = True
        self._wake.set()

    def _count(self) -> None:
        """Tell the sockets how many people are there, when that has changed."""
        self._count_changed = False
        count = len(self._present())
        if count != self._shown_count:
            self._shown_count = count
            self._fan_out(_encoded({"type": "presence", "present": count}))

    async def _tell_who_is_here(self, *, ask: bool = False) -> None:
        """Tell the other processes, by opaque numbers, who is in this room here."""
        self._others_wait = False
        here = sorted({seat.ticket.participant_id for seat in self.seats if not seat.gone})
        message = {"type": PRESENCE, "room": self._name, "here": here, "ask": ask}
        sending = get_channel_layer().group_send(group_of(self.public_id), message)
        await _quietly(asyncio.wait_for(sending, PATIENCE))

    def _fan_out(self, event: dict[str, Any]) -> None:
        for seat in tuple(self.seats):
            seat.push(event)


def _encoded(message: dict[str, Any]) -> dict[str, Any]:
    return {"type": "websocket.send", "text": json.dumps(message, separators=(",", ":"))}


async def _quietly(doing: Coroutine[Any, Any, Any]) -> None:
    """Do something to the channel layer that may be lost."""
    with suppress(Exception):
        await doing
