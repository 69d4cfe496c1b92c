import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from audit.queries import AuditEvent
from learning.models import CompletionRecord, Enrolment, LessonCompletion
from learning.services.enrolments import complete_lesson, reopen_lesson, start_module


def test_starting_twice_changes_nothing(module, learner):
    assert start_module(module, by=learner) == start_module(module, by=learner)
    assert Enrolment.objects.count() == 1


def test_a_module_that_is_not_published_cannot_be_started(make_module, learner):
    with pytest.raises(ValidationError, match="not open"):
        start_module(make_module("I3", publish=False), by=learner)


def test_somebody_in_the_middle_goes_on_after_the_page_is_unpublished(module, learner, mentor):
    enrolment = start_module(module, by=learner)
    module.unpublish()
    module.refresh_from_db()
    assert start_module(module, by=learner) == enrolment
    with pytest.raises(ValidationError):
        start_module(module, by=mentor)


def test_a_closed_account_learns_nothing(module, learner):
    learner.is_active = False
    with pytest.raises(PermissionDenied):
        start_module(module, by=learner)
    with pytest.raises(PermissionDenied):
        complete_lesson(module, "when", by=learner)


def test_the_first_lesson_done_begins_the_module(module, learner):
    enrolment = complete_lesson(module, "when", by=learner)
    assert enrolment.person == learner
    assert LessonCompletion.objects.get().lesson == "when"


def test_a_lesson_is_done_once(module, learner):
    complete_lesson(module, "when", by=learner)
    complete_lesson(module, "when", by=learner)
    assert LessonCompletion.objects.count() == 1


def test_a_lesson_of_another_module_is_refused(module, learner):
    with pytest.raises(ValidationError, match="not part of the module"):
        complete_lesson(module, "elsewhere", by=learner)
    assert not LessonCompletion.objects.exists()


def test_a_lesson_can_be_marked_as_not_done_until_the_module_is_completed(module, learner, finish):
    complete_lesson(module, "when", by=learner)
    reopen_lesson(module, "when", by=learner)
    assert not LessonCompletion.objects.exists()
    finish(module, learner)
    with pytest.raises(ValidationError, match="stay done"):
        reopen_lesson(module, "when", by=learner)


def test_what_one_person_does_leaves_another_alone(module, learner, mentor):
    complete_lesson(module, "when", by=learner)
    with pytest.raises(ValidationError, match="not started"):
        reopen_lesson(module, "when", by=mentor)
    assert LessonCompletion.objects.count() == 1


def test_a_module_without_a_check_is_completed_by_its_last_lesson(make_module, learner):
    module = make_module("I4", check=False)
    assert complete_lesson(module, "when", by=learner).completion is None
    completion = complete_lesson(module, "who", by=learner).completion
    assert completion == CompletionRecord.objects.get()
    assert completion.score is None


def test_the_database_itself_allows_one_open_enrolment_only(module, learner):
    enrolment = start_module(module, by=learner)
    with pytest.raises(IntegrityError), transaction.atomic():
        Enrolment.objects.create(person=learner, version=enrolment.version, module_key=enrolment.module_key)


def test_each_step_stands_in_the_audit_trail_without_text(module, learner, finish):
    finish(module, learner)
    verbs = list(AuditEvent.objects.filter(actor=learner.pk).order_by("pk").values_list("verb", flat=True))
    assert verbs[-5:] == [
        "module.started",
        "attempt.submitted",
        "lesson.completed",
        "lesson.completed",
        "module.completed",
    ]
