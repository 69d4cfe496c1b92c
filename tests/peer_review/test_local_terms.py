import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from audit.models import AuditEvent
from peer_review.models import LocalTerm
from peer_review.queries.known_words import known_to
from peer_review.services.identifiers import scan
from peer_review.services.local_terms import add_local_term, remove_local_term

TEXT = {"know": "He stays at tŷ   coch for now."}


@pytest.fixture
def lead(make_person):
    return make_person("safeguarding_lead", name="Lead Person")


@pytest.fixture
def region(unit):
    return unit.parent.parent


def blocked(person) -> list[str]:
    return [group.quote for group in scan(TEXT, "en", known=known_to(person)).blocking]


def test_what_is_on_the_list_is_stopped_in_the_region_and_nowhere_else(lead, region, make_person, other_unit):
    near, far = make_person("practitioner"), make_person("practitioner", unit=other_unit)
    assert blocked(make_person("practitioner")) == []
    term = add_local_term(region, "  Tŷ  Coch ", by=lead)
    assert term.term == "Tŷ Coch"
    assert blocked(near) == ["tŷ   coch"] and blocked(far) == []
    remove_local_term(term, by=lead)
    assert blocked(make_person("practitioner")) == []


def test_it_is_stopped_at_the_gate_for_author_and_second_person(lead, region, client_of, author, written):
    from peer_review.services.scenarios import save_answers
    from peer_review.services.submission import submit_scenario

    save_answers(written, TEXT, by=author)
    add_local_term(region, "Tŷ Coch", by=lead)
    with pytest.raises(ValidationError) as raised:
        submit_scenario(written, by=author, signed=True)
    assert "tŷ   coch" in str(raised.value)


@pytest.mark.parametrize("term", ["", "ab", "123", "\u200b\u200b\u200b", "x" * 81])
def test_what_is_too_short_too_long_or_no_word_is_refused(lead, region, term):
    with pytest.raises(ValidationError):
        add_local_term(region, term, by=lead)


def test_the_same_word_stands_once(lead, region):
    add_local_term(region, "Tŷ Coch", by=lead)
    with pytest.raises(ValidationError):
        add_local_term(region, "tŷ coch", by=lead)


@pytest.mark.parametrize("role", ["practitioner", "mentor", "facilitator", "editor", "leader"])
def test_other_roles_neither_see_nor_change_the_list(client_of, make_person, region, role):
    person = make_person(role)
    assert client_of(person).get(reverse("peer_review:local-terms")).status_code == 403
    with pytest.raises(PermissionDenied):
        add_local_term(region, "Tŷ Coch", by=person)


@pytest.mark.parametrize("role", ["safeguarding_lead", "administrator"])
def test_those_who_look_after_it_do_so_in_their_own_region(client_of, make_person, region, other_unit, role):
    person, stranger = make_person(role), make_person(role, unit=other_unit)
    client, url = client_of(person), reverse("peer_review:local-terms")
    assert client.post(url, {"term": "ab"}).status_code == 422
    assert client.post(url, {"term": "Tŷ Coch"}).url == url
    assert "Tŷ Coch" in client.get(url).content.decode()
    term = LocalTerm.objects.get()
    remove = reverse("peer_review:remove-local-term", args=[term.public_id])
    assert "Tŷ Coch" not in client_of(stranger).get(url).content.decode()
    assert client_of(stranger).post(remove).status_code == 404
    with pytest.raises(PermissionDenied):
        remove_local_term(term, by=stranger)
    assert client.post(remove).url == url and not LocalTerm.objects.exists()


def test_the_trail_keeps_the_act_and_not_the_word(lead, region):
    remove_local_term(add_local_term(region, "Tŷ Coch", by=lead), by=lead)
    events = AuditEvent.objects.filter(verb__startswith="local_term.").order_by("pk")
    assert [event.verb for event in events] == ["local_term.added", "local_term.removed"]
    assert "Coch" not in str([event.codes for event in events])
