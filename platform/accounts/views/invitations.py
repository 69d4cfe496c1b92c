"""Invite, and accept an invitation."""

from django.contrib import messages
from django.contrib.auth import login
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from access import SignedInRequest, public, requires
from accounts.forms import AcceptInvitationForm, InvitationForm
from accounts.models import Invitation
from accounts.permissions import may_manage_people
from accounts.services.invitations import (
    accept_invitation,
    invite_person,
    open_invitation,
    resend_invitation,
    withdraw_invitation,
)


@requires(may_manage_people)
@require_safe
def invitations(request: SignedInRequest) -> HttpResponse:
    """List invitations that are open or were accepted."""
    found = Invitation.objects.select_related("unit", "invited_by").filter(withdrawn_at=None)
    return render(request, "accounts/invitations.html", {"invitations": found})


@requires(may_manage_people)
@require_http_methods(["GET", "POST"])
def invite(request: SignedInRequest) -> HttpResponse:
    """Ask whom to invite, and send the invitation."""
    form = InvitationForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            sent = invite_person(by=request.user, **form.cleaned_data)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("We have sent an invitation to %(email)s.") % {"email": sent.email})
            return redirect("accounts:invitations")
    return render(request, "accounts/invite.html", {"form": form}, status=422 if form.errors else 200)


@requires(may_manage_people)
@require_POST
def resend(request: SignedInRequest, pk: int) -> HttpResponse:
    """Send an open invitation again."""
    invitation = get_object_or_404(Invitation, pk=pk)
    try:
        resend_invitation(invitation, by=request.user)
        messages.success(request, _("We have sent the invitation to %(email)s again.") % {"email": invitation.email})
    except ValidationError as error:
        messages.error(request, error.messages[0])
    return redirect("accounts:invitations")


@requires(may_manage_people)
@require_POST
def withdraw(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take an open invitation back."""
    invitation = get_object_or_404(Invitation, pk=pk)
    try:
        withdraw_invitation(invitation, by=request.user)
        messages.success(request, _("The invitation has been withdrawn. Its link no longer works."))
    except ValidationError as error:
        messages.error(request, error.messages[0])
    return redirect("accounts:invitations")


@public("the invited person has no account yet; the signed link is the key")
@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def accept(request: HttpRequest, token: str) -> HttpResponse:
    """Let the invited person choose a name and password, then sign them in."""
    try:
        invitation = open_invitation(token)
        form = AcceptInvitationForm(
            request.POST if request.method == "POST" else None,
            email=invitation.email,
            initial={"name": invitation.name},
        )
        if request.method == "POST" and form.is_valid():
            person = accept_invitation(token, **form.cleaned_data)
            login(request, person, backend="accounts.backends.EmailBackend")
            messages.success(request, _("Welcome to Soundings. Your account is open."))
            return redirect("/")
    except ValidationError as error:
        return render(request, "accounts/invitation_closed.html", {"message": error.messages[0]}, status=410)
    context = {"form": form, "invitation": invitation}
    return render(request, "accounts/accept_invitation.html", context, status=422 if form.errors else 200)
