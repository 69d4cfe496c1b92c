import pytest

from notifications.models import Notice
from notifications.services import notify

pytestmark = pytest.mark.django_db


def test_an_empty_inbox_says_what_will_appear(make_person, client_of):
    assert "You have no notices" in client_of(make_person()).get("/notices/").content.decode()


def test_opening_a_notice_marks_it_read_and_goes_there(make_person, client_of):
    person = make_person()
    notify([person], "scenario.released", path="/peer-review/")
    notice = Notice.objects.get()
    answer = client_of(person).post(f"/notices/{notice.pk}/open/")
    assert answer["Location"] == "/peer-review/"
    notice.refresh_from_db()
    assert notice.read_at is not None


def test_somebody_elses_notice_does_not_exist_for_me(make_person, client_of):
    notify([make_person()], "scenario.released", path="/")
    assert client_of(make_person()).post(f"/notices/{Notice.objects.get().pk}/open/").status_code == 404


def test_looking_at_the_inbox_changes_nothing(make_person, client_of):
    person = make_person()
    notify([person], "scenario.released", path="/")
    client_of(person).get("/notices/")
    assert Notice.objects.get().read_at is None
