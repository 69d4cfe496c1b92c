"""Every table says what it knows about people, and no migration is missing."""

import pytest
from django.apps import apps
from django.core.management import call_command

OURS = ("accounts", "audit", "cms", "drafts", "learning", "notifications", "peer_review", "scheduling")


@pytest.mark.parametrize("model", [model for app in OURS for model in apps.get_app_config(app).get_models()], ids=str)
def test_a_models_docstring_ends_with_what_it_knows_about_people(model):
    if model._meta.auto_created:
        return
    last = (model.__doc__ or "").strip().split("\n\n")[-1]
    assert last.lstrip().startswith("Personal data:"), model


@pytest.mark.django_db
def test_no_migration_is_missing():
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)
