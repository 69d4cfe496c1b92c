"""The units of the organisation, and how an installation begins."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from accounts import roles
from accounts.models import Invitation, Membership, OrganisationUnit, User
from accounts.permissions import may_manage_people
from accounts.services.invitations import create_invitation
from audit.services import record

_BELOW = {
    OrganisationUnit.Kind.PDU: OrganisationUnit.Kind.REGION,
    OrganisationUnit.Kind.TEAM: OrganisationUnit.Kind.PDU,
}


@transaction.atomic
def add_unit(*, name: str, kind: str, parent: OrganisationUnit | None, by: User) -> OrganisationUnit:
    """Add a region, a PDU in a region or a team in a PDU.

    Raises:
        PermissionDenied: `by` may not manage people.
        ValidationError: the unit does not stand under one of the level above, or there is one of this name.
    """
    if not may_manage_people(by):
        raise PermissionDenied
    wanted = _BELOW.get(OrganisationUnit.Kind(kind))
    if wanted is None and parent is not None:
        raise ValidationError({"parent": _("A region belongs to no other unit. Choose none.")})
    if wanted is not None and (parent is None or parent.kind != wanted):
        message = (
            _("Choose the region that it belongs to.") if wanted == "region" else _("Choose the PDU it belongs to.")
        )
        raise ValidationError({"parent": message})
    code = slugify(name)[:50]
    if not code or OrganisationUnit.objects.filter(code=code).exists():
        raise ValidationError({"name": _("There is a unit of this name. Choose another name.")})
    unit = OrganisationUnit.objects.create(name=name.strip(), kind=kind, parent=parent, code=code)
    record("unit.added", by=by, on=unit, kind=kind)
    return unit


@transaction.atomic
def found_installation(*, email: str, name: str, region: str) -> Invitation:
    """Invite the first administrator of an installation that has nobody who could invite.

    Only the operator's command calls this; it does nothing once there is an administrator.

    Raises:
        ValidationError: somebody is an administrator, or the address is known.
    """
    if Membership.objects.today().filter(role=roles.ADMINISTRATOR).exists():
        raise ValidationError(_("There is an administrator already. Ask them for an invitation."))
    unit, _created = OrganisationUnit.objects.get_or_create(
        code=slugify(region)[:50] or "region", defaults={"name": region, "kind": OrganisationUnit.Kind.REGION}
    )
    return create_invitation(email=email, name=name, role=roles.ADMINISTRATOR, unit=unit, by=None)
