"""The checker while somebody writes: what it answers, what it never keeps, and words in the place of names."""

import json
import logging

import pytest
from django.contrib.sessions.models import Session
from django.core.serializers import serialize
from django.urls import reverse

from peer_review.models import CaseScenario, ScenarioVersion
from peer_review.services.scenarios import save_answers

CANARY = "Quillfeather"
PUZZLE = "He is a harbour pilot and lives in Milford Haven. It began in May 2022."


def address(name, scenario) -> str:
    return reverse(f"peer_review:{name}", args=[scenario.public_id])


def ask(client, url=None, **asked):
    return client.post(url or reverse("peer_review:check-text"), asked, content_type="application/json")


@pytest.fixture
def named(draft, author):
    """A draft that names somebody in three answers."""
    texts = {
        "know": "Dean Harwell rang.",
        "gaps": "Nobody asked Dean Harwell about Bolton.",
        "how_know": "From Bolton.",
    }
    save_answers(draft, texts, by=author)
    return draft


def answers_of(scenario) -> dict:
    return ScenarioVersion.objects.get(scenario=scenario).answers


def test_findings_come_by_field_with_words_to_write_instead(client_of, author):
    texts = {"know": "His partner Kelly rang.", "gaps": "Nobody asked Kelly. I did."}
    found = ask(client_of(author), texts=texts).json()["findings"]
    assert [one["text"] for one in found["know"]] == ["Kelly"] == [one["text"] for one in found["gaps"]]
    assert found["know"][0]["suggestions"] == found["gaps"][0]["suggestions"] == ["the partner", "Person A"]


def test_the_jigsaw_names_each_detail_and_gives_no_number(client_of, author):
    puzzle = ask(client_of(author), texts={"know": PUZZLE}).json()["jigsaw"]
    assert puzzle["level"] == "strong" and {"level", "pieces"} == set(puzzle)
    assert {"quote": "Milford Haven", "instead": "a town in West Wales"} in puzzle["pieces"]


def test_on_a_page_of_a_draft_its_other_answers_count_too(client_of, author, draft):
    save_answers(draft, {"gaps": "He lives in Milford Haven, since May 2022.", "how_know": "Dean Harwell"}, by=author)
    asked = {"know": "He is a harbour pilot. Harwell rang."}
    client = client_of(author)
    found = ask(client, address("check-scenario-text", draft), texts=asked).json()
    assert found["jigsaw"]["level"] == "strong" and list(found["findings"]) == ["know"]
    assert "Harwell" in [one["text"] for one in found["findings"]["know"]]
    assert ask(client, texts={"know": "He is a harbour pilot."}).json()["jigsaw"]["level"] == ""


def test_a_replacement_goes_through_every_field_of_the_page_and_every_other_answer(client_of, author, named):
    client, url = client_of(author), address("check-scenario-text", named)
    texts = {"know": "Dean Harwell rang. Dean's mother too."}
    swap = {"category": "person", "quote": "Dean Harwell", "words": "Person A"}
    done = ask(client, url, texts=texts, replace=swap).json()
    assert done["changes"] == {
        "know": [{"start": 0, "end": 12, "words": "Person A"}, {"start": 19, "end": 23, "words": "Person A"}]
    }
    assert answers_of(named)["gaps"] == "Nobody asked Person A about Bolton."
    assert answers_of(named)["know"] == "Dean Harwell rang."  # the page saves its own fields

    assert ask(client, address("put-words-back", named)).status_code == 400
    back = client.post(address("put-words-back", named), done["elsewhere"], content_type="application/json")
    assert back.status_code == 200
    assert answers_of(named)["gaps"] == "Nobody asked Dean Harwell about Bolton."


def test_a_title_without_room_for_the_new_words_is_left_whole_and_named(client_of, author, named):
    title = "Bolton: " + "what I would ask before the next visit " * 2 + "and whom I would ask it, and when"
    assert len(title) == 119
    save_answers(named, {"title": title}, by=author)
    client, url = client_of(author), address("check-scenario-text", named)
    swap = {"category": "place", "quote": "Bolton", "words": "a town in the North West"}
    done = ask(client, url, texts={"know": "From Bolton."}, replace=swap).json()
    assert done["left"] == ["Title"] and {one["field"] for one in done["elsewhere"]} == {"gaps", "how_know"}
    assert ScenarioVersion.objects.get(scenario=named).text.title == title
    client.post(address("put-words-back", named), done["elsewhere"], content_type="application/json")

    button = TestTheCheckPageWithoutScript().button(client.get(address("check", named)), "Bolton")
    page = client.post(address("check", named), {"replace": button}).content.decode()
    assert "“Title” still has the old words" in page
    assert ScenarioVersion.objects.get(scenario=named).text.title == title


