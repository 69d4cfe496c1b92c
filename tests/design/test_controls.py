import re
from datetime import date

import pytest
from django import forms

from design.forms import DateField, GovukRenderer, PlainForm
from design.views import SampleForm


def drawn(field, **options):
    form_class = type("Form", (PlainForm,), {"field": field, **options.pop("form", {})})
    return form_class(renderer=GovukRenderer(), **options)["field"].as_field_group()


def attributes(markup, tag):
    return dict(re.findall(r'([\w-]+)="([^"]*)"', re.search(rf"<{tag} ([^>]*)>", markup)[1]))


def test_the_project_draws_its_forms_with_our_renderer(settings):
    assert settings.FORM_RENDERER == "design.forms.GovukRenderer"
    assert 'class="govuk-form-group"' in str(SampleForm())


def test_a_text_field_has_label_hint_and_description():
    markup = drawn(forms.CharField(label="Title", help_text="A few words", max_length=20))
    assert '<label class="govuk-label govuk-label--s" for="id_field">Title</label>' in markup
    assert '<div id="id_field_helptext" class="govuk-hint">A few words</div>' in markup
    box = attributes(markup, "input")
    assert box["class"] == "govuk-input"
    assert box["aria-describedby"] == "id_field_helptext"
    assert not {"required", "maxlength", "placeholder"} & set(box)
    assert "required" not in markup


def test_an_error_is_a_paragraph_that_describes_the_control():
    markup = drawn(forms.CharField(label="Title"), data={})
    assert 'class="govuk-form-group govuk-form-group--error"' in markup
    assert re.search(
        r'<p id="id_field_error" class="govuk-error-message"><span class="govuk-visually-hidden">Error:</span> Enter title</p>',
        markup,
    )
    box = attributes(markup, "input")
    assert box["class"] == "govuk-input govuk-input--error"
    assert (box["aria-describedby"], box["aria-invalid"]) == ("id_field_error", "true")


def test_what_was_typed_is_kept_and_made_harmless():
    markup = drawn(forms.CharField(), data={"field": '"><script>'})
    assert 'value="&quot;&gt;&lt;script&gt;"' in markup


def test_a_password_can_be_shown_and_is_never_sent_back():
    markup = drawn(forms.CharField(label="Password", widget=forms.PasswordInput), data={"field": "secret"})
    assert 'data-module="govuk-password-input"' in markup
    assert "secret" not in markup
    assert attributes(markup, "input")["spellcheck"] == "false"


def test_a_number_is_typed_as_text_with_a_number_keyboard():
    box = attributes(drawn(forms.IntegerField(min_value=1)), "input")
    assert (box["type"], box["inputmode"]) == ("text", "numeric")
    assert "min" not in box


def test_a_long_text_counts_characters_or_words():
    by_length = drawn(forms.CharField(max_length=200, widget=forms.Textarea))
    assert 'data-maxlength="200"' in by_length and "You can enter up to 200 characters" in by_length
    assert 'aria-describedby="id_field-info"' in by_length and 'rows="5"' in by_length
    by_words = drawn(forms.CharField(widget=forms.Textarea(attrs={"data-maxwords": 50, "rows": 10})))
    assert 'data-maxlength="50" data-count-type="words"' in by_words and 'rows="10"' in by_words


@pytest.mark.parametrize(
    ("widget", "kind"), [(forms.RadioSelect, "radios"), (forms.CheckboxSelectMultiple, "checkboxes")]
)
def test_a_choice_is_a_fieldset_whose_legend_asks_the_question(widget, kind):
    field = forms.MultipleChoiceField if kind == "checkboxes" else forms.ChoiceField
    markup = drawn(field(label="Topics", choices=[("a", "Apple"), ("b", "Pear")], widget=widget), data={"field": ["b"]})
    assert '<legend class="govuk-fieldset__legend govuk-fieldset__legend--s">Topics</legend>' in markup
    assert f'<div class="govuk-{kind}" data-module="govuk-{kind}">' in markup
    assert re.search(r'id="id_field_1" name="field" value="b" checked', markup)
    assert f'<label class="govuk-label govuk-{kind}__label" for="id_field_1">Pear</label>' in markup


def test_an_option_can_have_a_hint_and_reveal_a_field_that_is_not_drawn_twice():
    markup = str(SampleForm())
    assert 'aria-describedby="id_reason_0_hint"' in markup
    assert (
        markup.index('id="id_reason_2"') < markup.index('id="id_reason_2_more"') < markup.index('name="other_reason"')
    )
    assert markup.count('name="other_reason"') == 1


def test_one_checkbox_stands_alone_with_its_label():
    markup = drawn(forms.BooleanField(label="I agree"), data={})
    assert "<fieldset" not in markup
    assert attributes(markup, "input")["class"] == "govuk-checkboxes__input"


def test_a_select_keeps_its_choice_and_gets_our_classes():
    markup = drawn(forms.ChoiceField(choices=[("a", "A"), ("b", "B")]), data={"field": "b"})
    assert attributes(markup, "select")["class"] == "govuk-select"
    assert '<option value="b" selected>' in markup


def test_a_date_has_three_labelled_boxes_and_marks_the_wrong_one():
    markup = drawn(DateField(label="Start date"), data={"field_day": "31", "field_year": "2027"})
    assert 'role="group"' in markup
    assert '<label class="govuk-label govuk-date-input__label" for="id_field_month">Month</label>' in markup
    assert re.search(r'govuk-input--error" id="id_field_month"', markup)
    assert not re.search(r'govuk-input--error" id="id_field_day"', markup)
    assert 'name="field_day" type="text" inputmode="numeric" autocomplete="off" value="31"' in markup


def test_a_known_date_fills_the_boxes():
    markup = drawn(DateField(), initial={"field": date(2027, 3, 9)})
    assert [f'value="{part}"' in markup for part in ("9", "3", "2027")] == [True] * 3


def test_label_sizes_are_chosen_by_the_form():
    field = forms.CharField(label="Title")
    assert "govuk-label--l" in drawn(field, form={"label_sizes": {"field": "l"}})
    assert "govuk-label--" not in drawn(field, form={"label_size": ""})
