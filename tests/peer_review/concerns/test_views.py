"""The pages of the route, as those who need them meet them."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.services.memberships import begin_membership
from peer_review.models import Concern, DutyTurn
from peer_review.queries.concerns import FEWEST, shown
from peer_review.services.concerns import plan_turn, start_drill

pytestmark = pytest.mark.django_db


def url(name: str, *args) -> str:
    return reverse(f"peer_review:{name}", args=args)


def test_every_page_of_peer_review_has_the_button_and_it_knows_what_the_page_is_about(
    sent_review, released, mentor, client_of
):
    client = client_of(mentor)
    pages = {
        url("home"): url("concern-choose"),
        url("triage"): url("concern-choose"),
        url("reviews"): url("concern-choose"),
        url("review-start", released.public_id): url("concern-raise", released.public_id),
        url("review", sent_review.public_id): url("concern-raise", sent_review.public_id),
    }
    for page, address in pages.items():
        found = client.get(page).content.decode()
        assert 'id="raise-concern"' in found and f'href="{address}"' in found, page
        assert client.get(address).status_code == 200
    assert 'id="raise-concern"' not in client.get("/accounts/password/change/").content.decode()


def test_a_concern_is_raised_on_a_page_and_leads_to_what_happens_next(released, mentor, client_of):
    client = client_of(mentor)
    empty = client.post(url("concern-raise", released.public_id), {"words": "I wonder."})
    assert empty.status_code == 422 and "I wonder." in empty.content.decode()
    sent = client.post(url("concern-raise", released.public_id), {"reasons": ["child"], "words": "I wonder."})
    concern = Concern.objects.get()
    assert sent.url == url("concern-sent", concern.public_id)
    assert "Your concern has been sent" in client.get(sent.url).content.decode()
    assert client.get(url("review-start", released.public_id)).status_code == 423


def test_words_that_name_somebody_come_back_for_mending_after_it_was_raised(released, mentor, client_of):
    client = client_of(mentor)
    words = "His PNC is 2004/0712345Y."
    answer = client.post(url("concern-raise", released.public_id), {"reasons": ["child"], "words": words})
    page = answer.content.decode()
    assert answer.status_code == 422 and words in page and "Your words are not, yet" in page
    concern = Concern.objects.get()
    client.post(url("concern-sent", concern.public_id), {"words": "The second answer."})
    assert Concern.objects.get().text.words == "The second answer."


def test_a_concern_about_a_colleague_goes_elsewhere_and_nothing_is_kept(released, mentor, client_of):
    client = client_of(mentor)
    answer = client.post(
        url("concern-raise", released.public_id), {"reasons": ["staff-conduct"], "words": "He shouts."}
    )
    assert answer.url == url("concern-elsewhere") and client.get(answer.url).status_code == 200
    both = client.post(
        url("concern-raise", released.public_id), {"reasons": ["child", "staff-conduct"], "words": "He shouts."}
    )
    assert both.status_code == 422 and "He shouts." in both.content.decode()
    released.refresh_from_db()
    assert not Concern.objects.exists() and not released.frozen


def test_a_stranger_finds_neither_form_nor_concern(concern, released, make_person, client_of, other_unit):
    for person in (make_person("practitioner"), make_person("safeguarding_lead", unit=other_unit)):
        client = client_of(person)
        assert client.get(url("concern-raise", released.public_id)).status_code == 404
        assert client.get(url("concern-sent", concern.public_id)).status_code == 404
        assert client.get(url("concern", concern.public_id)).status_code in (403, 404)


def test_the_lead_goes_from_the_list_through_every_step(concern, lead, author, client_of):
    client = client_of(lead)
    here = url("concern", concern.public_id)
    assert here in client.get(url("concerns")).content.decode()
    page = client.get(here).content.decode()
    assert "The third answer worries me." in page and author.name not in page
    client.post(here, {"act": "acknowledge"})
    assert client.post(here, {"act": "call"}).status_code == 422
    client.post(here, {"act": "call", "whom": "author", "outcome": "reached"})
    shown_once = client.post(here, {"act": "unmask", "risk": "child"}).content.decode()
    assert author.name in shown_once and author.name not in client.get(here).content.decode()
    client.post(here, {"act": "action", "role": "author"})
    assert client.post(here, {"act": "decide", "decision": "return", "reason": "Rare."}).status_code == 422
    client.post(here, {"act": "decide", "decision": "release", "reason": "It was acted on."})
    client.post(here, {"act": "care", "steps": ["author", "raiser"]})
    concern.refresh_from_db()
    assert concern.decision == "release" and concern.care_steps == ["author", "raiser"]
    assert client.get(here).status_code == 200


def test_nothing_can_be_sent_while_nobody_is_on_duty_and_nothing_written_is_lost(
    written, author, client_of, empty_rota, lead
):
    client = client_of(author)
    opens = timezone.now() + timedelta(hours=5)
    DutyTurn.objects.create(person=lead, starts_at=opens, ends_at=opens + timedelta(hours=8))
    page = client.get(url("sign", written.public_id)).content.decode()
    assert "Sending is closed" in page and timezone.localtime(opens).strftime("%H:%M") in page
    refused = client.post(url("sign", written.public_id), {"signed": "on"})
    assert refused.status_code == 422 and "Everything you wrote is saved" in refused.content.decode()
    written.refresh_from_db()
    assert written.status == "draft"
    assert "Nobody is on duty for concerns now" in client.get(url("home")).content.decode()
    DutyTurn.objects.update(starts_at=timezone.now() - timedelta(minutes=1))
    assert client.post(url("sign", written.public_id), {"signed": "on"}).status_code == 302


def test_an_author_who_is_the_only_one_on_duty_cannot_send(written, author, client_of, empty_rota, lead, unit):
    begin_membership(author, "safeguarding_lead", unit, by=None)
    now = timezone.now()
    span = {"starts_at": now - timedelta(hours=1), "ends_at": now + timedelta(hours=8)}
    DutyTurn.objects.create(person=author, **span)
    client = client_of(author)
    assert "Sending is closed" in client.get(url("sign", written.public_id)).content.decode()
    assert client.post(url("sign", written.public_id), {"signed": "on"}).status_code == 422
    DutyTurn.objects.create(person=lead, level="regional", **span)
    assert client.post(url("sign", written.public_id), {"signed": "on"}).status_code == 302


def test_somebody_who_is_no_lead_any_more_staffs_no_rota(written, author, empty_rota, lead, make_person, client_of):
    from accounts.services.memberships import end_membership

    now = timezone.now()
    DutyTurn.objects.create(person=lead, starts_at=now, ends_at=now + timedelta(hours=8))
    end_membership(lead.memberships.get(), by=make_person("administrator"))
    assert client_of(author).post(url("sign", written.public_id), {"signed": "on"}).status_code == 422


@pytest.mark.parametrize(("role", "status"), [("administrator", 200), ("safeguarding_lead", 200), ("mentor", 403)])
def test_the_rota_is_kept_by_leads_and_administrators_and_shows_its_gaps(
    make_person, client_of, empty_rota, role, status
):
    client = client_of(make_person(role))
    page = client.get(url("rota"))
    assert page.status_code == status
    if status == 200:
        assert "nobody is on duty, and sending is closed" in page.content.decode()


def test_a_turn_is_planned_on_the_page_and_taken_off_again(lead, client_of, empty_rota):
    client = client_of(lead)
    day = timezone.localdate() + timedelta(days=1)
    sent = {"person": lead.pk, "level": "deputy", "region": "", "starts_time": "09:00", "ends_time": "17:00"}
    for name in ("starts", "ends"):
        sent |= {f"{name}_day": day.day, f"{name}_month": day.month, f"{name}_year": day.year}
    wrong = client.post(url("rota"), {**sent, "ends_time": "08:00"})
    assert wrong.status_code == 422 and "must end after it starts" in wrong.content.decode()
    assert client.post(url("rota"), sent).status_code == 302
    turn = DutyTurn.objects.get()
    assert (turn.level, timezone.localtime(turn.starts_at).hour) == ("deputy", 9)
    assert "no duty lead" in client.get(url("rota")).content.decode()
    client.post(url("rota-cancel", turn.pk))
    assert not DutyTurn.objects.exists()


def test_only_a_safeguarding_lead_can_be_put_on_the_rota(lead, make_person):
    from django.core.exceptions import PermissionDenied, ValidationError

    now = timezone.now()
    with pytest.raises(ValidationError):
        plan_turn(make_person("mentor"), by=lead, starts_at=now, ends_at=now + timedelta(hours=1))
    with pytest.raises(PermissionDenied):
        plan_turn(lead, by=make_person("mentor"), starts_at=now, ends_at=now + timedelta(hours=1))


@pytest.mark.parametrize("role", ["leader", "administrator", "safeguarding_lead"])
def test_governance_sees_numbers_and_none_that_is_small(concern, make_person, client_of, role):
    start_drill(by=make_person("administrator"))
    page = client_of(make_person(role)).get(url("concern-counts")).content.decode()
    assert page.count("Not shown") == 3 and ">1</td>" in page


@pytest.mark.parametrize(
    ("count", "of", "seen"),
    [(0, None, None), (4, None, None), (5, None, 5), (5, 20, 5), (18, 20, None), (20, 20, 20), (0, 20, None)],
)
def test_a_number_is_hidden_when_it_or_the_rest_is_small(count, of, seen):
    assert FEWEST == 5 and shown(count, of=of) == seen


def test_readers_are_pointed_to_words_that_can_mean_risk(client_of, author, written):
    from peer_review.services.scenarios import save_answers

    save_answers(written, {"know": "She is frightened to go home. I asked twice."}, by=author)
    page = client_of(author).get(url("check", written.public_id)).content.decode()
    assert "data-concern-prompt" in page and "frightened to go home" in page
    assert not Concern.objects.exists()
