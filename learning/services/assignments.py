"""Plan a pathway for somebody, with a start from which each step's date counts."""

import datetime

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from audit.services import record
from learning.models import PathwayAssignment, PathwayPage
from learning.permissions import may_assign_pathway
from learning.services.completion import every_step_completed
from notifications.services import notify


@transaction.atomic
def assign_pathway(pathway: PathwayPage, person: User, *, starts_on: datetime.date, by: User) -> PathwayAssignment:
    """Plan a pathway for somebody from a day on, and tell them.

    Raises:
        PermissionDenied: `by` is neither the person's mentor or line manager today nor an administrator.
        ValidationError: the pathway is not published, is already planned for them, or they have completed its steps.
    """
    if not may_assign_pathway(by, person):
        raise PermissionDenied
    User.objects.select_for_update().get(pk=person.pk)
    if not pathway.live:
        raise ValidationError(_("This pathway is not published. Choose another one."))
    if PathwayAssignment.objects.filter(person=person, pathway_key=pathway.translation_key, completion=None).exists():
        raise ValidationError(
            _("This pathway is already planned for %(name)s. You can change its start date.") % {"name": person.name}
        )
    if every_step_completed(pathway, person):
        raise ValidationError(_("%(name)s has already completed every step of this pathway.") % {"name": person.name})
    plan = PathwayAssignment.objects.create(
        person=person, pathway_key=pathway.translation_key, assigned_by=by, starts_on=starts_on
    )
    record("pathway.assigned", by=by, on=plan, pathway=pathway.slug[:64], starts_on=starts_on.isoformat())
    notify([person], "pathway.assigned", path=pathway.relative_path, pathway=pathway.title)
    return plan


@transaction.atomic
def move_start_date(plan: PathwayAssignment, *, starts_on: datetime.date, by: User) -> None:
    """Move the start of a planned pathway; every step's date moves with it.

    Raises:
        PermissionDenied: `by` is neither the person's mentor or line manager today nor an administrator.
        ValidationError: the pathway is completed.
    """
    if not may_assign_pathway(by, plan.person):
        raise PermissionDenied
    plan = PathwayAssignment.objects.select_for_update(of=("self",)).get(pk=plan.pk)
    if plan.completion_id is not None:
        raise ValidationError(_("This pathway is completed, so its dates no longer matter."))
    plan.starts_on = starts_on
    plan.save(update_fields=["starts_on"])
    record("pathway.moved", by=by, on=plan, starts_on=starts_on.isoformat())


@transaction.atomic
def withdraw_assignment(plan: PathwayAssignment, *, by: User) -> None:
    """Take back a planned pathway; what the person has learnt stays.

    Raises:
        PermissionDenied: `by` is neither the person's mentor or line manager today nor an administrator.
        ValidationError: the pathway is completed.
    """
    if not may_assign_pathway(by, plan.person):
        raise PermissionDenied
    plan = PathwayAssignment.objects.select_for_update(of=("self",)).get(pk=plan.pk)
    if plan.completion_id is not None:
        raise ValidationError(_("This pathway is completed, so its plan stays."))
    record("pathway.withdrawn", by=by, on=plan)
    plan.delete()
