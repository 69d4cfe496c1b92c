"""Wiring of learning."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LearningConfig(AppConfig):
    """Pathways, modules and the record of learning."""

    name = "learning"
    verbose_name = _("Learning")

    def ready(self) -> None:
        """Listen to publication, which writes a module's version."""
        from learning import signal_handlers  # noqa: F401
