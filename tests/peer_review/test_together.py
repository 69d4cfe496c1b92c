"""Reviews side by side, and what happens when two lie far apart."""

import pytest
from django.urls import reverse

from notifications.models import Notice
from peer_review.models import MentorCall
from peer_review.permissions import reviews_visible_to
from peer_review.queries.together import levels_far_apart, side_by_side
from peer_review.rubric import PROMPTS
from peer_review.services.reviews import save_review, skip_own_review, start_own_review, submit_review


@pytest.fixture
def other(make_person):
    return make_person("mentor", name="Other Mentor")


@pytest.fixture
def third(make_person):
    return make_person("mentor", name="Third Mentor")


def page(found):
    return reverse("peer_review:reviews-together", args=[found.public_id])


def test_two_reviews_stand_beside_each_other_prompt_by_prompt(sent_review, second_review, other, author, client_of):
    second_review(other, levels=dict.fromkeys(PROMPTS, "3"))
    text = client_of(author).get(page(sent_review)).content.decode()
    assert "2 Explained" in text and "3 Acted on" in text and "Mentor Somebody" in text and "Other Mentor" in text
    assert "Seen differently" not in text and not MentorCall.objects.exists()


def test_two_levels_apart_both_are_shown_and_marked_and_a_mentor_is_asked_in_once(
    sent_review, second_review, other, third, author, mentor, make_person, client_of
):
    second_review(other, levels={**dict.fromkeys(PROMPTS, "2"), "plan.safety": "4"})
    assert levels_far_apart(sent_review.version) == {"plan.safety"}
    asked = Notice.objects.filter(kind="mentor.asked")
    assert {notice.recipient for notice in asked} == {third}
    text = client_of(author).get(page(sent_review)).content.decode()
    assert text.count("Seen differently") == 1 and "2 Explained" in text and "4 Tested" in text
    assert "asked for a third view" in text
    second_review(third, levels={**dict.fromkeys(PROMPTS, "2"), "plan.safety": "0"})
    assert Notice.objects.filter(kind="mentor.asked").count() == 1


def test_the_mentor_who_is_asked_in_reads_both_and_others_do_not(
    sent_review, second_review, other, third, make_person, other_unit, client_of
):
    assert not reviews_visible_to(third).exists()
    second_review(other, levels=dict.fromkeys(PROMPTS, "4"))
    assert reviews_visible_to(third).count() == 2
    assert client_of(third).get(page(sent_review)).status_code == 200
    for person in (make_person("mentor", unit=other_unit), make_person("practitioner"), make_person("leader")):
        assert client_of(person).get(page(sent_review)).status_code == 404


def test_an_author_who_is_a_mentor_is_not_asked_in_on_their_own_work(sent_review, second_review, other, third, author):
    from accounts.services.memberships import begin_membership

    begin_membership(author, "mentor", sent_review.version.scenario.unit, by=None)
    second_review(other, levels=dict.fromkeys(PROMPTS, "4"))
    assert {notice.recipient for notice in Notice.objects.filter(kind="mentor.asked")} == {third}


@pytest.mark.parametrize("level", ["na", "cannot_tell", "1", "3"])
def test_without_a_level_or_one_level_apart_nobody_is_asked_in(sent_review, second_review, other, third, level):
    second_review(other, levels=dict.fromkeys(PROMPTS, level))
    assert not levels_far_apart(sent_review.version) and not MentorCall.objects.exists()


def test_the_authors_own_look_asks_nobody_in(review, author, mentor, third, client_of):
    own = start_own_review(review.version.scenario, by=author)
    save_review(own, by=author, levels=dict.fromkeys(PROMPTS, "0"), strengths="x", questions="y", next_step="z")
    own.refresh_from_db()
    submit_review(own, by=author)
    save_review(review, by=mentor, levels=dict.fromkeys(PROMPTS, "4"))
    submit_review(review, by=mentor)
    assert not MentorCall.objects.exists()
    text = client_of(author).get(page(review)).content.decode()
    assert "0 Not shown" in text and "4 Tested" in text and "Seen differently" not in text


def test_levels_of_two_wordings_are_compared_only_where_the_meaning_is_the_same(
    sent_review, second_review, other, make_person
):
    import copy

    from peer_review.services.rubric import open_rubric_draft, publish_rubric, save_rubric

    editor = make_person("editor")
    draft = open_rubric_draft(by=editor)
    content = copy.deepcopy(draft.content)
    content["questions"]["plan.safety"] = "Something quite new?"
    save_rubric(draft, content, by=editor)
    publish_rubric(draft, by=editor, note="A new question.")
    second_review(other, levels={**dict.fromkeys(PROMPTS, "2"), "plan.safety": "4"})
    assert not levels_far_apart(sent_review.version)


def test_a_review_in_words_only_gives_no_levels(review, second_review, other, mentor, author, client_of):
    save_review(review, by=mentor, comments_only=True, levels={})
    sent = submit_review(review, by=mentor)
    assert side_by_side([sent]) == []
    skip_own_review(review.version.scenario, by=author)
    assert "made of words" in client_of(author).get(page(sent)).content.decode()


def test_a_fellow_reviewer_sees_the_others_only_after_sending_their_own(sent_review, second_review, other, client_of):
    draft = second_review(other, send=False)
    client = client_of(other)
    assert client.get(page(sent_review)).status_code == 404
    assert client.get(reverse("peer_review:review", args=[sent_review.public_id])).status_code == 404
    submit_review(draft, by=other)
    assert client.get(page(sent_review)).status_code == 200


def test_the_page_takes_few_queries(
    sent_review, second_review, other, third, author, client_of, django_assert_max_num_queries
):
    second_review(other, levels=dict.fromkeys(PROMPTS, "4"))
    second_review(third)
    for person in (author, other):
        client = client_of(person)
        client.get("/")  # the addresses of the sections come from the cache from now on
        with django_assert_max_num_queries(15):
            assert client.get(page(sent_review)).status_code == 200
