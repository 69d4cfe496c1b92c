"""The way in: an administrator invites, the invited person accepts and has an account."""

import datetime

from django.conf import settings
from django.core import signing
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django_tasks import task

from accounts import roles
from accounts.models import Invitation, OrganisationUnit, User
from accounts.permissions import may_manage_people
from accounts.services.memberships import begin_membership
from audit.services import record
from notifications.services import send_mail_to_address

KEPT = datetime.timedelta(days=365)
_SALT = "accounts.invitation"


@transaction.atomic
def invite_person(*, email: str, name: str, role: str, unit: OrganisationUnit, by: User) -> Invitation:
    """Invite somebody by e-mail to open an account with one role in one unit.

    Raises:
        PermissionDenied: `by` may not manage people.
        ValidationError: an account or an open invitation for the address exists, or the role is unknown.
    """
    if not may_manage_people(by):
        raise PermissionDenied
    return create_invitation(email=email, name=name, role=role, unit=unit, by=by)


@transaction.atomic
def create_invitation(*, email: str, name: str, role: str, unit: OrganisationUnit, by: User | None) -> Invitation:
    """Send an invitation on authority already checked: an administrator's, or the operator's for the very first one.

    Raises:
        ValidationError: see `invite_person`.
    """
    email = User.objects.normalize_email(email).strip()
    if role not in roles.ALL:
        raise ValidationError({"role": _("Choose a role from the list.")})
    if User.objects.filter(email__iexact=email).exists():
        raise ValidationError({"email": _("Somebody with this e-mail address already has an account.")})
    if Invitation.objects.filter(email__iexact=email, accepted_at=None, withdrawn_at=None).exists():
        raise ValidationError(
            {"email": _("An invitation to this address is open. You can send it again from the list of invitations.")}
        )
    try:
        with transaction.atomic():
            invitation = Invitation.objects.create(
                email=email, name=name.strip(), role=role, unit=unit, invited_by=by, sent_at=timezone.now()
            )
    except IntegrityError:  # somebody else invited them in this very moment
        raise ValidationError({"email": _("Somebody else has just invited this person.")}) from None
    record("invitation.sent", by=by, on=invitation, role=role, unit=unit.code)
    _send(invitation)
    return invitation


@transaction.atomic
def resend_invitation(invitation: Invitation, *, by: User) -> None:
    """Send an open invitation again; its link is good from today.

    Raises:
        PermissionDenied: `by` may not manage people.
        ValidationError: it was accepted or withdrawn.
    """
    if not may_manage_people(by):
        raise PermissionDenied
    invitation = _lock_open(invitation)
    invitation.sent_at = timezone.now()
    invitation.save(update_fields=["sent_at"])
    record("invitation.sent-again", by=by, on=invitation)
    _send(invitation)


@transaction.atomic
def withdraw_invitation(invitation: Invitation, *, by: User) -> None:
    """Take an open invitation back; its link stops working.

    Raises:
        PermissionDenied: `by` may not manage people.
        ValidationError: it was accepted or withdrawn.
    """
    if not may_manage_people(by):
        raise PermissionDenied
    invitation = _lock_open(invitation)
    invitation.withdrawn_at = timezone.now()
    invitation.save(update_fields=["withdrawn_at"])
    record("invitation.withdrawn", by=by, on=invitation)


def open_invitation(token: str) -> Invitation:
    """Return the open invitation that a link refers to.

    Raises:
        ValidationError: the link is not ours, too old, used or withdrawn; the message says what to do.
    """
    try:
        public_id, sent = signing.loads(token, salt=_SALT)
        invitation = Invitation.objects.select_related("unit").get(public_id=public_id)
    except (signing.BadSignature, ValueError, Invitation.DoesNotExist):
        raise ValidationError(
            _("This link is not complete. Copy the whole link from the e-mail into your browser."), code="broken"
        ) from None
    if invitation.accepted_at:
        raise ValidationError(_("This invitation has been used. Sign in with your e-mail address."), code="used")
    stale = sent != int(invitation.sent_at.timestamp())
    ends = invitation.sent_at + datetime.timedelta(days=settings.INVITATION_DAYS)
    if invitation.withdrawn_at or stale or timezone.now() > ends:
        raise ValidationError(
            _("This invitation is no longer open. Ask the person who invited you for a new one."), code="closed"
        )
    return invitation


@transaction.atomic
def accept_invitation(token: str, *, name: str, password: str, language: str = "en-gb") -> User:
    """Open the account that an invitation promises and give it its role.

    Raises:
        ValidationError: see `open_invitation`.
    """
    invitation = _lock_open(open_invitation(token))
    if User.objects.filter(email__iexact=invitation.email).exists():
        raise ValidationError(_("This invitation has been used. Sign in with your e-mail address."), code="used")
    person = User.objects.create_user(invitation.email, password, name=name.strip(), language=language)
    invitation.accepted_at = timezone.now()
    invitation.save(update_fields=["accepted_at"])
    record("invitation.accepted", by=person, on=invitation)
    begin_membership(person, invitation.role, invitation.unit, by=invitation.invited_by)
    return person


def invitation_token(invitation: Invitation) -> str:
    """Return the signed reference that stands in the e-mail's link; sending again makes older links stale."""
    return signing.dumps([str(invitation.public_id), int(invitation.sent_at.timestamp())], salt=_SALT)


@task()
@transaction.atomic
def drop_old_invitations() -> int:
    """Forget invitations a year after they were sent; return how many. Runs on time."""
    return Invitation.objects.filter(sent_at__lt=timezone.now() - KEPT).delete()[0]


def _lock_open(invitation: Invitation) -> Invitation:
    invitation = Invitation.objects.select_for_update().get(pk=invitation.pk)
    if invitation.accepted_at or invitation.withdrawn_at:
        raise ValidationError(_("This invitation is no longer open."), code="closed")
    return invitation


def _send(invitation: Invitation) -> None:
    send_mail_to_address(
        "invitation",
        invitation.email,
        path=f"/people/invitation/{invitation_token(invitation)}/",
        name=invitation.name,
        days=settings.INVITATION_DAYS,
    )