def test_a_draft_in_welsh_is_checked_and_worded_in_welsh_whatever_the_page_speaks(client_of, author, draft):
    ScenarioVersion.objects.filter(scenario=draft).update(language="cy")
    url = address("check-scenario-text", draft)
    found = ask(client_of(author), url, texts={"know": "Ffoniodd ei bartner Kelly."}, language="en").json()
    assert found["findings"]["know"][0]["suggestions"][0] == "y partner"


def test_what_has_changed_since_is_not_put_back(client_of, author, named):
    client, url = client_of(author), address("check-scenario-text", named)
    swap = {"category": "person", "quote": "Dean Harwell", "words": "Person A"}
    done = ask(client, url, texts={"know": "Dean Harwell"}, replace=swap).json()
    save_answers(named, {"gaps": "Something else."}, by=author)
    back = client.post(address("put-words-back", named), done["elsewhere"], content_type="application/json")
    assert back.status_code == 409 and answers_of(named)["gaps"] == "Something else."


def test_the_same_name_typed_later_gets_the_words_chosen_before(client_of, author):
    client = client_of(author)
    swap = {"category": "person", "quote": "Kelly", "words": "the former partner"}
    ask(client, texts={"know": "Kelly rang."}, replace=swap)
    again = ask(client, texts={"other": "I met Kelly then."}).json()["findings"]["other"]
    assert again[0]["suggestions"][0] == "the former partner"


def test_the_session_remembers_the_choice_and_not_the_name(client_of, author):
    client = client_of(author)
    swap = {"category": "person", "quote": CANARY, "words": "Person A"}
    assert ask(client, texts={"know": f"Mr {CANARY} rang."}, replace=swap).json()["changes"]
    kept = json.dumps([one.get_decoded() for one in Session.objects.all()])
    assert "Person A" in kept and CANARY.lower() not in kept.lower()


def test_the_check_stores_and_logs_no_text(client_of, author, draft, caplog, django_assert_max_num_queries):
    client = client_of(author)
    before = [serialize("json", [*CaseScenario.objects.all(), *ScenarioVersion.objects.all()])]
    with caplog.at_level(logging.DEBUG), django_assert_max_num_queries(15) as queries:
        ask(client, address("check-scenario-text", draft), texts={"know": f"{CANARY} rang. His PNC is 2004/0712345Y."})
    assert not any(query["sql"].startswith(("INSERT", "UPDATE", "DELETE")) for query in queries.captured_queries)
    assert before == [serialize("json", [*CaseScenario.objects.all(), *ScenarioVersion.objects.all()])]
    assert CANARY not in caplog.text
    assert not any(CANARY in query["sql"] for query in queries.captured_queries)


def test_nobody_else_checks_or_changes_a_draft(client_of, make_person, named):
    swap = {"category": "person", "quote": "Dean Harwell", "words": "Person A"}
    for role in ("mentor", "practitioner", "safeguarding_lead"):
        client = client_of(make_person(role))
        assert ask(client, address("check-scenario-text", named), texts={}, replace=swap).status_code == 404
        assert client.post(address("put-words-back", named), [], content_type="application/json").status_code == 404
    assert "Dean Harwell" in answers_of(named)["gaps"]


def test_what_was_sent_in_is_not_changed(client_of, author, waiting):
    swap = {"category": "place", "quote": "plan", "words": "a thing"}
    assert ask(client_of(author), address("check-scenario-text", waiting), texts={}, replace=swap).status_code == 422


@pytest.mark.parametrize("words", ["", "   ", "a" * 81, "a\nb", "\u200b"])
def test_only_plain_short_words_are_put_in(client_of, author, words):
    swap = {"category": "person", "quote": "Kelly", "words": words}
    assert ask(client_of(author), texts={"know": "Kelly rang."}, replace=swap).status_code == 422


