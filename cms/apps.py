"""Wiring of cms."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CmsConfig(AppConfig):
    """Pages, topics, the library, pictures and search."""

    name = "cms"
    verbose_name = _("Pages")

    def ready(self) -> None:
        """Listen to Wagtail."""
        from cms import signal_handlers  # noqa: F401
