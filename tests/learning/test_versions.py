import pytest
from django.db import IntegrityError, connection, transaction
from django.db.utils import DatabaseError

from learning.models import Enrolment, ModuleVersion
from learning.queries.modules import module_view
from learning.services.enrolments import start_module

from .conftest import lessons


def test_publishing_a_module_writes_its_first_version(module):
    version = ModuleVersion.objects.get()
    assert (version.number, version.code, version.page_id) == (1, "I2", module.pk)
    assert [lesson.slug for lesson in version.shape.lessons] == ["when", "who"]
    assert version.shape.questions == 2


def test_saving_a_draft_writes_no_version(module):
    module.title = "Another title"
    module.save_revision()
    assert ModuleVersion.objects.count() == 1


def test_publishing_the_same_again_writes_no_version(module, republish):
    assert republish(module, summary="A new summary, which is not part of what is studied.").number == 1
    assert ModuleVersion.objects.count() == 1


def test_publishing_a_change_writes_the_next_version(module, republish):
    assert republish(module, lessons=lessons("when", "who", text="Second wording.")).number == 2
    assert republish(module, pass_mark=90).number == 3


def test_a_learner_keeps_the_version_they_started_while_others_get_the_new_one(module, republish, learner, mentor):
    start_module(module, by=learner)
    republish(module, lessons=lessons("when", "who", "more", text="Second wording."))
    pinned, fresh = module_view(module, learner), module_view(module, mentor)
    assert (pinned.version.number, pinned.has_newer, len(pinned.lessons)) == (1, True, 2)
    assert (fresh.version.number, fresh.has_newer, len(fresh.lessons)) == (2, False, 3)
    assert "First wording." in str(pinned.version.lesson("when")["body"].render_as_block())
    assert "Second wording." in str(fresh.version.lesson("when")["body"].render_as_block())


def test_a_learner_may_start_the_newer_version_only_after_completing_theirs(module, republish, learner, finish):
    start_module(module, by=learner)
    republish(module, pass_mark=50)
    assert start_module(module, by=learner).version.number == 1
    finish(module, learner)
    again = start_module(module, by=learner)
    assert again.version.number == 2
    assert Enrolment.objects.filter(person=learner).count() == 2


@pytest.mark.parametrize("act", ["UPDATE learning_moduleversion SET title = 'x'", "DELETE FROM learning_moduleversion"])
def test_the_database_itself_refuses_to_change_a_version(module, act):
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(act)


def test_a_version_number_stands_once(module):
    version = ModuleVersion.objects.get()
    version.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        version.save(force_insert=True)
