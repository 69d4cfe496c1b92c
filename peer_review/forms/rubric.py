"""Forms with which editors correct the rubric and publish a new wording of it."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from design.forms import PlainForm
from peer_review.queries.rubric import Change, place_of
from peer_review.rubric import CLOSER_TITLES, GRADES, QUESTION_KEYS, STAGE_TITLES, STEM_PLACES

LONGEST_QUESTION = 300
LONGEST_STEM = 120


class RubricForm(PlainForm):
    """Every level, question and stem of the rubric; the grid itself is not for editing."""

    label_size = "s"

    def __init__(self, *args: Any, content: Mapping[str, Any], **kwargs: Any) -> None:
        """Take, beside what a form takes, the wording to start from."""
        super().__init__(*args, **kwargs)
        for code in GRADES:
            level = content["levels"][code]
            name = _("Level %(number)s: name") % {"number": code}
            meaning = _("Level %(number)s: what it means") % {"number": code}
            self._add(f"level-{code}-name", name, level["name"], forms.TextInput(), 40)
            self._add(f"level-{code}-meaning", meaning, level["meaning"], forms.Textarea(attrs={"rows": 2}), 200)
        for key in QUESTION_KEYS:
            rows = forms.Textarea(attrs={"rows": 2})
            self._add(f"question-{key}", place_of(key), content["questions"][key], rows, LONGEST_QUESTION)
        for place, title in STEM_PLACES.items():
            box = forms.Textarea(attrs={"rows": 4})
            self._add(f"stems-{place}", str(title), "\n".join(content["stems"][place]), box, 1000, required=False)
            self.fields[f"stems-{place}"].help_text = _("One beginning a line.")

    @property
    def levels(self) -> list[BoundField]:
        """Return the fields of the levels, for the page."""
        return [self[f"level-{code}-{part}"] for code in GRADES for part in ("name", "meaning")]

    @property
    def stages(self) -> list[tuple[str | Promise, list[BoundField]]]:
        """Return the questions by stage and closer look, for the page."""
        parts = {**STAGE_TITLES, **CLOSER_TITLES}
        return [
            (title, [self[f"question-{key}"] for key in QUESTION_KEYS if key.startswith(f"{part}.")])
            for part, title in parts.items()
        ]

    @property
    def stems(self) -> list[BoundField]:
        """Return the fields of the stems, for the page."""
        return [self[f"stems-{place}"] for place in STEM_PLACES]

    @property
    def content(self) -> dict[str, Any]:
        """Return the wording in the form in which it is stored; only after the form was found valid."""
        values = self.cleaned_data
        return {
            "levels": {code: {part: values[f"level-{code}-{part}"] for part in ("name", "meaning")} for code in GRADES},
            "questions": {key: values[f"question-{key}"] for key in QUESTION_KEYS},
            "stems": {place: _lines(values[f"stems-{place}"]) for place in STEM_PLACES},
        }

    def clean(self) -> dict[str, Any]:
        """Refuse a beginning that is as long as a sentence."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for place in STEM_PLACES:
            if any(len(line) > LONGEST_STEM for line in _lines(cleaned.get(f"stems-{place}", ""))):
                message = _("Shorten each beginning to %(most)d characters or fewer") % {"most": LONGEST_STEM}
                self.add_error(f"stems-{place}", message)
        return cleaned

    def _add(self, name: str, label: str, value: str, box: forms.Widget, most: int, *, required: bool = True) -> None:
        field = forms.CharField(label=label, initial=value, widget=box, max_length=most, required=required)
        field.error_messages["required"] = _("Enter words for “%(place)s”") % {"place": label}
        self.fields[name] = field


class PublishRubricForm(PlainForm):
    """What changed, and which of it still asks the same."""

    label_size = "m"
    same_meaning = forms.MultipleChoiceField(
        label=gettext_lazy("Which of these still ask the same, in better words?"),
        help_text=gettext_lazy(
            "Levels given before and after stay comparable for what you tick. Leave out what now means something else."
        ),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    note = forms.CharField(
        label=gettext_lazy("What changed, and why?"),
        help_text=gettext_lazy("One sentence. Reviewers and mentors read it."),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=300,
        error_messages={"required": gettext_lazy("Say what changed and why")},
    )

    def __init__(self, *args: Any, changes: Sequence[Change], **kwargs: Any) -> None:
        """Take, beside what a form takes, what the new wording changes."""
        super().__init__(*args, **kwargs)
        if changes:
            self.fields["same_meaning"].choices = [(one.key, one.place) for one in changes]  # type: ignore[attr-defined]
        else:
            del self.fields["same_meaning"]


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]
