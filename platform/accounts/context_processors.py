"""What every template may know about the person who is looking."""

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from accounts.permissions import roles_of
from notifications.queries import unread_count


def person(request: HttpRequest) -> dict[str, object]:
    """Give the person's roles and the number of unread notices, each asked only if the page uses it."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {"roles": frozenset(), "unread_notices": 0}
    return {
        "roles": SimpleLazyObject(lambda: roles_of(user)),
        "unread_notices": SimpleLazyObject(lambda: unread_count(user)),
    }
