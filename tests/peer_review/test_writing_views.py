"""The author's pages, from the gate questions to the sent scenario."""

import pytest
from django.urls import reverse

from audit.models import AuditEvent
from peer_review.models import CaseScenario
from peer_review.scenario_form import sections_for
from peer_review.services.scenarios import save_answers, start_scenario
from peer_review.services.triage import claim_scenario, return_scenario


def address(name: str, scenario, *more: str) -> str:
    return reverse(f"peer_review:{name}", args=[scenario.public_id, *more])


def test_two_no_one_after_the_other_open_a_draft_and_lead_to_the_third_gate(client_of, author):
    client = client_of(author)
    assert client.post(reverse("peer_review:begin"), {"at_risk": "no"}).url == reverse("peer_review:under-review")
    assert not CaseScenario.objects.exists()
    answer = client.post(reverse("peer_review:under-review"), {"under_review": "no"})
    assert answer.url == address("section", CaseScenario.objects.get(), "kind")


def test_the_second_gate_question_cannot_be_reached_past_the_first(client_of, author):
    client = client_of(author)
    answer = client.post(reverse("peer_review:under-review"), {"under_review": "no"})
    assert answer.url == reverse("peer_review:begin") and not CaseScenario.objects.exists()
    client.post(reverse("peer_review:begin"), {"at_risk": "no"})
    client.post(reverse("peer_review:under-review"), {"under_review": "no"})
    again = client.post(reverse("peer_review:under-review"), {"under_review": "no"})
    assert again.url == reverse("peer_review:begin") and CaseScenario.objects.count() == 1


def test_no_other_page_opens_or_saves_before_the_third_gate(client_of, author):
    draft, client = start_scenario(by=author), client_of(author)
    assert client.get(address("write", draft)).url == address("section", draft, "kind")
    assert client.post(address("section", draft, "sources"), {"know": "x"}).url == address("section", draft, "kind")
    assert client.post(address("autosave", draft, "sources"), {"know": "x"}).status_code == 409
    client.post(address("section", draft, "kind"), {"kind": "real_altered"})
    assert client.get(address("section", draft, "help")).url == address("section", draft, "altered")
    few = client.post(address("section", draft, "altered"), {"changed": "not_yet", "altered": ["age", "work"]})
    assert few.status_code == 422
    assert "Tick at least 3" in few.content.decode() and "Change it on paper" in few.content.decode()
    assert client.get(address("section", draft, "help")).url == address("section", draft, "altered")
    whole = client.post(address("section", draft, "altered"), {"changed": "yes", "altered": ["age", "work", "family"]})
    assert whole.url == address("section", draft, "help")
    assert client.get(address("write", draft)).status_code == 200


@pytest.mark.parametrize(
    ("at_risk", "under_review", "page", "words"),
    [("yes", "no", "stop", "999"), ("yes", "yes", "stop", "999"), ("no", "yes", "not-here", "inquest")],
)
def test_a_yes_stops_before_anything_is_written(client_of, author, at_risk, under_review, page, words):
    client = client_of(author)
    answer = client.post(reverse("peer_review:begin"), {"at_risk": at_risk}, follow=True)
    if at_risk == "no":
        client.post(reverse("peer_review:begin"), {"at_risk": at_risk})
        answer = client.post(reverse("peer_review:under-review"), {"under_review": under_review}, follow=True)
    assert answer.redirect_chain == [(reverse(f"peer_review:{page}"), 302)]
    assert words in answer.content.decode()
    assert not CaseScenario.objects.exists()
    assert AuditEvent.objects.get(verb="gate.stopped").actor is None


def test_the_stop_page_says_all_that_is_to_be_done(client_of, author):
    page = client_of(author).get(reverse("peer_review:stop")).content.decode()
    for words in ("999", "101", "duty manager", "children’s services", "adult services", "MAPPA lead", "case system"):
        assert words in page


def test_unanswered_gates_are_asked_again(client_of, author):
    client = client_of(author)
    answer = client.post(reverse("peer_review:begin"), {})
    assert answer.status_code == 422 and "Say whether anyone is at risk now" in answer.content.decode()
    client.post(reverse("peer_review:begin"), {"at_risk": "no"})
    answer = client.post(reverse("peer_review:under-review"), {})
    assert answer.status_code == 422 and "Say whether it is part of a review" in answer.content.decode()


