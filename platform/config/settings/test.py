"""Tests: SQLite in a file, or PostgreSQL and Redis where `DATABASE_URL` and `REDIS_URL` say so."""

import os
import tempfile
from pathlib import Path

os.environ.setdefault("VAR", str(Path(tempfile.gettempdir()) / f"soundings-test-{os.getpid()}"))
os.environ.setdefault("PORT", "8000")
_url = os.environ.get("DATABASE_URL", "")

from config.settings.local import *  # noqa: E402, F403
from config.settings.local import CHANNEL_LAYERS, DATABASES, MIDDLEWARE, REDIS_URL, VAR  # noqa: E402

DEMO = False
DEBUG = False
DATABASES["default"]["CONN_MAX_AGE"] = 0
if "sqlite" in DATABASES["default"]["ENGINE"]:
    # A file, because an in-memory database shared between threads answers "table is locked" under load.
    DATABASES["default"]["TEST"] = {"NAME": VAR / "test.sqlite3"}
if "REDIS_URL" in os.environ:
    CHANNEL_LAYERS["default"] = {
        "BACKEND": "channels_redis.pubsub.RedisPubSubChannelLayer",
        "CONFIG": {"hosts": [{"address": REDIS_URL, "socket_timeout": None}], "prefix": f"test-{os.getpid()}"},
    }
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "testserver"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
MIDDLEWARE = [name for name in MIDDLEWARE if not name.startswith("servestatic.")]
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
