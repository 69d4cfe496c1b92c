import shutil

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from cms.models import ContentPage, HomePage, LearningPointPage, TopicPage
from cms.services.content import Outcome, keep_editors_changes
from cms.services.loading import CONTENT, load_content


def outcomes(loaded):
    return {result.outcome for result in loaded}


def test_loading_twice_creates_once_and_then_changes_nothing(db):
    first = load_content()
    assert Outcome.CREATED in outcomes(first) and Outcome.KEPT not in outcomes(first)
    assert outcomes(load_content()) == {Outcome.UNCHANGED}


def test_all_seven_areas_and_seven_recommendations_are_there_with_credited_figures(db):
    load_content()
    codes = [f"{letter}{number}" for letter in "AR" for number in range(1, 8)]
    assert list(TopicPage.objects.order_by("code").values_list("code", flat=True)) == codes
    for topic in TopicPage.objects.all():
        assert topic.body and topic.summary
        assert all(figure.value["credit"] for figure in topic.figures)


def test_every_loaded_page_opens(db, make_person, client_of):
    load_content()
    client = client_of(make_person())
    for page in [*ContentPage.objects.all(), *TopicPage.objects.all(), *LearningPointPage.objects.all()]:
        assert client.get(page.url).status_code == 200, page.url


def test_what_a_person_needs_before_signing_in_is_public(db):
    load_content()
    for slug in ("about", "privacy", "accessibility", "someone-at-risk"):
        assert Client().get(f"/{slug}/").status_code == 200
    assert Client().get("/ground-rules/").status_code == 302
    assert HomePage.objects.get().lead in Client().get("/").content.decode()


def test_words_of_the_glossary_can_be_linked_to(db, make_person, client_of):
    load_content()
    assert b'id="enquiry"' in client_of(make_person()).get("/glossary/").content


def test_an_editors_words_survive_the_next_load(db, make_person):
    load_content()
    page = ContentPage.objects.get(slug="about")
    page.summary = "The editor's own."
    page.save_revision(user=make_person("editor")).publish()
    kept = [result.key for result in load_content() if result.outcome is Outcome.KEPT]
    assert kept == ["page/about"]
    assert ContentPage.objects.get(slug="about").summary == "The editor's own."


def test_a_learning_point_finds_its_module_once_that_is_loaded(db):
    load_content()
    home = HomePage.objects.get()
    module = keep_editors_changes("module/I2", ContentPage, home, slug="module", fields={"title": "Module"}).page
    load_content()
    assert LearningPointPage.objects.get(slug="ask-where-the-photograph-was-taken").module_id == module.pk


def test_the_command_says_what_it_did(db, capsys):
    call_command("load_content")
    assert "topic/A1: created" in capsys.readouterr().out
    call_command("load_content")
    assert capsys.readouterr().out.strip().endswith("unchanged")


def test_a_mistake_in_a_file_names_the_page_and_the_line_and_loads_nothing(db, tmp_path, monkeypatch):
    shutil.copytree(CONTENT, tmp_path, dirs_exist_ok=True)
    pages = tmp_path / "pages.yaml"
    pages.write_text(pages.read_text().replace("::: terms", "::: trms"))
    with pytest.raises(ValueError, match=r"page/glossary: Line \d+: there is no block ::: trms"):
        load_content(tmp_path)
    assert not TopicPage.objects.exists()
    monkeypatch.setattr("cms.services.loading.CONTENT", tmp_path)
    monkeypatch.setattr(load_content, "__defaults__", (tmp_path,), raising=False)
    monkeypatch.setattr(load_content.__wrapped__, "__defaults__", (tmp_path,))
    with pytest.raises(CommandError, match="page/glossary"):
        call_command("load_content")
