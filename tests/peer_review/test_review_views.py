"""The reviewer's desk and the author's feedback page."""

import pytest
from django.urls import reverse
from django.utils import timezone

from drafts.models import Draft
from peer_review.models import CommentText, Review, ReviewComment
from peer_review.rubric import PROMPTS
from peer_review.services.reviews import add_comment, skip_own_review, start_review, submit_review
from peer_review.services.scenarios import close_scenario
from peer_review.services.withdrawal import withdraw_scenario

QUEUE = "/peer-review/reviews/"


def desk(review) -> str:
    return reverse("peer_review:review-write", args=[review.public_id])


def page_of(review) -> str:
    return reverse("peer_review:review", args=[review.public_id])


def whole(**words) -> dict[str, str]:
    levels = {f"level-{key}": "2" for key in PROMPTS}
    part = "You show where each fact comes from."
    return {"strengths": part, "questions": part, "next_step": part, **levels, **words}


def answered(**words) -> dict[str, str]:
    today = timezone.localdate()
    when = {"by_when_day": today.day, "by_when_month": today.month, "by_when_year": today.year + 1}
    return {"takes": "I see the gap.", "will_do": "Ask again.", "thanks": "", **when, **words}


def test_the_queue_leads_to_the_text_and_a_button_opens_the_review(client_of, released, mentor, answers, author):
    client = client_of(mentor)
    start = reverse("peer_review:review-start", args=[released.public_id])
    assert start in client.get(QUEUE).content.decode()
    page = client.get(start).content.decode()
    assert answers["know"] in page and author.name not in page
    assert not Review.objects.exists()
    assert client.post(start).url == desk(Review.objects.get())


def test_an_empty_queue_says_what_will_come(client_of, mentor):
    assert "Nothing is open for review" in client_of(mentor).get(QUEUE).content.decode()


def test_a_draft_is_saved_half_finished(client_of, released, mentor):
    review = start_review(released, by=mentor)
    client = client_of(mentor)
    client.post(desk(review), {"act": "save", "strengths": "Half a thought", "level-plan.safety": "1"})
    page = client.get(desk(review)).content.decode()
    assert "Half a thought" in page
    review.text.refresh_from_db()
    assert review.text.levels == {"plan.safety": "1"}


def test_what_saved_itself_is_there_again_the_half_written_comment_included(client_of, released, mentor):
    review = start_review(released, by=mentor)
    client = client_of(mentor)
    client.post(
        reverse("drafts:save", args=[f"review:{review.public_id}"]), {"comment": "Half a comment", "questions": "Half?"}
    )
    page = client.get(desk(review)).content.decode()
    assert "Half a comment" in page and "Half?" in page


def test_a_comment_on_selected_words_is_added_and_loses_nothing_else(client_of, review, mentor):
    client = client_of(mentor)
    text = review.version.answers["know"]
    start = text.index("I asked")
    sent = whole(
        act="comment",
        comment="What did you ask?",
        block="know",
        exact="I asked twice.",
        prefix=text[:start][-32:],
        suffix="",
        start=str(start),
    )
    assert client.post(desk(review), {**sent, "strengths": "Typed just now"}).status_code == 302
    page = client.get(desk(review)).content.decode()
    assert "What did you ask?" in page and 'data-exact="I asked twice."' in page and "Typed just now" in page


def test_a_comment_is_added_by_choosing_a_sentence(client_of, review, mentor):
    client_of(mentor).post(desk(review), whole(act="comment", comment="Whom?", sentence="gaps:1"))
    comment = ReviewComment.objects.get()
    assert comment.field == "gaps" and comment.words.selector["selector"][0]["exact"] == "I asked twice."


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"comment": "Which one?"}, "Choose the passage"),
        ({"comment": "", "sentence": "gaps:1"}, "Write your comment"),
        ({"comment": "Hm", "block": "gaps", "exact": "not in the text", "start": "x"}, "Choose the passage"),
    ],
)
def test_a_comment_without_passage_or_words_keeps_all_that_was_typed(client_of, review, mentor, sent, words):
    answer = client_of(mentor).post(desk(review), whole(act="comment", **sent) | {"strengths": "Typed just now"})
    page = answer.content.decode()
    assert answer.status_code == 422 and words in page and "Typed just now" in page and sent["comment"] in page


def test_a_comment_is_taken_out_again(client_of, review, mentor):
    comment = add_comment(review, by=mentor, field="know", quote="I asked twice.", text="What else did you ask?")
    client_of(mentor).post(desk(review), whole(act=f"remove-{comment.pk}"))
    assert not ReviewComment.objects.exists()


def test_an_unfinished_review_is_not_sent_and_nothing_is_lost(client_of, released, mentor):
    review = start_review(released, by=mentor)
    answer = client_of(mentor).post(
        desk(review), {"act": "send", "strengths": "Typed just now", "level-plan.safety": "1"}
    )
    page = answer.content.decode()
    assert answer.status_code == 422 and "Typed just now" in page
    assert (
        "Choose a level for “Assess: Engagement”" in page and "Choose a level for “Plan: Safety of others”" not in page
    )


