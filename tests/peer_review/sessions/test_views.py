"""The pages of review sessions as a browser without any script uses them, and the pieces for one with a script."""

import pytest
from django.urls import reverse

from drafts.services import draft_of
from peer_review.models import Contribution
from peer_review.services.sessions.contributions import notes_key
from peer_review.services.withdrawal import withdraw_scenario
from tests.peer_review.sessions.pages import LIVE, address, command_of, page_of, typed

pytestmark = pytest.mark.django_db


# Who may


@pytest.mark.parametrize(
    ("name", "method"),
    [
        ("session", "get"),
        ("session-state", "get"),
        ("next-step", "get"),
        ("conclude-session", "get"),
        ("cancel-session", "get"),
        ("new-learning-point", "get"),
        ("contribute", "post"),
        ("session-notes", "post"),
        ("accept-ground-rules", "post"),
    ],
)
def test_a_session_does_not_exist_for_those_who_take_no_part(
    people, make_session, make_person, client_of, name, method
):
    session = make_session(phase="clarifying")
    for person in (people.leader, make_person("administrator"), make_person("editor"), make_person("mentor")):
        assert getattr(client_of(person), method)(address(name, session)).status_code == 404


def test_a_group_member_has_no_commands(people, make_session, client_of):
    session = make_session(phase="clarifying")
    member = client_of(people.group[0])
    for name in ("open", "pause", "resume", "extend", "next"):
        assert member.post(address("session-command", session, name), command_of(session)).status_code == 403
    assert member.get(address("conclude-session", session)).status_code == 404
    assert member.get(address("next-step", session)).status_code == 404


# The room, without a script


def test_the_page_says_what_each_may_do_now(people, make_session, client_of):
    session = make_session(phase="discussion")
    presenter = page_of(client_of(people.author).get(address("session", session)))
    member = page_of(client_of(people.group[0]).get(address("session", session)))
    facilitator = page_of(client_of(people.facilitator).get(address("session", session)))
    assert "You are listening" in presenter.find(id="act").text
    assert presenter.find(id="contribute").has_attr("hidden")
    assert presenter.find(id="notes").has_attr("open")
    assert not member.find(id="contribute").has_attr("hidden")
    assert [bool(page.find(id="do-next")) for page in (presenter, member, facilitator)] == [False, False, True]
    for page in (presenter, member, facilitator):
        assert (
            page.find("li", attrs={"aria-current": "step"}).find(class_="app-phase__name").text == "The group discusses"
        )
        assert page.find(id="stop-and-act")["href"] == "/someone-at-risk/"
        assert "this is not anonymity" in page.text


def test_a_session_is_led_by_plain_forms(people, make_session, client_of):
    session = make_session()
    client = client_of(people.facilitator)
    for name in ("open", "pause", "resume", "extend", "next"):
        session.refresh_from_db()
        answer = client.post(address("session-command", session, name), command_of(session))
        assert (answer.status_code, answer["Location"]) == (303, address("session", session))
    session.refresh_from_db()
    assert (session.phase.key, session.last_number) == ("clarifying", 5)


@pytest.mark.parametrize("nonsense", ["", "1", "x:y", "1:1:1", "-1:0"])
def test_a_command_that_does_not_say_what_was_seen_is_refused_in_words(people, make_session, client_of, nonsense):
    session = make_session(phase="overview")
    answer = client_of(people.facilitator).post(address("session-command", session, "next"), {"seen": nonsense})
    assert answer.status_code == 422
    assert "moved on since you saw this page" in answer.content.decode()


def test_a_contribution_is_posted_by_a_plain_form_and_shown_without_a_name(people, make_session, client_of):
    session = make_session(phase="clarifying")
    assert client_of(people.group[0]).post(address("contribute", session), typed(session)).status_code == 303
    page = page_of(client_of(people.group[1]).get(address("session", session)))
    assert page.find(id="list-clarifying").text.strip() == "What would she say?"
    assert people.group[0].name not in page.find(id="said").text
    assert not page.find(id="own").find("li")
    own = page_of(client_of(people.group[0]).get(address("session", session)))
    assert "What would she say?" in own.find(id="own").text


@pytest.mark.parametrize("text", ["Ring her on 07700 900123", "They met in Sheffield"])
def test_identifiers_come_back_with_the_text_and_are_shown_to_nobody(people, make_session, client_of, text):
    session = make_session(phase="clarifying")
    answer = client_of(people.group[0]).post(address("contribute", session), typed(session, text))
    page = page_of(answer)
    assert answer.status_code == 422
    assert page.find(id="contribute-summary")
    assert page.find(id="id_text").text.strip() == text
    assert not Contribution.objects.exists()


