from peer_review.queries.waiting import waiting_for
from peer_review.services.triage import claim_scenario, return_scenario


def paths(person) -> list[str]:
    return [one.path for one in waiting_for(type(person).objects.get(pk=person.pk))]


def test_nothing_waits_for_somebody_new(make_person):
    assert waiting_for(make_person()) == []


def test_a_mentor_is_led_to_both_queues_until_the_work_is_done(waiting, mentor, author):
    assert paths(mentor) == ["/peer-review/triage/"]
    assert paths(author) == []
    claim_scenario(waiting, by=mentor)
    return_scenario(waiting.versions.get(), by=mentor, reason="Shorter, please.")
    assert paths(mentor) == []
    assert paths(author) == ["/peer-review/"]


def test_what_was_reviewed_waits_for_the_author_and_no_more_for_the_reviewer(released, mentor, author, make_person):
    assert paths(mentor) == ["/peer-review/reviews/"]


def test_feedback_waits_for_an_answer(sent_review, author, mentor):
    assert paths(mentor) == []
    words = [one.words for one in waiting_for(author)]
    assert words == ["There is feedback on your work: read it and answer"]


def test_the_home_page_asks_few_questions_for_it(sent_review, mentor, django_assert_max_num_queries):
    fresh = type(mentor).objects.get(pk=mentor.pk)
    with django_assert_max_num_queries(9):
        waiting_for(fresh)
