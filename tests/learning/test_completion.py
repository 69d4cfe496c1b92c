import pytest
from django.core import mail
from django.db import connection, transaction
from django.db.utils import DatabaseError

from learning.models import CompletionRecord, Enrolment, PathwayAssignment
from learning.services.assignments import assign_pathway
from learning.services.completion import conclude_if_finished
from notifications.models import Notice


def test_completing_a_module_writes_one_row_with_its_own_snapshot(module, learner, finish):
    record = finish(module, learner)
    assert CompletionRecord.objects.get() == record
    version = Enrolment.objects.get().version
    assert (record.kind, record.code, record.title) == ("module", "I2", "Module I2")
    assert (record.person_number, record.person_name) == (learner.public_id, "Siân Llŷr-Ŵilliams")
    assert (record.version_number, record.digest, record.score) == (1, version.digest, 100)


def test_a_completion_brings_one_certificate_however_often_it_is_asked_for(module, learner, finish, pass_check):
    finish(module, learner)
    assert conclude_if_finished(Enrolment.objects.get(), by=learner) is None
    pass_check(module, learner)
    assert CompletionRecord.objects.count() == 1


def test_the_learner_is_told_in_the_app_and_by_email(module, learner, finish, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        finish(module, learner)
    assert Notice.objects.get(recipient=learner).kind == "certificate.awarded"
    assert [message.to for message in mail.outbox] == [[learner.email]]


def test_the_ledger_outlives_the_person_and_the_page(module, learner, finish):
    record = finish(module, learner)
    learner.delete()
    assert not Enrolment.objects.exists()
    module.delete()
    kept = CompletionRecord.objects.get(pk=record.pk)
    assert (kept.person_name, kept.title) == ("Siân Llŷr-Ŵilliams", "Module I2")


@pytest.mark.parametrize(
    "act", ["UPDATE learning_completionrecord SET score = 100", "DELETE FROM learning_completionrecord"]
)
def test_the_database_itself_refuses_to_change_the_ledger(module, learner, finish, act):
    finish(module, learner)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(act)


def test_the_last_step_of_a_planned_pathway_completes_the_pathway(
    make_module, make_pathway, learner, mentor, finish, today
):
    one, two = make_module("I2"), make_module("I3")
    pathway = make_pathway(one, two)
    assign_pathway(pathway, learner, starts_on=today, by=mentor)
    finish(one, learner)
    assert not CompletionRecord.objects.filter(kind="pathway").exists()
    finish(two, learner)
    record = CompletionRecord.objects.get(kind="pathway")
    assert (record.title, record.version_number, record.score) == ("Induction", None, None)
    assert PathwayAssignment.objects.get().completion == record


def test_a_step_completed_before_the_plan_counts(make_module, make_pathway, learner, mentor, finish, today):
    one, two = make_module("I2"), make_module("I3")
    finish(one, learner)
    assign_pathway(make_pathway(one, two), learner, starts_on=today, by=mentor)
    finish(two, learner)
    assert CompletionRecord.objects.filter(kind="pathway").count() == 1


def test_a_pathway_that_nobody_planned_brings_no_certificate(pathway, module, learner, finish):
    finish(module, learner)
    assert not CompletionRecord.objects.filter(kind="pathway").exists()
