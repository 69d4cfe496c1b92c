"""The live hub: one in each process, which brings every change of a review session to the sockets in its rooms.

The channel layer tells it a number. It pulls what is new from the database once, renders it once for each language and
audience, encodes it once, and hands it to the sockets in a plain loop. Late joiners, reconnects and lost signals all
come back to the database, so nothing depends on a signal arriving.
"""

import asyncio
from uuid import UUID
from weakref import WeakKeyDictionary

from peer_review.hub.room import Room
from peer_review.hub.seat import Seat


class Hub:
    """All the rooms of one event loop."""

    def __init__(self) -> None:
        self.rooms: dict[UUID, Room] = {}

    async def join(self, session_id: int, public_id: UUID, seat: Seat) -> None:
        """Give a socket a seat in its session's room, opening the room if it is the first, and greet it."""
        room = self.rooms.get(public_id)
        if room is None:
            room = self.rooms[public_id] = Room(session_id, public_id)
            room.start()
        await room.admit(seat)

    async def leave(self, public_id: UUID, seat: Seat) -> None:
        """Take a socket out of its room, and end the room with its last socket."""
        seat.end()
        room = self.rooms.get(public_id)
        if room is None:
            return
        room.dismiss(seat)
        if not room.seats:
            del self.rooms[public_id]
            await room.stop()


_hubs: "WeakKeyDictionary[asyncio.AbstractEventLoop, Hub]" = WeakKeyDictionary()


def hub_here() -> Hub:
    """Return the hub of the running event loop."""
    return _hubs.setdefault(asyncio.get_running_loop(), Hub())
