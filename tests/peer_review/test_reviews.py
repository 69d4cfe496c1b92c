from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from notifications.models import Notice
from peer_review.models import CommentText, Review, ReviewComment
from peer_review.queries.known_words import NOBODY
from peer_review.queries.reviews import chosen_sentence, remarks_of, sentence_choices
from peer_review.services.identifiers import Decision
from peer_review.services.reviews import (
    add_comment,
    answer_review,
    remove_comment,
    save_review,
    start_review,
    submit_review,
)
from peer_review.services.scenarios import close_scenario
from peer_review.services.withdrawal import withdraw_scenario

NEXT_WEEK = timedelta(days=7)


def answer(review, author, **words):
    given = {"takes": "I see the gap.", "will_do": "Ask again.", "by_when": timezone.localdate() + NEXT_WEEK}
    return answer_review(review, by=author, **{**given, **words})


def test_a_mentor_of_the_region_begins_one_review_and_finds_it_again(released, mentor):
    first = start_review(released, by=mentor)
    assert start_review(released, by=mentor) == first
    assert (first.status, first.kind, first.rubric.number) == ("draft", "mentor", 1)


@pytest.mark.parametrize(
    "role", ["practitioner", "facilitator", "safeguarding_lead", "leader", "editor", "administrator"]
)
def test_other_roles_do_not_review(released, make_person, role):
    with pytest.raises(PermissionDenied):
        start_review(released, by=make_person(role))


def test_a_mentor_of_another_region_does_not_review(released, make_person, other_unit):
    with pytest.raises(PermissionDenied):
        start_review(released, by=make_person("mentor", unit=other_unit))


def test_nobody_reviews_what_no_second_person_has_released(waiting, mentor):
    with pytest.raises(PermissionDenied):
        start_review(waiting, by=mentor)


def test_nobody_reviews_their_own(released, author):
    from accounts.services.memberships import begin_membership

    begin_membership(author, "mentor", released.unit, by=None)
    with pytest.raises(PermissionDenied):
        start_review(released, by=type(author).objects.get(pk=author.pk))


def test_a_draft_takes_only_what_the_rubric_knows(released, mentor):
    review = start_review(released, by=mentor)
    text = save_review(
        review, by=mentor, levels={"assess.safety": "3", "plan.safety": "9", "nonsense": "1"}, strengths=" x "
    )
    assert (text.levels, text.strengths) == ({"assess.safety": "3"}, "x")


def test_an_unfinished_review_is_not_sent(released, mentor):
    review = start_review(released, by=mentor)
    with pytest.raises(ValidationError) as raised:
        submit_review(review, by=mentor)
    assert {"strengths", "questions", "next_step", "level-assess.engagement"} <= set(raised.value.message_dict)


def test_cannot_tell_and_not_applicable_are_answers(review, mentor):
    levels = dict.fromkeys(review.text.levels, "cannot_tell") | {"review.safety": "na"}
    save_review(review, by=mentor, levels=levels)
    assert submit_review(review, by=mentor).status == "submitted"


def test_a_sent_review_never_changes(sent_review, mentor):
    comment = {"field": "know", "quote": "I asked twice.", "text": "Good."}
    for act in (
        lambda: save_review(sent_review, by=mentor, strengths="Other"),
        lambda: add_comment(sent_review, by=mentor, **comment),
        lambda: submit_review(sent_review, by=mentor),
    ):
        with pytest.raises(PermissionDenied):
            act()


def test_a_review_passes_the_same_gate_as_every_text_comments_included(review, mentor):
    named = "Did PNC 2004/0712345Y help?"
    with pytest.raises(ValidationError) as raised:
        add_comment(review, by=mentor, field="know", quote="I asked twice.", text=named)
    assert [error.code for error in raised.value.error_list] == ["identifies"]
    comment = add_comment(review, by=mentor, field="know", quote="I asked twice.", text="A plain question?")
    CommentText.objects.filter(comment=comment).update(text=named)
    with pytest.raises(ValidationError) as raised:
        submit_review(review, by=mentor)
    assert [error.code for error in raised.value.error_list] == ["identifies"]


