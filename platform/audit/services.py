"""The one way to write into the trail, and the one way in which its oldest events go."""

import datetime
import re
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone

from audit.models import AuditEvent

_VERB = re.compile(r"[a-z_]+\.[a-z]+(-[a-z]+)*")
_CODE = re.compile(r"[\w.:/@+-]{0,64}")


def record(
    verb: str, *, by: models.Model | None, on: models.Model | None = None, **codes: str | int | bool | None
) -> None:
    """Add an event to the trail, in the transaction of the change that it tells of.

    Args:
        verb: noun and past tense, "invitation.sent".
        by: the acting person; None where the act must not name anybody, such as an anonymous submission. Such an event
            keeps its hour and no more.
        on: the object it was done to; only its kind and key are kept.
        codes: details as numbers, truth values or short codes without spaces. Text is refused, so that no content can
            slip into a table that nobody may clean.

    Raises:
        ValidationError: the verb or a detail is not of that form.
    """
    if not _VERB.fullmatch(verb):
        raise ValidationError(f"An audit verb is noun and past tense, not {verb!r}.")
    for name, value in codes.items():
        if isinstance(value, str) and not _CODE.fullmatch(value):
            raise ValidationError(f"The audit trail keeps codes, not text: {name}.")
    now = timezone.now()
    AuditEvent.objects.create(
        at=now if by is not None else now.replace(minute=0, second=0, microsecond=0),
        actor=by.pk if by is not None else None,
        verb=verb,
        object_type=on._meta.label_lower if on is not None else "",
        object_id=_key(on),
        codes=codes,
    )


def days_of_old_events(before: datetime.date, most: int) -> list[tuple[int, datetime.date]]:
    """Return the keys and days of the oldest events from before a day.

    Args:
        before: the first day that stays.
        most: how many at most.
    """
    start = timezone.make_aware(datetime.datetime.combine(before, datetime.time()))
    rows = AuditEvent.objects.filter(at__lt=start).order_by("at", "pk").values_list("pk", "at")[:most]
    return [(pk, timezone.localdate(at)) for pk, at in rows]


@transaction.atomic
def drop_old_events(keys: list[int]) -> int:
    """Delete events whose six years are over; return how many.

    Raises:
        django.db.DatabaseError: one of them is younger. The database itself refuses (`append_only.LetGoAfter`).
    """
    return AuditEvent.objects.filter(pk__in=keys).delete()[0]


def _key(on: models.Model | None) -> str:
    if on is None:
        return ""
    key: Any = getattr(on, "public_id", None) or on.pk
    return str(key)
