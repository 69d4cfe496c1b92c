import pytest

from cms.directives import stream_data
from cms.models import ContentPage
from cms.services.content import Outcome, keep_editors_changes, page_of


@pytest.fixture
def load(site):
    def go(title="First", **fields):
        values = {"title": title, "body": stream_data([("heading", title)], "page/x"), **fields}
        return keep_editors_changes("page/x", ContentPage, site, slug="x", fields=values)

    return go


def test_what_is_missing_is_created_and_published(load):
    loaded = load()
    assert loaded.outcome is Outcome.CREATED
    assert ContentPage.objects.get().live
    assert page_of("page/x").pk == loaded.page.pk


def test_what_has_not_changed_is_left_alone(load):
    revision = load().page.latest_revision_id
    again = load()
    assert again.outcome is Outcome.UNCHANGED
    assert ContentPage.objects.get().latest_revision_id == revision


def test_a_change_of_the_file_is_published(load):
    load()
    assert load("Second").outcome is Outcome.UPDATED
    page = ContentPage.objects.get()
    assert page.title == "Second"
    assert page.body[0].value == "Second"


def test_a_block_keeps_its_id_when_its_words_change(load):
    load()
    before = ContentPage.objects.get().body[0].id
    load("Second")
    assert ContentPage.objects.get().body[0].id == before


@pytest.mark.parametrize("publish", [True, False])
def test_what_an_editor_changed_stays_published_or_draft(load, make_person, publish):
    page = load().page
    page.title = "The editor's"
    revision = page.save_revision(user=make_person("editor"))
    if publish:
        revision.publish()
    loaded = load("Second")
    assert loaded.outcome is Outcome.KEPT
    assert loaded.page.get_latest_revision_as_object().title == "The editor's"
    assert ContentPage.objects.get().title != "Second"


def test_what_an_editor_took_down_stays_down(load):
    load().page.unpublish()
    assert load("Second").outcome is Outcome.KEPT
    assert not ContentPage.objects.get().live


def test_what_an_editor_deleted_is_not_brought_back(load):
    load().page.delete()
    loaded = load("Second")
    assert (loaded.outcome, loaded.page) == (Outcome.KEPT, None)
    assert not ContentPage.objects.exists()


def test_a_page_that_an_editor_put_at_that_address_stays(load, site):
    page = ContentPage(title="Mine", slug="x")
    site.add_child(instance=page)
    page.save_revision().publish()
    assert load().outcome is Outcome.KEPT
    assert ContentPage.objects.get().title == "Mine"
