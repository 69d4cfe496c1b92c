"""Seven whole case scenarios to read before writing one's own: invented, and written in the fields of the form.

Plain files beside this module, one a case scenario; nothing of them stands in the database.
Source: the seeds of the field notes (curriculum, 3.7).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from peer_review.scenario_form import FIELDS, Answers, tidy

FILES = (
    "the-late-reply",
    "doing-well",
    "the-waiting-list",
    "three-meetings-no-plan",
    "six-weeks-left",
    "nobody-asked-me",
    "between-estates",
)
"""The files in the order in which they are offered."""


@dataclass(frozen=True)
class ExampleScenario:
    """One invented case scenario.

    Attributes:
        slug: its name in an address.
        about: what it is about, in a sentence.
        shows: what to look at for each learning area, by code A1 to A7.
        answers: the answers to the form.
    """

    slug: str
    about: str
    shows: Mapping[str, str]
    answers: Answers

    @property
    def title(self) -> str:
        """Return its title."""
        return str(self.answers["title"])


@cache
def example_scenarios() -> tuple[ExampleScenario, ...]:
    """Return the seven, read once a process."""
    return tuple(_read(slug) for slug in FILES)


def example_scenario(slug: str) -> ExampleScenario | None:
    """Return the one of this name, or None."""
    return next((one for one in example_scenarios() if one.slug == slug), None)


def _read(slug: str) -> ExampleScenario:
    found: dict[str, Any] = yaml.safe_load(files(__name__).joinpath(f"{slug}.yaml").read_text(encoding="utf-8"))
    shows = {area: " ".join(words.split()) for area, words in found["shows"].items()}
    return ExampleScenario(slug, found["about"].strip(), shows, tidy(FIELDS.values(), found["answers"]))
