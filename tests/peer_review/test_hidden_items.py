"""A gold scenario among the real ones: nobody can tell it from these until they have sent a review of it."""

import re
from datetime import timedelta

import pytest
from django.urls import resolve, reverse
from django.utils import timezone

from drafts.models import Draft
from peer_review.calibration_set import gold_scenarios
from peer_review.models import Allocation, CalibrationAttempt, CalibrationResponse, Concern, Review
from peer_review.queries.waiting import waiting_for
from peer_review.rubric import PROMPTS
from peer_review.services.calibration import take_hidden_item
from peer_review.services.reviews import submit_review

TAKE, QUEUE = reverse("peer_review:take-next"), reverse("peer_review:reviews")
WORDS = dict.fromkeys(("strengths", "questions", "next_step"), "What would it change?")
LEVELS = {f"level-{key}": "2" for key in PROMPTS}
NAME = r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"


@pytest.fixture
def due(monkeypatch):
    """A gold scenario is due with every review."""
    monkeypatch.setattr("peer_review.services.calibration.HIDDEN_EVERY", 1)


@pytest.fixture
def reader(make_person):
    """A mentor who has not reviewed yet, so that real ones are open to them."""
    return make_person("mentor", name="Reader Somebody")


@pytest.fixture
def hidden(reader):
    """A gold scenario that stands among the real ones of the reader."""
    return CalibrationAttempt.objects.create(person=reader, kind="hidden", items=["the-lodger"], set_version=1)


def start_of(public_id) -> str:
    return reverse("peer_review:review-start", args=[public_id])


def main_of(response) -> str:
    return response.content.decode().partition("<main")[2].partition("</main>")[0]


def frame(response) -> list[str]:
    """A page without what is written in it: each element, and the names that a form or a script goes by."""
    page = re.sub(r"<(section|optgroup)\b.*?</\1>", "", main_of(response), flags=re.S)
    named = re.findall(r'<[a-z0-9]+|\b(?:id|name|class|value|action|data-[a-z-]+)="[^"]*"', page)
    return [re.sub(NAME, "*", one) for one in named if "csrf" not in one and not re.match(r'value="\w{64}"', one)]


def test_it_comes_into_the_list_with_the_review_that_is_one_in_so_many(review, mentor, client_of, due):
    submit_review(review, by=mentor)
    attempt = CalibrationAttempt.objects.get(kind="hidden")
    title = gold_scenarios()[attempt.items[0]].title
    queue = main_of(client_of(mentor).get(QUEUE))
    assert title in queue and start_of(attempt.public_id) in queue and "nvented" not in queue


def test_nothing_comes_before_so_many_reviews(review, mentor):
    submit_review(review, by=mentor)
    assert not CalibrationAttempt.objects.exists() and take_hidden_item(by=mentor) is None


def test_the_counts_on_the_front_pages_are_those_of_the_list(released, reader, client_of, hidden):
    assert main_of(client_of(reader).get(QUEUE)).count('class="app-card__title"') == 2
    assert "2 open" in main_of(client_of(reader).get(reverse("peer_review:home")))
    assert "2 case scenarios are open for your review" in [one.words for one in waiting_for(reader)]


def test_its_pages_are_those_of_a_real_one_but_for_its_words(released, reader, client_of, hidden):
    client, frames = client_of(reader), {}
    for public_id in (released.public_id, hidden.public_id):
        first = client.get(start_of(public_id))
        desk = client.post(start_of(public_id)).url
        name = resolve(desk).kwargs["public_id"]
        assert resolve(desk).url_name == "review-write" and name != public_id and re.fullmatch(NAME, str(name))
        blank = client.get(desk)
        assert "<title>Review: " in " ".join(blank.content.decode().split()).replace("<title> ", "<title>")
        refused = client.post(desk, {"act": "send", "with_levels": "1", **WORDS})
        client.post(desk, {"act": "save", "with_levels": "1", **WORDS, "level-enquiries-safety": "2"})
        frames[public_id] = [frame(one) for one in (first, blank, refused, client.get(start_of(public_id)))]
        assert client.get(reverse("peer_review:scenario-here", args=[public_id])).status_code == 204
    for real, gold in zip(frames[released.public_id], frames[hidden.public_id], strict=True):
        assert real == gold
    assert main_of(client.get(QUEUE)).count("Your draft") == 2