def test_a_comment_begun_and_not_added_is_not_lost_by_sending(client_of, review, mentor):
    answer = client_of(mentor).post(desk(review), whole(act="send", comment="Not added yet"))
    assert answer.status_code == 422 and "You have begun a comment" in answer.content.decode()


@pytest.mark.parametrize("where", ["questions", "a comment"])
def test_what_identifies_stops_a_review(client_of, review, mentor, where):
    words = {}
    if where == "questions":
        words = {"questions": "Did PNC 2004/0712345Y help?"}
    else:
        comment = add_comment(review, by=mentor, field="know", quote="I asked twice.", text="A plain question?")
        CommentText.objects.filter(comment=comment).update(text="Did PNC 2004/0712345Y help?")
    answer = client_of(mentor).post(desk(review), whole(act="send", **words))
    assert answer.status_code == 422 and "Change or remove “2004/0712345Y”" in answer.content.decode()
    review.refresh_from_db()
    assert review.status == "draft"


def test_the_error_about_a_comment_leads_to_that_comment(client_of, review, mentor):
    add_comment(review, by=mentor, field="know", quote="I asked twice.", text="A plain question?")
    named = add_comment(review, by=mentor, field="know", quote="I asked twice.", text="Another question?")
    CommentText.objects.filter(comment=named).update(text="Did PNC 2004/0712345Y help?")
    page = client_of(mentor).post(desk(review), whole(act="send")).content.decode()
    assert f'<a href="#comment-{named.pk}">Change or remove “2004/0712345Y”' in page
    assert f'id="comment-{named.pk}"' in page


def test_what_might_identify_is_asked_about_and_sent_with_a_decision(client_of, review, mentor):
    client = client_of(mentor)
    sent = whole(act="send", questions="Who in Leeds would know?")
    asked = client.post(desk(review), sent)
    assert asked.status_code == 422 and "Decide about “Leeds”" in asked.content.decode()
    key = asked.context["form"].found.asking[0].key
    decided = {**sent, f"decision-{key}": "changed", f"reason-{key}": "An invented town."}
    assert client.post(desk(review), decided).url == page_of(review)
    review.refresh_from_db()
    assert review.status == "submitted" and not Draft.objects.exists()


def test_a_sent_review_is_read_and_no_more_written(client_of, sent_review, mentor):
    client = client_of(mentor)
    assert client.get(desk(sent_review)).url == page_of(sent_review)
    assert client.post(desk(sent_review), whole(act="send")).url == page_of(sent_review)
    assert client.get(page_of(sent_review)).status_code == 200


def test_a_draft_whose_scenario_closes_leads_back_to_the_queue_with_a_reason(
    client_of, review, released, author, mentor
):
    close_scenario(released, by=author)
    answer = client_of(mentor).get(page_of(review), follow=True)
    assert answer.redirect_chain[-1][0] == QUEUE
    assert "no longer open for your review" in answer.content.decode()


def test_a_review_too_long_to_keep_comes_back_with_what_was_typed(client_of, review, mentor):
    answer = client_of(mentor).post(desk(review), whole(strengths="long " * 50_000))
    page = answer.content.decode()
    assert answer.status_code == 422 and "This is too long to keep" in page and "long long" in page


def test_a_comment_has_an_end(client_of, review, mentor):
    passage = {"act": "comment", "block": "know", "exact": "I asked twice.", "comment": "why " * 1000}
    answer = client_of(mentor).post(desk(review), whole(**passage))
    assert answer.status_code == 422 and "Shorten your comment to 3000 characters" in answer.content.decode()
    assert not ReviewComment.objects.exists()


@pytest.mark.parametrize(
    "sent",
    [
        {"act": "remove-" + "9" * 5000},
        {"act": "comment", "comment": "Why?", "sentence": "know:" + "9" * 5000},
        {"act": "comment", "comment": "Why?", "exact": "I asked twice.", "block": "know", "start": "9" * 5000},
    ],
    ids=["remove", "sentence", "start"],
)
def test_a_number_without_end_is_no_error_of_ours(client_of, review, mentor, sent):
    assert client_of(mentor).post(desk(review), whole(**sent)).status_code in (302, 404, 422)


def test_the_author_reads_who_reviewed_and_the_comments_beside_the_text(client_of, review, mentor, author):
    add_comment(review, by=mentor, field="know", quote="I asked twice.", text="What did you ask?")
    skip_own_review(review.version.scenario, by=author)
    submit_review(review, by=mentor)
    page = client_of(author).get(page_of(review)).content.decode()
    assert mentor.name in page and "What did you ask?" in page and "2 Explained" in page
    assert 'data-anchor-root="know"' in page and 'data-anchor="know"' in page


def test_the_reviewer_reads_the_answer_without_a_name(client_of, sent_review, mentor, author):
    client_of(author).post(page_of(sent_review), answered(takes="I had not seen that."))
    page = client_of(mentor).get(page_of(sent_review)).content.decode()
    assert "I had not seen that." in page and author.name not in page and author.email not in page


