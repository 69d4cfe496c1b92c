"""A word for the list of local terms."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import OrganisationUnit, User
from design.forms import PlainForm
from peer_review.queries.known_words import regions_with_terms_of


class LocalTermForm(PlainForm):
    """A word or phrase, and the region in which it is known."""

    label_size = "s"
    term = forms.CharField(
        label=_("Word or phrase"),
        help_text=_(
            "For example a hostel, an estate or the name of a group. Not a common word: it is stopped in every text."
        ),
        max_length=80,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-20", "autocomplete": "off"}),
        error_messages={"required": _("Enter a word or phrase")},
    )
    region = forms.ModelChoiceField(
        label=_("Region"),
        queryset=OrganisationUnit.objects.none(),
        widget=forms.RadioSelect,
        empty_label=None,
        error_messages={"required": _("Choose a region")},
    )

    def __init__(self, *args: Any, by: User, **kwargs: Any) -> None:
        """Take who looks after the list: only their regions can be chosen, and one alone is not asked for."""
        super().__init__(*args, **kwargs)
        regions = regions_with_terms_of(by)
        self.fields["region"].queryset = regions  # type: ignore[attr-defined]
        self.only_region = regions[0] if len(regions) == 1 else None
        if self.only_region is not None:
            del self.fields["region"]

    @property
    def chosen_region(self) -> OrganisationUnit:
        """Return the region that was chosen, or the only one."""
        chosen: OrganisationUnit = self.only_region or self.cleaned_data["region"]
        return chosen
