"""Say at the door who may come in: every view, page and socket carries one of these declarations.

`DenyByDefault` refuses what carries none, and a test names it. The declaration is the outer gate only; what somebody
may see inside is decided by the services' permission checks and by `visible_to(person)`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from django.http import HttpRequest

if TYPE_CHECKING:
    from accounts.models import User


class SignedInRequest(HttpRequest):
    """The request that a guarded view gets: the middleware has let only a signed-in person through."""

    user: "User"  # type: ignore[assignment]


View = TypeVar("View", bound=Callable[..., object])


@dataclass(frozen=True)
class Access:
    """Who may use a door.

    Attributes:
        reason: why the door is open or to whom, in words that a reviewer can check.
        public: whether people who have not signed in may use it.
        may: a predicate over the signed-in person; None admits everybody who is signed in.
    """

    reason: str
    public: bool = False
    may: Callable[["User"], bool] | None = None

    def admits(self, person: "User") -> bool:
        """Say whether the signed-in person may use the door."""
        return self.may is None or self.may(person)


SIGNED_IN = Access("everybody who is signed in")


def public(reason: str) -> Callable[[View], View]:
    """Open a view to everybody, and say why."""
    return _declare(Access(reason, public=True))


def signed_in(view: View) -> View:
    """Open a view to everybody who is signed in."""
    return _declare(SIGNED_IN)(view)


def requires(may: Callable[["User"], bool]) -> Callable[[View], View]:
    """Open a view to signed-in people of whom the predicate is true."""
    return _declare(Access(may.__name__, may=may))


def _declare(access: Access) -> Callable[[View], View]:
    def decorate(view: View) -> View:
        view.access = access  # type: ignore[attr-defined]
        return view

    return decorate
