"""The reviews of one version side by side, prompt by prompt."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise

from peer_review.lifecycle import ReviewStatus
from peer_review.models import Review, ScenarioVersion
from peer_review.queries.rubric import comparable_prompts
from peer_review.rubric import Prompt, far_apart


@dataclass(frozen=True)
class GivenLevel:
    """What one review says on one prompt."""

    review: Review
    words: str | Promise


@dataclass(frozen=True)
class ComparedPrompt:
    """One prompt with what each review gives it; `far_apart` when two reviewers lie two levels or more apart."""

    prompt: Prompt
    given: tuple[GivenLevel, ...]
    far_apart: bool


@dataclass(frozen=True)
class ComparedStage:
    """A stage of the rubric, or a closer look, with its prompts."""

    title: str | Promise
    prompts: tuple[ComparedPrompt, ...]


def sent_reviews(version: ScenarioVersion) -> list[Review]:
    """Return the reviews of a version that the author may read, the author's own first, then peers', then mentors'."""
    found = (
        version.reviews.filter(status=ReviewStatus.SUBMITTED)
        .select_related("text", "rubric", "reviewer", "version__scenario")
        .order_by("submitted_at", "pk")
    )
    order = {"self": 0, "peer": 1, "mentor": 2}
    return sorted(found, key=lambda review: order[review.kind])


def levels_far_apart(version: ScenarioVersion) -> frozenset[str]:
    """Return the prompts on which two mentors' or peers' reviews of a version differ by two levels or more."""
    return _far_apart(sent_reviews(version))


def side_by_side(reviews: Sequence[Review]) -> list[ComparedStage]:
    """Return the rubric with what each review gives, where at least one gives something."""
    if not reviews:
        return []
    rubric = reviews[-1].rubric.rubric
    marked = _far_apart(reviews)
    found = []
    for stage in (*rubric.stages, *rubric.closer):
        prompts = tuple(
            ComparedPrompt(prompt, given, prompt.key in marked)
            for prompt in stage.prompts
            if (given := _given(reviews, prompt.key))
        )
        if prompts:
            found.append(ComparedStage(stage.title, prompts))
    return found


def _given(reviews: Sequence[Review], key: str) -> tuple[GivenLevel, ...]:
    return tuple(
        GivenLevel(review, review.rubric.rubric.scale_of(key)[code])
        for review in reviews
        if not review.is_without_levels and (code := review.text.levels.get(key))
    )


def _far_apart(reviews: Sequence[Review]) -> frozenset[str]:
    """Compare every two reviews of others on what means the same under both their wordings."""
    others = [review for review in reviews if not review.is_own and not review.is_without_levels]
    found: set[str] = set()
    for number, one in enumerate(others):
        for other in others[number + 1 :]:
            both: tuple[Mapping[str, str], ...] = (one.text.levels, other.text.levels)
            apart = far_apart(both)
            if apart and one.rubric_id != other.rubric_id:
                apart &= comparable_prompts(one.rubric, other.rubric)
            found |= apart
    return frozenset(found)
