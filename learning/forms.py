"""The forms of learning: a knowledge check made from its questions, and the plan of a pathway."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from design.forms import DateField, PlainForm
from learning.models import ModuleVersion, PathwayPage

SURE = [("very", _("Very sure")), ("fairly", _("Fairly sure")), ("guess", _("It is a guess"))]
_FURTHEST_DAYS = 366


@dataclass(frozen=True)
class Asked:
    """A question of the check with its fields."""

    number: int
    key: str
    situation: str
    field: BoundField
    sure: BoundField | None


class KnowledgeCheckForm(PlainForm):
    """All questions of a version's knowledge check on one page; fields are named by the question's position."""

    def __init__(self, version: ModuleVersion, data: Any = None, kept: Mapping[str, list[str]] | None = None) -> None:
        """Build the fields.

        Args:
            version: whose questions are asked.
            data: what was sent.
            kept: the fields of a draft, as the browser sent them.
        """
        self.version = version
        super().__init__(data)
        for number, child in enumerate(version.questions, 1):
            name = f"question_{number}"
            self.fields[name] = self._choices(number, child)
            if child.value["ask_confidence"]:
                self.fields[f"{name}_sure"] = forms.ChoiceField(
                    label=_("How sure are you?"),
                    help_text=_("You do not have to say. It does not change your mark."),
                    choices=SURE,
                    widget=forms.RadioSelect,
                    required=False,
                )
        for name, values in (kept or {}).items():
            if name in self.fields and values:
                several = isinstance(self.fields[name], forms.MultipleChoiceField)
                self.initial[name] = values if several else values[-1]

    @property
    def asked(self) -> list[Asked]:
        """Return the questions in their order with their fields."""
        return [
            Asked(
                number,
                str(child.id),
                child.value["situation"],
                self[f"question_{number}"],
                self[f"question_{number}_sure"] if f"question_{number}_sure" in self.fields else None,
            )
            for number, child in enumerate(self.version.questions, 1)
        ]

    @property
    def given(self) -> dict[str, tuple[list[str], str]]:
        """Return what was chosen, and how sure the person was, by the key of the question."""
        found = {}
        for number, child in enumerate(self.version.questions, 1):
            chosen = self.cleaned_data[f"question_{number}"]
            sure = self.cleaned_data.get(f"question_{number}_sure", "")
            found[str(child.id)] = (chosen if isinstance(chosen, list) else [chosen], sure)
        return found

    def _choices(self, number: int, child: Any) -> forms.ChoiceField:
        several = child.block_type == "multiple"
        kind = forms.MultipleChoiceField if several else forms.ChoiceField
        missing = _now("Answer question %(number)d") % {"number": number}
        strange = _now("Answer question %(number)d with the options it gives") % {"number": number}
        return kind(
            label=child.value["question"],
            help_text=_("Choose all that fit.") if several else _("Choose one."),
            choices=[(str(option.id), option.value["text"]) for option in child.value["options"].bound_blocks],
            widget=forms.CheckboxSelectMultiple if several else forms.RadioSelect,
            error_messages={"required": missing, "invalid_choice": strange, "invalid_list": strange},
        )


class StartDateForm(PlainForm):
    """The day from which a pathway's dates count."""

    starts_on = DateField(label=_("Start date"), help_text=_("Each step's date is counted from this day."))

    def clean_starts_on(self) -> datetime.date:
        """Return the day.

        Raises:
            ValidationError: it lies more than a year away, which is mostly a slip in the year.
        """
        day: datetime.date = self.cleaned_data["starts_on"]
        if abs((day - timezone.localdate()).days) > _FURTHEST_DAYS:
            raise ValidationError(_now("Start date must be within a year of today"))
        return day


class AssignPathwayForm(StartDateForm):
    """Which pathway, and from when."""

    pathway = forms.ModelChoiceField(
        label=_("Pathway"), queryset=PathwayPage.objects.none(), widget=forms.RadioSelect, empty_label=None
    )
    field_order = ["pathway", "starts_on"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the published pathways."""
        super().__init__(*args, **kwargs)
        field: Any = self.fields["pathway"]
        field.queryset = PathwayPage.objects.live().order_by("title")
