"""The socket's door: one exact origin, and nothing that only looks like it."""

import pytest
from asgiref.testing import ApplicationCommunicator

from config.asgi import application

NOT_HERE = 4404
REFUSED = 1008
PATH = "/live/sessions/00000000-0000-4000-8000-000000000000/"


async def close_code(origin: bytes | None) -> int | None:
    """Knock at the door; return the code with which it was shut, before anything was accepted."""
    headers = [(b"host", b"127.0.0.1:8000"), *([(b"origin", origin)] if origin is not None else [])]
    scope = {"type": "websocket", "path": PATH, "query_string": b"", "headers": headers, "subprotocols": []}
    socket = ApplicationCommunicator(application, scope)
    await socket.send_input({"type": "websocket.connect"})
    answer = await socket.receive_output(timeout=5)
    assert answer["type"] == "websocket.close"
    return answer.get("code")


@pytest.mark.parametrize(
    "origin",
    [
        b"https://127.0.0.1:8000",
        b"http://127.0.0.1:9999",
        b"http://127.0.0.1",
        b"http://localhost:8000",
        b"http://evil.example",
        b"http://127.0.0.1:8000.evil.example",
        b"http://evil.example#127.0.0.1:8000",
        b"http://user@127.0.0.1:8001",
        b"null",
        b"",
        None,
    ],
)
@pytest.mark.django_db(transaction=True)
async def test_another_origin_is_refused_before_anybody_is_asked_who_they_are(origin):
    assert await close_code(origin) == REFUSED


@pytest.mark.django_db(transaction=True)
async def test_the_exact_origin_is_heard_and_for_a_stranger_there_is_no_session():
    assert await close_code(b"http://127.0.0.1:8000") == NOT_HERE
