"""Mark a knowledge check."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from audit.services import record
from cms.scoring import Answer, mark, percent
from drafts.services import drop_draft
from learning.models import Enrolment, KnowledgeCheckAttempt
from learning.services.completion import conclude_if_finished


@dataclass(frozen=True)
class Given:
    """What somebody answered to one question.

    Attributes:
        chosen: the keys of the options.
        sure: how sure they were, a code that the form offers; empty where it was not asked or not said.
    """

    chosen: Sequence[str]
    sure: str = ""


@transaction.atomic
def submit_attempt(enrolment: Enrolment, answers: Mapping[str, Given], *, by: User) -> KnowledgeCheckAttempt:
    """Mark somebody's answers once, keep them, and complete the module if this was its last part.

    Args:
        enrolment: the person's own.
        answers: by the key of the question; every question of the version must be answered.
        by: the learner.

    Raises:
        PermissionDenied: the enrolment is somebody else's.
        ValidationError: there is no knowledge check, or an answer is missing or does not fit.
    """
    if enrolment.person_id != by.pk or not by.is_active:
        raise PermissionDenied
    enrolment = Enrolment.objects.select_for_update(of=("self",)).select_related("version").get(pk=enrolment.pk)
    questions = enrolment.version.rules
    if not questions:
        raise ValidationError(_("This module has no knowledge check."))
    if set(answers) != {question.key for question in questions}:
        raise ValidationError(_("Answer every question, then send your answers."))
    try:
        marks = [mark(question, Answer(frozenset(answers[question.key].chosen))) for question in questions]
    except ValueError as error:
        raise ValidationError(_("Answer every question with the options it gives, then send your answers.")) from error
    score = percent(marks)
    attempt = KnowledgeCheckAttempt.objects.create(
        enrolment=enrolment,
        number=enrolment.attempts.count() + 1,
        answers={key: {"chosen": sorted(given.chosen), "sure": given.sure} for key, given in answers.items()},
        right=sum(result.correct for result in marks),
        questions=len(marks),
        mark=score,
        passed=score >= enrolment.version.pass_mark,
    )
    record("attempt.submitted", by=by, on=attempt, number=attempt.number, passed=attempt.passed)
    drop_draft(draft_key(enrolment), by=by)
    if attempt.passed:
        conclude_if_finished(enrolment, by=by)
    return attempt


def draft_key(enrolment: Enrolment) -> str:
    """Return the key under which an unfinished knowledge check is kept."""
    return f"knowledge-check:{enrolment.pk}"
