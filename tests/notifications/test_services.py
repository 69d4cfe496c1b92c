from datetime import timedelta

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.utils import timezone

from notifications.kinds import KINDS
from notifications.models import Notice
from notifications.queries import unread_count
from notifications.services import KEPT, drop_old_notices, mark_all_read, mark_read, notify
from notifications.wording import body, subject

pytestmark = pytest.mark.django_db


def test_a_notice_is_left_and_mailed_with_a_link(make_person):
    person = make_person()
    notify([person], "scenario.released", path="/peer-review/")
    assert unread_count(person) == 1
    assert mail.outbox[0].to == [person.email]
    assert "http://127.0.0.1:8000/peer-review/" in mail.outbox[0].body


def test_nobody_is_told_twice_of_the_same(make_person):
    person = make_person()
    notify([person, person], "scenario.released", path="/")
    assert unread_count(person) == 1


def test_a_notice_refuses_words_its_kind_does_not_allow(make_person):
    with pytest.raises(ValidationError, match="may not carry"):
        notify([make_person()], "scenario.released", path="/", title="The flat above the shop")
    assert mail.outbox == []


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_can_be_put_into_words(kind):
    words = dict.fromkeys(KINDS[kind].words, "Induction")
    assert subject(kind, words) and body(kind, words)


@pytest.mark.parametrize(
    "kind", [kind for kind in KINDS if kind.startswith(("scenario", "review", "session", "learning-point", "concern"))]
)
def test_notices_about_confidential_work_carry_no_words_at_all(kind):
    assert KINDS[kind].words == ()


def test_a_welsh_reader_is_written_to_in_welsh_without_failing(make_person):
    person = make_person()
    person.language = "cy"
    person.save()
    notify([person], "scenario.returned", path="/")
    assert len(mail.outbox) == 1


def test_only_the_recipient_marks_a_notice_read(make_person):
    person, other = make_person(), make_person()
    notify([person], "scenario.released", path="/")
    mark_read(Notice.objects.get(), by=other)
    assert unread_count(person) == 1
    mark_read(Notice.objects.get(), by=person)
    assert unread_count(person) == 0


def test_all_notices_are_marked_read_at_once(make_person):
    person = make_person()
    notify([person], "scenario.released", path="/")
    notify([person], "scenario.returned", path="/")
    assert mark_all_read(by=person) == 2
    assert unread_count(person) == 0


def test_notices_go_a_year_after_they_were_read_or_came_and_were_never_read(make_person):
    person = make_person()
    now, long_ago = timezone.now(), timezone.now() - KEPT - timedelta(days=1)
    times = {
        "scenario.released": (long_ago, long_ago),
        "scenario.returned": (long_ago, now),
        "review.submitted": (long_ago, None),
        "review.due": (now, None),
    }
    for kind, (came, read) in times.items():
        notify([person], kind, path="/")
        Notice.objects.filter(kind=kind).update(created_at=came, read_at=read)
    assert drop_old_notices.call() == 2
    assert set(Notice.objects.values_list("kind", flat=True)) == {"scenario.returned", "review.due"}
