"""Refuse combinations of settings that would be unsafe in production; `manage.py check --deploy` runs them."""

from collections.abc import Sequence
from importlib.metadata import version
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register


@register(Tags.security, deploy=True)
def nothing_of_the_demonstration(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """Keep the demonstration's pages, its people and its mail out of production."""
    if settings.DEMO:
        return [Error("The demonstration's settings are in force.", id="config.E001")]
    return []


@register(Tags.security, deploy=True)
def processes_share_what_they_must(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """Several processes need one cache (sign-in limits), one channel layer (live sessions) and one queue."""
    found: list[CheckMessage] = []
    if "locmem" in settings.CACHES["default"]["BACKEND"] or "dummy" in settings.CACHES["default"]["BACKEND"]:
        hint = "Sign-in limits would be counted by each process for itself."
        found.append(Error("The cache is not shared between processes.", hint=hint, id="config.E002"))
    if "InMemory" in settings.CHANNEL_LAYERS["default"]["BACKEND"]:
        hint = "People served by different processes would not see each other's contributions at once."
        found.append(Error("The channel layer is not shared between processes.", hint=hint, id="config.E003"))
    if not str(settings.TASKS["default"]["BACKEND"]).startswith("django_tasks_db."):
        found.append(Error("Tasks are not kept in the database.", id="config.E004"))
    return found


@register(Tags.security, deploy=True)
def one_exact_origin(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """The socket's origin check compares whole origins: scheme, host and port, and no path."""
    origin = settings.SITE_ORIGIN
    if not origin.startswith("https://") or origin.count("/") != 2 or "*" in origin:
        return [Error("SITE_ORIGIN must be one origin such as https://soundings.example.", id="config.E005")]
    return []


@register(Tags.compatibility)
def redis_that_keeps_idle_sockets(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """Redis 8 with channels-redis 4.3 drops every idle WebSocket after five seconds."""
    if int(version("redis").split(".")[0]) >= 8 and version("channels-redis").startswith("4.3"):
        return [Error("redis 8 drops idle sockets under channels-redis 4.3: install redis<8.", id="config.E006")]
    return []
