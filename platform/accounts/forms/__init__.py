"""The forms of people and sign-in."""

from accounts.forms.people import AcceptInvitationForm, InvitationForm, MembershipForm, SupportForm, UnitForm
from accounts.forms.sign_in import (
    ChangePasswordForm,
    ReauthenticateForm,
    ResetPasswordForm,
    ResetPasswordKeyForm,
    SignInForm,
)

__all__ = [
    "AcceptInvitationForm",
    "ChangePasswordForm",
    "InvitationForm",
    "MembershipForm",
    "ReauthenticateForm",
    "ResetPasswordForm",
    "ResetPasswordKeyForm",
    "SignInForm",
    "SupportForm",
    "UnitForm",
]
