"""Registers the design system with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DesignConfig(AppConfig):
    """The design system as a Django app: static files, template tags and the style page."""

    name = "design"
    label = "design"
    verbose_name = _("Design system")
