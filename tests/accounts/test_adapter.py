import pytest
from django.contrib.messages import get_messages

pytestmark = pytest.mark.django_db


def sign_in(client, person, password):
    return client.post("/accounts/login/", {"login": person.email, "password": password})


def test_a_sign_in_leads_straight_to_what_is_next_without_a_banner(client, make_person):
    answer = sign_in(client, make_person(), "three unrelated words")
    assert answer.status_code == 302
    assert list(get_messages(answer.wsgi_request)) == []


def test_a_wrong_password_is_told_in_plain_words(client, make_person):
    page = sign_in(client, make_person(), "not the one").content.decode()
    assert "The e-mail address or the password is not right. Check both and try again." in page
