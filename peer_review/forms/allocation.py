"""Why somebody gives back what they were given to review."""

from django import forms
from django.utils.translation import gettext_lazy as _

from design.forms import PlainForm
from peer_review.models import Allocation


class DeclineForm(PlainForm):
    """The reason, from a list: words could say too much about somebody."""

    label_size = "m"
    option_hints = {
        "reason": {
            Allocation.DeclineReason.RECOGNISED: _("It will not be shown to you again."),
            Allocation.DeclineReason.TOO_CLOSE: _("It will not be shown to you again. You need not say more."),
            Allocation.DeclineReason.NO_TIME: _("You may be given it again after three days."),
        }
    }
    reason = forms.ChoiceField(
        label=_("Why do you give it back?"),
        help_text=_("The author does not see this."),
        choices=Allocation.DeclineReason.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose why you give it back")},
    )
