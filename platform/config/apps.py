"""Wiring of the project itself."""

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    """Holds the commands and system checks that concern the whole site."""

    name = "config"

    def ready(self) -> None:
        """Register the system checks."""
        from config import checks  # noqa: F401
