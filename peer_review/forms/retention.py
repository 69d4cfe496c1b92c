"""Why a safeguarding lead keeps a case scenario."""

from django import forms
from django.utils.translation import gettext_lazy as _

from design.forms import PlainForm
from peer_review.models import LegalHold


class HoldForm(PlainForm):
    """The reason, as a code; no words, which would have to be kept out of the trail."""

    reason = forms.ChoiceField(
        label=_("Why does it have to be kept?"),
        choices=[choice for choice in LegalHold.Reason.choices if choice[0] != LegalHold.Reason.CONCERN],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose why it has to be kept")},
    )
