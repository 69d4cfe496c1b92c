"""Who a session belongs to."""

from typing import TYPE_CHECKING

from allauth.account.auth_backends import AuthenticationBackend
from django.conf import settings

from accounts.models import User

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser


class EmailBackend(AuthenticationBackend):
    """Sign-in by e-mail address, as allauth does it; with somebody come the rows that nearly every page asks for.

    Which rows those are is said in the settings, `COMES_WITH_A_PERSON`: accounts know no other app.
    """

    def get_user(self, user_id: int) -> "AbstractBaseUser | None":
        """Return the person with an account number, or None when there is none or it is closed."""
        person = User.objects.select_related(*settings.COMES_WITH_A_PERSON).filter(pk=user_id).first()
        return person if person is not None and self.user_can_authenticate(person) else None
