"""The demonstration and local development: one process, SQLite, the in-memory channel layer, mail kept on disk."""

import os
from pathlib import Path

_root = Path(__file__).resolve().parents[3]
_port = os.environ.setdefault("PORT", "8000")
os.environ.setdefault("SECRET_KEY", "only-for-this-machine-and-never-for-real-people")
os.environ.setdefault("SITE_ORIGIN", f"http://127.0.0.1:{_port}")
os.environ.setdefault("VAR", str(_root / "var"))
os.environ.setdefault("DATABASE_URL", f"sqlite://{os.environ['VAR']}/soundings.sqlite3")

from config.settings.production import *  # noqa: E402, F403
from config.settings.production import (  # noqa: E402
    ALLOWED_HOSTS,
    DATABASES,
    LOGGING,
    STORAGES,
    VAR,
)

DEMO = True
DEBUG = os.environ.get("DEBUG") == "1"
VAR.mkdir(parents=True, exist_ok=True)
ALLOWED_HOSTS += ["127.0.0.1", "localhost", "[::1]"]
ALLAUTH_TRUSTED_PROXY_COUNT = 0

DATABASES["default"]["CONN_MAX_AGE"] = 0 if "postgres" in DATABASES["default"]["ENGINE"] else None
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
CHANNEL_LAYERS = {"default": {"BACKEND": "channels.layers.InMemoryChannelLayer"}}

# Plain HTTP on this machine only: the browser rules that need TLS are off, all others stay.
SECURE_SSL_REDIRECT = False
SECURE_HSTS_SECONDS = 0
SECURE_PROXY_SSL_HEADER = None  # type: ignore[assignment]
SESSION_COOKIE_SECURE = False
SESSION_COOKIE_NAME = f"soundings-sessionid-{_port}"
CSRF_COOKIE_SECURE = False
CSRF_COOKIE_NAME = f"soundings-csrftoken-{_port}"

STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
SERVESTATIC_USE_FINDERS = True
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = VAR / "mail"

# The terminal of `make demo` is where the people's lines stand: what the worker does all day would push them away.
LOGGING["loggers"] |= {name: {"level": "WARNING"} for name in ("django_tasks", "django_tasks_db")}
