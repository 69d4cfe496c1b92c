"""A sign-in that ran out in the middle of a form: nothing that was typed is lost.

The form's fields travel back to the same browser inside the page that asks to sign in again, sealed so that they can be
shown only as they were sent. Nothing is stored on the server, and it works without JavaScript.
"""

from allauth.decorators import rate_limit
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from access import public
from accounts.forms import SignInForm

_SALT = "accounts.interrupted"
_HOURS = 12
_NEVER = {"csrfmiddlewaretoken", "password", "password1", "password2", "oldpassword", "login", "carried"}


def keep_what_was_typed(request: HttpRequest) -> HttpResponse:
    """Answer a form sent by somebody whose sign-in has run out with a page to sign in and carry on."""
    return _sign_in_page(request, SignInForm(request=request), _seal(request))


def form_out_of_date(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form whose security mark has gone stale: let the person send the same fields again."""
    if request.user.is_authenticated:
        return render(request, "accounts/send_again.html", _unseal(_seal(request)), status=403)
    if set(request.POST) - _NEVER and not request.path.startswith("/accounts/"):
        return keep_what_was_typed(request)
    return redirect("account_login")


@public("signs in somebody whose sign-in ran out while they were writing")
@require_POST
@rate_limit(action="login")
def carry_on(request: HttpRequest) -> HttpResponse:
    """Sign somebody in and show what they had typed, ready to be sent to where it was going."""
    carried = request.POST.get("carried", "")
    try:
        typed = _unseal(carried)
    except signing.BadSignature:
        return redirect("account_login")
    if not request.user.is_authenticated:
        form = SignInForm(request.POST, request=request)
        if not form.is_valid():
            return _sign_in_page(request, form, carried, status=422)
        response: HttpResponse = form.login(request, redirect_url="/")
        if not request.user.is_authenticated:  # allauth wants a further step first
            return response
    return render(request, "accounts/send_again.html", typed)


def _seal(request: HttpRequest) -> str:
    fields = [(name, value) for name, values in request.POST.lists() if name not in _NEVER for value in values]
    return signing.dumps({"path": request.get_full_path(), "fields": fields}, salt=_SALT, compress=True)


def _unseal(carried: str) -> dict[str, object]:
    return signing.loads(carried, salt=_SALT, max_age=_HOURS * 3600)


def _sign_in_page(request: HttpRequest, form: SignInForm, carried: str, status: int = 401) -> HttpResponse:
    return render(request, "accounts/signed_out.html", {"form": form, "carried": carried}, status=status)
