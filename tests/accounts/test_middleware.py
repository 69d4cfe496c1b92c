import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from access import Access
from accounts.middleware import access_of


def every_view(patterns=None, prefix=""):
    for pattern in patterns if patterns is not None else get_resolver().url_patterns:
        path = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from every_view(pattern.url_patterns, path)
        elif isinstance(pattern, URLPattern):
            yield path, pattern.callback


def test_every_view_declares_who_may_use_it():
    undeclared = [path for path, view in every_view() if access_of(view) is None]
    assert undeclared == []


def test_every_public_view_of_ours_says_why():
    for path, view in every_view():
        access = access_of(view)
        assert isinstance(access, Access) and access.reason, path


def test_every_socket_declares_who_may_use_it():
    from peer_review.routing import websocket_urlpatterns

    for pattern in websocket_urlpatterns:
        consumer = getattr(pattern.callback, "consumer_class", pattern.callback)
        assert isinstance(getattr(consumer, "access", None), Access), pattern


def test_every_page_type_declares_who_may_read_it():
    from wagtail.models import get_page_models

    undeclared = [
        model.__name__
        for model in get_page_models()
        if not model._meta.app_label.startswith("wagtail")
        and not isinstance(getattr(model, "access", None), (Access, property))
    ]
    assert undeclared == []


def test_a_view_without_a_declaration_is_refused(rf, db):
    from django.contrib.auth.models import AnonymousUser
    from django.core.exceptions import PermissionDenied
    from django.http import HttpResponse

    from accounts.middleware import DenyByDefault

    def undeclared(request):
        return HttpResponse("secret")

    request = rf.get("/")
    request.user = AnonymousUser()
    with pytest.raises(PermissionDenied):
        DenyByDefault(lambda request: HttpResponse())(request) and DenyByDefault(lambda r: HttpResponse()).process_view(
            request, undeclared, (), {}
        )


@pytest.mark.django_db
def test_a_stranger_is_sent_to_sign_in_and_comes_back():
    page = Client().get("/notices/?page=2")
    assert page.status_code == 302
    assert page["Location"] == "/accounts/login/?next=/notices/%3Fpage%3D2"


@pytest.mark.django_db
@pytest.mark.parametrize("role", ["practitioner", "mentor", "facilitator", "editor", "leader", "safeguarding_lead"])
def test_only_administrators_see_people_and_the_trail(make_person, client_of, role):
    client = client_of(make_person(role))
    for path in ("/people/", "/people/invitations/", "/people/invitations/new/", "/people/audit/"):
        assert client.get(path).status_code == 403, path


@pytest.mark.django_db
@pytest.mark.parametrize("role", ["practitioner", "mentor", "facilitator", "leader", "administrator"])
def test_only_editors_enter_wagtails_admin(make_person, client_of, role):
    assert client_of(make_person(role)).get("/admin/").status_code == 403


@pytest.mark.django_db
def test_nothing_a_signed_in_person_sees_is_stored(make_person, client_of):
    assert "no-store" in client_of(make_person()).get("/notices/")["Cache-Control"]


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/people/?q=a%00", "/people/audit/?verb=a%00"])
def test_a_search_for_what_no_database_stores_is_no_error_of_ours(make_person, client_of, path):
    assert client_of(make_person("administrator")).get(path).status_code == 200


@pytest.mark.django_db
def test_nobody_gives_themselves_another_address_to_sign_in_with(make_person, client_of):
    person = make_person(email="invited@example.org")
    client = client_of(person)
    assert client.get("/accounts/email/").status_code == 403
    sent = {"action_add": "", "email": "stranger@example.com"}
    assert client.post("/accounts/email/", sent).status_code == 403
    person.refresh_from_db()
    assert person.email == "invited@example.org"
