"""Wiring of accounts."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    """People, units, roles and sign-in."""

    name = "accounts"
    verbose_name = _("People and teams")

    def ready(self) -> None:
        """Listen to sign-in and sign-out, which the audit trail keeps."""
        from accounts import signal_handlers  # noqa: F401
