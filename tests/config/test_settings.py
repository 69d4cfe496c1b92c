"""Production settings in a process of their own: safe when nothing else is set, and plain when something is missing."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
GIVEN = {
    "DJANGO_SETTINGS_MODULE": "config.settings.production",
    "SECRET_KEY": "a-long-random-text-that-only-this-test-knows-and-nobody-else-0123456789",
    "SITE_ORIGIN": "https://soundings.example",
    "DATABASE_URL": "postgres://nobody@127.0.0.1:5432/none",
}
UNSAFE = {
    "CACHES": {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}},
    "CHANNEL_LAYERS": {"default": {"BACKEND": "channels.layers.InMemoryChannelLayer"}},
    "TASKS": {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}},
}


def manage(*words: str, **given: str) -> subprocess.CompletedProcess:
    kept = {"PATH": os.environ["PATH"]}
    return subprocess.run(
        [sys.executable, "manage.py", *words],
        cwd=ROOT,
        env={**kept, **given},
        capture_output=True,
        text=True,
        check=False,
    )


def test_production_passes_every_deployment_check_without_a_warning():
    checked = manage("check", "--deploy", "--fail-level", "WARNING", **GIVEN)
    assert checked.returncode == 0, checked.stderr


@pytest.mark.parametrize("name", ["SECRET_KEY", "SITE_ORIGIN", "DATABASE_URL"])
def test_production_stops_and_names_what_is_missing(name):
    given = {key: value for key, value in GIVEN.items() if key != name}
    stopped = manage("check", **given)
    assert stopped.returncode != 0
    assert f"Set the environment variable {name}" in stopped.stderr


def test_a_database_of_another_kind_is_refused_in_plain_words():
    stopped = manage("check", **{**GIVEN, "DATABASE_URL": "mysql://x/y"})
    assert "must begin with postgres://" in stopped.stderr


def test_the_demonstration_never_passes_for_production():
    checked = manage("check", "--deploy", "--tag", "security", DJANGO_SETTINGS_MODULE="config.settings.local")
    assert "config.E001" in checked.stderr


@pytest.mark.parametrize(("name", "code"), [("CACHES", "E002"), ("CHANNEL_LAYERS", "E003"), ("TASKS", "E004")])
def test_what_processes_must_share_is_refused_when_it_is_not_shared(settings, name, code):
    from config.checks import processes_share_what_they_must

    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.redis.RedisCache"}}
    settings.CHANNEL_LAYERS = {"default": {"BACKEND": "channels_redis.pubsub.RedisPubSubChannelLayer"}}
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    assert processes_share_what_they_must(None) == []
    setattr(settings, name, UNSAFE[name])
    assert [message.id for message in processes_share_what_they_must(None)] == [f"config.{code}"]


@pytest.mark.parametrize("origin", ["http://soundings.example", "https://soundings.example/", "https://*.example"])
def test_an_inexact_origin_is_refused(settings, origin):
    from config.checks import one_exact_origin

    settings.SITE_ORIGIN = origin
    assert one_exact_origin(None)[0].id == "config.E005"
