import datetime
import io

import pypdf
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from learning.models import CompletionRecord, Enrolment, LessonCompletion, PathwayAssignment
from learning.services.assignments import assign_pathway
from learning.services.enrolments import complete_lesson, start_module

from .conftest import lessons

CHECK = "/learning/modules/I2/check/"


@pytest.fixture
def reader(client_of, learner):
    return client_of(learner)


@pytest.fixture
def fields():
    """The fields that the form of the check sends for right or wrong answers."""

    def make(version, *, right=True):
        return {
            f"question_{number}": [option.key for option in rule.options if option.correct is right]
            for number, rule in enumerate(version.rules, 1)
        }

    return make


def text_of(response):
    return response.content.decode()


def test_strangers_are_sent_to_sign_in(module):
    for path in ("/modules/i2/", "/learning/modules/I2/lessons/when/", CHECK, "/learning/mine/"):
        response = Client().get(path)
        assert response.status_code == 302
        assert "/accounts/login/" in response["Location"]


def test_the_module_page_says_how_it_is_completed_and_offers_to_start(module, reader):
    page = text_of(reader.get("/modules/i2/"))
    assert "passed the knowledge check with 80% or more: 2 of 2 questions" in page
    assert 'action="/learning/modules/I2/start/"' in page
    assert "Decide when to ask." in page


def test_reading_writes_nothing(module, reader, learner):
    for path in ("/modules/i2/", "/learning/modules/I2/lessons/when/", "/learning/mine/", "/"):
        assert reader.get(path).status_code == 200
    assert reader.get(CHECK).status_code == 302
    assert not Enrolment.objects.exists()


def test_starting_leads_to_the_first_lesson(module, reader, learner):
    assert reader.post("/learning/modules/I2/start/")["Location"] == "/learning/modules/I2/lessons/when/"
    assert Enrolment.objects.get().person == learner


def test_marking_a_lesson_as_done_leads_on_and_at_last_to_the_check(module, reader):
    first = reader.post("/learning/modules/I2/lessons/when/done/")
    assert first["Location"] == "/learning/modules/I2/lessons/who/"
    assert reader.post("/learning/modules/I2/lessons/who/done/")["Location"] == CHECK
    assert "2 of 3 parts done" in text_of(reader.get("/modules/i2/"))


def test_a_lesson_says_where_it_stands_and_can_be_marked_as_not_done(module, reader):
    reader.post("/learning/modules/I2/lessons/when/done/")
    page = text_of(reader.get("/learning/modules/I2/lessons/when/"))
    assert "Lesson 1 of 2" in page
    assert "First wording." in page
    assert "Mark as not done" in page
    reader.post("/learning/modules/I2/lessons/when/not-done/")
    assert not LessonCompletion.objects.exists()


def test_an_unknown_module_or_lesson_is_not_found(module, reader, make_module):
    make_module("I9", publish=False)
    for path in (
        "modules/I9/lessons/when/",
        "modules/X1/lessons/when/",
        "modules/I2/lessons/nothing/",
        "modules/X1/check/",
    ):
        assert reader.get(f"/learning/{path}").status_code == 404


def test_a_pinned_learner_reads_the_old_lesson_and_is_told_of_the_newer_version(module, reader, learner, republish):
    start_module(module, by=learner)
    republish(module, lessons=lessons("when", "who", text="Second wording."))
    assert "First wording." in text_of(reader.get("/learning/modules/I2/lessons/when/"))
    assert "You keep the one you started, version 1" in text_of(reader.get("/modules/i2/"))


def test_unanswered_questions_are_named_and_what_was_chosen_is_kept(module, reader, learner, fields):
    enrolment = start_module(module, by=learner)
    sent = fields(enrolment.version)
    del sent["question_2"]
    response = reader.post(CHECK, {**sent, "question_2_sure": "guess"})
    page = text_of(response)
    assert response.status_code == 422
    assert 'href="#id_question_2_0">Answer question 2</a>' in page
    assert "Answer question 1" not in page
    checked = [part for part in page.split("<input") if " checked" in part.split(">")[0]]
    assert [sent["question_1"][0] in checked[0], "guess" in checked[1], len(checked)] == [True, True, 2]


def test_an_unfinished_check_comes_back_as_it_was_left(module, reader, learner, fields):
    enrolment = start_module(module, by=learner)
    sent = fields(enrolment.version)
    address = text_of(reader.get(CHECK)).split('data-autosave-url="')[1].split('"')[0]
    assert reader.post(address, {"question_1": sent["question_1"]}).status_code == 200
    assert f'value="{sent["question_1"][0]}" checked' in text_of(reader.get(CHECK))