class TestBadInput:
    def test_twenty_thousand_words_are_refused_in_plain_words_and_quickly(self, client_of, author):
        answer = ask(client_of(author), texts={"know": "word " * 20_000})
        assert answer.status_code == 413
        assert "too long for the checker" in answer.json()["error"] and "Nothing is lost" in answer.json()["error"]

    @pytest.mark.parametrize(
        "text", ["🙂" * 500, "", "   \n", "\ud83d", "\u200b\u200d\ufeff", "e\u0301" * 200, "\x00\x07", "((((" * 300]
    )
    def test_odd_texts_find_nothing_and_break_nothing(self, client_of, author, text):
        answer = ask(client_of(author), texts={"know": text})
        assert answer.status_code == 200 and answer.json()["findings"]["know"] == []

    def test_a_number_pasted_from_word_is_found_and_replaced_where_it_stands(self, client_of, author):
        text = "Ring\u00a0him on 07\u200b700\u00ad 900\u00a0123 \u2013 \u201cnow\u201d."
        client = client_of(author)
        found = ask(client, texts={"know": text}).json()["findings"]["know"]
        assert [one["action"] for one in found] == ["block"]
        swap = {"category": found[0]["category"], "quote": found[0]["text"], "words": found[0]["suggestions"][0]}
        change = ask(client, texts={"know": text}, replace=swap).json()["changes"]["know"][0]
        after = text[: change["start"]] + change["words"] + text[change["end"] :]
        assert "[phone number]" in after and "900" not in after

    @pytest.mark.parametrize("asked", [{"texts": 3}, {"texts": {"a": 1}}, {"texts": {}, "replace": {"quote": "x"}}, {}])
    def test_what_is_not_of_the_form_is_refused(self, client_of, author, asked):
        assert ask(client_of(author), **asked).status_code == 400


class TestTheCheckPageWithoutScript:
    def button(self, page, quote, number=0) -> str:
        groups = [*page.context["blocking"], *page.context["hints"]]
        groups += [(question.group, spots, offered) for question, spots, offered in page.context["questions"]]
        return next(f"{group.key}:{number}" for group, _spots, offered in groups if group.quote == quote and offered)

    def test_a_button_replaces_everywhere_and_another_takes_it_back(self, client_of, author, named):
        client, url = client_of(author), address("check", named)
        page = client.get(url)
        done = client.post(url, {"replace": self.button(page, "Dean Harwell")})
        assert done.status_code == 200 and "“Dean Harwell” is now “Person A”, in 2 places." in done.content.decode()
        assert (answers_of(named)["know"], answers_of(named)["gaps"]) == (
            "Person A rang.",
            "Nobody asked Person A about Bolton.",
        )
        client.post(url, {"put-back": "1", "places": done.context["replaced"]["places"]})
        assert answers_of(named)["know"] == "Dean Harwell rang."

    def test_a_decision_half_typed_stays_on_the_page(self, client_of, author, named):
        client, url = client_of(author), address("check", named)
        page = client.get(url)
        place = next(question.group for question, _spots, _offered in page.context["questions"])
        typed = {f"reason-{place.key}": "An invented town", "replace": self.button(page, "Dean Harwell")}
        assert "An invented town" in client.post(url, typed).content.decode()

    @pytest.mark.parametrize("value", ["nonsense", "nonsense:0", "0:0", "x:99"])
    def test_a_button_that_is_none_changes_nothing(self, client_of, author, named, value):
        before = answers_of(named)
        assert client_of(author).post(address("check", named), {"replace": value}).status_code == 200
        assert answers_of(named) == before

    def test_places_that_are_none_are_refused_in_words(self, client_of, author, named):
        page = client_of(author).post(address("check", named), {"put-back": "1", "places": "[1]"})
        assert page.status_code == 200 and "could not be put back" in page.content.decode()


def test_author_and_second_person_see_the_jigsaw(client_of, author, mentor, written):
    from peer_review.services.identifiers import Decision
    from peer_review.services.submission import scan_version, submit_scenario

    save_answers(written, {"know": PUZZLE}, by=author)
    lead = "Somebody local could work out who this is"
    page = client_of(author).get(address("check", written)).content.decode()
    assert lead in page and "a skilled maritime job" in page
    found = scan_version(written.versions.get(), author)
    made = [Decision(group.category, group.quote, "changed", "It is invented.") for group in found.asking]
    submit_scenario(written, by=author, signed=True, decisions=made)
    client = client_of(mentor)
    client.post(address("claim", written))
    desk = client.get(address("second-person", written)).content.decode()
    assert lead in desk and "a harbour pilot" in desk and "It is invented." in desk