def test_comments_on_it_come_and_go_as_on_a_real_one(released, reader, client_of, hidden):
    client = client_of(reader)
    for public_id in (released.public_id, hidden.public_id):
        desk = client.post(start_of(public_id)).url
        passage = {"sentence": re.search(r'<option value="([a-z_]+:0)"', main_of(client.get(desk)))[1]}
        unplaced = client.post(desk, {"act": "comment", "with_levels": "1", **WORDS, "comment": "Who asked?"})
        assert unplaced.status_code == 422 and "Choose the passage" in main_of(unplaced)
        added = client.post(desk, {"act": "comment", "with_levels": "1", **WORDS, **passage, "comment": "Who asked?"})
        assert (added.status_code, added.url) == (302, f"{desk}#comments")
        page = main_of(client.get(desk))
        assert "Who asked?" in page and "What would it change?" in page
        number = re.search(r'value="remove-(\d+)"', page)[1]
        client.post(desk, {"act": f"remove-{number}", "with_levels": "1", **WORDS})
        assert "Who asked?" not in main_of(client.get(desk))


def test_only_a_sent_review_shows_that_it_was_invented_and_keeps_the_levels_alone(reader, client_of, hidden):
    client = client_of(reader)
    desk = client.post(start_of(hidden.public_id)).url
    sent = client.post(desk, {"act": "send", "with_levels": "1", **WORDS, **LEVELS}, follow=True)
    assert "This one was invented" in main_of(sent)
    answered = CalibrationResponse.objects.get()
    assert set(answered.levels) == {one.key for one in gold_scenarios()["the-lodger"].standards}
    assert not Draft.objects.exists() and not Review.objects.exists() and not Allocation.objects.exists()
    assert client.get(start_of(hidden.public_id)).status_code == 404


def test_whoever_leaves_the_levels_out_is_told_as_well(reader, client_of, hidden):
    client = client_of(reader)
    desk = client.post(start_of(hidden.public_id)).url
    sent = client.post(desk, {"act": "send", "comments_only": "on", **WORDS}, follow=True)
    assert "This one was invented" in main_of(sent) and not CalibrationResponse.objects.exists()
    hidden.refresh_from_db()
    assert hidden.outcome == "noted"


def test_given_out_it_is_kept_and_given_back_as_any_other(released, reader, client_of, hidden):
    client = client_of(reader)
    assert client.post(TAKE).url == start_of(hidden.public_id)
    page = main_of(client.get(start_of(hidden.public_id)))
    assert "It is kept for you until" in page and "I cannot review this one" in page
    assert "You have one to review already" in client.post(TAKE, follow=True).content.decode()
    assert "Give me one to review" not in main_of(client.get(QUEUE))
    back = reverse("peer_review:decline", args=[hidden.public_id])
    assert client.post(back, {}).status_code == 422
    assert client.post(back, {"reason": "no_time"}).url == QUEUE
    assert not CalibrationAttempt.objects.exists() and not Draft.objects.exists()


def test_a_place_on_it_ends_like_any_other(reader, client_of, hidden):
    client = client_of(reader)
    client.post(TAKE)
    place = Draft.objects.get(key__startswith="place:")
    place.fields["until"] = [(timezone.now() - timedelta(minutes=1)).isoformat()]
    place.save()
    assert "It is kept for you until" not in main_of(client.get(start_of(hidden.public_id)))
    assert "Give me one to review" in main_of(client.get(QUEUE))


def test_nobody_else_finds_it(hidden, mentor, client_of):
    for name in ("review-start", "decline"):
        assert client_of(mentor).get(reverse(f"peer_review:{name}", args=[hidden.public_id])).status_code == 404
    assert 'class="app-card__title"' not in main_of(client_of(mentor).get(QUEUE))


def test_a_concern_about_it_is_answered_at_once_and_alarms_nobody(reader, client_of, hidden):
    told = client_of(reader).get(reverse("peer_review:concern-raise", args=[hidden.public_id]), follow=True)
    assert "is invented, so nobody is at risk" in told.content.decode()
    assert not Concern.objects.exists()
