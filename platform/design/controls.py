"""What the field templates need to know about a form field, worked out once: names, ids, classes and options."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from design.dates import DateParts
from design.forms import DatePartsInput

# Attributes that Django or a library puts on widgets and that the design system does without: browsers' own
# validation speaks over ours, placeholders vanish while typing, and maxlength cuts pasted text without a word.
UNWANTED = frozenset({"class", "placeholder", "autofocus", "required", "maxlength", "minlength", "cols", "size"})

KINDS: tuple[tuple[type[forms.Widget], str], ...] = (
    (DatePartsInput, "date"),
    (forms.CheckboxSelectMultiple, "checkboxes"),
    (forms.RadioSelect, "radios"),
    (forms.CheckboxInput, "checkbox"),
    (forms.PasswordInput, "password"),
    (forms.Textarea, "textarea"),
    (forms.Select, "select"),
    (forms.FileInput, "other"),
    (forms.widgets.Input, "input"),
)
BASE_CLASSES = {
    "input": "govuk-input",
    "password": "govuk-input govuk-password-input__input govuk-js-password-input-input",
    "textarea": "govuk-textarea",
    "select": "govuk-select",
    "checkbox": "govuk-checkboxes__input",
}


@dataclass(frozen=True)
class Option:
    """One radio or checkbox."""

    id: str
    value: Any
    label: Any
    checked: bool
    hint: Any
    revealed: BoundField | None


@dataclass(frozen=True)
class DateBox:
    """One of the three boxes of a date."""

    part: str
    id: str
    name: str
    value: str
    width: int
    wrong: bool


class Control:
    """A bound field seen by the templates in ``govuk/``."""

    def __init__(self, field: BoundField) -> None:
        self.field = field
        self.widget = field.field.widget
        self.kind = next((kind for widget, kind in KINDS if isinstance(self.widget, widget)), "other")
        self.id = self.widget.attrs.get("id") or field.auto_id
        size = getattr(field.form, "label_sizes", {}).get(field.name, getattr(field.form, "label_size", "s"))
        self.size = "" if self.kind == "checkbox" else size
        self.limit = self._limit()

    def _limit(self) -> tuple[str, int] | None:
        """The unit ("words" or "length") and number that a character count shows, for text areas only."""
        if self.kind != "textarea":
            return None
        if words := self.widget.attrs.get("data-maxwords"):
            return "words", int(words)
        length = getattr(self.field.field, "max_length", None)
        return ("length", int(length)) if length else None

    @property
    def errors(self) -> list[tuple[str, str]]:
        """The id and the words of each error."""
        return [
            (f"{self.id}_error{f'_{number}' if number > 1 else ''}", str(message))
            for number, message in enumerate(self.field.errors, start=1)
        ]

    @property
    def hint_id(self) -> str:
        """The id of the hint, or nothing when there is none."""
        return f"{self.id}_helptext" if self.field.help_text else ""

    @property
    def described_by(self) -> str:
        """The ids of all that describes the control, hint first."""
        ids = [self.widget.attrs.get("aria-describedby", ""), self.hint_id, *(id_ for id_, _ in self.errors)]
        ids.append(f"{self.id}-info" if self.limit else "")
        return " ".join(id_ for id_ in ids if id_)

    @property
    def first_id(self) -> str:
        """The id of the first control, or of the first box of a date that needs mending; error summaries link to it."""
        if self.kind == "date":
            return next((box.id for box in self.date_boxes if box.wrong), self.date_boxes[0].id)
        if self.kind in {"radios", "checkboxes"}:
            return f"{self.id}_0"
        return self.id

    @property
    def input_type(self) -> str:
        """The type of an input: numbers are typed as text, since number boxes change their value when scrolled."""
        kind = getattr(self.widget, "input_type", "text")
        return "text" if kind == "number" else kind

    @property
    def value(self) -> Any:
        """What stands in a text box; nothing for passwords."""
        if self.kind == "password":
            return None
        value = self.widget.format_value(self.field.value())
        return "" if value is None else value

    @property
    def attrs(self) -> dict[str, Any]:
        """The attributes of a single control, in the order they are written."""
        own = {name: value for name, value in self.widget.attrs.items() if name not in UNWANTED and value is not False}
        base = BASE_CLASSES.get(self.kind, "")
        classes = [base, f"{base.split()[0]}--error" if self.field.errors and self.kind != "checkbox" else ""]
        classes += ["govuk-js-character-count" if self.limit else "", self.widget.attrs.get("class", "")]
        defaults: dict[str, Any] = {}
        if self.kind == "textarea" and own.get("rows") == "10":  # Django's own default is this text, ours is a number
            own["rows"] = 5
        if isinstance(self.widget, (forms.EmailInput, forms.PasswordInput, forms.URLInput)):
            defaults |= {"spellcheck": "false", "autocapitalize": "none"}
        if isinstance(self.widget, forms.NumberInput):
            whole = isinstance(self.field.field, forms.IntegerField)
            defaults |= {"inputmode": "numeric" if whole else "decimal", "spellcheck": "false"}
            own = {name: value for name, value in own.items() if name not in {"min", "max", "step"}}
        attrs = {"class": " ".join(name for name in classes if name), **defaults, **own, "id": self.id}
        if self.described_by:
            attrs["aria-describedby"] = self.described_by
        if self.field.errors:
            attrs["aria-invalid"] = "true"
        if self.field.field.disabled:
            attrs["disabled"] = True
        return attrs

    @property
    def rendered(self) -> str:
        """The control drawn by its own widget, for selects and for widgets that the design system does not know."""
        if self.kind == "other":
            return self.field.as_widget()
        absent = dict.fromkeys(UNWANTED - {"class"}, False)
        return self.widget.render(
            self.field.html_name, self.field.value(), attrs={**absent, **self.attrs}, renderer=self.field.form.renderer
        )

    @property
    def options(self) -> Iterator[Option]:
        """The radios or checkboxes, with their hints and the fields they reveal."""
        form, name = self.field.form, self.field.name
        hints = getattr(form, "option_hints", {}).get(name, {})
        revealed = {str(value): other for other, (by, value) in getattr(form, "revealed_by", {}).items() if by == name}
        for item in self.field.subwidgets:
            data = item.data
            value = data["value"]
            other = revealed.get(str(value))
            yield Option(
                id=data["attrs"]["id"],
                value=value,
                label=data["label"],
                checked=data["selected"],
                hint=hints.get(value, hints.get(str(value), "")),
                revealed=form[other] if other else None,
            )

    @property
    def is_checked(self) -> bool:
        """Whether a single checkbox is ticked."""
        return bool(self.field.value())

    @property
    def date_boxes(self) -> list[DateBox]:
        """The three boxes of a date; when nothing says which one is wrong, all of them are."""
        parts: DateParts = self.widget.format_value(self.field.value())
        wrong: set[str] = set()
        if self.field.errors:
            faults = self.field.errors.as_data()
            wrong = {
                part for fault in faults for part in ((fault.params or {}).get("parts") or ("day", "month", "year"))
            }
        return [
            DateBox(
                part=part,
                id=f"{self.id}_{part}",
                name=f"{self.field.html_name}_{part}",
                value=getattr(parts, part),
                width=4 if part == "year" else 2,
                wrong=part in wrong,
            )
            for part in ("day", "month", "year")
        ]
