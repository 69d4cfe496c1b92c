"""The motivated-intruder checklist that a second person signs before a release.

Source: the four intruders of the field notes (case scenario, 5.2), and the three questions of the Information
Commissioner: could they single someone out, link it with something else, or infer something?
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

CHECKLIST_VERSION = "1"
"""Stored with each check; raised when an intruder is added or a question changes its meaning."""


@dataclass(frozen=True)
class Intruder:
    """Somebody who might try to find out whom a text is about."""

    key: str
    statement: str | Promise
    hint: str | Promise


INTRUDERS: tuple[Intruder, ...] = (
    Intruder(
        "colleague",
        _("A colleague in the same PDU who can search the case system could not tell whom this is about"),
        _("Would more than ten people on probation in a region fit this description?"),
    ),
    Intruder(
        "reporter",
        _("A local reporter could not match it with a court report or a story in the news"),
        _("Rare offence, small place, exact timing, unusual detail: no three of these together."),
    ),
    Intruder(
        "subject",
        _("The person on probation, or a former partner, would not be singled out if they read it"),
        _("Think of a request for their own records, and of anything only one person could have said."),
    ),
    Intruder(
        "knows_victim",
        _("A member of staff who knows the victim would not recognise them"),
        _("Look at family, work, school and injuries as well as names."),
    ),
)

KEYS = tuple(intruder.key for intruder in INTRUDERS)
