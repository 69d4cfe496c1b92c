"""What came of an answer, in the author's words."""

from typing import ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from peer_review.forms.gated import GatedForm
from peer_review.models import FollowUp


class FollowUpForm(GatedForm):
    """Two questions, and how far it came."""

    label_size = "s"
    gated: ClassVar[tuple[str, ...]] = ("did", "noticed")
    outcome = forms.ChoiceField(
        label=_("How far did it come?"),
        choices=FollowUp.Outcome.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how far it came")},
    )
    did = forms.CharField(
        label=_("What did you do, or what stood in the way?"),
        help_text=_("“Not yet” is a good answer when it is the true one. Name nobody."),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=1500,
        error_messages={"required": _("Say what you did, or what stood in the way")},
    )
    noticed = forms.CharField(
        label=_("What changed for the person, for others or for you? (optional)"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=1500,
        required=False,
    )
