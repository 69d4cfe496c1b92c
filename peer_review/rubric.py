"""The rubric of written reviews as plain data: four stages by three lenses, two closer looks, levels and stems.

Source: the inspectorate's questions restated in the field notes (feedback, 6.1 and 6.2), under the Open Government
Licence. Levels serve learning only; no band or score is made of them. "Cannot tell from what I was given" is an answer,
and often the most useful one.

The grid is fixed, because a level means nothing without its place in it. The words are not: editors correct them, and
each wording is a version in a table of its own. `SEED` is the first one.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

NOT_APPLICABLE = "na"
CANNOT_TELL = "cannot_tell"
WITHOUT_LEVEL: dict[str, str | Promise] = {
    NOT_APPLICABLE: _("Not applicable"),
    CANNOT_TELL: _("Cannot tell from what I was given"),
}
"""The two answers that are no level and stand beside every scale."""

GRADES = ("0", "1", "2", "3", "4")
POINTS: dict[str, str | Promise] = {"0": _("0 Not there"), "1": _("1 Partly"), "2": _("2 Clearly there")}
"""The short scale of the two closer looks."""

FAR_APART = 2
"""Two reviewers whose levels on one prompt lie this far apart see the work differently enough to ask a mentor."""

STAGE_TITLES: dict[str, str | Promise] = {
    "assess": _("Assess"),
    "plan": _("Plan"),
    "deliver": _("Deliver"),
    "review": _("Review"),
}
LENSES: dict[str, str | Promise] = {
    "engagement": _("Engagement"),
    "desistance": _("Desistance"),
    "safety": _("Safety of others"),
}
CLOSER_TITLES: dict[str, str | Promise] = {
    "contingency": _("A closer look at contingency"),
    "enquiries": _("A closer look at enquiries"),
}
CLOSER_ITEMS: dict[str, tuple[str, ...]] = {
    "contingency": ("trigger", "action", "owner", "time", "victim", "hours"),
    "enquiries": ("people", "question", "time", "chased", "analysed", "used"),
}
STEM_PLACES: dict[str, str | Promise] = {
    "strengths": _("What is working"),
    "questions": _("What to check or ask"),
    "next_step": _("One next step"),
    "comment": _("A comment beside the text"),
}

SEED_CONTENT: dict[str, Any] = {
    "levels": {
        "0": {"name": gettext_noop("Not shown"), "meaning": gettext_noop("The text does not show it.")},
        "1": {"name": gettext_noop("Named"), "meaning": gettext_noop("A risk or need is listed.")},
        "2": {
            "name": gettext_noop("Explained"),
            "meaning": gettext_noop("It is linked to evidence and to this person."),
        },
        "3": {
            "name": gettext_noop("Acted on"),
            "meaning": gettext_noop("It is specific, has a time, and somebody owns it. This is about enough."),
        },
        "4": {
            "name": gettext_noop("Tested"),
            "meaning": gettext_noop(
                "It was checked against other sources, another view was considered, and the work was adjusted."
            ),
        },
    },
    "questions": {
        "assess.engagement": gettext_noop(
            "Are the person’s views, motivation, diversity and barriers understood and used?"
        ),
        "assess.desistance": gettext_noop(
            "Are the factors behind the offending, and the strengths, analysed and not only listed?"
        ),
        "assess.safety": gettext_noop(
            "Risk to whom, of what, and when? Are sources and gaps stated, past behaviour and victims analysed, "
            "and other agencies’ information drawn in?"
        ),
        "plan.engagement": gettext_noop(
            "Was the person involved, does the plan fit them, and is the level of contact set?"
        ),
        "plan.desistance": gettext_noop(
            "Are priorities linked to the factors, strengths built on, and steps put in order?"
        ),
        "plan.safety": gettext_noop(
            "Do critical risks come first, with constructive and restrictive parts, other agencies linked, "
            "and a contingency plan that would work?"
        ),
        "deliver.engagement": gettext_noop(
            "Is there a relationship, flexibility, an answer to barriers, and good use of enforcement?"
        ),
        "deliver.desistance": gettext_noop(
            "Are interventions delivered and on time, with community links and local services?"
        ),
        "deliver.safety": gettext_noop(
            "Does contact fit the risk? Are victims protected, agencies coordinated, key people engaged, homes visited "
            "and enquiries repeated?"
        ),
        "review.engagement": gettext_noop("Was the person involved, and compliance looked at again?"),
        "review.desistance": gettext_noop("Are progress and change noted, and the plan adjusted?"),
        "review.safety": gettext_noop(
            "Are changes in risk seen and acted on, with other agencies’ input, adjustments made and the ending "
            "prepared?"
        ),
        "contingency.trigger": gettext_noop("Is there a trigger that somebody could observe?"),
        "contingency.action": gettext_noop("Is the action specific?"),
        "contingency.owner": gettext_noop("Is there an owner, by role?"),
        "contingency.time": gettext_noop("Is there a time by which it is done?"),
        "contingency.victim": gettext_noop("Does it keep the victim or the child safe?"),
        "contingency.hours": gettext_noop("Would it work out of hours, and at the end of the sentence?"),
        "enquiries.people": gettext_noop("Were the right people asked?"),
        "enquiries.question": gettext_noop("Was it the right question?"),
        "enquiries.time": gettext_noop("Was it asked at the right time?"),
        "enquiries.chased": gettext_noop("Was a missing answer chased?"),
        "enquiries.analysed": gettext_noop("Was the answer analysed?"),
        "enquiries.used": gettext_noop("Did the answer change the plan?"),
    },
    "stems": {
        "strengths": [
            gettext_noop("One thing I would keep …"),
            gettext_noop("What in the text makes me think this works is …"),
        ],
        "questions": [
            gettext_noop("What I would want to check is …"),
            gettext_noop("If the opposite were true I would expect …"),
        ],
        "next_step": [gettext_noop("A next step could be …, by …")],
        "comment": [
            gettext_noop("What in the text makes me think … is …"),
            gettext_noop("What I would want to check is …"),
            gettext_noop("If the opposite were true I would expect …"),
            gettext_noop("One thing I would keep …"),
            gettext_noop("A next step could be …, by …"),
        ],
    },
}
"""The first wording: levels with name and meaning, a question by prompt, and how a helpful sentence may begin (6.3)."""


@dataclass(frozen=True)
class Prompt:
    """One question of the rubric; its key is "stage.lens", or "closer look.item"."""

    key: str
    stage: str | Promise
    lens: str | Promise
    question: str | Promise


@dataclass(frozen=True)
class Stage:
    """The prompts about one stage of the work, or of one closer look."""

    key: str
    title: str | Promise
    prompts: tuple[Prompt, ...]


@dataclass(frozen=True)
class Rubric:
    """One wording of the rubric.

    Attributes:
        stages: the four stages with three prompts each; every one needs a level.
        closer: the two closer looks, on the short scale; the reviewer may leave them.
        levels: the words of each answer to a prompt of the stages, the two without a level included.
        meanings: what each of the five levels means.
        stems: how a helpful sentence may begin, by the box it is for.
    """

    stages: tuple[Stage, ...]
    closer: tuple[Stage, ...]
    levels: Mapping[str, str | Promise]
    meanings: Mapping[str, str | Promise]
    stems: Mapping[str, tuple[str | Promise, ...]]

    @property
    def prompts(self) -> dict[str, Prompt]:
        """Return the twelve prompts by key."""
        return {prompt.key: prompt for stage in self.stages for prompt in stage.prompts}

    @property
    def closer_prompts(self) -> dict[str, Prompt]:
        """Return the prompts of the closer looks by key."""
        return {prompt.key: prompt for look in self.closer for prompt in look.prompts}

    def scale_of(self, key: str) -> Mapping[str, str | Promise]:
        """Return the answers that a prompt takes, with their words."""
        return self.levels if key in PROMPTS else {**POINTS, **WITHOUT_LEVEL}

    def unanswered(self, levels: Mapping[str, str]) -> list[Prompt]:
        """Return the prompts of the stages that have no level yet."""
        return [prompt for prompt in self.prompts.values() if levels.get(prompt.key) not in self.levels]


def read(content: Mapping[str, Any]) -> Rubric:
    """Make a rubric of stored content.

    Raises:
        ValueError: a level, a question or a stem is missing, empty, unknown or of the wrong kind.
    """
    levels = _texts(content.get("levels"), GRADES, "levels")
    questions = _texts(content.get("questions"), QUESTION_KEYS, "questions")
    stems = content.get("stems")
    if not isinstance(stems, Mapping) or set(stems) != set(STEM_PLACES):
        raise ValueError("The stems must be given for each box.")
    if not all(_is_list_of_words(found) for found in stems.values()):
        raise ValueError("The stems must be lists of sentences.")
    for code in GRADES:
        if not isinstance(levels[code], Mapping) or not all(_is_words(levels[code].get(k)) for k in LEVEL_PARTS):
            raise ValueError(f"Level {code} needs a name and a meaning.")
    if not all(_is_words(question) for question in questions.values()):
        raise ValueError("Each question needs words.")
    named = {code: format_lazy("{} {}", code, _(levels[code]["name"])) for code in GRADES}
    return Rubric(
        stages=tuple(_stage(key, title, LENSES, questions) for key, title in STAGE_TITLES.items()),
        closer=tuple(
            _stage(key, title, dict.fromkeys(CLOSER_ITEMS[key], ""), questions) for key, title in CLOSER_TITLES.items()
        ),
        levels={**named, **WITHOUT_LEVEL},
        meanings={code: _(levels[code]["meaning"]) for code in GRADES},
        stems={place: tuple(_(stem) for stem in stems[place]) for place in STEM_PLACES},
    )


def changed(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[str]:
    """Return what differs between two contents: keys of questions, and "levels" when a level reads otherwise."""
    found = [key for key in QUESTION_KEYS if before["questions"][key] != after["questions"][key]]
    return [*(["levels"] if before["levels"] != after["levels"] else []), *found]


def known_levels(levels: Mapping[str, object]) -> dict[str, str]:
    """Return only what names a prompt and an answer that it takes."""
    return {key: str(level) for key, level in levels.items() if str(level) in _CODES.get(key, ())}


def far_apart(given: Iterable[Mapping[str, str]]) -> frozenset[str]:
    """Return the prompts of the stages on which two of several reviews differ by two levels or more.

    Args:
        given: the levels of each review by prompt; the two answers without a level say nothing about distance.
    """
    reviews = list(given)
    return frozenset(
        key
        for key in PROMPTS
        for numbers in [[int(one[key]) for one in reviews if one.get(key) in GRADES]]
        if numbers and max(numbers) - min(numbers) >= FAR_APART
    )


def _stage(key: str, title: str | Promise, parts: Mapping[str, str | Promise], questions: Mapping[str, str]) -> Stage:
    return Stage(
        key,
        title,
        tuple(Prompt(f"{key}.{part}", title, words, _(questions[f"{key}.{part}"])) for part, words in parts.items()),
    )


def _texts(found: object, keys: Sequence[str], what: str) -> Mapping[str, Any]:
    if not isinstance(found, Mapping) or set(found) != set(keys):
        raise ValueError(f"The {what} must be given for each place of the rubric, and for no other.")
    return found


def _is_words(found: object) -> bool:
    return isinstance(found, str) and bool(found.strip())


def _is_list_of_words(found: object) -> bool:
    return isinstance(found, list | tuple) and all(_is_words(one) for one in found)


LEVEL_PARTS = ("name", "meaning")
QUESTION_KEYS: tuple[str, ...] = (
    *(f"{stage}.{lens}" for stage in STAGE_TITLES for lens in LENSES),
    *(f"{look}.{item}" for look, items in CLOSER_ITEMS.items() for item in items),
)
SEED: Rubric = read(SEED_CONTENT)
PROMPTS: dict[str, Prompt] = SEED.prompts
"""The twelve prompts of the first wording; their keys are those of every wording."""

_CODES: dict[str, frozenset[str]] = {key: frozenset(SEED.scale_of(key)) for key in QUESTION_KEYS}
