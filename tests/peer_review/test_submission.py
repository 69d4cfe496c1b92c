import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from notifications.models import Notice
from peer_review.models import FindingDecision
from peer_review.scenario_form import sections_for
from peer_review.services.identifiers import Decision
from peer_review.services.scenarios import save_answers
from peer_review.services.submission import check_complete, decisions_on, save_decisions, scan_version, submit_scenario


def fields_of(raised) -> set[str]:
    return set(raised.value.message_dict)


def test_an_unfinished_scenario_is_not_sent(draft, author):
    save_answers(draft, {"title": "A title"}, by=author)
    with pytest.raises(ValidationError) as raised:
        submit_scenario(draft, by=author, signed=True)
    assert {"kind", "know"} <= fields_of(raised) and "title" not in fields_of(raised)


def test_an_unsigned_scenario_is_not_sent(written, author):
    with pytest.raises(ValidationError) as raised:
        submit_scenario(written, by=author, signed=False)
    assert fields_of(raised) == {"signed"}


def test_a_scenario_beyond_a_thousand_words_is_not_sent(answers):
    long = {key: "word " * 60 if isinstance(value, str) and " " in value else value for key, value in answers.items()}
    with pytest.raises(ValidationError) as raised:
        check_complete({**long, "title": "A title"}, sections_for("fictional"))
    assert "__all__" in fields_of(raised)


def test_what_identifies_alone_keeps_a_scenario_from_being_sent(written, author):
    save_answers(written, {"know": "His PNC is 2004/0712345Y."}, by=author)
    with pytest.raises(ValidationError) as raised:
        submit_scenario(written, by=author, signed=True)
    assert [error.code for error in raised.value.error_list] == ["identifies"]
    written.refresh_from_db()
    assert written.status == "draft"


def test_what_might_identify_needs_a_decision_that_is_kept_with_the_version(written, author):
    save_answers(written, {"know": "He moved to Leeds in spring.", "gaps": "Who is in Leeds with him?"}, by=author)
    with pytest.raises(ValidationError):
        submit_scenario(written, by=author, signed=True)
    group = scan_version(written.versions.get()).asking[0]
    decision = Decision(group.category, "Leeds", "changed", "It is an invented place.")
    version = submit_scenario(written, by=author, signed=True, decisions=[decision])
    assert [(row.field, row.text.quote) for row in FindingDecision.objects.all()] == [
        ("know", "Leeds"),
        ("gaps", "Leeds"),
    ]
    assert decisions_on(version) == [decision]


def test_decisions_saved_on_the_way_count_and_those_about_words_that_are_gone_do_not(written, author):
    version = save_answers(written, {"know": "He moved to Leeds in spring."}, by=author)
    group = scan_version(version).asking[0]
    decision = Decision(group.category, group.quote, "keep", "A big town.")
    save_decisions(written, [decision], by=author)
    submit_scenario(written, by=author, signed=True)
    assert decisions_on(version) == [decision]


def test_only_the_author_sends_it(written, mentor):
    with pytest.raises(PermissionDenied):
        submit_scenario(written, by=mentor, signed=True)


def test_it_is_sent_once(waiting, author):
    with pytest.raises(PermissionDenied):
        submit_scenario(waiting, by=author, signed=True)


def test_the_time_of_sending_is_kept_to_the_hour_only(waiting):
    sent = waiting.versions.get().submitted_at
    assert (sent.minute, sent.second, sent.microsecond) == (0, 0, 0)


def test_those_who_may_check_it_are_told_and_the_author_is_not(written, make_person, other_unit):
    author = make_person("practitioner", "mentor")
    mentor, far = make_person("mentor"), make_person("mentor", unit=other_unit)
    lead, colleague = make_person("safeguarding_lead"), make_person()
    from peer_review.services.scenarios import start_scenario

    own = start_scenario(by=author)
    save_answers(own, written.versions.get().answers, by=author)
    submit_scenario(own, by=author, signed=True)
    told = set(Notice.objects.filter(kind="scenario.waiting").values_list("recipient", flat=True))
    assert told == {mentor.pk, lead.pk}
    assert not told & {author.pk, far.pk, colleague.pk}
