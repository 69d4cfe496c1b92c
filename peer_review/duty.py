"""Who is told of a concern, how soon, and where the duty rota has gaps. Plain rules without Django.

Source: the procedure in the field notes (`case-scenario.md` §5.4, step 3): the duty lead at once; without an answer in
15 minutes the deputy, in 30 minutes the regional duty.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

DUTY = "duty"
DEPUTY = "deputy"
REGIONAL = "regional"

ORDER: tuple[tuple[str, timedelta], ...] = (
    (DUTY, timedelta(0)),
    (DEPUTY, timedelta(minutes=15)),
    (REGIONAL, timedelta(minutes=30)),
)
"""Each level with how long nobody has answered before it is told."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of time: from its start up to, and without, its end."""

    start: datetime
    end: datetime


def levels_due(waited: timedelta, staffed: Collection[str]) -> tuple[str, ...]:
    """Return the levels to be told of a concern that nobody has answered for a time.

    A level on which nobody is on duty is passed over: when its time has come, the next one that has somebody is told in
    its stead, at once.

    Args:
        waited: since the concern was raised.
        staffed: the levels on which somebody is on duty now.
    """
    levels = [level for level, _after in ORDER]
    come = range(sum(waited >= after for _level, after in ORDER))
    due = (next((level for level in levels[place:] if level in staffed), None) for place in come)
    return tuple(dict.fromkeys(level for level in due if level is not None))


def gaps(turns: Iterable[Span], start: datetime, end: datetime) -> tuple[Span, ...]:
    """Return the stretches between two moments that no turn covers, in order."""
    found: list[Span] = []
    reached = start
    for turn in sorted(turns, key=lambda one: one.start):
        if turn.start > reached and reached < end:
            found.append(Span(reached, min(turn.start, end)))
        reached = max(reached, turn.end)
    if reached < end:
        found.append(Span(reached, end))
    return tuple(found)
