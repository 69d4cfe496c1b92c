"""What a concern has set aside is seen by nobody but safeguarding leads in reach, and nothing about it changes."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from accounts.models import User
from drafts.services import draft_of
from peer_review.authorship import scenarios_of
from peer_review.permissions import (
    reviews_visible_to,
    scenarios_to_check,
    scenarios_to_facilitate,
    scenarios_to_review,
    scenarios_visible_to,
)
from peer_review.queries.waiting import waiting_for
from peer_review.services.concerns import raise_concern
from peer_review.services.reviews import answer_review, start_review
from peer_review.services.scenarios import close_scenario
from peer_review.services.triage import claim_scenario
from peer_review.services.withdrawal import withdraw_scenario

pytestmark = pytest.mark.django_db
CANARY = "quillfeathering"


def test_neither_author_nor_mentor_nor_facilitator_sees_it_or_its_reviews(concern, author, mentor, make_person):
    facilitator = make_person("facilitator")
    for person in (author, mentor, facilitator):
        assert not scenarios_visible_to(person) and not reviews_visible_to(person)
        assert not scenarios_to_review(person) and not scenarios_to_facilitate(person)
    assert scenarios_of(author).exists()


def test_the_leads_of_the_region_see_it_with_what_was_sent_and_others_do_not(
    concern, released, sent_review, lead, make_person, other_unit
):
    assert released in scenarios_visible_to(lead) and sent_review in reviews_visible_to(lead)
    stranger = make_person("safeguarding_lead", unit=other_unit)
    assert not scenarios_visible_to(stranger) and not reviews_visible_to(stranger)


def test_a_draft_review_stays_with_its_writer(review, released, lead, make_person):
    raise_concern(released, by=make_person("mentor"), reasons=["child"])
    assert not reviews_visible_to(lead)


def test_what_is_being_typed_at_that_moment_is_given_back_and_kept_with_the_draft(
    review, released, mentor, make_person, client_of
):
    raise_concern(released, by=make_person("mentor"), reasons=["child"])
    page = reverse("peer_review:review-write", args=[review.public_id])
    answer = client_of(mentor).post(page, {"strengths": "Words that are not sent yet.", "act": "save"})
    assert answer.status_code == 423
    assert "Words that are not sent yet." in answer.content.decode()
    assert draft_of(f"review:{review.public_id}", mentor)["strengths"] == ["Words that are not sent yet."]


def test_what_waits_for_a_second_person_leaves_the_queue(waiting, mentor, make_person):
    raise_concern(waiting, by=make_person("mentor"), reasons=["identifies"])
    assert not scenarios_to_check(mentor)
    with pytest.raises(PermissionDenied):
        claim_scenario(waiting, by=mentor)


def test_a_lead_sees_nothing_of_their_own_work_that_others_look_at(released, author, mentor, unit):
    from accounts.services.memberships import begin_membership

    begin_membership(author, "safeguarding_lead", unit, by=None)
    both = User.objects.get(pk=author.pk)
    raise_concern(released, by=mentor, reasons=["child"])
    assert not scenarios_visible_to(both) and not reviews_visible_to(both)


def test_its_content_is_preserved_from_everybody(concern, released, sent_review, author, mentor, make_person):
    for act in (withdraw_scenario, close_scenario):
        with pytest.raises(PermissionDenied):
            act(released, by=author)
    with pytest.raises(PermissionDenied):
        start_review(released, by=make_person("mentor"))
    from django.utils import timezone

    sent_review.refresh_from_db()
    sent_review.version.scenario.refresh_from_db()
    with pytest.raises(PermissionDenied):
        answer_review(sent_review, by=author, takes="It.", will_do="That.", by_when=timezone.localdate())


def test_every_page_of_it_says_the_same_neutral_words_and_no_word_of_it(
    concern, released, sent_review, author, mentor, client_of
):
    pages = {
        author: [
            reverse("peer_review:scenario", args=[released.public_id]),
            reverse("peer_review:withdraw", args=[released.public_id]),
            reverse("peer_review:submitted", args=[released.public_id]),
            reverse("peer_review:review", args=[sent_review.public_id]),
        ],
        mentor: [
            reverse("peer_review:scenario", args=[released.public_id]),
            reverse("peer_review:review-start", args=[released.public_id]),
            reverse("peer_review:review", args=[sent_review.public_id]),
        ],
    }
    for person, addresses in pages.items():
        for address in addresses:
            answer = client_of(person).get(address)
            page = answer.content.decode()
            assert answer.status_code == 423 and "not open for now" in page, address
            assert CANARY not in page and "oncern has been" not in page and author.name not in page


def test_for_those_who_never_saw_it_there_is_still_no_such_page(concern, released, client_of, make_person):
    for role in ("practitioner", "leader", "administrator"):
        answer = client_of(make_person(role)).get(reverse("peer_review:scenario", args=[released.public_id]))
        assert answer.status_code == 404


def test_lists_and_home_hold_no_word_of_it(concern, author, mentor, client_of):
    for person in (author, mentor):
        for name in ("home", "sessions", "concern-choose"):
            assert CANARY not in client_of(person).get(reverse(f"peer_review:{name}")).content.decode()
        assert not waiting_for(person)
    assert "Not open for now" in client_of(author).get(reverse("peer_review:home")).content.decode()


def test_no_page_takes_somebodys_own_scenarios_past_the_freeze():
    from pathlib import Path

    import peer_review.views

    for path in Path(peer_review.views.__file__).parent.rglob("*.py"):
        assert "scenarios_of(" not in path.read_text(), f"{path.name}: ask scenarios_written_by"
