"""The gold scenarios: invented work that a panel has judged, with its reasons, one file each.

They come with the software and are read by reviewers only while they calibrate; no list of case scenarios holds them.
`VERSION` rises with every change to a level, a tolerance or what is critical: an attempt keeps the one it was judged by
and the agreed levels of that day, and one that is still open is begun again. People, places and panel are invented.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from peer_review.agreement import GRADES, Standard
from peer_review.rubric import CANNOT_TELL, PROMPTS
from peer_review.scenario_form import FIELDS, Answers, tidy

VERSION = 1

CRITICAL = ("victim", "child", "contingency")
"""What nobody may overlook."""

PANELLISTS = ("officer", "manager", "practitioner", "assessor", "mentor")
"""Who sits on a panel, by role; each file names the three to five who judged it."""


@dataclass(frozen=True)
class GoldScenario:
    """One invented case scenario with the panel's levels.

    Attributes:
        slug: its name in the tables.
        answers: the answers to the form.
        standards: what the panel says, prompt by prompt, in the order of the rubric.
    """

    slug: str
    answers: Answers
    standards: tuple[Standard, ...]

    @property
    def title(self) -> str:
        """Return its title."""
        return str(self.answers["title"])

    @property
    def critical_kinds(self) -> frozenset[str]:
        """Return what may not be overlooked in it."""
        return frozenset(one.critical for one in self.standards if one.critical)


@cache
def gold_scenarios() -> Mapping[str, GoldScenario]:
    """Return all of them by name, read once a process."""
    names = sorted(found.name for found in files(__name__).iterdir() if found.name.endswith(".yaml"))
    return {one.slug: one for one in (read(name.removesuffix(".yaml"), _content(name)) for name in names)}


def read(slug: str, content: Mapping[str, Any]) -> GoldScenario:
    """Make a gold scenario of the content of a file.

    Raises:
        ValueError: a prompt, a level, a kind or the panel is not one of those that exist, or a reason is missing.
    """
    roles = content["panel"]
    if not 3 <= len(set(roles)) == len(roles) <= 5 or not set(roles) <= set(PANELLISTS):
        raise ValueError(f"{slug}: a panel has three to five members of known roles.")
    if unknown := set(content["prompts"]) - set(PROMPTS):
        raise ValueError(f"{slug}: no prompts: {sorted(unknown)}.")
    standards = [_standard(slug, key, roles, content["prompts"][key]) for key in PROMPTS if key in content["prompts"]]
    answers = {"kind": "fictional", **content["answers"]}
    return GoldScenario(slug, tidy(FIELDS.values(), answers), tuple(standards))


def _standard(slug: str, key: str, roles: list[str], found: Mapping[str, Any]) -> Standard:
    levels = [str(level) for level in found["levels"]]
    agreed, critical = str(found["agreed"]), str(found.get("critical", ""))
    words = {name: " ".join(str(found.get(name, "")).split()) for name in ("why", "differ")}
    if len(levels) != len(roles) or not {*levels, agreed} <= {*GRADES, CANNOT_TELL}:
        raise ValueError(f"{slug}: {key} needs a level of each member and an agreed one.")
    if critical and critical not in CRITICAL:
        raise ValueError(f"{slug}: {key} is critical for nothing we know.")
    if not words["why"]:
        raise ValueError(f"{slug}: {key} needs reasons.")
    panel = dict(zip(roles, levels, strict=True))
    return Standard(key, panel, agreed, int(found.get("tolerance", 1)), critical, words["why"], words["differ"])


def _content(name: str) -> dict[str, Any]:
    content: dict[str, Any] = yaml.safe_load(files(__name__).joinpath(name).read_text(encoding="utf-8"))
    return content
