"""Tell people that something happened."""

import datetime
from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import send_mail
from django.db import transaction
from django.db.models import Q
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django_tasks import task

from notifications.kinds import KINDS
from notifications.models import Notice
from notifications.wording import body, subject

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser

KEPT = datetime.timedelta(days=365)


@transaction.atomic
def notify(recipients: "Iterable[AbstractBaseUser]", kind: str, *, path: str, **words: str | int) -> None:
    """Leave a notice for each person and, where the kind says so, send it by e-mail when the change is committed.

    Args:
        recipients: whom to tell; nobody is told twice.
        kind: one of `KINDS`.
        path: the page to look at, on this site.
        words: the safe words that the kind allows; others are refused.

    Raises:
        ValidationError: a word that the kind does not allow.
    """
    _check(kind, words)
    for recipient in {person.pk: person for person in recipients}.values():
        Notice.objects.create(recipient_id=recipient.pk, kind=kind, words=words, path=path)
        if KINDS[kind].email:
            send_notice.enqueue(kind, recipient.email, path, words, recipient.language)  # type: ignore[attr-defined]


def send_mail_to_address(kind: str, address: str, *, path: str, **words: str | int) -> None:
    """Send an e-mail to an address that has no account yet.

    Raises:
        ValidationError: a word that the kind does not allow.
    """
    _check(kind, words)
    send_notice.enqueue(kind, address, path, words, settings.LANGUAGE_CODE)


@task()
def send_notice(kind: str, address: str, path: str, words: dict[str, str | int], language: str) -> None:
    """Send one e-mail; runs in a worker, so that a slow mail server makes nobody wait."""
    with translation.override(language):
        text = render_to_string(
            "notifications/email.txt", {"body": body(kind, words), "link": f"{settings.SITE_ORIGIN}{path}"}
        )
        send_mail(f"Soundings: {subject(kind, words)}", text, None, [address])


@transaction.atomic
def mark_read(notice: Notice, *, by: "AbstractBaseUser") -> None:
    """Note that the recipient has opened a notice; somebody else's notice is left alone."""
    Notice.objects.filter(pk=notice.pk, recipient_id=by.pk, read_at=None).update(read_at=timezone.now())


@transaction.atomic
def mark_all_read(*, by: "AbstractBaseUser") -> int:
    """Note that somebody has seen all their notices; return how many were new."""
    return Notice.objects.filter(recipient_id=by.pk, read_at=None).update(read_at=timezone.now())


@transaction.atomic
def forget_notices(paths: Iterable[str]) -> int:
    """Delete every notice, read or not, that leads to one of these pages or below it; return how many.

    For a page that is gone at once: its notice would still say to whom it mattered, and when.
    """
    found = Q(pk__in=())
    for path in paths:
        found |= Q(path__startswith=path)
    return Notice.objects.filter(found).delete()[0]


@transaction.atomic
def forget_notices_of(recipient: int, paths: Iterable[str]) -> int:
    """Delete somebody's notices, read or not, that lead to exactly one of these pages; return how many.

    For what only one person is told, when nobody may be able to tell any more that it was them.

    Args:
        recipient: the number of their account.
        paths: the pages.
    """
    return Notice.objects.filter(recipient_id=recipient, path__in=list(paths)).delete()[0]


@task()
@transaction.atomic
def drop_old_notices() -> int:
    """Forget notices a year after they were read, or came and were never read; return how many. Runs on time."""
    before = timezone.now() - KEPT
    return Notice.objects.filter(Q(read_at__lt=before) | Q(read_at=None, created_at__lt=before)).delete()[0]


def _check(kind: str, words: dict[str, str | int]) -> None:
    unknown = set(words) - set(KINDS[kind].words)
    if unknown:
        raise ValidationError(f"A notice of the kind {kind} may not carry {', '.join(sorted(unknown))}.")