def test_decisions_about_a_review_are_kept_with_it(review, mentor):
    save_review(review, by=mentor, questions="Who in Leeds would know?")
    with pytest.raises(ValidationError):
        submit_review(review, by=mentor)
    from peer_review.services.identifiers import scan

    group = scan({"questions": "Who in Leeds would know?"}, known=NOBODY).asking[0]
    submit_review(review, by=mentor, decisions=[Decision(group.category, group.quote, "changed", "An invented place.")])
    review.text.refresh_from_db()
    assert [one["quote"] for one in review.text.decisions] == ["Leeds"]


def test_a_comment_keeps_the_passage_with_its_place(review, mentor):
    add_comment(review, by=mentor, field="gaps", quote="I asked twice.", text="What did you ask?")
    remark = remarks_of(review)[0]
    text = review.version.answers["gaps"]
    assert text[remark.anchor.start : remark.anchor.end] == "I asked twice."
    assert remark.comment.words.selector["source"] == "gaps"


@pytest.mark.parametrize(
    ("field", "quote"), [("gaps", "words that are not there"), ("rosh_level", "medium"), ("x", "y"), ("gaps", "")]
)
def test_a_comment_on_a_passage_that_is_not_there_is_refused(review, mentor, field, quote):
    with pytest.raises(ValidationError):
        add_comment(review, by=mentor, field=field, quote=quote, text="A comment")
    assert not ReviewComment.objects.exists()


def test_every_sentence_can_be_chosen_without_a_mouse(review, mentor):
    options = [value for _question, group in sentence_choices(review.version) for value, _words in group]
    for value in options:
        field, sentence = chosen_sentence(review.version, value)
        assert review.version.answers[field][sentence.start : sentence.end] == sentence.text
    assert len(options) == len(set(options)) > 20
    assert chosen_sentence(review.version, "know:999") is None and chosen_sentence(review.version, "nonsense") is None


def test_comments_are_read_in_the_order_of_the_text(review, mentor):
    for field in ("hypothesis", "know"):
        add_comment(review, by=mentor, field=field, quote="I asked twice.", text="A comment")
    assert [remark.comment.field for remark in remarks_of(review)] == ["know", "hypothesis"]


def test_only_the_reviewer_takes_a_comment_out_of_a_draft(review, mentor, make_person):
    comment = add_comment(review, by=mentor, field="know", quote="I asked twice.", text="A comment")
    with pytest.raises(PermissionDenied):
        remove_comment(comment, by=make_person("mentor"))
    remove_comment(comment, by=mentor)
    assert not ReviewComment.objects.exists()


def test_a_reviewer_whose_role_ends_in_the_middle_does_not_send(review, mentor):
    mentor.memberships.update(ends_on=timezone.localdate())
    with pytest.raises(PermissionDenied):
        submit_review(review, by=type(mentor).objects.get(pk=mentor.pk))


@pytest.mark.parametrize("end", [withdraw_scenario, close_scenario])
def test_a_review_of_what_is_open_no_more_is_not_sent(review, released, author, mentor, end):
    end(released, by=author)
    with pytest.raises(PermissionDenied):
        submit_review(review, by=mentor)


def test_the_author_is_told_of_a_review_without_a_link_that_names_the_scenario(sent_review, released, author):
    notice = Notice.objects.get(kind="review.submitted")
    assert notice.recipient == author and str(released.public_id) not in notice.path


def test_the_author_answers_once_and_the_reviewer_is_told(sent_review, author, mentor):
    given = answer(sent_review, author, thanks="The second question.")
    assert (given.text.takes, given.text.thanks) == ("I see the gap.", "The second question.")
    assert Notice.objects.get(kind="review.answered").recipient == mentor
    with pytest.raises(PermissionDenied):
        answer(Review.objects.get(), author)


def test_nobody_else_answers(sent_review, mentor, make_person):
    for person in (mentor, make_person()):
        with pytest.raises(PermissionDenied):
            answer(sent_review, person)


@pytest.mark.parametrize(
    "words",
    [
        {"takes": " "},
        {"will_do": ""},
        {"by_when": timezone.localdate() - timedelta(days=2)},
        {"takes": "PNC 2004/0712345Y"},
    ],
)
def test_an_answer_is_whole_looks_ahead_and_identifies_nobody(sent_review, author, words):
    with pytest.raises(ValidationError):
        answer(sent_review, author, **words)
