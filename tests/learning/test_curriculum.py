import shutil
from io import StringIO

import pytest
from django.core.management import call_command

from cms.services.content import Outcome
from cms.services.loading import load_content
from learning.curriculum_files import FileError
from learning.models import ModulePage, ModuleVersion, PathwayPage
from learning.services.curriculum import CURRICULUM, load_curriculum


@pytest.fixture
def folder(tmp_path, db):
    load_content()
    return shutil.copytree(CURRICULUM, tmp_path / "curriculum")


def outcomes(loaded):
    return {result.key: result.outcome for result in loaded}


def test_loading_publishes_each_module_with_its_first_version(folder):
    load_curriculum(folder)
    for page in ModulePage.objects.all():
        version = ModuleVersion.objects.get(module_key=page.translation_key)
        assert (version.number, version.code) == (1, page.code)
        assert version.shape.lessons
        assert version.rules
    assert [step.module.code for step in PathwayPage.objects.get(slug="induction").steps.all()] == ["I2", "I10"]
    assert {topic.code for topic in ModulePage.objects.get(code="I2").topics.all()} == {"A1", "R1", "R5", "R7"}


def test_loading_again_changes_nothing(folder):
    load_curriculum(folder)
    assert set(outcomes(load_curriculum(folder)).values()) == {Outcome.UNCHANGED}
    assert ModuleVersion.objects.count() == ModulePage.objects.count()


def test_a_changed_file_publishes_a_new_version(folder):
    load_curriculum(folder)
    path = folder / "I2" / "module.yaml"
    path.write_text(path.read_text().replace("minutes: 75", "minutes: 80"))
    loaded = outcomes(load_curriculum(folder))
    assert (loaded["module/I2"], loaded["module/I10"]) == (Outcome.UPDATED, Outcome.UNCHANGED)
    assert ModuleVersion.objects.filter(code="I2").count() == 2


def test_a_changed_step_updates_the_pathway_and_keeps_one_step_a_module(folder):
    load_curriculum(folder)
    path = folder / "pathways.yaml"
    path.write_text(path.read_text().replace("due_after_days: 28", "due_after_days: 21"))
    assert outcomes(load_curriculum(folder))["pathway/induction"] is Outcome.UPDATED
    assert [step.due_after_days for step in PathwayPage.objects.get().steps.all()] == [21, 21]


def test_what_an_editor_changed_stays(folder):
    load_curriculum(folder)
    page = ModulePage.objects.get(code="I2")
    page.summary = "An editor's words."
    page.save_revision().publish()
    path = folder / "I2" / "module.yaml"
    path.write_text(path.read_text().replace("minutes: 75", "minutes: 80"))
    assert outcomes(load_curriculum(folder))["module/I2"] is Outcome.KEPT
    assert ModulePage.objects.get(code="I2").summary == "An editor's words."


def test_a_step_without_a_module_is_told(folder):
    path = folder / "pathways.yaml"
    path.write_text(path.read_text().replace("module: I10", "module: I99"))
    with pytest.raises(FileError, match="I99"):
        load_curriculum(folder)


def test_the_command_says_what_it_did(folder):
    out = StringIO()
    call_command("load_curriculum", stdout=out)
    assert "module/I2: created" in out.getvalue()
