"""How an answer to a question is marked, alone in a lesson or together in a group; a plain rule without Django."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Option:
    """Something that can be chosen.

    Attributes:
        key: stays the same when the wording or the order changes.
        correct: whether a good answer includes it.
    """

    key: str
    correct: bool


@dataclass(frozen=True)
class Question:
    """A question and its options.

    Attributes:
        key: stays the same when the wording changes.
        options: in the order in which they are shown.
        multiple: whether more than one may be chosen.
    """

    key: str
    options: tuple[Option, ...]
    multiple: bool = False

    @property
    def right(self) -> frozenset[str]:
        """Return the keys of the options that belong in a good answer."""
        return frozenset(option.key for option in self.options if option.correct)


@dataclass(frozen=True)
class Answer:
    """What somebody chose: the keys of the options."""

    chosen: frozenset[str]


@dataclass(frozen=True)
class Mark:
    """What an answer is worth, and why.

    Attributes:
        correct: just the right options were chosen, no more and no fewer.
        hits: right options that were chosen.
        misses: right options that were not chosen.
        false_alarms: options that were chosen and should not have been.
    """

    correct: bool
    hits: frozenset[str]
    misses: frozenset[str]
    false_alarms: frozenset[str]


def mark(question: Question, answer: Answer) -> Mark:
    """Mark one answer: all or nothing, and say which options made it so.

    Raises:
        ValueError: nothing was chosen, an option belongs to another question, or more than one was chosen where one
            was asked for.
    """
    if not answer.chosen:
        raise ValueError("Nothing was chosen.")
    if not answer.chosen <= {option.key for option in question.options}:
        raise ValueError("An option does not belong to this question.")
    if len(answer.chosen) > 1 and not question.multiple:
        raise ValueError("This question takes one option.")
    return Mark(
        correct=answer.chosen == question.right,
        hits=answer.chosen & question.right,
        misses=question.right - answer.chosen,
        false_alarms=answer.chosen - question.right,
    )


def percent(marks: Iterable[Mark]) -> int:
    """Return how many of the questions were answered correctly, in whole per cent, rounded down.

    Rounding down means that nobody passes on a fraction that the page does not show. No questions at all are 0.
    """
    results = [result.correct for result in marks]
    return 100 * sum(results) // len(results) if results else 0