@pytest.fixture
def draft(draft, author):
    """A draft past the third gate."""
    save_answers(draft, {"kind": "fictional"}, by=author)
    return draft


@pytest.mark.parametrize("section", sections_for("fictional"), ids=lambda section: section.key)
def test_every_part_can_be_opened_and_saved(client_of, author, draft, answers, section):
    client = client_of(author)
    assert client.get(address("section", draft, section.key)).status_code == 200
    sent = {field.key: answers.get(field.key, "") for field in section.fields}
    assert client.post(address("section", draft, section.key), sent).status_code == 302
    stored = draft.versions.get().answers | {"kind": CaseScenario.objects.get().kind}
    assert {key: stored[key] for key in sent} == sent


def test_a_mistake_keeps_what_was_typed_on_the_page_and_in_the_draft(client_of, author, draft):
    client = client_of(author)
    answer = client.post(address("section", draft, "help"), {"title": "Something I typed", "focus_question": "w " * 41})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Something I typed" in page and "There is a problem" in page and "Shorten your answer to 40 words" in page
    assert "Something I typed" in client.get(address("section", draft, "help")).content.decode()


def test_coming_back_later_asks_for_nothing(client_of, author, draft):
    answer = client_of(author).post(address("section", draft, "help"), {"title": "Half", "later": "1"})
    assert answer.url == address("write", draft)
    assert draft.versions.get().text.title == "Half"


@pytest.mark.parametrize("more", [{}, {"later": "1"}])
def test_a_title_that_is_too_long_is_refused_and_not_cut(client_of, author, draft, more):
    title, question = "A title that says everything " * 5, "What did I not ask?"
    client, sent = client_of(author), {"title": title, "focus_question": question, **more}
    page = client.post(address("section", draft, "help"), sent)
    assert page.status_code == 422
    assert "longer than 120 characters" in page.content.decode()
    assert title.strip() in page.content.decode() and question in page.content.decode()
    refused = client.post(address("autosave", draft, "help"), sent)
    assert refused.status_code == 422 and "longer than 120 characters" in refused.json()["error"]
    assert draft.versions.get().text.title == ""


def test_a_part_saves_itself(client_of, author, draft):
    answer = client_of(author).post(address("autosave", draft, "sources"), {"know": "Typed a moment ago"})
    assert answer.status_code == 200 and ":" in answer.json()["saved_at"]
    assert draft.versions.get().answers["know"] == "Typed a moment ago"


def test_nothing_saves_itself_into_what_was_sent(client_of, author, waiting):
    assert client_of(author).post(address("autosave", waiting, "sources"), {"know": "Too late"}).status_code == 409


def test_a_flood_is_refused_and_stays_on_the_page(client_of, author, draft):
    flood = "word " * 20_000
    answer = client_of(author).post(address("section", draft, "sources"), {"know": flood})
    assert answer.status_code == 422 and flood.strip() in answer.content.decode()


def test_what_blocks_is_shown_with_a_link_to_its_field(client_of, author, written):
    save_answers(written, {"know": "His PNC is 2004/0712345Y."}, by=author)
    client = client_of(author)
    for answer in (client.get(address("check", written)), client.post(address("check", written))):
        page = answer.content.decode()
        assert "2004/0712345Y" in page and f"{address('section', written, 'sources')}#id_know" in page
    assert answer.status_code == 422
    sent = client.post(address("sign", written), {"signed": "on"})
    assert sent.url == address("check", written)
    written.refresh_from_db()
    assert written.status == "draft"


def test_what_is_asked_wants_a_decision_and_a_reason_and_remembers_them(client_of, author, written):
    save_answers(written, {"know": "He moved to Leeds in spring."}, by=author)
    client = client_of(author)
    page = client.get(address("check", written))
    key = page.context["form"].found.asking[0].key
    half = client.post(address("check", written), {f"decision-{key}": "changed"})
    assert half.status_code == 422 and "Say why “Leeds” may stay" in half.content.decode()
    whole = {f"decision-{key}": "changed", f"reason-{key}": "An invented town."}
    assert client.post(address("check", written), whole).url == address("sign", written)
    assert "An invented town." in client.get(address("check", written)).content.decode()
    assert client.post(address("sign", written), {"signed": "on"}).url == address("submitted", written)


