"""Doors of learning, apart from the pages that Wagtail serves."""

from learning.views.checks import check, result
from learning.views.coverage import coverage
from learning.views.lessons import complete, lesson, reopen, start
from learning.views.people import move, people, person, withdraw
from learning.views.records import certificate, certificate_pdf, mine
from learning.views.sections import modules, pathways

__all__ = [
    "certificate",
    "certificate_pdf",
    "check",
    "complete",
    "coverage",
    "lesson",
    "mine",
    "modules",
    "move",
    "pathways",
    "people",
    "person",
    "reopen",
    "result",
    "start",
    "withdraw",
]
