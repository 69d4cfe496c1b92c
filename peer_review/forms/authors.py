"""Why an author has to be reached."""

from django import forms
from django.utils.translation import gettext_lazy as _

from design.forms import PlainForm
from peer_review.models import AuthorLookup


class RiskForm(PlainForm):
    """Who may be at risk, and why the author has to be known."""

    label_size = "m"
    risk = forms.ChoiceField(
        label=_("Who may be at risk?"),
        choices=AuthorLookup.Risk.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose who may be at risk")},
    )
    words = forms.CharField(
        label=_("Why do you need to know who wrote it?"),
        help_text=_("One sentence, without names. The other safeguarding leads of your region can read it."),
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Say why you need to know")},
    )
