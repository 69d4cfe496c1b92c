"""Who looks after the list of local terms."""

from typing import TYPE_CHECKING

from accounts import roles
from accounts.permissions import has_role

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from accounts.models import User

LOOKED_AFTER_BY = (roles.SAFEGUARDING_LEAD, roles.ADMINISTRATOR)
"""The roles that look after the list of local terms of their region."""


def may_edit_local_terms(person: "User | AnonymousUser") -> bool:
    """Say whether somebody may change the list of words that the checker blocks in their region."""
    return has_role(person, *LOOKED_AFTER_BY)
