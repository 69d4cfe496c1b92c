"""The wordings of the rubric as editors, reviewers and mentors read them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from peer_review.models import RubricVersion
from peer_review.rubric import PROMPTS, QUESTION_KEYS, SEED, SEED_CONTENT, changed


@dataclass(frozen=True)
class Change:
    """One place that reads otherwise than before.

    Attributes:
        key: "levels", or the key of a question.
        place: the place in words.
        before: as it was; empty for the levels.
        after: as it is.
        means_the_same: whether levels given before and after are comparable, where that was decided.
    """

    key: str
    place: str
    before: str
    after: str
    means_the_same: bool


def published_rubrics() -> list[RubricVersion]:
    """Return the published wordings, newest first."""
    return list(RubricVersion.objects.filter(is_draft=False).order_by("-number"))


def content_in_force() -> Mapping[str, Any]:
    """Return the content in force; that of the seed when nothing has been published yet."""
    found = RubricVersion.objects.filter(is_draft=False).last()
    content: Mapping[str, Any] = found.content if found else SEED_CONTENT
    return content


def changes_in(version: RubricVersion) -> list[Change]:
    """Return what a wording changes against the one before it."""
    earlier = RubricVersion.objects.filter(number__lt=version.number, is_draft=False).last()
    if earlier is None:
        return []
    before, after = earlier.content, version.content
    found = []
    for key in changed(before, after):
        old, new = ("", "") if key == "levels" else (before["questions"][key], after["questions"][key])
        found.append(Change(key, place_of(key), old, new, key not in version.new_meaning))
    return found


def comparable_prompts(one: RubricVersion, other: RubricVersion) -> frozenset[str]:
    """Return the keys of the questions whose levels may be laid side by side across two wordings."""
    first, last = sorted((one.number, other.number))
    between = RubricVersion.objects.filter(number__gt=first, number__lte=last) if first != last else []
    anew = {key for version in between for key in version.new_meaning}
    # New words for the levels touch the twelve prompts; the closer looks have a scale of their own.
    return frozenset(key for key in QUESTION_KEYS if key not in anew and not ("levels" in anew and key in PROMPTS))


def place_of(key: str) -> str:
    """Say in words which place of the rubric a key means."""
    if key == "levels":
        return _("The words of the levels")
    if key in PROMPTS:
        return f"{PROMPTS[key].stage}: {PROMPTS[key].lens}"
    prompt = SEED.closer_prompts[key]
    title: str | Promise = prompt.stage
    return f"{title}: {list(SEED.closer_prompts).index(key) % 6 + 1}"
