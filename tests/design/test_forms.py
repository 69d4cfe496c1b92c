from datetime import date

import pytest
from django import forms

from design.forms import DateField, PlainForm


class Form(PlainForm):
    title = forms.CharField(label="Title", max_length=10)
    question = forms.CharField(label="What happened?")
    named = forms.CharField(label="What is your focus question?")
    kept = forms.CharField(label="Kept", error_messages={"required": "Say it in your own words"})
    email = forms.EmailField(label="E-mail address")
    minutes = forms.IntegerField(label="Minutes", min_value=5)
    kind = forms.ChoiceField(label="Kind of meeting", choices=[("a", "A")])
    rate = forms.CharField(label="100% rate", max_length=3)
    oasys = forms.CharField(label="OASys section")
    agreed = forms.BooleanField(label="I have taken names out")
    starts = DateField(label="Start date")

    names = {"named": "your focus question"}


def errors(**data):
    return {name: messages[0] for name, messages in Form(data).errors.items()}


def test_empty_fields_say_what_to_do_in_words_made_from_the_label():
    found = errors()
    assert found["title"] == "Enter title"
    assert found["question"] == "Answer the question “What happened?”"
    assert found["named"] == "Enter your focus question"
    assert found["kind"] == "Select kind of meeting"
    assert found["oasys"] == "Enter OASys section"
    assert found["rate"] == "Enter 100% rate"
    assert found["agreed"] == "Tick the box “I have taken names out” to go on"
    assert found["starts"] == "Enter start date"


def test_a_message_that_the_field_sets_itself_stays():
    assert errors()["kept"] == "Say it in your own words"


def test_wrong_values_say_what_would_be_right():
    found = errors(title="x" * 11, email="nobody", minutes="2", kind="z", rate="12345")
    assert found["title"] == "Title must be 10 characters or fewer"
    assert found["email"] == "Enter an e-mail address in the correct format, like name@example.org"
    assert found["minutes"] == "Minutes must be 5 or more"
    assert found["kind"] == "Select kind of meeting from the list"
    assert found["rate"] == "100% rate must be 3 characters or fewer"
    assert errors(minutes="five")["minutes"] == "Minutes must be a whole number, like 5"


@pytest.mark.parametrize(
    ("boxes", "message"),
    [
        ({"starts_day": "31", "starts_year": "2027"}, "Start date must include a month"),
        ({"starts_day": "31"}, "Start date must include a month and year"),
        (
            {"starts_day": "1", "starts_month": "1", "starts_year": "27"},
            "Start date must have a year of 4 figures, like 2027",
        ),
        (
            {"starts_day": "31", "starts_month": "2", "starts_year": "2027"},
            "Start date must be a real date, like 27 3 2027",
        ),
    ],
)
def test_a_date_that_cannot_be_read_says_what_is_missing(boxes, message):
    assert errors(**boxes)["starts"] == message


def test_a_date_is_cleaned_to_a_date_and_an_optional_one_may_be_empty():
    class Optional(PlainForm):
        on = DateField(required=False)

    form = Optional({"on_day": " 7 ", "on_month": "Mai", "on_year": "2027"})
    assert form.is_valid() and form.cleaned_data["on"] == date(2027, 5, 7)
    assert form.has_changed()
    empty = Optional({})
    assert empty.is_valid() and empty.cleaned_data["on"] is None
    same = Optional({"on_day": "7", "on_month": "5", "on_year": "2027"}, initial={"on": date(2027, 5, 7)})
    assert not same.has_changed()
