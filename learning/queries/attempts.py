"""An attempt beside the wording it was answered on."""

from dataclasses import dataclass

from learning.models import KnowledgeCheckAttempt, ModuleVersion


@dataclass(frozen=True)
class OptionView:
    """An option, whether it was chosen, whether it belongs in a good answer, and why."""

    text: str
    feedback: str
    chosen: bool
    correct: bool


@dataclass(frozen=True)
class QuestionView:
    """A question as it was answered."""

    number: int
    situation: str
    question: str
    correct: bool
    sure: str
    chosen: tuple[OptionView, ...]
    missed: tuple[OptionView, ...]
    others: tuple[OptionView, ...]

    @property
    def has_hit(self) -> bool:
        """Say whether something that was chosen belongs in a good answer."""
        return any(option.correct for option in self.chosen)


@dataclass(frozen=True)
class AttemptView:
    """An attempt with its questions in their order."""

    attempt: KnowledgeCheckAttempt
    questions: tuple[QuestionView, ...]


def attempt_view(version: ModuleVersion, attempt: KnowledgeCheckAttempt) -> AttemptView:
    """Return an attempt beside the wording of the version on which it was answered; nothing is marked again."""
    return AttemptView(
        attempt, tuple(_question(number, child, attempt) for number, child in enumerate(version.questions, 1))
    )


def _question(number: int, child: object, attempt: KnowledgeCheckAttempt) -> QuestionView:
    value = child.value  # type: ignore[attr-defined]
    answer = attempt.answers[str(child.id)]  # type: ignore[attr-defined]
    options = [
        OptionView(
            option.value["text"],
            option.value["feedback"],
            str(option.id) in answer["chosen"],
            bool(option.value["correct"]),
        )
        for option in value["options"].bound_blocks
    ]
    return QuestionView(
        number=number,
        situation=value["situation"],
        question=value["question"],
        correct=all(option.chosen == option.correct for option in options),
        sure=answer["sure"],
        chosen=tuple(option for option in options if option.chosen),
        missed=tuple(option for option in options if option.correct and not option.chosen),
        others=tuple(option for option in options if not option.correct and not option.chosen),
    )
