"""What a page costs: queries, server CPU against a trivial view, and bytes on a first visit."""

import gzip
import http.cookiejar
import re
import statistics
import urllib.parse
import urllib.request
from dataclasses import dataclass

from tests.benchmarks.server import Demo

ROUNDS = 6
REQUESTS = 60


class Visitor:
    """Somebody with a browser's cookies, signed in through the real form."""

    def __init__(self, origin: str, email: str, password: str) -> None:
        self.origin = origin
        self.jar = http.cookiejar.CookieJar()
        self._opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.jar))
        form = self.get("/accounts/login/").decode()
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', form)[1]
        fields = {"csrfmiddlewaretoken": token, "login": email, "password": password}
        self.post("/accounts/login/", fields)

    def get(self, path: str) -> bytes:
        with self._opener.open(urllib.parse.urljoin(self.origin, path), timeout=30) as answer:
            return answer.read()

    def post(self, path: str, fields: dict[str, str] | list[tuple[str, object]]) -> bytes:
        request = urllib.request.Request(
            urllib.parse.urljoin(self.origin, path), urllib.parse.urlencode(fields).encode(), {"Referer": self.origin}
        )
        with self._opener.open(request, timeout=30) as answer:
            return answer.read()


@dataclass(frozen=True)
class Cost:
    """Server CPU of a page beside that of a trivial view, taken in turn on the same server."""

    page_ms: float
    floor_ms: float

    @property
    def floors(self) -> float:
        return self.page_ms / self.floor_ms


def cpu_cost(server: Demo, visitor: Visitor, page: str, floor: str = "/health/live/") -> Cost:
    """Measure both in turn, A B A B, and take the median of the rounds."""
    for path in (page, floor):
        for _ in range(5):
            visitor.get(path)
    rounds: dict[str, list[float]] = {page: [], floor: []}
    for _ in range(ROUNDS):
        for path, count in ((page, REQUESTS), (floor, REQUESTS * 3)):
            before = server.cpu_seconds()
            for _ in range(count):
                visitor.get(path)
            rounds[path].append((server.cpu_seconds() - before) / count * 1000)
    return Cost(statistics.median(rounds[page]), statistics.median(rounds[floor]))


def weight(visitor: Visitor, page: str) -> dict[str, int]:
    """Bytes of a first visit, gzip level 6: the page and every style sheet, script, module and image it asks for."""
    html = visitor.get(page)
    found = {page: html}
    waiting = _references(html.decode(), page, r'(?:<link[^>]+href|<script[^>]+src|<img[^>]+src)="([^"]+)"')
    while waiting:
        url = waiting.pop()
        if url in found or not url.startswith("/static/"):
            continue
        body = visitor.get(url)
        found[url] = body
        if url.endswith(".js"):
            waiting |= _references(body.decode(), url, r'(?:from|import)\s*"(\.[^"]+)"')
        if url.endswith(".css"):
            waiting |= _references(body.decode(), url, r'url\(["\']?((?!data:)[^"\')]+)')
    return {url: len(gzip.compress(body, 6)) for url, body in found.items()}


def _references(text: str, base: str, pattern: str) -> set[str]:
    return {urllib.parse.urljoin(base, match.split("?")[0]) for match in re.findall(pattern, text)}
