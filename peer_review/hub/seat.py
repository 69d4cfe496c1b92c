"""One socket in a room: it takes a message at once, or queues a few, or is let go."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Coroutine, Generator
from dataclasses import dataclass
from functools import partial
from typing import Any

Event = dict[str, Any]
Send = Callable[[Event], Coroutine[Any, Any, None]]

TOO_SLOW = 4408
MOST_WAITING = 32


@dataclass(frozen=True, slots=True)
class Ticket:
    """Who sits on a seat, by opaque numbers, and what they are to be shown.

    Attributes:
        participant_id: their part in the session.
        sign_in: key of the sign-in that the socket was opened with.
        role: their role in the session, which is the audience they belong to.
        language: the language of the page that the socket belongs to.
    """

    participant_id: int
    sign_in: str
    role: str
    language: str


class Seat:
    """A socket with the person's ticket.

    A message costs no task and no queue while the socket takes it at once. Only when sending would have to wait do the
    following messages queue up, and a socket that leaves too many waiting is closed and comes back for the whole.
    """

    def __init__(self, ticket: Ticket, send: Send) -> None:
        self.ticket = ticket
        self.gone = False
        self._send = send
        self._waiting: deque[Event] | None = None
        self._writer: asyncio.Task[None] | None = None

    def push(self, event: Event) -> None:
        """Send a message, or queue it behind those that wait; never blocks and never raises."""
        if self.gone:
            return
        if self._waiting is None:
            self._try(event)
        elif len(self._waiting) < MOST_WAITING:
            self._waiting.append(event)
        else:
            self.close(TOO_SLOW)

    def close(self, code: int) -> None:
        """Close the socket with a code; what waits for it is dropped."""
        if self.gone:
            return
        self.end()
        # Nobody waits for this one: a socket that does not read takes the close when it reads again, or dies.
        self._writer = asyncio.ensure_future(self._last({"type": "websocket.close", "code": code}))

    def end(self) -> None:
        """Send nothing more, because the socket is closed."""
        self.gone = True
        self._waiting = None
        if self._writer is not None:
            self._writer.cancel()
            self._writer = None

    def _try(self, event: Event) -> None:
        sending = self._send(event)
        try:
            blocked_on = sending.send(None)
        except StopIteration:
            return
        except Exception:
            self.gone = True  # the socket is closed; its consumer is about to hear of it
            return
        self._waiting = deque()
        self._writer = asyncio.ensure_future(self._drain(_Resumed(sending, blocked_on)))

    async def _drain(self, first: Awaitable[None]) -> None:
        try:
            await first
            while self._waiting:
                await self._send(self._waiting.popleft())
            self._waiting = self._writer = None
        except Exception:
            self.gone = True

    async def _last(self, event: Event) -> None:
        try:
            await self._send(event)
        except Exception:  # closed from the other side in the meantime
            return


class _Resumed:
    """A coroutine that has run up to its first wait, to be awaited from there on."""

    def __init__(self, coroutine: Coroutine[Any, Any, None], blocked_on: Any) -> None:
        self.coroutine, self.blocked_on = coroutine, blocked_on

    def __await__(self) -> Generator[Any, Any, None]:
        blocked_on = self.blocked_on
        while True:
            resume: Callable[[], Any]
            try:
                sent = yield blocked_on
            except BaseException as error:
                resume = partial(self.coroutine.throw, error)
            else:
                resume = partial(self.coroutine.send, sent)
            try:
                blocked_on = resume()
            except StopIteration:
                return
