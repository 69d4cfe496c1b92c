"""Forms of the second person."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from design.forms import PlainForm
from peer_review.forms.gated import GatedForm
from peer_review.intruders import INTRUDERS, KEYS
from peer_review.models import SecondPersonCheck


class ReleaseForm(PlainForm):
    """The motivated-intruder checklist."""

    label_size = "m"
    option_hints = {"checklist": {one.key: one.hint for one in INTRUDERS}}
    checklist = forms.MultipleChoiceField(
        label=gettext_lazy("Think of four people who might try to find out whom this is about"),
        help_text=gettext_lazy("Tick what is true. All four are needed before it can be released."),
        choices=[(one.key, one.statement) for one in INTRUDERS],
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": gettext_lazy("Tick all four before you release it. If one is not true, send it back.")
        },
    )

    def clean_checklist(self) -> list[str]:
        """Ask for all four."""
        ticked: list[str] = self.cleaned_data["checklist"]
        if set(ticked) != set(KEYS):
            raise forms.ValidationError(_("Tick all four before you release it. If one is not true, send it back."))
        return ticked


class ReturnForm(GatedForm):
    """Why it goes back, in words for the author."""

    label_size = "s"
    gated = ("reason",)
    reasons = forms.MultipleChoiceField(
        label=gettext_lazy("Why does it go back?"),
        help_text=gettext_lazy("Choose all that are true."),
        choices=SecondPersonCheck.Reason.choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Choose why it goes back")},
    )
    reason = forms.CharField(
        label=gettext_lazy("What should the author change, and why?"),
        help_text=gettext_lazy(
            "Say which passage, and what would make it safe. Do not repeat a name or a place: say where it stands."
        ),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=1500,
        error_messages={"required": gettext_lazy("Say what to change, so that the author knows what to do next")},
    )

    def __init__(self, *args: Any, by: User, **kwargs: Any) -> None:
        kwargs.setdefault("auto_id", "id_return_%s")
        super().__init__(*args, by=by, **kwargs)
