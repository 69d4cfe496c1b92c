"""The style page: every component once, for people who build pages and for the accessibility test."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from design.forms import DateField, PlainForm


class SampleForm(PlainForm):
    """A form with one field of each kind; it saves nothing."""

    title = forms.CharField(label=_("Title"), max_length=60, help_text=_("A few words that you will recognise later."))
    email = forms.EmailField(label=_("E-mail address"), widget=forms.EmailInput(attrs={"autocomplete": "email"}))
    password = forms.CharField(
        label=_("Password"), widget=forms.PasswordInput(attrs={"autocomplete": "current-password"})
    )
    minutes = forms.IntegerField(
        label=_("How many minutes do you have?"),
        min_value=5,
        widget=forms.NumberInput(attrs={"class": "govuk-input--width-4"}),
    )
    story = forms.CharField(
        label=_("What happened?"), max_length=200, widget=forms.Textarea, help_text=_("Leave out names and places.")
    )
    kind = forms.ChoiceField(
        label=_("Kind of meeting"),
        choices=[("", _("Choose a kind")), ("office", _("Office")), ("home", _("Home visit"))],
    )
    reason = forms.ChoiceField(
        label=_("Why do you bring it?"),
        choices=[("stuck", _("I am stuck")), ("check", _("I want a second view")), ("other", _("Another reason"))],
        widget=forms.RadioSelect,
    )
    other_reason = forms.CharField(label=_("Which reason?"), required=False)
    topics = forms.MultipleChoiceField(
        label=_("Topics"),
        choices=[("risk", _("Risk and enquiries")), ("plan", _("Planning")), ("victim", _("Victim safety"))],
        widget=forms.CheckboxSelectMultiple,
    )
    starts = DateField(label=_("Start date"), help_text=_("For example, 27 3 2027"))
    agreed = forms.BooleanField(label=_("I have taken out everything that could identify a person"))

    option_hints = {"reason": {"stuck": _("You have tried something and it did not work")}}
    label_sizes = {"reason": "m"}
    revealed_by = {"other_reason": ("reason", "other")}


class SampleCommentForm(PlainForm):
    """A comment on a passage; people without a mouse or without JavaScript choose the sentence from a list."""

    comment = forms.CharField(label=_("Your comment"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, sentences: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.fields["sentence"] = forms.ChoiceField(label=_("Which sentence?"), choices=sentences, required=False)
        self.order_fields(["sentence", "comment"])


STORY = _(
    "J moved in with a new partner in spring. There are two children at the address. I asked the police for call-outs "
    "and had no reply for three weeks.\n\nI wrote the plan without it. I would now ask a smaller question."
)
FINDINGS = [
    {"action": "block", "text": "Siân Example", "reason": _("A full name identifies a person. Write “the partner”.")},
    {
        "action": "ask",
        "text": "Porthmadog",
        "reason": _("A small town narrows it down. Keep it only if the place matters."),
    },
    {"action": "hint", "text": "Welsh-speaking", "reason": _("Harmless alone. Think about it together with the rest.")},
]

WRONG = {
    "title": "A title that goes on for much longer than the sixty characters allowed",
    "email": "name.example.org",
    "reason": "other",
    "starts_day": "31",
    "starts_month": "",
    "starts_year": "2027",
}


@require_GET
def style_page(request: HttpRequest) -> HttpResponse:
    """Show every component, and a form with each kind of error; only where people build or try out Soundings."""
    if not (settings.DEBUG or settings.DEMO):
        raise Http404
    sentences = [(str(number), f"{text.strip()}.") for number, text in enumerate(str(STORY).split(".")) if text.strip()]
    context = {
        "story": STORY,
        "quote": sentences[0][1],
        "findings": FINDINGS,
        "comment_form": SampleCommentForm(sentences, auto_id="id_comment_%s"),
        "sample": SampleForm(initial={"title": _("A plan that nobody read")}, auto_id="id_sample_%s"),
        "form": SampleForm(WRONG, auto_id="id_wrong_%s"),
        "page": Paginator(range(90), 10).page(4),
    }
    return render(request, "design/style_page.html", context)


# Read by the access middleware: nothing here belongs to anybody, and this app imports no other.
style_page.access = "public"  # type: ignore[attr-defined]
