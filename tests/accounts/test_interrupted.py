import re

import pytest
from django.test import Client

from notifications.models import Notice

pytestmark = pytest.mark.django_db
PASSWORD = "three unrelated words"


def hidden(page, name: str) -> list[str]:
    import html

    return [html.unescape(value) for value in re.findall(rf'name="{name}" value="([^"]*)"', page.content.decode())]


def test_what_was_typed_survives_a_sign_in_that_ran_out(make_person, unit):
    person = make_person("administrator")
    client = Client()
    typed = {"name": "Ŵyn <b>& Co</b>", "email": "w@example.org", "role": "mentor", "unit": unit.pk}

    asked = client.post("/people/invitations/new/", typed)
    assert asked.status_code == 401
    carried = hidden(asked, "carried")[0]

    back = client.post("/people/carry-on/", {"carried": carried, "login": person.email, "password": PASSWORD})
    assert back.status_code == 200
    assert hidden(back, "name") == ["Ŵyn <b>& Co</b>"]
    assert 'action="/people/invitations/new/"' in back.content.decode()

    sent = client.post("/people/invitations/new/", {name: hidden(back, name)[0] for name in typed})
    assert sent.status_code == 302


def test_a_wrong_password_keeps_what_was_typed(make_person):
    person = make_person()
    client = Client()
    asked = client.post("/notices/all/read/", {"text": "half a page"})
    carried = hidden(asked, "carried")[0]
    again = client.post("/people/carry-on/", {"carried": carried, "login": person.email, "password": "wrong"})
    assert again.status_code == 422
    assert hidden(again, "carried") == [carried]


def test_passwords_never_travel_in_the_page():
    asked = Client().post("/notices/all/read/", {"password": "open sesame", "text": "kept"})
    from accounts.views.interrupted import _unseal

    fields = dict(_unseal(hidden(asked, "carried")[0])["fields"])
    assert fields == {"text": "kept"}


def test_a_forged_page_is_refused():
    answer = Client().post("/people/carry-on/", {"carried": "forged:by:hand"})
    assert answer.status_code == 302
    assert answer["Location"] == "/accounts/login/"


def test_a_stale_security_mark_loses_nothing(make_person):
    person = make_person()
    client = Client(enforce_csrf_checks=True)
    client.force_login(person, backend="accounts.backends.EmailBackend")
    answer = client.post("/notices/all/read/", {"text": "still here"})
    assert answer.status_code == 403
    assert hidden(answer, "text") == ["still here"]
    assert not Notice.objects.exists()
