"""One browser's socket to a review session, for the tests of the hub."""

import json
from contextlib import asynccontextmanager

import pytest
from asgiref.sync import sync_to_async
from asgiref.testing import ApplicationCommunicator
from channels.auth import AuthMiddlewareStack
from channels.routing import URLRouter
from django.conf import settings
from django.test import Client

from peer_review.consumers import LiveSession
from peer_review.hub.room import Room
from peer_review.routing import websocket_urlpatterns

APPLICATION = AuthMiddlewareStack(URLRouter(websocket_urlpatterns))


@pytest.fixture(autouse=True)
def impatient(monkeypatch):
    """Look often, so that no test waits for seconds."""
    monkeypatch.setattr(Room, "CHECK_EVERY", 0.05)
    monkeypatch.setattr(Room, "COUNT_EVERY", 0.01)


def cookie_of(person) -> Client:
    client = Client()
    client.force_login(person, backend="accounts.backends.EmailBackend")
    return client


class Browser:
    """One socket, and what it has been told."""

    def __init__(self, session, client: Client | None, language: str) -> None:
        path, _mark, query = LiveSession.address(session.public_id, language).partition("?")
        headers = []
        if client is not None:
            cookie = f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}"
            headers = [(b"cookie", cookie.encode())]
        scope = {"type": "websocket", "path": path, "query_string": query.encode(), "headers": headers}
        self.wire = ApplicationCommunicator(APPLICATION, scope)

    async def connect(self) -> bool:
        await self.wire.send_input({"type": "websocket.connect"})
        return (await self.wire.receive_output(timeout=5))["type"] == "websocket.accept"

    async def disconnect(self) -> None:
        await self.wire.send_input({"type": "websocket.disconnect", "code": 1005})
        await self.wire.wait(timeout=5)

    async def send(self, text: str) -> None:
        await self.wire.send_input({"type": "websocket.receive", "text": text})

    async def hear(self, *types: str) -> dict:
        """Return the next message of the given types; others are passed over."""
        while True:
            message = json.loads((await self.wire.receive_output(timeout=5))["text"])
            if message["type"] in types:
                return message

    async def hear_that_there_are(self, count: int) -> None:
        while (await self.hear("hello", "presence"))["present"] != count:
            pass

    async def closed_with(self) -> int:
        while (message := await self.wire.receive_output(timeout=5))["type"] != "websocket.close":
            pass
        return message["code"]


@asynccontextmanager
async def socket_of(person, session, language: str = "en-gb", client: Client | None = None):
    browser = Browser(session, client or await sync_to_async(cookie_of)(person), language)
    assert await browser.connect()
    try:
        yield browser
    finally:
        await browser.disconnect()


async def is_refused(session, person=None) -> bool:
    browser = Browser(session, await sync_to_async(cookie_of)(person) if person else None, "cy")
    accepted = await browser.connect()
    await browser.wire.wait(timeout=5)
    return not accepted
