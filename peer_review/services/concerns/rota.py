"""Keep the duty rota: who answers concerns, from when until when."""

import datetime

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import OrganisationUnit, User
from audit.services import record
from peer_review.models import DutyTurn
from peer_review.permissions import may_edit_rota, may_handle_concerns

LONGEST_TURN = datetime.timedelta(days=366)


@transaction.atomic
def plan_turn(
    person: User,
    *,
    by: User,
    starts_at: datetime.datetime,
    ends_at: datetime.datetime,
    level: str = DutyTurn.Level.DUTY,
    region: OrganisationUnit | None = None,
) -> DutyTurn:
    """Put a safeguarding lead on the rota.

    Args:
        person: who is on duty.
        by: who keeps the rota.
        starts_at: from when.
        ends_at: until when, after the start and after now.
        level: one of `DutyTurn.Level`.
        region: the region that the turn covers; every region if None.

    Raises:
        PermissionDenied: `by` may not keep the rota.
        ValidationError: the person is no safeguarding lead, the times make no turn, or the unit is no region.
    """
    if not may_edit_rota(by):
        raise PermissionDenied
    if not may_handle_concerns(person):
        raise ValidationError({"person": _("Only a safeguarding lead can answer a concern.")})
    if ends_at <= starts_at or ends_at <= timezone.now():
        raise ValidationError({"ends": _("The turn must end after it starts, and not in the past.")})
    if ends_at - starts_at > LONGEST_TURN:
        raise ValidationError({"ends": _("A turn lasts a year at most.")})
    if region is not None and region.kind != OrganisationUnit.Kind.REGION:
        raise ValidationError({"region": _("Choose a region.")})
    if level not in DutyTurn.Level.values:
        raise ValidationError({"level": _("Choose a level.")})
    turn = DutyTurn.objects.create(person=person, region=region, level=level, starts_at=starts_at, ends_at=ends_at)
    record("turn.planned", by=by, on=turn, level=level)
    return turn


@transaction.atomic
def cancel_turn(turn: DutyTurn, *, by: User) -> None:
    """Take a turn off the rota.

    Raises:
        PermissionDenied: `by` may not keep the rota.
    """
    if not may_edit_rota(by):
        raise PermissionDenied
    record("turn.cancelled", by=by, on=turn, level=turn.level)
    turn.delete()
