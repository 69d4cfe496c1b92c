"""Forms of somebody who writes a case scenario: gate questions, one form a section, decisions, the statement."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from design.forms import PlainForm
from peer_review.forms.gated import DecisionFields
from peer_review.lifecycle import Anonymity
from peer_review.scenario_form import Field, Section, count_words, hidden_characters, plain_text, unmet_fields

YES_NO = (("yes", gettext_lazy("Yes")), ("no", gettext_lazy("No")))


class AtRiskForm(PlainForm):
    """The first question before anything is written; the question is the heading of its page."""

    label_size = "l"
    at_risk = forms.ChoiceField(
        label=gettext_lazy("Is anyone at risk now, or is there a concern that has not been acted on and recorded?"),
        choices=YES_NO,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Say whether anyone is at risk now")},
    )


class UnderReviewForm(PlainForm):
    """The second question before anything is written."""

    label_size = "l"
    under_review = forms.ChoiceField(
        label=gettext_lazy("Is this work part of a review, complaint or court case?"),
        help_text=gettext_lazy(
            "For example a serious further offence review, a domestic abuse-related death review, a child safeguarding "
            "practice review, an inquest, a complaint, a live court case or a disciplinary process."
        ),
        choices=YES_NO,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Say whether it is part of a review, complaint or court case")},
    )


@dataclass(frozen=True)
class Block:
    """Questions that stand together on a page; a row of a table has a name."""

    row: str | Promise
    fields: tuple[BoundField, ...]


class SectionForm(PlainForm):
    """The questions of one section, made from their definition."""

    def __init__(self, section: Section, *args: Any, **kwargs: Any) -> None:
        self.base_fields = {field.key: _form_field(field) for field in section.fields}  # type: ignore[misc]
        self.section = section
        super().__init__(*args, **kwargs)
        for field in section.fields:
            if field.is_text and field.name:
                self.fields[field.key].error_messages["required"] = _("Enter %(name)s") % {"name": field.name}

    def clean(self) -> dict[str, Any]:
        """Hold each text against its limit of words."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for field in self.section.fields:
            words = count_words(plain_text(cleaned.get(field.key) or "")) if field.is_text else 0
            if words > field.words:
                self.add_error(
                    field.key,
                    _("Shorten your answer to %(most)d words: it has %(words)d")
                    % {"most": field.words, "words": words},
                )
        for field in unmet_fields(self.section.fields, cleaned):
            self.add_error(field.key, str(field.must_words))
        for field in self.section.fields:
            if field.at_least > 1 and 0 < len(cleaned.get(field.key) or []) < field.at_least:
                self.add_error(field.key, _("Tick at least %(count)d") % {"count": field.at_least})
        return cleaned

    @property
    def blocks(self) -> list[Block]:
        """Return the questions in their order, those of one row of a table together."""
        return [
            Block(row, tuple(self[field.key] for field in fields))
            for row, fields in groupby(self.section.fields, key=lambda field: field.row)
        ]


def raw_answers(section: Section, data: QueryDict) -> dict[str, Any]:
    """Return what was sent for a section, as it was typed; fields that were not sent count as emptied."""
    return {
        field.key: data.getlist(field.key) if field.widget == "checkboxes" else data.get(field.key, "")
        for field in section.fields
    }


def hidden_in(section: Section, data: QueryDict) -> list[tuple[Field, int]]:
    """Return each question into which invisible characters came, and how many; they are taken out when it is kept."""
    counted = [(field, hidden_characters(data.get(field.key, ""))) for field in section.fields if field.is_text]
    return [(field, count) for field, count in counted if count]


class DecisionsForm(DecisionFields):
    """The decisions on what the checker asks about in a whole case scenario."""


class SignForm(PlainForm):
    """The statement that an author signs, and whether they would present."""

    signed = forms.BooleanField(
        label=gettext_lazy("I have read this and it is true"),
        error_messages={"required": gettext_lazy("Read the statement and tick the box to sign it")},
    )
    anonymity = forms.ChoiceField(
        label=gettext_lazy("Who is named?"),
        help_text=gettext_lazy(
            "Mentors always review under their own names. Whoever checks it first never sees yours. In a small team "
            "your wording may give you away all the same. If somebody may be at risk, a safeguarding lead can find "
            "out that it is yours; another person is told, and so are you. Thirty days after you close it the link "
            "to you is destroyed."
        ),
        choices=Anonymity.choices,
        widget=forms.RadioSelect,
        required=False,  # one is chosen from the start
    )
    comments_only = forms.BooleanField(
        label=gettext_lazy("I want feedback in words only, without levels"),
        help_text=gettext_lazy(
            "Reviewers then leave the levels out. They still say what works, ask, and suggest a next step."
        ),
        required=False,
    )
    willing_to_present = forms.BooleanField(
        label=gettext_lazy("I am willing to present it in a review session"),
        help_text=gettext_lazy(
            "You are asked each time a session is planned, and see who comes. Only if you agree does the group learn "
            "that the case scenario is yours. You can take the offer back on its page."
        ),
        required=False,
    )
    own_office_may_review = forms.BooleanField(
        label=gettext_lazy("My own office may review it too"),
        help_text=gettext_lazy(
            "Otherwise only people elsewhere in your region are asked, if there are any. Colleagues in your office may "
            "guess whose it is. Your line manager and the people you manage are never asked."
        ),
        required=False,
    )

    def keep_names(self) -> None:
        """Leave out the question who is named: people have relied on the answer since the first release."""
        del self.fields["anonymity"]


def initial_of(section: Section, answers: Mapping[str, Any]) -> dict[str, Any]:
    """Return the stored answers of a section, to fill its form."""
    return {field.key: answers.get(field.key, "") for field in section.fields}


def _form_field(field: Field) -> forms.Field:
    common: dict[str, Any] = {"label": field.label, "help_text": field.hint, "required": not field.optional}
    if field.optional and not field.row:
        common["label"] = gettext_lazy("%(question)s (optional)") % {"question": field.label}
    if field.widget == "line":
        return forms.CharField(**common, max_length=120 if field.words <= 12 else 240)
    if field.widget == "text":
        rows = 3 if field.words <= 60 else 6
        return forms.CharField(**common, widget=forms.Textarea(attrs={"rows": rows, "data-maxwords": field.words}))
    if field.widget == "checkboxes":
        return forms.MultipleChoiceField(**common, choices=field.choices, widget=forms.CheckboxSelectMultiple)
    if field.widget == "scale":
        return forms.ChoiceField(**common, choices=[("", gettext_lazy("Choose a number")), *field.choices])
    choices = field.choices if not field.optional else (("", gettext_lazy("I leave this out")), *field.choices)
    return forms.ChoiceField(**common, choices=choices, widget=forms.RadioSelect)