def test_an_answer_with_a_mistake_keeps_what_was_typed(client_of, sent_review, author):
    answer = client_of(author).post(page_of(sent_review), answered(takes="I had not seen that.", will_do=""))
    page = answer.content.decode()
    assert answer.status_code == 422 and "Say what you will do" in page and "I had not seen that." in page


def test_the_draft_of_an_answer_comes_back_and_its_key_does_not_name_the_review(client_of, sent_review, author):
    client = client_of(author)
    key = client.get(page_of(sent_review)).context["draft_key"]
    client.post(reverse("drafts:save", args=[key]), {"takes": "Half an answer", "by_when_day": "3"})
    page = client.get(page_of(sent_review)).content.decode()
    assert "Half an answer" in page and 'value="3"' in page
    scenario = sent_review.version.scenario
    assert str(sent_review.public_id) not in key and str(scenario.public_id) not in key


@pytest.mark.parametrize(
    "role", ["practitioner", "mentor", "facilitator", "leader", "administrator", "safeguarding_lead"]
)
def test_others_find_neither_draft_nor_review(client_of, sent_review, make_person, role):
    client = client_of(make_person(role))
    assert client.get(page_of(sent_review)).status_code == 404
    assert client.get(desk(sent_review)).status_code == 404


def test_the_author_does_not_see_a_draft(client_of, review, author):
    assert client_of(author).get(page_of(review)).status_code == 404


def test_a_scenario_taken_back_takes_its_reviews_from_the_reviewer(client_of, sent_review, released, author, mentor):
    withdraw_scenario(released, by=author)
    client = client_of(mentor)
    assert client.get(page_of(sent_review)).status_code == 404
    assert client.get(reverse("peer_review:scenario", args=[released.public_id])).status_code == 404


def test_the_pages_of_a_review_take_few_queries(client_of, review, mentor, author, django_assert_max_num_queries):
    for field in ("know", "gaps", "ending"):
        add_comment(review, by=mentor, field=field, quote="I asked twice.", text="What else did you ask?")
    client = client_of(mentor)
    client.get("/")  # the addresses of the sections come from the cache from now on
    for page in (QUEUE, desk(review), reverse("peer_review:review-start", args=[review.version.scenario.public_id])):
        with django_assert_max_num_queries(15):
            assert client.get(page).status_code == 200
    skip_own_review(review.version.scenario, by=author)
    submit_review(review, by=mentor)
    for person in (mentor, author):
        client = client_of(person)
        with django_assert_max_num_queries(15):
            assert client.get(page_of(review)).status_code == 200


def test_a_reviewer_whose_role_ends_in_the_middle_loses_nothing_and_is_told(client_of, review, mentor, answers):
    today = timezone.localdate()
    mentor.memberships.update(ends_on=today)
    client = client_of(mentor)
    page = client.get(desk(review))
    words = page.content.decode()
    assert page.status_code == 403 and "Nothing you wrote is lost" in words and answers["know"] not in words
    answer = client.post(desk(review), whole(act="send", strengths="Typed when it ended"))
    assert answer.status_code == 403 and "typed just now is kept" in answer.content.decode()
    review.refresh_from_db()
    assert review.status == "draft"
    mentor.memberships.update(ends_on=None)
    assert "Typed when it ended" in client.get(desk(review)).content.decode()


def test_a_mentor_or_the_author_may_ask_for_words_only(client_of, released, mentor):
    review = start_review(released, by=mentor)
    client = client_of(mentor)
    assert "level-plan.safety" in client.get(desk(review)).content.decode()
    words = dict.fromkeys(("strengths", "questions", "next_step"), "You show where each fact comes from.")
    client.post(desk(review), {"act": "save", "with_levels": "1", "level-plan.safety": "1", "comments_only": "on"})
    page = client.get(desk(review)).content.decode()
    assert "level-plan.safety" not in page and "Show the levels again" in page
    client.post(desk(review), {"act": "levels", **words})
    assert "level-plan.safety" in client.get(desk(review)).content.decode()
    assert Review.objects.get().text.levels == {"plan.safety": "1"}
    released.comments_only = True
    released.save()
    page = client.get(desk(review)).content.decode()
    assert "The author asks for words only" in page and "level-plan.safety" not in page
    assert client.post(desk(review), {"act": "send", **words}).url == page_of(review)
    assert "By the rubric" not in client.get(page_of(review)).content.decode()


def test_a_closer_look_is_kept_and_shown_where_it_was_taken(client_of, review, mentor):
    client = client_of(mentor)
    page = client.get(desk(review)).content.decode()
    assert "A closer look at contingency" in page
    client.post(desk(review), whole(act="send", **{"level-contingency.owner": "1"}))
    page = client.get(page_of(review)).content.decode()
    assert "A closer look at contingency" in page and "1 Partly" in page and "A closer look at enquiries" not in page


def test_the_beginnings_of_sentences_stand_there_without_a_script(client_of, review, mentor):
    page = client_of(mentor).get(desk(review)).content.decode()
    assert page.count('data-stems-for="id_') == 4 and "One thing I would keep …" in page
