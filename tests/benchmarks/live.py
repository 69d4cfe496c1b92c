"""How long a click takes to be seen: one browser posts, another shows it, while a room full of sockets listens.

Everything goes through the doors that people use: a facilitator plans a session, the group accepts the ground rules, and
the clock is moved to a phase in which all may write. The two browsers share the machine's clock, and the second one is
asked when it had drawn the words, not when it had received them.
"""

import asyncio
import os
import re
import shutil
import statistics
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

import websockets
from playwright.sync_api import BrowserContext, Page, sync_playwright

from tests.benchmarks.pages import Visitor
from tests.benchmarks.server import Demo

FACILITATOR = "rob@example.org"
GROUP = ("maryam@example.org", "sian@example.org", "denise@example.org")
WARM_UP = 5

NOTE_CLICKS = """() => document.addEventListener("click", () => {
  window.clickedAt = performance.timeOrigin + performance.now();
}, true)"""
NOTE_ARRIVALS = """() => {
  window.seenAt = {};
  new MutationObserver(() => requestAnimationFrame(() => {
    const now = performance.timeOrigin + performance.now();
    for (const one of document.querySelectorAll(".app-contribution")) window.seenAt[one.textContent.trim()] ??= now;
  })).observe(document.getElementById("said-list"), { childList: true, subtree: true });
}"""


@dataclass(frozen=True)
class Room:
    """An open session, and the people in it with their sign-ins."""

    path: str
    people: Sequence[Visitor]


def measure(demo: Demo, password: str, connected: int = 30, clicks: int = 60) -> dict[str, float]:
    """Return median and 95th percentile of click to visible, in milliseconds, with so many sockets in the room.

    Args:
        demo: the running demonstration.
        password: of its people.
        connected: sockets in all, those of the two browsers included.
        clicks: how many contributions are timed.
    """
    room = open_room(demo, password)
    with _listeners(demo, room, connected - 2) as heard, _two_pages(demo, room) as (writer, reader):
        times = [_click_to_visible(writer, reader, f"What would she say, {turn}?") for turn in range(WARM_UP + clicks)]
    if min(heard) < WARM_UP + clicks:
        raise RuntimeError("a socket missed a contribution")
    times = sorted(times[WARM_UP:])
    return {
        f"click_to_visible_p50_ms_{connected}": round(statistics.median(times), 1),
        f"click_to_visible_p95_ms_{connected}": round(times[int(len(times) * 0.95)], 1),
    }


def open_room(demo: Demo, password: str) -> Room:
    """Plan a session, let everybody in, and move it to the phase of clarifying questions."""
    facilitator, *group = people = [Visitor(demo.origin, email, password) for email in (FACILITATOR, *GROUP)]
    choice = facilitator.get("/peer-review/sessions/new/").decode()
    plan = re.search(r'href="(/peer-review/sessions/new/[0-9a-f-]+/)"', choice)[1]
    form = facilitator.get(plan).decode()
    today = date.today()
    invited = re.findall(r'name="participants" value="(\d+)"', form)
    answered = _post(
        facilitator,
        plan,
        form,
        [
            ("presenter", invited[0]),
            *(("participants", value) for value in invited),
            *(("date_day", today.day), ("date_month", today.month), ("date_year", today.year), ("time", "23:59")),
        ],
    )
    path = re.search(r'action="(/peer-review/sessions/[0-9a-f-]+/)ground-rules/"', answered)[1]
    for visitor in people:
        _post(visitor, f"{path}ground-rules/", visitor.get(path).decode(), [("accept", "yes")])
    for command in ("open", "next"):
        page = facilitator.get(path).decode()
        seen = re.search(r'name="seen" value="(\d+:\d+)"', page)[1]
        _post(facilitator, f"{path}clock/{command}/", page, [("seen", seen)])
    return Room(path, [*group, facilitator])


def _post(visitor: Visitor, path: str, page: str, fields: list[tuple[str, object]]) -> str:
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)[1]
    return visitor.post(path, [("csrfmiddlewaretoken", token), *fields]).decode()


@contextmanager
def _listeners(demo: Demo, room: Room, count: int) -> Iterator[list[int]]:
    """Keep sockets open that read everything; yields how many contributions each has heard."""
    heard, ready, done = [0] * count, threading.Barrier(2, timeout=60), threading.Event()
    page = room.people[0].get(room.path).decode()
    address = demo.origin.replace("http", "ws") + re.search(r'data-socket="([^"]+)"', page)[1]

    async def listen(index: int, connected: asyncio.Semaphore) -> None:
        visitor = room.people[index % len(room.people)]
        cookies = "; ".join(f"{cookie.name}={cookie.value}" for cookie in visitor.jar)
        async with websockets.connect(address, origin=demo.origin, additional_headers={"Cookie": cookies}) as socket:
            connected.release()
            async for message in socket:
                heard[index] += message.count('"posted":1')

    async def listen_all() -> None:
        connected = asyncio.Semaphore(0)
        tasks = [asyncio.create_task(listen(index, connected)) for index in range(count)]
        for _task in tasks:
            await connected.acquire()
        ready.wait()
        while not done.is_set():
            await asyncio.sleep(0.05)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    thread = threading.Thread(target=lambda: asyncio.run(listen_all()), daemon=True)
    thread.start()
    ready.wait()
    try:
        yield heard
    finally:
        done.set()
        thread.join(10)


@contextmanager
def _two_pages(demo: Demo, room: Room) -> Iterator[tuple[Page, Page]]:
    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        pages = []
        for visitor in room.people[:2]:
            context: BrowserContext = browser.new_context(base_url=demo.origin)
            context.add_cookies([{"name": one.name, "value": one.value, "url": demo.origin} for one in visitor.jar])
            page = context.new_page()
            page.goto(room.path)
            page.get_by_text("Live updates are on.").wait_for()
            pages.append(page)
        writer, reader = pages
        writer.evaluate(NOTE_CLICKS)
        reader.evaluate(NOTE_ARRIVALS)
        yield writer, reader
        browser.close()


def _click_to_visible(writer: Page, reader: Page, words: str) -> float:
    writer.fill("#id_text", words)
    writer.click("#post")
    reader.get_by_text(words, exact=True).wait_for()
    reader.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    writer.locator("#own").get_by_text(words, exact=True).first.wait_for(state="attached")
    return reader.evaluate("words => window.seenAt[words]", words) - writer.evaluate("window.clickedAt")