def test_passing_the_check_after_all_lessons_brings_the_certificate(module, reader, learner, fields):
    complete_lesson(module, "when", by=learner)
    enrolment = complete_lesson(module, "who", by=learner)
    failed = reader.post(CHECK, fields(enrolment.version, right=False), follow=True)
    assert "You have not passed the knowledge check yet" in text_of(failed)
    assert "Three weeks is a long time." in text_of(failed)
    passed = reader.post(CHECK, {**fields(enrolment.version), "question_2_sure": "very"}, follow=True)
    assert passed.redirect_chain == [("/learning/modules/I2/check/2/", 302)]
    assert "very sure" in text_of(passed)
    assert f"/learning/certificates/{CompletionRecord.objects.get().verification_code}/pdf/" in text_of(passed)


def test_nobody_else_reaches_a_result_or_a_certificate(module, learner, mentor, client_of, finish):
    record = finish(module, learner)
    start_module(module, by=mentor)
    other = client_of(mentor)
    assert other.get("/learning/modules/I2/check/1/").status_code == 404
    assert other.get(reverse("learning:certificate-pdf", args=[record.verification_code])).status_code == 404


@pytest.mark.parametrize(("language", "words"), [("en-gb", "Certificate of completion"), ("cy", "Tystysgrif cwblhau")])
def test_the_certificate_is_in_the_persons_language(module, learner, reader, finish, language, words):
    learner.language = language
    learner.save()
    record = finish(module, learner)
    response = reader.get(reverse("learning:certificate-pdf", args=[record.verification_code]))
    assert response["Content-Type"] == "application/pdf"
    assert "filename*=utf-8''Soundings%20I2%20Si%C3%A2n" in response["Content-Disposition"]
    text = pypdf.PdfReader(io.BytesIO(response.content)).pages[0].extract_text()
    assert words in text
    assert "Siân Llŷr-Ŵilliams" in text
    assert record.verification_code in text


def test_anybody_can_check_a_certificate_and_sees_name_title_and_date_only(module, learner, finish):
    record = finish(module, learner)
    response = Client().get(reverse("learning:certificate", args=[record.verification_code.upper()]))
    page = text_of(response)
    assert response.status_code == 200
    assert "Siân Llŷr-Ŵilliams" in page
    assert "Module I2" in page
    assert learner.email not in page
    assert "100" not in page.split("<main")[1].split("</main>")[0]


def test_a_wrong_certificate_number_gets_a_plain_page(db):
    response = Client().get("/learning/certificates/aaaaa-aaaaa-aaaaa-aaaaa/")
    assert response.status_code == 404
    assert "We do not know this certificate" in text_of(response)


def test_my_learning_shows_what_is_open_and_what_is_completed(make_module, reader, learner, finish):
    complete_lesson(make_module("I3"), "when", by=learner)
    finish(make_module("I4", title="Finished module"), learner)
    page = text_of(reader.get("/learning/mine/"))
    assert "1 of 3 parts done" in page
    assert "Finished module" in page
    assert page.index('id="begun"') < page.rindex("Module I3") < page.index('id="completed"') < page.index("Finished")


def test_my_learning_without_anything_says_what_will_appear(module, reader):
    page = text_of(reader.get("/learning/mine/"))
    assert "Your completed modules and pathways appear here with their certificates." in page


def test_the_pathway_shows_who_planned_it_and_each_steps_date(pathway, learner, mentor, reader, today):
    assign_pathway(pathway, learner, starts_on=today - datetime.timedelta(days=20), by=mentor)
    page = text_of(reader.get("/pathways/induction/"))
    assert "Denise Okonkwo planned this pathway for you." in page
    assert "Overdue" in page
    assert "6 days ago" in page


def test_a_pathway_that_is_not_planned_has_no_dates(pathway, reader):
    page = text_of(reader.get("/pathways/induction/"))
    assert "Nobody has planned this pathway for you" in page
    assert "Overdue" not in page


def test_the_lists_show_pathways_and_modules(pathway, reader):
    assert reader.get("/learning/", follow=True).redirect_chain == [("/pathways/", 302)]
    assert "Induction" in text_of(reader.get("/pathways/"))
    assert "Module I2" in text_of(reader.get("/learning/modules/", follow=True))


