import pytest
from django.urls import reverse
from django.utils import translation

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(client, settings):
    settings.DEMO = True
    return client.get(reverse("design:style_page"))


def test_the_style_page_shows_the_frame_of_every_page(page):
    markup = page.content.decode()
    assert page.status_code == 200
    assert '<html lang="en-gb"' in markup
    assert '<a href="#main-content" class="govuk-skip-link"' in markup
    assert "<title>Error: Style page – Soundings</title>" in " ".join(markup.split())
    assert "Peer review material: need to know. Do not copy." in markup
    assert "Nobody watches Soundings at night or at weekends." in markup
    assert "All people and cases here are fictional." in markup


def test_the_style_page_is_for_builders_and_demonstrations_only(client, settings):
    address = reverse("design:style_page")
    settings.DEMO = settings.DEBUG = False
    assert client.get(address).status_code == 404


def test_the_language_is_changed_by_a_post_and_comes_back_to_the_page(client, settings):
    settings.DEMO = True
    address = reverse("design:style_page")
    with translation.override("en-gb"):
        assert 'name="language" value="cy"' in client.get(address).content.decode()
        answer = client.post(reverse("set_language"), {"language": "cy", "next": address})
        assert answer.url == address
        assert '<html lang="cy"' in client.get(address).content.decode()


def test_an_unknown_page_is_said_in_our_dress(client):
    answer = client.get("/no/such/page/")
    assert answer.status_code == 404
    assert "We cannot find this page" in answer.content.decode()


def test_signing_in_wrongly_brings_the_error_summary(client):
    answer = client.post(reverse("account_login"), {"login": "", "password": ""})
    markup = answer.content.decode()
    assert "There is a problem" in markup and 'href="#id_login"' in markup
