"""Forms with which administrators manage people, and with which an invited person opens an account."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _

from accounts.models import Membership, OrganisationUnit, SupportRelationship, User

ROLES = Membership._meta.get_field("role").choices


class InvitationForm(forms.Form):
    """Whom to invite, in which role and where."""

    use_required_attribute = False
    name = forms.CharField(
        label=_("Full name"), max_length=150, error_messages={"required": _("Enter their full name")}
    )
    email = forms.EmailField(
        label=_("E-mail address"),
        help_text=_("We send a link there. It works for 14 days."),
        error_messages={
            "required": _("Enter their e-mail address"),
            "invalid": _("Enter an e-mail address in the correct format, like name@example.org"),
        },
    )
    role = forms.ChoiceField(
        label=_("Role"),
        choices=ROLES,  # type: ignore[arg-type]
        widget=forms.RadioSelect,
        help_text=_("More roles can be added once they have an account."),
        error_messages={"required": _("Choose a role")},
    )
    unit = forms.ModelChoiceField(
        label=_("Team"),
        queryset=OrganisationUnit.objects.all(),
        empty_label=_("Choose a team"),
        error_messages={"required": _("Choose a team")},
    )


class UnitForm(forms.Form):
    """A further region, PDU or team."""

    use_required_attribute = False
    name = forms.CharField(label=_("Name"), max_length=120, error_messages={"required": _("Enter a name")})
    kind = forms.ChoiceField(
        label=_("What is it?"),
        choices=OrganisationUnit.Kind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what it is")},
    )
    parent = forms.ModelChoiceField(
        label=_("Belongs to"),
        queryset=OrganisationUnit.objects.exclude(kind=OrganisationUnit.Kind.TEAM),
        required=False,
        empty_label=_("None: it is a region"),
    )


class MembershipForm(forms.Form):
    """A further role for somebody."""

    use_required_attribute = False
    role = forms.ChoiceField(label=_("Role"), choices=ROLES, error_messages={"required": _("Choose a role")})  # type: ignore[arg-type]
    unit = forms.ModelChoiceField(
        label=_("Team"),
        queryset=OrganisationUnit.objects.all(),
        empty_label=_("Choose a team"),
        error_messages={"required": _("Choose a team")},
    )


class SupportForm(forms.Form):
    """Who supports somebody, and how."""

    use_required_attribute = False
    kind = forms.ChoiceField(label=_("As"), choices=SupportRelationship.Kind.choices)
    supporter = forms.ModelChoiceField(
        label=_("Person"),
        queryset=User.objects.filter(is_active=True),
        empty_label=_("Choose a person"),
        error_messages={"required": _("Choose a person")},
    )


class AcceptInvitationForm(forms.Form):
    """How the invited person is called, and a password."""

    use_required_attribute = False
    name = forms.CharField(
        label=_("Full name"),
        max_length=150,
        help_text=_("As it should stand on your certificates."),
        error_messages={"required": _("Enter your full name")},
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    password = forms.CharField(
        label=_("Choose a password"),
        help_text=_("At least 12 characters. Three unrelated words make a good one."),
        error_messages={"required": _("Enter a password")},
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        strip=False,
    )
    language = forms.ChoiceField(
        label=_("Language of e-mails"),
        choices=[("en-gb", "English"), ("cy", "Cymraeg")],
        widget=forms.RadioSelect,
        initial="en-gb",
    )

    def __init__(self, *args: Any, email: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._email = email

    def clean_password(self) -> str:
        """Hold the password against the rules for passwords."""
        password: str = self.cleaned_data["password"]
        validate_password(password, User(email=self._email, name=self.cleaned_data.get("name", "")))
        return password
