"""Why a safeguarding lead withdraws a case scenario."""

from django import forms
from django.utils.translation import gettext_lazy as _

from design.forms import PlainForm
from peer_review.lifecycle import Withdrawal


class RecallForm(PlainForm):
    """The reason, as a code; no words, which would have to be kept out of the trail."""

    reason = forms.ChoiceField(
        label=_("Why does it have to go?"),
        choices=[choice for choice in Withdrawal.choices if choice[0] != Withdrawal.AUTHOR],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose why it has to go")},
    )
