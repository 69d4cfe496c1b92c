"""Forms in the GOV.UK manner: the renderer, error messages in plain English, and a date in three boxes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.forms.renderers import TemplatesSetting
from django.forms.utils import pretty_name
from django.utils.datastructures import MultiValueDict
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from design.dates import DateParts, NotADateError, read_date


class GovukRenderer(TemplatesSetting):
    """Draws ``{{ form }}`` and ``{{ field.as_field_group }}`` with GOV.UK markup; the value of ``FORM_RENDERER``.

    Widgets keep Django's own templates, so that Wagtail's and Django's admin look as their makers meant them.
    """

    form_template_name = "govuk/form.html"
    field_template_name = "govuk/field.html"


class DatePartsInput(forms.Widget):
    """Three boxes for day, month and year, sent as ``<name>_day``, ``<name>_month`` and ``<name>_year``."""

    use_fieldset = True

    def value_from_datadict(self, data: Mapping[str, Any], files: MultiValueDict[str, Any], name: str) -> DateParts:
        """The three boxes as they were typed."""
        return DateParts(*(str(data.get(f"{name}_{part}", "")).strip() for part in ("day", "month", "year")))

    def value_omitted_from_data(self, data: Mapping[str, Any], files: MultiValueDict[str, Any], name: str) -> bool:
        """Whether none of the three boxes was sent at all."""
        return not any(f"{name}_{part}" in data for part in ("day", "month", "year"))

    def format_value(self, value: Any) -> DateParts:  # type: ignore[override]
        """The parts to show in the boxes for a typed or a known value."""
        if isinstance(value, date):
            return DateParts.of(value)
        return value if isinstance(value, DateParts) else DateParts()

    def id_for_label(self, id_: str, index: str | None = None) -> str:
        """The first box: the place an error summary links to."""
        return f"{id_}_day" if id_ else id_


class DateField(forms.Field):
    """A date typed in three boxes; the cleaned value is a ``date`` or None. Takes month names in English and Welsh."""

    widget = DatePartsInput
    default_error_messages: ClassVar[dict[str, Any]] = {
        "incomplete": gettext_lazy("The date must include a %(missing)s"),
        "year": gettext_lazy("The year must have 4 figures, like 2027"),
        "unreal": gettext_lazy("Enter a real date, like 27 3 2027"),
    }

    def to_python(self, value: Any) -> date | None:
        """The date, or None when all three boxes are empty.

        Raises:
            ValidationError: with the code of `NotADateError`, and the boxes to mend as ``params["parts"]``.
        """
        if value in self.empty_values or isinstance(value, date):
            return value or None
        if len(value.missing) == 3:
            return None
        try:
            return read_date(value)
        except NotADateError as fault:
            names = {"day": _("day"), "month": _("month"), "year": _("year")}
            missing = _(" and ").join(names[part] for part in fault.parts)
            raise ValidationError(
                self.error_messages[fault.code],
                code=fault.code,
                params={"missing": missing, "parts": fault.parts},
            ) from fault

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether the boxes say another date than at the start; nonsense counts as a change."""
        try:
            return self.to_python(data) != initial
        except ValidationError:
            return True


def in_sentence(label: str) -> str:
    """A label as it stands inside a sentence: small first letter, unless its first word is a name or abbreviation."""
    first = label.split(" ", 1)[0]
    return label if any(letter.isupper() for letter in first[1:]) else label[:1].lower() + label[1:]


def plain_messages(field: forms.Field, name: str, *, is_question: bool) -> dict[str, str]:
    """Error messages for a field in plain English, by error code; ``name`` is its name inside a sentence."""
    words = {"name": name, "Name": capfirst(name)}
    # These messages are filled in a second time, by Django, so a per cent sign in the label is doubled.
    twice = {key: text.replace("%", "%%") for key, text in words.items()}
    messages = {
        "max_length": _("%(Name)s must be %%(limit_value)d characters or fewer") % twice,
        "min_length": _("%(Name)s must be %%(limit_value)d characters or more") % twice,
        "max_value": _("%(Name)s must be %%(limit_value)s or less") % twice,
        "min_value": _("%(Name)s must be %%(limit_value)s or more") % twice,
        "required": _("Enter %(name)s") % words,
    }
    if isinstance(field, forms.BooleanField):
        messages["required"] = _("Tick the box “%(Name)s” to go on") % words
    elif isinstance(field, (forms.ChoiceField, forms.ModelChoiceField)):
        messages["required"] = _("Select %(name)s") % words
        messages["invalid_choice"] = messages["invalid_list"] = _("Select %(name)s from the list") % twice
    elif isinstance(field, forms.EmailField):
        messages["invalid"] = _("Enter an e-mail address in the correct format, like name@example.org")
    elif isinstance(field, (forms.DecimalField, forms.FloatField)):
        messages["invalid"] = _("%(Name)s must be a number, like 2.5") % words
    elif isinstance(field, forms.IntegerField):
        messages["invalid"] = _("%(Name)s must be a whole number, like 5") % words
    elif isinstance(field, forms.TimeField):
        messages["invalid"] = _("%(Name)s must be a time, like 14:30") % words
    elif isinstance(field, forms.DateTimeField):
        messages["invalid"] = _("%(Name)s must be a date and time, like 27/3/2027 14:30") % words
    elif isinstance(field, DateField):
        messages["incomplete"] = _("%(Name)s must include a %%(missing)s") % twice
        messages["year"] = _("%(Name)s must have a year of 4 figures, like 2027") % twice
        messages["unreal"] = _("%(Name)s must be a real date, like 27 3 2027") % twice
    if is_question and not isinstance(field, forms.BooleanField):
        messages["required"] = _("Answer the question “%(Name)s”") % words
    return messages


def is_default(field: forms.Field, code: str) -> bool:
    """Whether the field still has the message for a code that its class came with, or none."""
    if code not in field.error_messages:
        return True
    defaults = (vars(cls).get("default_error_messages", {}) for cls in type(field).__mro__)
    return any(field.error_messages[code] is messages.get(code) for messages in defaults)


class PlainFormMixin:
    """Gives a form error messages in plain English, made from its labels, and the settings of its look.

    A message that a field sets itself stays. ``names`` holds the name of a field inside a sentence where the label does
    not fit ("What happened?" → ``{"story": "what happened"}``). ``label_size`` is ``s``, ``m``, ``l`` or empty for all
    labels, ``label_sizes`` for single ones. ``option_hints`` holds a hint for each option of radios and checkboxes.
    ``revealed_by`` shows a field only beneath an option: ``{"other_reason": ("reason", "other")}``.
    """

    fields: dict[str, forms.Field]
    use_required_attribute = False
    label_suffix = ""
    names: ClassVar[Mapping[str, Any]] = {}
    label_size: ClassVar[str] = "s"
    label_sizes: ClassVar[Mapping[str, str]] = {}
    option_hints: ClassVar[Mapping[str, Mapping[Any, Any]]] = {}
    revealed_by: ClassVar[Mapping[str, tuple[str, Any]]] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            label = str(field.label or pretty_name(name))
            named = str(self.names[name]) if name in self.names else in_sentence(label.rstrip("?"))
            is_question = label.endswith("?") and name not in self.names
            shown = label if is_question else named
            for code, message in plain_messages(field, shown, is_question=is_question).items():
                if is_default(field, code):
                    field.error_messages[code] = message


class PlainForm(PlainFormMixin, forms.Form):
    """A form with plain error messages: the base of forms without a model."""


class PlainModelForm(PlainFormMixin, forms.ModelForm):
    """A form with plain error messages: the base of forms over a model."""