def test_the_home_page_says_what_is_next_and_why(pathway, module, learner, mentor, reader, today):
    assert "No learning is planned for you" in text_of(reader.get("/"))
    assign_pathway(pathway, learner, starts_on=today, by=mentor)
    assert "Next: start Module I2" in text_of(reader.get("/"))
    complete_lesson(module, "when", by=learner)
    page = text_of(reader.get("/"))
    assert "Next: Lesson who" in page
    assert "Part of Induction, which Denise Okonkwo planned for you." in page
    assert "about 10 minutes" in page


def test_a_mentor_sees_the_people_they_support_and_no_others(pathway, learner, mentor, client_of, make_person, today):
    make_person("practitioner", name="Somebody Else")
    assign_pathway(pathway, learner, starts_on=today - datetime.timedelta(days=30), by=mentor)
    page = text_of(client_of(mentor).get("/learning/people/"))
    assert "Siân Llŷr-Ŵilliams" in page
    assert "1 step overdue" in page
    assert "Somebody Else" not in page


def test_a_mentor_plans_a_pathway_in_the_browser(pathway, learner, mentor, client_of, today):
    reader = client_of(mentor)
    address = reverse("learning:person", args=[learner.public_id])
    wrong = reader.post(address, {"pathway": pathway.pk, "starts_on_day": "31", "starts_on_month": "2"})
    assert wrong.status_code == 422
    assert 'value="31"' in text_of(wrong)
    day = {"starts_on_day": today.day, "starts_on_month": today.month, "starts_on_year": today.year}
    assert reader.post(address, {"pathway": pathway.pk, **day})["Location"] == address
    plan = PathwayAssignment.objects.get()
    far = reader.post(reverse("learning:move", args=[learner.public_id, plan.pk]), {**day, "starts_on_year": 2099})
    assert far.status_code == 422
    assert "within a year of today" in text_of(far)
    reader.post(reverse("learning:withdraw", args=[learner.public_id, plan.pk]))
    assert not PathwayAssignment.objects.exists()


def test_a_person_is_hidden_from_those_who_do_not_support_them(pathway, learner, mentor, make_person, client_of, today):
    plan = assign_pathway(pathway, learner, starts_on=today, by=mentor)
    other = client_of(make_person("mentor"))
    for name, args in (("person", []), ("move", [plan.pk])):
        assert other.get(reverse(f"learning:{name}", args=[learner.public_id, *args])).status_code == 404
    assert other.post(reverse("learning:withdraw", args=[learner.public_id, plan.pk])).status_code == 404
    assert PathwayAssignment.objects.exists()


def test_a_mentors_page_has_neither_answers_nor_marks(pathway, module, learner, mentor, client_of, pass_check, today):
    assign_pathway(pathway, learner, starts_on=today, by=mentor)
    pass_check(module, learner, right=False)
    page = text_of(client_of(mentor).get(reverse("learning:person", args=[learner.public_id])))
    assert "In progress" in page
    assert "Wait." not in page
    assert "check" not in page.split("<main")[1].split("</main>")[0]


def test_coverage_is_for_editors_and_shows_gaps(module, topic, client_of, make_person, learner):
    assert client_of(learner).get("/learning/coverage/").status_code == 403
    editor = client_of(make_person("editor"))
    assert "No published module teaches" in text_of(editor.get("/learning/coverage/"))
    module.topics.add(topic)
    module.save()
    page = text_of(editor.get("/learning/coverage/"))
    assert "No published module teaches" not in page
    assert ">I2<" in page


def test_module_and_home_page_take_twelve_queries_at_most(
    pathway, module, topic, learner, mentor, reader, django_assert_max_num_queries, today
):
    module.topics.add(topic)
    module.save()
    assign_pathway(pathway, learner, starts_on=today, by=mentor)
    for begin in (False, True):
        if begin:
            complete_lesson(module, "when", by=learner)
        for path in ("/", "/modules/i2/"):
            reader.get(path)
            with django_assert_max_num_queries(12):
                assert reader.get(path).status_code == 200


def test_a_lesson_is_rendered_once_for_each_version(module, reader):
    read = []
    for _visit in range(2):
        with CaptureQueriesContext(connection) as queries:
            assert "First wording." in text_of(reader.get("/learning/modules/I2/lessons/when/"))
        read.append(any('"learning_moduleversion"."content"' in query["sql"] for query in queries))
    assert read == [True, False]
