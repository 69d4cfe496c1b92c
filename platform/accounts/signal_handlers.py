"""Keep sign-in and sign-out in the audit trail."""

from typing import Any

from django.contrib.auth.signals import user_logged_in, user_logged_out
from django.dispatch import receiver

from accounts.models import User
from audit.services import record


@receiver(user_logged_in, dispatch_uid="accounts.signed-in")
def signed_in(sender: Any, user: User, **kwargs: Any) -> None:
    """Record a sign-in."""
    record("person.signed-in", by=user, on=user)


@receiver(user_logged_out, dispatch_uid="accounts.signed-out")
def signed_out(sender: Any, user: User | None, **kwargs: Any) -> None:
    """Record a sign-out; a sign-in that had already run out names nobody."""
    if user is not None:
        record("person.signed-out", by=user, on=user)
