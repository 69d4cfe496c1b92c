"""Who may change the wording of the rubric."""

from typing import TYPE_CHECKING

from accounts import roles
from accounts.permissions import has_role

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from accounts.models import User


def may_edit_rubric(person: "User | AnonymousUser") -> bool:
    """Say whether somebody may correct the rubric and publish a new version of it."""
    return has_role(person, roles.EDITOR)
