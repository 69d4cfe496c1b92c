"""A review as its writer and the author read it."""

import re
from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet
from django.utils.functional import Promise

from anchoring import Anchor, Sentence, Span, from_w3c, resolve, sentences
from peer_review.models import CommentReply, Review, ReviewComment, ScenarioVersion
from peer_review.rubric import Prompt, Rubric, Stage
from peer_review.scenario_form import FIELDS, TEXT_FIELDS


@dataclass(frozen=True)
class Remark:
    """A comment with the passage it speaks of.

    Attributes:
        comment: the comment, with its words and replies.
        anchor: the passage, as it stood in the reviewed version.
        question: the question to which the passage is an answer.
        is_orphan: whether the passage is no longer in the text that is shown; it is never moved elsewhere.
    """

    comment: ReviewComment
    anchor: Anchor
    question: str | Promise
    is_orphan: bool = False


@dataclass(frozen=True)
class RatedPrompt:
    """A prompt of the rubric with the level given, in words."""

    prompt: Prompt
    level: str
    words: str | Promise


@dataclass(frozen=True)
class RatedStage:
    """A stage of the rubric with the levels given."""

    title: str | Promise
    prompts: tuple[RatedPrompt, ...]


def with_remarks(reviews: QuerySet[Review]) -> QuerySet[Review]:
    """Bring the comments with all their words, and the threads under them, along with reviews."""
    replies = CommentReply.objects.select_related("words", "writer")
    comments = ReviewComment.objects.select_related("words").prefetch_related(Prefetch("replies", queryset=replies))
    return reviews.prefetch_related(Prefetch("comments", queryset=comments))


def remarks_of(review: Review, shown: ScenarioVersion | None = None) -> list[Remark]:
    """Return the comments of a review in the order of the text.

    Args:
        review: brought with `with_remarks`.
        shown: another version beside which they are read; whatever it no longer says makes an orphan.
    """
    order = list(FIELDS)
    found = []
    for comment in review.comments.all():
        anchor = from_w3c(comment.words.selector)[0]
        is_orphan = shown is not None and passage_in(shown, comment.field, anchor) is None
        found.append(Remark(comment, anchor, FIELDS[comment.field].label, is_orphan))
    return sorted(found, key=lambda one: (order.index(one.comment.field), one.anchor.start, one.comment.pk))


def passage_in(version: ScenarioVersion, field: str, anchor: Anchor) -> Span | None:
    """Return where a passage stands in a field of a version, or None when it is not there."""
    return resolve(str(version.answers.get(field, "")), anchor) if field in TEXT_FIELDS else None


def sentence_choices(version: ScenarioVersion) -> list[tuple[str | Promise, list[tuple[str, str]]]]:
    """Return the sentences of a version by question, as options of a select: the way to a comment without a mouse."""
    answers = version.answers
    return [
        (FIELDS[key].label, [(f"{key}:{number}", one.text) for number, one in enumerate(sentences(answers[key]))])
        for key in TEXT_FIELDS
        if key != "title" and answers.get(key)
    ]


def chosen_sentence(version: ScenarioVersion, choice: str) -> tuple[str, Sentence] | None:
    """Return the field and the sentence that an option of `sentence_choices` stands for, or None."""
    key, _colon, number = choice.partition(":")
    if key not in TEXT_FIELDS or not re.fullmatch("[0-9]{1,6}", number):
        return None
    found = sentences(str(version.answers.get(key, "")))
    return (key, found[int(number)]) if int(number) < len(found) else None


def levels_explained(rubric: Rubric) -> list[tuple[str | Promise, str | Promise]]:
    """Return the name and meaning of each level, for whoever gives or reads one."""
    return [(rubric.levels[code], meaning) for code, meaning in rubric.meanings.items()]


def rated(review: Review) -> list[RatedStage]:
    """Return the rubric with the levels that a review gives; a closer look only where it was taken."""
    if review.is_without_levels:
        return []
    rubric = review.rubric.rubric
    looks = [look for look in rubric.closer if any(prompt.key in review.text.levels for prompt in look.prompts)]
    return [_rated(stage, rubric, review) for stage in (*rubric.stages, *looks)]


def _rated(stage: Stage, rubric: Rubric, review: Review) -> RatedStage:
    given = review.text.levels
    prompts = (
        RatedPrompt(prompt, given.get(prompt.key, ""), rubric.scale_of(prompt.key).get(given.get(prompt.key, ""), ""))
        for prompt in stage.prompts
    )
    return RatedStage(stage.title, tuple(prompts))
