import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from drafts.services import draft_of, save_draft
from learning.models import CompletionRecord, KnowledgeCheckAttempt
from learning.permissions import attempts_visible_to
from learning.queries.attempts import attempt_view
from learning.services.checks import Given, draft_key, submit_attempt
from learning.services.enrolments import complete_lesson, start_module

from .conftest import question


def test_a_mark_is_worked_out_once_and_kept(module, learner, pass_check, republish):
    attempt = pass_check(module, learner)
    assert (attempt.right, attempt.questions, attempt.mark, attempt.passed) == (2, 2, 100, True)
    republish(module, questions=[question("single", "other")])
    attempt.refresh_from_db()
    view = attempt_view(attempt.enrolment.version, attempt)
    assert [each.question for each in view.questions] == ["Question one?", "Question two?"]


def test_a_check_can_be_taken_again_without_limit_and_the_best_mark_counts(module, learner, pass_check):
    assert [pass_check(module, learner, right=right).number for right in (False, True, False)] == [1, 2, 3]
    complete_lesson(module, "when", by=learner)
    complete_lesson(module, "who", by=learner)
    assert CompletionRecord.objects.get().score == 100


def test_below_the_pass_mark_nobody_passes(module, learner, answers_to):
    enrolment = start_module(module, by=learner)
    good, bad = answers_to(enrolment.version), answers_to(enrolment.version, right=False)
    first, second = good
    attempt = submit_attempt(enrolment, {first: good[first], second: bad[second]}, by=learner)
    assert (attempt.mark, attempt.passed) == (50, False)


@pytest.mark.parametrize("spoil", ["missing", "empty", "foreign option", "two of one"])
def test_an_answer_that_does_not_fit_is_refused_and_nothing_is_kept(module, learner, answers_to, spoil):
    enrolment = start_module(module, by=learner)
    answers = answers_to(enrolment.version)
    rule = enrolment.version.rules[0]
    if spoil == "missing":
        del answers[rule.key]
    else:
        chosen = {"empty": [], "foreign option": ["x"], "two of one": [option.key for option in rule.options]}
        answers[rule.key] = Given(chosen[spoil])
    with pytest.raises(ValidationError):
        submit_attempt(enrolment, answers, by=learner)
    assert not KnowledgeCheckAttempt.objects.exists()


def test_nobody_answers_or_reads_for_somebody_else(module, learner, mentor, answers_to, pass_check):
    enrolment = start_module(module, by=learner)
    with pytest.raises(PermissionDenied):
        submit_attempt(enrolment, answers_to(enrolment.version), by=mentor)
    attempt = pass_check(module, learner)
    assert list(attempts_visible_to(learner)) == [attempt]
    assert not attempts_visible_to(mentor).exists()


def test_sending_the_answers_drops_the_draft(module, learner, answers_to):
    enrolment = start_module(module, by=learner)
    key = draft_key(enrolment)
    save_draft(key, {"question_1": ["x"]}, by=learner)
    submit_attempt(enrolment, answers_to(enrolment.version), by=learner)
    assert draft_of(key, learner) is None


def test_feedback_tells_hits_misses_and_the_rest_apart(module, learner, pass_check):
    view = attempt_view(*_with_version(pass_check(module, learner, right=False)))
    first = view.questions[0]
    assert [option.text for option in first.chosen] == ["Wait."]
    assert [option.text for option in first.missed] == ["Ask again."]
    assert (first.correct, first.has_hit) == (False, False)
    assert first.chosen[0].feedback == "Three weeks is a long time."


def _with_version(attempt):
    return attempt.enrolment.version, attempt