def test_finding_nothing_is_never_a_promise(client_of, author, written):
    page = client_of(author).get(address("check", written)).content.decode()
    assert "Nothing found by the checker; you must still read it" in page
    assert "no identifiers found" not in page.lower()


def test_it_is_not_sent_without_a_signature(client_of, author, written):
    answer = client_of(author).post(address("sign", written), {"willing_to_present": "on"})
    assert answer.status_code == 422
    written.refresh_from_db()
    assert written.status == "draft"


def test_a_returned_scenario_shows_the_reason_and_can_be_changed(client_of, author, waiting, mentor):
    claim_scenario(waiting, by=mentor)
    return_scenario(waiting.versions.get(), by=mentor, reason="Make the agency more general.")
    client = client_of(author)
    assert "Make the agency more general." in client.get(address("scenario", waiting)).content.decode()
    assert client.get(address("write", waiting)).status_code == 200
    assert client.get(address("section", waiting, "work")).status_code == 200


def test_what_was_sent_is_read_and_no_more_written(client_of, author, waiting):
    client = client_of(author)
    for name in ("write", "check", "sign"):
        assert client.get(address(name, waiting)).url == address("scenario", waiting)
    assert client.post(address("section", waiting, "sources"), {"know": "x"}).url == address("scenario", waiting)


def test_taking_back_asks_first_and_a_look_changes_nothing(client_of, author, waiting):
    client = client_of(author)
    assert client.get(address("withdraw", waiting)).status_code == 200
    waiting.refresh_from_db()
    assert waiting.status == "waiting"
    client.post(address("withdraw", waiting))
    waiting.refresh_from_db()
    assert waiting.status == "withdrawn"


def test_a_draft_is_deleted_on_request(client_of, author, draft):
    client_of(author).post(address("withdraw", draft))
    assert not CaseScenario.objects.exists()


def test_the_author_closes_it(client_of, author, released):
    client_of(author).post(address("close", released))
    released.refresh_from_db()
    assert released.status == "closed"


@pytest.mark.parametrize("name", ["scenario", "write", "check", "sign", "submitted", "withdraw"])
@pytest.mark.parametrize("role", ["practitioner", "leader", "administrator", "editor", "facilitator"])
def test_others_find_nothing_there(client_of, written, make_person, name, role):
    assert client_of(make_person(role)).get(address(name, written)).status_code == 404


def test_an_unknown_part_is_not_there(client_of, author, draft):
    assert client_of(author).get(address("section", draft, "nonsense")).status_code == 404


@pytest.mark.parametrize("role", ["leader", "administrator", "editor"])
def test_roles_that_take_no_part_do_not_begin(client_of, make_person, role):
    assert client_of(make_person(role)).get(reverse("peer_review:begin")).status_code == 403


def test_every_page_of_the_author_takes_few_queries(client_of, author, waiting, draft, django_assert_max_num_queries):
    client = client_of(author)
    pages = [reverse("peer_review:home"), address("scenario", waiting)]
    for page in pages:
        with django_assert_max_num_queries(15):
            assert client.get(page).status_code == 200


def test_writing_and_checking_take_few_queries(client_of, author, written, django_assert_max_num_queries):
    client = client_of(author)
    for page in (address("write", written), address("section", written, "plan"), address("check", written)):
        with django_assert_max_num_queries(15):
            assert client.get(page).status_code == 200


class TestTheCheckerWhileSomebodyWrites:
    def ask(self, client, **asked):
        return client.post(reverse("peer_review:check-text"), asked, content_type="application/json")

    def test_it_answers_with_offsets_actions_and_reasons(self, client_of, make_person):
        text = "🙂 His PNC is 2004/0712345Y."
        found = self.ask(client_of(make_person("leader")), text=text, language="en").json()["findings"]
        assert [(text[one["start"] : one["end"]], one["action"]) for one in found] == [("2004/0712345Y", "block")]
        assert found[0]["reason"]

    def test_it_refuses_what_is_too_long_or_not_a_text(self, client_of, author):
        client = client_of(author)
        assert self.ask(client, text="a" * 20_001).status_code == 413
        assert self.ask(client, text=["a"]).status_code == 400
        assert self.ask(client, words="a").status_code == 400
        broken = client.post(reverse("peer_review:check-text"), b"{", content_type="application/json")
        assert broken.status_code == 400

    @pytest.mark.django_db
    def test_strangers_do_not_use_it(self, client):
        assert self.ask(client, text="a").status_code != 200
