"""One exact origin for sockets."""

from collections.abc import Awaitable, Callable
from typing import Any

Application = Callable[..., Awaitable[None]]


class ExactOrigin:
    """Refuses a socket whose handshake does not come from a page of the one origin, byte for byte.

    A list of hosts would also let another scheme or port of this host in, and Channels' own validator fails on some
    origins instead of refusing them.
    """

    def __init__(self, application: Application, origin: str) -> None:
        self.application = application
        self.origin = origin.encode("ascii")

    async def __call__(self, scope: dict[str, Any], receive: Callable[..., Any], send: Callable[..., Any]) -> None:
        """Pass the handshake on, or close it unheard."""
        given = [value for name, value in scope["headers"] if name == b"origin"]
        if given != [self.origin]:
            await send({"type": "websocket.close", "code": 1008})
            return
        await self.application(scope, receive, send)