def test_what_the_checker_asks_about_is_posted_with_a_decision_and_a_reason(people, make_session, client_of):
    session = make_session(phase="clarifying")
    client = client_of(people.group[0])
    asked = page_of(client.post(address("contribute", session), typed(session, "They met in Sheffield")))
    decision = asked.find("input", attrs={"type": "radio", "value": "changed"})["name"]
    reason = decision.replace("decision-", "reason-")
    answer = client.post(
        address("contribute", session),
        typed(session, "They met in Sheffield", **{decision: "changed", reason: "It is made up"}),
    )
    assert answer.status_code == 303
    assert Contribution.objects.get().text.decisions[0]["reason"] == "It is made up"


def test_a_silent_presenter_who_posts_anyway_is_refused_and_keeps_the_text(people, make_session, client_of):
    session = make_session(phase="discussion")
    answer = client_of(people.author).post(
        address("contribute", session), typed(session, "But I did ask"), headers=LIVE
    )
    assert answer.status_code == 422
    assert "You are listening in this phase" in answer.content.decode()
    answer = client_of(people.author).post(address("contribute", session), typed(session, "But I did ask"))
    assert page_of(answer).find(id="id_text").text.strip() == "But I did ask"


def test_text_for_a_phase_that_is_over_comes_back_ready_for_the_new_one(people, make_session, client_of):
    session = make_session(phase="probing")
    answer = client_of(people.group[0]).post(address("contribute", session), typed(session, phase="clarifying"))
    page = page_of(answer)
    assert answer.status_code == 422
    assert page.find(id="id_phase")["value"] == "probing"
    assert page.find(id="id_text").text.strip() == "What would she say?"


def test_a_contribution_is_withdrawn_by_its_writer_only(people, make_session, say, client_of):
    session = make_session(phase="clarifying")
    made = say(session)
    withdraw = address("withdraw-contribution", session, made.public_id)
    assert client_of(people.group[1]).post(withdraw).status_code == 404
    assert client_of(people.group[0]).post(withdraw).status_code == 303
    assert (
        "Something was withdrawn here" in client_of(people.group[1]).get(address("session", session)).content.decode()
    )


def test_notes_are_kept_for_their_writer_alone(people, make_session, client_of):
    session = make_session(phase="discussion")
    answer = client_of(people.author).post(address("session-notes", session), {"notes": "Ask about the children"})
    assert answer.status_code == 303
    assert draft_of(notes_key(session), people.author) == {"notes": ["Ask about the children"]}
    assert "Ask about the children" in client_of(people.author).get(address("session", session)).content.decode()
    assert (
        "Ask about the children" not in client_of(people.facilitator).get(address("session", session)).content.decode()
    )


# The room, with its script


def test_the_state_is_nothing_when_nothing_has_happened_and_everything_when_something_has(
    people, make_session, say, client_of
):
    session = make_session(phase="clarifying")
    client = client_of(people.author)
    assert client.get(address("session-state", session), {"after": session.last_number}).status_code == 204
    say(session, "News")
    answer = client.get(address("session-state", session), {"after": session.last_number - 1})
    assert (answer.status_code, answer["X-Session-Number"]) == (200, "3")
    assert "News" in answer.content.decode()
    assert client.get(address("session-state", session), {"after": "nonsense"}).status_code == 200


def test_a_script_gets_pieces_and_no_page(people, make_session, client_of):
    session = make_session(phase="clarifying")
    answer = client_of(people.group[0]).post(address("contribute", session), typed(session), headers=LIVE)
    pieces = [piece["id"] for piece in page_of(answer).find_all(recursive=False)]
    assert (answer.status_code, pieces) == (
        200,
        ["contribute-problem", "id_key", f"own-{Contribution.objects.get().public_id}"],
    )
    answer = client_of(people.group[0]).post(address("contribute", session), typed(session, " "), headers=LIVE)
    assert answer.status_code == 422
    assert [piece["id"] for piece in page_of(answer).find_all(recursive=False)] == ["contribute-problem"]
    session.refresh_from_db()
    answer = client_of(people.facilitator).post(
        address("session-command", session, "pause"), command_of(session), headers=LIVE
    )
    assert "controls" in [piece["id"] for piece in page_of(answer).find_all(recursive=False)]


def test_every_post_gets_a_key_of_its_own(people, make_session, client_of):
    session = make_session(phase="clarifying")
    client = client_of(people.group[0])
    keys = {page_of(client.get(address("session", session))).find(id="id_key")["value"] for _time in range(3)}
    assert len(keys) == 3


def test_a_scenario_that_was_taken_back_is_named_on_no_page(people, make_session, client_of):
    session = make_session()
    client = client_of(people.group[0])
    assert "The late reply" in client.get(reverse("peer_review:sessions")).content.decode()
    withdraw_scenario(session.version.scenario, by=people.author)
    for page in (reverse("peer_review:sessions"), address("session", session)):
        assert "The late reply" not in client.get(page).content.decode()


def test_a_number_without_end_is_no_error_of_ours(people, make_session, client_of):
    session = make_session(phase="clarifying")
    endless = "9" * 5000
    client = client_of(people.facilitator)
    assert client.get(address("session-state", session), {"after": endless}).status_code == 200
    assert client.post(address("session-command", session, "next"), {"seen": f"{endless}:1"}).status_code == 422
