"""Ask for one case scenario by its reference."""

from django import forms
from django.utils.translation import gettext_lazy as _

from design.forms import PlainForm


class ReferenceForm(PlainForm):
    """The reference that stands on every page of a case scenario; it names nobody and says nothing of its words."""

    reference = forms.CharField(
        label=_("Reference of the case scenario"),
        help_text=_(
            "Eight letters and figures, such as 3F9A 1C2B. It stands on each page that shows the case scenario."
        ),
        max_length=20,
        required=False,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-10", "autocomplete": "off"}),
    )
