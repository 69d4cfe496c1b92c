import pytest
from django.test import Client
from wagtail.models import PageViewRestriction, get_page_models

from access import Access
from cms.models import TopicPage
from cms.permissions import access_of, admits
from cms.wagtail_hooks import readers_only


@pytest.mark.django_db
def test_every_kind_of_page_declares_who_may_read_it():
    for model in get_page_models():
        if model.__module__.startswith("wagtail."):
            continue
        assert isinstance(access_of(model()), Access), f"{model.__name__} declares no access"


def test_a_stranger_reads_the_public_pages(client, site, add_page):
    add_page("About", audience="public")
    assert client.get("/").status_code == 200
    assert client.get("/about/").status_code == 200


def test_a_stranger_is_sent_to_sign_in_and_back(client, topic, add_page):
    add_page("Ground rules")
    for path in ("/ground-rules/", "/topics/", "/topics/a1-enquiries/", "/learning-points/"):
        answer = client.get(path)
        assert answer.status_code == 302
        assert answer["Location"] == f"/accounts/login/?next={path}"


def test_a_practitioner_reads_them(client_of, make_person, topic, add_page):
    add_page("Ground rules")
    client = client_of(make_person())
    for path in ("/", "/ground-rules/", "/topics/", "/topics/a1-enquiries/", "/learning-points/"):
        assert client.get(path).status_code == 200


def test_a_page_with_a_role_turns_the_others_away(client_of, make_person, topic, monkeypatch):
    from accounts.permissions import may_edit_content

    monkeypatch.setattr(TopicPage, "access", Access("editors", may=may_edit_content))
    assert client_of(make_person()).get("/topics/a1-enquiries/").status_code == 403
    assert client_of(make_person("editor")).get("/topics/a1-enquiries/").status_code == 200


def test_a_page_that_declares_nothing_is_refused_even_to_editors(client_of, make_person, topic, monkeypatch):
    monkeypatch.setattr(TopicPage, "access", None)
    assert client_of(make_person("editor")).get("/topics/a1-enquiries/").status_code == 403


def test_drafts_and_pages_that_do_not_exist_are_not_found(client_of, make_person, add_page):
    add_page("Not yet", live=False)
    client = client_of(make_person())
    for path in ("/not-yet/", "/nowhere/"):
        answer = client.get(path)
        assert answer.status_code == 404
        assert b"We cannot find this page" in answer.content


def test_our_check_does_not_step_over_wagtails_own_restriction(client_of, make_person, topic):
    PageViewRestriction.objects.create(page=topic, restriction_type="groups")
    answer = client_of(make_person()).get("/topics/a1-enquiries/")
    assert answer.status_code != 200


def test_the_check_never_serves_a_page_itself(rf, make_person, topic):
    request = rf.get("/")
    request.user = make_person()
    assert readers_only(topic, request, (), {}) is None


@pytest.mark.parametrize(("audience", "admitted"), [("public", True), ("signed_in", False)])
def test_a_content_page_follows_its_editors_choice(add_page, audience, admitted):
    from django.contrib.auth.models import AnonymousUser

    assert admits(add_page("Page", audience=audience), AnonymousUser()) is admitted


def test_a_strangers_home_says_what_soundings_is_and_where_to_sign_in(site):
    answer = Client().get("/")
    assert b"/accounts/login/" in answer.content
    assert b"What groups have learned" not in answer.content
