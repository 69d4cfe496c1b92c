"""allauth's forms in our words; what they check is allauth's."""

from typing import Any

from allauth.account import forms as allauth
from django.utils.translation import gettext_lazy as _


def _plain(form: Any, labels: dict[str, Any], errors: dict[str, Any]) -> None:
    for name, label in labels.items():
        if name in form.fields:
            form.fields[name].label = label
            form.fields[name].widget.attrs.pop("placeholder", None)
            form.fields[name].help_text = ""
    for name, message in errors.items():
        if name in form.fields:
            form.fields[name].error_messages["required"] = message
    form.use_required_attribute = False


class SignInForm(allauth.LoginForm):  # type: ignore[misc]
    """E-mail address and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _plain(
            self,
            {"login": _("E-mail address"), "password": _("Password")},
            {"login": _("Enter your e-mail address"), "password": _("Enter your password")},
        )


class ResetPasswordForm(allauth.ResetPasswordForm):  # type: ignore[misc]
    """The address to which a link is sent."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _plain(self, {"email": _("E-mail address")}, {"email": _("Enter your e-mail address")})


class ResetPasswordKeyForm(allauth.ResetPasswordKeyForm):  # type: ignore[misc]
    """A new password, twice."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _plain(
            self,
            {"password1": _("New password"), "password2": _("New password again")},
            {"password1": _("Enter a new password"), "password2": _("Enter the new password again")},
        )


class ChangePasswordForm(allauth.ChangePasswordForm):  # type: ignore[misc]
    """The old password once and the new one twice."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _plain(
            self,
            {
                "oldpassword": _("Current password"),
                "password1": _("New password"),
                "password2": _("New password again"),
            },
            {
                "oldpassword": _("Enter your current password"),
                "password1": _("Enter a new password"),
                "password2": _("Enter the new password again"),
            },
        )


class ReauthenticateForm(allauth.ReauthenticateForm):  # type: ignore[misc]
    """The password once more before something that matters."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _plain(self, {"password": _("Password")}, {"password": _("Enter your password")})
