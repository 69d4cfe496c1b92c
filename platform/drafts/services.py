"""Save, read and drop drafts; a draft belongs to its owner and to nobody else."""

import datetime
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django_tasks import task

from drafts.models import Draft

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser

KEPT = datetime.timedelta(days=30)
MOST_CHARACTERS = 200_000
_NEVER = {"csrfmiddlewaretoken", "password", "password1", "password2"}


@transaction.atomic
def save_draft(key: str, fields: Mapping[str, list[str]], *, by: "AbstractBaseUser") -> Draft:
    """Keep the fields of a form under a key that names the form and what it is about.

    Args:
        key: for instance "knowledge-check:I2"; at most 120 characters.
        fields: each field's values, as a browser sends them.
        by: the owner.

    Raises:
        ValidationError: the form is larger than any form of ours.
    """
    kept = {_clean(name): [_clean(value) for value in values] for name, values in fields.items() if name not in _NEVER}
    if sum(len(name) + sum(map(len, values)) for name, values in kept.items()) > MOST_CHARACTERS:
        raise ValidationError(_("This is too long to keep. Shorten it, then save."))
    draft, _created = Draft.objects.update_or_create(owner_id=by.pk, key=_clean(key)[:120], defaults={"fields": kept})
    return draft


def draft_of(key: str, person: "AbstractBaseUser") -> dict[str, list[str]] | None:
    """Return the fields that somebody's draft keeps under a key, or None."""
    found = Draft.objects.filter(owner_id=person.pk, key=key).first()
    return found.fields if found else None


@transaction.atomic
def drop_draft(key: str, *, by: "AbstractBaseUser") -> None:
    """Forget somebody's draft, because the form was sent or given up."""
    Draft.objects.filter(owner_id=by.pk, key=key).delete()


@transaction.atomic
def drop_drafts_about(names: Iterable[str], *, of: int | None = None) -> int:
    """Forget everybody's drafts whose key holds one of these names, because what they are about is gone.

    Args:
        names: opaque names that stand in keys, such as the public id of what a form is about.
        of: the number of an account, where only that person's drafts go.

    Returns:
        How many drafts went.
    """
    found = Q(pk__in=())
    for name in names:
        found |= Q(key__contains=name)
    drafts = Draft.objects.filter(found)
    return (drafts if of is None else drafts.filter(owner_id=of)).delete()[0]


@task()
@transaction.atomic
def drop_old_drafts() -> int:
    """Forget drafts untouched for thirty days; return how many. Runs on time."""
    return Draft.objects.filter(saved_at__lt=timezone.now() - KEPT).delete()[0]


def _clean(text: str) -> str:
    """Leave out what PostgreSQL refuses to store, and would quote in its error together with the text around it."""
    return text.replace("\x00", "")
