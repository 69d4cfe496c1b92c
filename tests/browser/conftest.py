"""Browser tests: pytest-playwright, the machine's Chromium and our real ASGI application with its sockets.

The server is one uvicorn in a thread of this process, so settings and the in-memory channel layer are shared with the tests.
"""

import os
import shutil
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

# pytest-playwright's synchronous interface keeps an event loop running in the main thread, so Django's guard would refuse
# every query of a test. Nothing else runs on that loop, and only this folder loosens the guard.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

CHROMIUM = (
    os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome") or "/usr/bin/chromium"
)
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
AXE = Path(__file__).parent / "vendor" / "axe.min.js"
AXE_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def pytest_collection_modifyitems(items) -> None:
    """Without a browser these tests cannot run; say so by name rather than pass."""
    if os.environ.get("NO_CHROMIUM"):
        for item in items:
            if "browser" in item.path.parts:
                item.add_marker(pytest.mark.skip(reason="no Chromium on this machine"))


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    return {**browser_type_launch_args, "executable_path": CHROMIUM, "args": ARGUMENTS}


@pytest.fixture(scope="session")
def server_origin(django_db_setup, django_db_blocker) -> Iterator[str]:
    """One uvicorn for the whole run; the port is taken before the application is, because its origin check must know it."""
    import uvicorn
    from channels.auth import AuthMiddlewareStack
    from channels.routing import ProtocolTypeRouter, URLRouter
    from django.conf import settings
    from django.contrib.staticfiles.handlers import ASGIStaticFilesHandler

    from config.asgi import pages
    from config.origin import ExactOrigin
    from peer_review.routing import websocket_urlpatterns

    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    origin = f"http://127.0.0.1:{listener.getsockname()[1]}"
    before = settings.SITE_ORIGIN
    settings.SITE_ORIGIN = origin
    application = ProtocolTypeRouter(
        {
            "http": ASGIStaticFilesHandler(pages),
            "websocket": ExactOrigin(AuthMiddlewareStack(URLRouter(websocket_urlpatterns)), origin),
        }
    )
    server = uvicorn.Server(
        uvicorn.Config(
            application,
            log_level="warning",
            ws="websockets-sansio",
            ws_per_message_deflate=False,
            lifespan="off",
            timeout_graceful_shutdown=1,
        )
    )
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    deadline = time.monotonic() + 20
    while not server.started:
        assert time.monotonic() < deadline and thread.is_alive(), "uvicorn did not start"
        time.sleep(0.02)
    with _connections_of_other_threads() as opened:
        yield origin
        server.should_exit = True
        thread.join(5)
        _close(opened)
    settings.SITE_ORIGIN = before


@contextmanager
def _connections_of_other_threads() -> Iterator[list]:
    """Collect what every thread but this one opens to the database server, in the order of opening."""
    from django.db.backends.signals import connection_created

    here = threading.get_ident()
    opened: list = []

    def remember(connection, **_: object) -> None:
        if connection.vendor == "postgresql" and threading.get_ident() != here:
            opened[:] = [other for other in opened if not other.closed]
            opened.append(connection.connection)

    connection_created.connect(remember)
    yield opened
    connection_created.disconnect(remember)


def _close(opened: list, patience: float = 5) -> None:
    """Close what requests cut off by the end of the server left open, once they had their time to end by themselves.

    PostgreSQL drops no database in use, and a connection that is collected while open is an error of the run.
    """
    deadline = time.monotonic() + patience
    while any(not connection.closed for connection in opened) and time.monotonic() < deadline:
        time.sleep(0.05)
    for connection in opened:
        connection.close()


@pytest.fixture(scope="session")
def base_url(server_origin) -> str:
    return server_origin


@pytest.fixture(autouse=True)
def _committed(transactional_db) -> None:
    """Every browser test commits its data, because another thread reads it."""


class Watch:
    """Remembers what a browser asked for and what it complained about."""

    def __init__(self, origin: str) -> None:
        self.origin = origin
        self.foreign: list[str] = []
        self.complaints: list[str] = []

    def follow(self, context) -> None:
        context.on("request", self._request)
        context.on("console", self._console)
        context.on("weberror", lambda error: self.complaints.append(str(error.error)))

    def _request(self, request) -> None:
        if not request.url.startswith((self.origin, self.origin.replace("http", "ws"), "data:", "blob:", "about:")):
            self.foreign.append(request.url)

    def _console(self, message) -> None:
        if "Content Security Policy" in message.text or "Refused to" in message.text:
            self.complaints.append(message.text)


@pytest.fixture
def watch(base_url) -> Iterator[Watch]:
    """Fail the test if any page asked another host for anything, broke the content policy or threw an error."""
    watch = Watch(base_url)
    yield watch
    assert not watch.foreign, f"requests to other hosts: {watch.foreign}"
    assert not watch.complaints, f"the browser complained: {watch.complaints}"


@pytest.fixture
def context(context, watch):
    watch.follow(context)
    return context


@pytest.fixture
def new_browser(browser, base_url, watch) -> Iterator[Callable]:
    """Open a further browser of its own: `new_browser(javascript=False, width=320)` returns a page."""
    opened = []

    def new(*, javascript: bool = True, width: int = 1280, height: int = 900):
        context = browser.new_context(
            base_url=base_url, java_script_enabled=javascript, viewport={"width": width, "height": height}
        )
        watch.follow(context)
        opened.append(context)
        return context.new_page()

    yield new
    for context in opened:
        context.close()


@pytest.fixture
def sign_in(base_url) -> Callable:
    """Sign a person in on a page by giving its browser their session: `sign_in(page, person)`."""
    from django.conf import settings
    from django.test import Client

    def go(page, person) -> None:
        client = Client()
        client.force_login(person, backend="accounts.backends.EmailBackend")
        name = settings.SESSION_COOKIE_NAME
        page.context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": base_url}])

    return go


@pytest.fixture
def axe() -> Callable:
    """Return what axe-core finds wrong on a page, as readable lines; an empty list is the only good answer."""

    def run(page) -> list[str]:
        # By the debugging protocol, so that the strict content policy stays on.
        if not page.evaluate("typeof window.axe !== 'undefined'"):
            page.evaluate(AXE.read_text() + "\n;undefined")
        found = page.evaluate("rules => axe.run(document, {runOnly: rules, resultTypes: ['violations']})", AXE_RULES)
        return [
            f"{violation['id']}: {node['target']} {node['failureSummary']}"
            for violation in found["violations"]
            for node in violation["nodes"]
        ]

    return run


@pytest.fixture
def demo_site(transactional_db):
    """The demonstration's content and people, without its stories."""
    from cms.services.loading import load_content
    from config.demo.people import load_people
    from learning.services.curriculum import load_curriculum

    load_content()
    load_curriculum()
    load_people()


@pytest.fixture
def somebody() -> Callable:
    """One of the demonstration's people, by the first part of the address: `somebody("sian")`."""
    from accounts.models import User

    return lambda name: User.objects.get(email=f"{name}@example.org")
