"""The socket of a review session: it lets somebody in, gives them a seat in the hub, and takes nothing from them."""

from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import parse_qs
from uuid import UUID

from channels.db import database_sync_to_async
from django.conf import settings

from access import Access
from peer_review.hub import hub_here
from peer_review.hub.pull import ticket_for
from peer_review.hub.seat import Seat

TINY = 64  # what a proxy or an old client may send to keep a line open
NOT_HERE = 4404
TOO_BIG = 1009


class LiveSession:
    """Pushes what happens in one review session to one browser.

    A plain ASGI application and no Channels consumer: it needs no channel of its own, no dispatch and no thread hop for
    each message, since the hub does all that once a room.
    """

    access = Access(
        "participants of the session, asked of the database on entry, with every push and every few seconds"
    )

    route = "live/sessions/<uuid:public_id>/"

    @staticmethod
    def address(public_id: UUID, language: str) -> str:
        """Return the address that a page in a language opens its socket at."""
        return f"/live/sessions/{public_id}/?lang={language}"

    @classmethod
    def as_asgi(cls) -> Callable[..., Awaitable[None]]:
        """Return the application for the router."""

        async def application(scope: dict[str, Any], receive: Callable[..., Any], send: Callable[..., Any]) -> None:
            await cls()(scope, receive, send)

        application.consumer_class = cls  # type: ignore[attr-defined]
        return application

    async def __call__(self, scope: dict[str, Any], receive: Callable[..., Any], send: Callable[..., Any]) -> None:
        """Serve one socket from its handshake to its end."""
        await receive()
        person, public_id = scope["user"], scope["url_route"]["kwargs"]["public_id"]
        found = None
        if person.is_authenticated:
            sign_in = scope["session"].session_key
            found = await database_sync_to_async(ticket_for)(person, public_id, sign_in, _language_of(scope))
        if found is None:
            await send({"type": "websocket.close", "code": NOT_HERE})
            return
        session_id, ticket = found
        await send({"type": "websocket.accept"})
        seat = Seat(ticket, send)
        try:
            await hub_here().join(session_id, public_id, seat)
            while (message := await receive())["type"] != "websocket.disconnect":
                if len(message.get("text") or message.get("bytes") or "") > TINY:
                    seat.close(TOO_BIG)
        finally:
            await hub_here().leave(public_id, seat)


def _language_of(scope: dict[str, Any]) -> str:
    """Return the language that the page names in the socket's address, or the one of its cookie, or nothing."""
    asked = parse_qs(scope.get("query_string", b"").decode("ascii", "replace")).get("lang", [""])[0]
    return asked or scope.get("cookies", {}).get(settings.LANGUAGE_COOKIE_NAME, "")
