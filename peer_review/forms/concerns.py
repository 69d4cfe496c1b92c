"""Forms of the concern route: raise one, deal with one, keep the rota."""

import datetime
from collections.abc import Iterable
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.models import OrganisationUnit, User
from design.forms import DateField, PlainForm
from peer_review.forms.authors import RiskForm
from peer_review.forms.gated import GatedForm
from peer_review.forms.session import PersonField
from peer_review.models import STAFF_CONDUCT, CareStep, ConcernCall, DutyTurn
from peer_review.models.concern import Decision, Reason, Role
from peer_review.queries.duty import all_leads
from peer_review.services.concerns.raising import words_that_must_go


class ConcernForm(PlainForm):
    """Why somebody is worried. Words that name somebody do not stop it: they are asked for again afterwards."""

    label_size = "m"
    option_hints: ClassVar[dict[str, dict[str, Any]]] = {
        "reasons": {
            Reason.DANGER_NOW: _("Ring 999 first. Then send this, so that others stop reading and somebody acts."),
            Reason.IDENTIFIES: _("A name, a place, or details that only fit one person."),
            STAFF_CONDUCT: _("This goes another way. We show you which, and keep nothing."),
        }
    }
    reasons = forms.MultipleChoiceField(
        label=_("What worries you?"),
        help_text=_("Choose all that fit. You need not be sure."),
        choices=[*Reason.choices, (STAFF_CONDUCT, _("How a colleague behaves or does their job"))],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one thing that worries you")},
    )
    words = forms.CharField(
        label=_("Say more, if you like (optional)"),
        help_text=_("Which passage, and what it makes you think of. No names: the duty lead finds out who it is."),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=3000,
        required=False,
    )

    def clean_reasons(self) -> list[str]:
        """Keep what is about a colleague's conduct apart from the rest, because it goes another way."""
        chosen: list[str] = self.cleaned_data["reasons"]
        if STAFF_CONDUCT in chosen and len(chosen) > 1:
            raise ValidationError(
                _(
                    "A concern about how a colleague behaves goes another way. Untick it, leave it out of your words "
                    "and send the rest now. We show you the other way afterwards"
                )
            )
        return chosen


class ConcernWordsForm(PlainForm):
    """Words for a concern that has been raised without any."""

    label_size = "s"
    words = forms.CharField(
        label=_("What worries you?"),
        help_text=_("Use roles and no names: “the partner”, “his officer”."),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=3000,
        error_messages={"required": _("Say what worries you")},
    )

    def __init__(self, *args: Any, by: User, **kwargs: Any) -> None:
        """Take, beside what a form takes, who writes."""
        super().__init__(*args, **kwargs)
        self.by = by

    def clean_words(self) -> str:
        """Ask for what names somebody to be taken out."""
        words: str = self.cleaned_data["words"]
        if found := words_that_must_go(words, self.by):
            raise ValidationError(
                [
                    ValidationError(_("Take out “%(words)s”: it could identify somebody"), params={"words": one})
                    for one in found
                ]
            )
        return words


class UnmaskForm(RiskForm):
    """Why the author has to be reached: the concern itself holds the words."""

    label_size = "s"
    words = None  # type: ignore[assignment]


class CallForm(PlainForm):
    """Whom a lead tried to reach, and what came of it: codes and no words."""

    label_size = "s"
    whom = forms.ChoiceField(
        label=_("Whom did you ring?"),
        choices=Role.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose whom you rang")},
    )
    outcome = forms.ChoiceField(
        label=_("What came of it?"),
        choices=ConcernCall.Outcome.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what came of it")},
    )


class ActionForm(PlainForm):
    """Who has acted in the operational systems."""

    label_size = "s"
    role = forms.ChoiceField(
        label=_("Who has acted, and recorded it on the case system?"),
        choices=Role.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose who has acted")},
    )


