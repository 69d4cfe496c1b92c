"""Wiring of drafts."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DraftsConfig(AppConfig):
    """Drafts of long forms."""

    name = "drafts"
    verbose_name = _("Drafts")
