import pytest
from django.urls import reverse

from learning.models import ModulePage, PathwayPage
from learning.services.assignments import assign_pathway
from learning.services.enrolments import start_module


@pytest.fixture
def editor(client_of, make_person):
    person = make_person("editor")
    person.is_superuser = True
    person.save()
    return client_of(person)


def delete(editor, page):
    return editor.post(reverse("wagtailadmin_pages:delete", args=[page.pk]), follow=True).content.decode()


def test_a_module_with_learners_is_not_deleted_and_the_editor_is_told_what_to_do(editor, module, learner):
    start_module(module, by=learner)
    assert "people have started to learn from it (1 so far). Unpublish it instead" in delete(editor, module)
    assert ModulePage.objects.filter(pk=module.pk).exists()


def test_the_list_above_such_a_module_is_not_deleted_either(editor, module, module_index, learner):
    start_module(module, by=learner)
    delete(editor, module_index)
    assert ModulePage.objects.filter(pk=module.pk).exists()


def test_several_pages_at_once_are_refused_too(editor, module, learner):
    start_module(module, by=learner)
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
    page = editor.post(f"{address}?id={module.pk}", follow=True).content.decode()
    assert "people have started to learn" in page
    assert ModulePage.objects.filter(pk=module.pk).exists()


def test_a_step_of_a_pathway_is_not_deleted(editor, module, pathway):
    assert "a step of a pathway" in delete(editor, module)
    assert ModulePage.objects.filter(pk=module.pk).exists()


def test_a_pathway_that_is_planned_is_not_deleted(editor, pathway, learner, mentor, today):
    assign_pathway(pathway, learner, starts_on=today, by=mentor)
    assert "planned for somebody" in delete(editor, pathway)
    assert PathwayPage.objects.exists()


def test_a_module_that_nobody_uses_may_go(editor, module):
    delete(editor, module)
    assert not ModulePage.objects.filter(pk=module.pk).exists()


def test_an_editor_previews_a_draft_with_its_lessons(editor, module, rf):
    module.title = "A draft title"
    response = module.make_preview_request(preview_mode="")
    assert b"First wording." in response.content
