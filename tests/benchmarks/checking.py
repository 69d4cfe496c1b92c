"""How long a check of 600 words takes while 30 people write: what a writer waits after the pause in their typing.

Everybody types in their own text and asks again after each pause, as the page does: most of what they send is as it was,
and one paragraph is new. The one who is timed sends 600 words, of which a paragraph is new each time.
"""

import json
import random
import threading
import time
import urllib.request
from dataclasses import dataclass
from pathlib import Path

import yaml

from tests.benchmarks.pages import Visitor
from tests.benchmarks.server import Demo

STORY = Path(__file__).resolve().parents[2] / "platform" / "config" / "demo" / "scenarios.yaml"
WRITERS = ("maryam@example.org", "sian@example.org", "tunde@example.org", "denise@example.org", "rob@example.org")
PAUSE = (2.5, 5.5)
"""Seconds between two pauses in somebody's typing long enough for the page to ask: a sentence or two."""

LONGEST = 60
"""Seconds after which no further check is begun: a server that cannot keep up has shown it by then."""

NEW = (
    "He came late to appointment {turn} and his partner Kelly waited outside.",
    "I asked the police again in week {turn} and wrote down who said what.",
    "On {turn} March 2025 he moved to Bolton, near the Red Lion.",
    "She said for the {turn}th time that nobody had asked her what she wants.",
)


def measure(demo: Demo, password: str, writing: int = 30, checks: int = 60) -> dict[str, float]:
    """Return median and 95th percentile of a check of 600 words, in milliseconds.

    Args:
        demo: the running demonstration.
        password: of its people.
        writing: how many people write meanwhile.
        checks: how many are timed.
    """
    people = [Visitor(demo.origin, email, password) for email in WRITERS]
    words = _words()
    stop = threading.Event()
    threads = [
        threading.Thread(target=_write, args=(people[number % len(people)], words, number, stop), daemon=True)
        for number in range(writing)
    ]
    for thread in threads:
        thread.start()
    stop.wait(PAUSE[1])
    asker, times = Asker.of(people[0]), []
    ends = time.monotonic() + LONGEST
    for turn in range(checks + 5):
        if times[5:] and time.monotonic() > ends:
            break
        text = _text(words, 600, random.Random(1), turn)
        begun = time.perf_counter()
        asker.check({"text": text})
        times.append((time.perf_counter() - begun) * 1000)
        stop.wait(0.4)
    stop.set()
    for thread in threads:
        thread.join(30)
    timed = sorted(times[5:])
    return {
        f"check_600_words_p50_ms_{writing}_writing": round(timed[len(timed) // 2], 1),
        f"check_600_words_p95_ms_{writing}_writing": round(timed[int(len(timed) * 0.95)], 1),
    }


@dataclass(frozen=True)
class Asker:
    """Somebody who asks the checker, with the cookies of one who is signed in."""

    origin: str
    cookies: str
    token: str

    @classmethod
    def of(cls, visitor: Visitor) -> "Asker":
        cookies = {one.name: str(one.value) for one in visitor.jar}
        token = next(value for name, value in cookies.items() if "csrf" in name)
        return cls(visitor.origin, "; ".join(f"{name}={value}" for name, value in cookies.items()), token)

    def check(self, texts: dict[str, str]) -> None:
        headers = {
            "Content-Type": "application/json",
            "Cookie": self.cookies,
            "X-CSRFToken": self.token,
            "Referer": self.origin,
        }
        body = json.dumps({"texts": texts, "language": "en"}).encode()
        request = urllib.request.Request(f"{self.origin}/peer-review/check-text/", body, headers)
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:
                if "findings" not in json.load(answer):
                    raise RuntimeError("the checker did not answer")
        except TimeoutError:
            return  # counts with the thirty seconds that it took


def _write(visitor: Visitor, words: list[str], number: int, stop: threading.Event) -> None:
    """Type on a page with three answers, one of which grows, until told to stop."""
    asker, dice, turn = Asker.of(visitor), random.Random(number), 0
    still = {f"answer{at}": _text(words, 110, dice, 0) for at in range(2)}
    stop.wait(dice.uniform(0, PAUSE[1]))
    while not stop.is_set():
        turn += 1
        asker.check({**still, "growing": _text(words, 110, random.Random(number), turn)})
        stop.wait(dice.uniform(*PAUSE))


def _words() -> list[str]:
    scenarios = yaml.safe_load(STORY.read_text(encoding="utf-8"))["scenarios"]
    texts = [value for one in scenarios for value in one.values() if isinstance(value, str) and len(value.split()) > 6]
    return " ".join(texts).split()


def _text(words: list[str], length: int, dice: random.Random, turn: int) -> str:
    start = dice.randrange(max(1, len(words) - length))
    old = words[start : start + length - 14] if length <= len(words) else (words * 3)[: length - 14]
    paragraphs = [" ".join(old[at : at + 80]) for at in range(0, len(old), 80)]
    return "\n".join([*paragraphs, NEW[turn % len(NEW)].format(turn=turn + 4)])
