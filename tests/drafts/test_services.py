from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from drafts.models import Draft
from drafts.services import KEPT, MOST_CHARACTERS, draft_of, drop_draft, drop_old_drafts, save_draft

pytestmark = pytest.mark.django_db


def test_a_draft_is_its_owners_only(make_person):
    owner, other = make_person(), make_person()
    save_draft("form", {"text": ["half a sentence"]}, by=owner)
    assert draft_of("form", owner) == {"text": ["half a sentence"]}
    assert draft_of("form", other) is None


def test_saving_again_replaces_what_was_kept(make_person):
    owner = make_person()
    save_draft("form", {"text": ["one"], "more": ["x"]}, by=owner)
    save_draft("form", {"text": ["two"]}, by=owner)
    assert draft_of("form", owner) == {"text": ["two"]}


def test_passwords_and_security_marks_are_never_kept(make_person):
    owner = make_person()
    save_draft("form", {"password": ["x"], "csrfmiddlewaretoken": ["y"], "text": ["z"]}, by=owner)
    assert draft_of("form", owner) == {"text": ["z"]}


def test_a_draft_larger_than_any_form_is_refused(make_person):
    with pytest.raises(ValidationError, match="too long"):
        save_draft("form", {"text": ["x" * (MOST_CHARACTERS + 1)]}, by=make_person())


def test_names_of_fields_count_too(make_person):
    with pytest.raises(ValidationError, match="too long"):
        save_draft("form", {"x" * (MOST_CHARACTERS + 1): [""]}, by=make_person())


def test_what_no_database_stores_is_left_out_and_the_rest_kept(make_person):
    owner = make_person()
    save_draft("form\x00", {"te\x00xt": ["half a\x00 sentence"]}, by=owner)
    assert draft_of("form", owner) == {"text": ["half a sentence"]}


def test_a_sent_form_leaves_no_draft(make_person):
    owner = make_person()
    save_draft("form", {"text": ["x"]}, by=owner)
    drop_draft("form", by=owner)
    assert draft_of("form", owner) is None


def test_drafts_untouched_for_thirty_days_go_and_younger_ones_stay(make_person):
    owner = make_person()
    save_draft("old", {"text": ["x"]}, by=owner)
    save_draft("young", {"text": ["x"]}, by=owner)
    Draft.objects.filter(key="old").update(saved_at=timezone.now() - KEPT - timedelta(minutes=1))
    assert drop_old_drafts.call() == 1
    assert draft_of("young", owner)


def test_the_autosave_door_answers_with_the_time(make_person, client_of):
    person = make_person()
    answer = client_of(person).post("/drafts/form:1/", {"text": "half", "choice": ["a", "b"]})
    assert answer.status_code == 200 and "saved_at" in answer.json()
    assert draft_of("form:1", person) == {"text": ["half"], "choice": ["a", "b"]}
