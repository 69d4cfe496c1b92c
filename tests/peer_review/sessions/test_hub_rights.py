"""Who gets a socket to a review session, and who loses it."""

import pytest
from asgiref.sync import sync_to_async
from django.utils import timezone

from accounts.models import Membership, User
from peer_review.hub.room import Room
from peer_review.models import Participant
from peer_review.services.sessions import remove_participant
from tests.peer_review.sessions.browser import cookie_of, impatient, is_refused, socket_of  # noqa: F401  (a fixture)

pytestmark = pytest.mark.django_db(transaction=True)


async def test_strangers_and_people_who_do_not_take_part_get_no_socket(people, make_session, make_person):
    session = await sync_to_async(make_session)()
    assert await is_refused(session)
    assert await is_refused(session, people.leader)
    assert await is_refused(session, await sync_to_async(make_person)("administrator"))


async def test_nobody_gets_a_socket_before_accepting_the_ground_rules(people, make_session):
    session = await sync_to_async(make_session)(entered=False)
    assert await is_refused(session, people.group[0])


# Losing one's rights


async def test_signing_out_closes_the_socket(people, make_session):
    session = await sync_to_async(make_session)()
    client = await sync_to_async(cookie_of)(people.author)
    async with socket_of(people.author, session, client=client) as browser:
        await browser.hear("hello")
        await sync_to_async(client.logout)()
        assert await browser.closed_with() == 4401


async def test_a_changed_password_closes_the_socket(people, make_session):
    def change() -> None:
        people.author.set_password("four quite unrelated words")
        people.author.save()

    session = await sync_to_async(make_session)()
    async with socket_of(people.author, session) as browser:
        await browser.hear("hello")
        await sync_to_async(change)()
        assert await browser.closed_with() == 4401


def _deactivate(people, session) -> None:
    User.objects.filter(pk=people.group[0].pk).update(is_active=False)


def _remove(people, session) -> None:
    remove_participant(Participant.objects.get(session=session, person=people.group[0]), by=people.facilitator)


def _end_role(people, session) -> None:
    Membership.objects.filter(person=people.group[0]).update(ends_on=timezone.localdate())


@pytest.mark.parametrize("lose", [_deactivate, _remove, _end_role])
async def test_whoever_loses_their_rights_is_shut_out_and_the_others_stay(people, make_session, say, lose):
    session = await sync_to_async(make_session)(phase="clarifying")
    async with socket_of(people.group[0], session) as leaving, socket_of(people.author, session) as staying:
        await leaving.hear("hello")
        await staying.hear("hello")
        await sync_to_async(lose)(people, session)
        assert await leaving.closed_with() == 4403
        await sync_to_async(say)(session, "After", by=people.group[1])
        assert "After" in (await staying.hear("changes"))["html"]


async def test_what_is_pushed_next_is_not_pushed_to_whoever_has_just_lost_their_rights(
    people, make_session, say, monkeypatch
):
    monkeypatch.setattr(Room, "CHECK_EVERY", 60.0)  # so that only the push itself can find out
    session = await sync_to_async(make_session)(phase="clarifying")
    async with socket_of(people.group[0], session) as leaving:
        await leaving.hear("hello")
        await sync_to_async(_remove)(people, session)
        await sync_to_async(say)(session, "Not for them", by=people.group[1])
        while (message := await leaving.wire.receive_output(timeout=5))["type"] != "websocket.close":
            assert "Not for them" not in message["text"]
        assert message["code"] == 4403
