"""Wiring of the work that runs on time."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SchedulingConfig(AppConfig):
    """Periodic jobs and the reaper."""

    name = "scheduling"
    verbose_name = _("Work on time")