class DecisionForm(GatedForm):
    """What becomes of the case scenario, and why."""

    label_size = "s"
    gated: ClassVar[tuple[str, ...]] = ("reason", "note")
    decision = forms.ChoiceField(
        label=_("What happens to the case scenario?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what happens to the case scenario")},
    )
    reason = forms.CharField(
        label=_("Why?"),
        help_text=_("Only safeguarding leads read it. No names, and nothing that belongs on the case system."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=1500,
        error_messages={"required": _("Say why you decide so")},
    )
    note = forms.CharField(
        label=_("What should the author know and do next?"),
        help_text=_("The author reads this. You may leave it empty only when it is opened again as it was."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=1500,
        required=False,
    )
    keep_hold = forms.BooleanField(
        label=_("Keep the legal hold"),
        help_text=_("Nothing of it is deleted while a court, an inquest or a review may ask for it."),
        required=False,
    )

    def __init__(self, *args: Any, possible: Iterable[str], by: User, **kwargs: Any) -> None:
        super().__init__(*args, by=by, **kwargs)
        wanted = list(possible)
        field = self.fields["decision"]
        field.choices = [one for one in Decision.choices if one[0] in wanted]  # type: ignore[attr-defined]
        if wanted == [Decision.DRILL_OVER]:
            for name in ("reason", "note", "keep_hold"):
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        """Ask for the author's note unless nothing changes for the author."""
        cleaned = super().clean()
        asks = cleaned.get("decision") not in (None, Decision.RELEASE, Decision.DRILL_OVER)
        if asks and not cleaned.get("note", "").strip():
            self.add_error("note", _("Say what the author should know and do next"))
        return cleaned


class CareForm(PlainForm):
    """How those involved were looked after."""

    label_size = "s"
    steps = forms.MultipleChoiceField(
        label=_("Tick what has been done, within a day"),
        choices=CareStep.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )


class TurnForm(PlainForm):
    """Who is on duty, on which level, from when until when."""

    names: ClassVar[dict[str, str | Promise]] = {
        "person": _("who is on duty"),
        "starts": _("the first day"),
        "starts_time": _("the start time"),
        "ends": _("the last day"),
        "ends_time": _("the end time"),
    }
    person = PersonField(
        label=_("Who is on duty?"),
        help_text=_("Only safeguarding leads can be."),
        queryset=User.objects.none(),
        empty_label=_("Choose somebody"),
    )
    level = forms.ChoiceField(
        label=_("On which level?"),
        choices=DutyTurn.Level.choices,
        initial=DutyTurn.Level.DUTY,
        widget=forms.RadioSelect,
    )
    region = forms.ModelChoiceField(
        label=_("For which region?"),
        queryset=OrganisationUnit.objects.none(),
        required=False,
        empty_label=_("Every region"),
    )
    starts = DateField(label=_("From which day?"), help_text=_("For example, 27 3 2027."))
    starts_time = forms.TimeField(
        label=_("From what time?"),
        help_text=_("In 24 hours, for example 09:00."),
        input_formats=["%H:%M", "%H.%M"],
        widget=forms.TimeInput(attrs={"class": "govuk-input--width-5", "type": "text"}),
    )
    ends = DateField(label=_("Until which day?"), help_text=_("For example, 27 3 2027."))
    ends_time = forms.TimeField(
        label=_("Until what time?"),
        help_text=_("In 24 hours, for example 17:00."),
        input_formats=["%H:%M", "%H.%M"],
        widget=forms.TimeInput(attrs={"class": "govuk-input--width-5", "type": "text"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        leads = User.objects.filter(pk__in=[lead.pk for lead in all_leads()]).order_by("name")
        self.fields["person"].queryset = leads  # type: ignore[attr-defined]
        regions = OrganisationUnit.objects.filter(kind=OrganisationUnit.Kind.REGION)
        self.fields["region"].queryset = regions  # type: ignore[attr-defined]

    @property
    def span(self) -> tuple[datetime.datetime, datetime.datetime]:
        """Return when the turn starts and ends, in London's time."""
        given = self.cleaned_data
        start = datetime.datetime.combine(given["starts"], given["starts_time"])
        end = datetime.datetime.combine(given["ends"], given["ends_time"])
        return timezone.make_aware(start), timezone.make_aware(end)
