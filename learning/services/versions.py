"""Keep what a module said when it was published."""

from django.db import transaction

from accounts.models import User
from audit.services import record
from learning.models import ModulePage, ModuleVersion


@transaction.atomic
def keep_version(page: ModulePage, *, by: User | None) -> ModuleVersion:
    """Write a new version of a module that was just published, unless nothing in it has changed.

    Who may publish is Wagtail's to decide; this follows from it. `by` is None when a file was loaded.
    """
    ModulePage.objects.select_for_update().get(pk=page.pk)
    newest = ModuleVersion.objects.of(page.translation_key).without_text().first()
    version = ModuleVersion.of_page(page, number=newest.number + 1 if newest is not None else 1)
    if newest is not None and newest.digest == version.digest:
        return newest
    version.save()
    record("module.published", by=by, on=version, code=page.code, number=version.number)
    return version
