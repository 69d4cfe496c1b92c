"""Read somebody's notices."""

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet

from notifications.models import Notice

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser


def notices_of(person: "AbstractBaseUser") -> QuerySet[Notice]:
    """Return somebody's own notices, newest first."""
    return Notice.objects.filter(recipient_id=person.pk)


def was_told(person: "AbstractBaseUser", kind: str, words: Mapping[str, str | int]) -> bool:
    """Say whether somebody has had this very notice before."""
    return notices_of(person).filter(kind=kind, words=dict(words)).exists()


def recently_told(kind: str, since: datetime.datetime) -> frozenset[int]:
    """Return the numbers of the accounts that had a notice of this kind since then, or have not opened one."""
    told = Notice.objects.filter(Q(created_at__gte=since) | Q(read_at=None), kind=kind)
    return frozenset(told.values_list("recipient", flat=True))


def unread_count(person: "AbstractBaseUser") -> int:
    """Return how many notices somebody has not opened."""
    return notices_of(person).filter(read_at=None).count()
