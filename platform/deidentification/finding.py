"""The two shapes that pass through the checker: a candidate inside it, and a finding handed out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Action = Literal["block", "ask", "hint"]

RANK: dict[str, int] = {"hint": 0, "ask": 1, "block": 2}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stretch of normalised text that one recogniser believes to identify someone.

    ``start`` and ``end`` count characters of ``Document.text``, end exclusive. Where candidates overlap, the higher
    ``priority`` keeps the shared characters.
    """

    start: int
    end: int
    category: str
    action: Action
    priority: int = 50


@dataclass(frozen=True, slots=True)
class Finding:
    """A stretch of the writer's own text to show them, with what to do about it.

    ``start`` and ``end`` count characters (Unicode code points) of the text as it was given, end exclusive.
    """

    start: int
    end: int
    category: str
    action: Action
    text: str
    reason: str


def blocks(findings: Iterable[Finding]) -> list[Finding]:
    """Give the findings that stop a submission until the writer removes them."""
    return [finding for finding in findings if finding.action == "block"]


def needs_decision(findings: Iterable[Finding]) -> list[Finding]:
    """Give the findings that the writer must decide on, with a reason, because they identify in combination."""
    return [finding for finding in findings if finding.action == "ask"]
