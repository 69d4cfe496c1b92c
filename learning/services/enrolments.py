"""Begin a module, and mark its lessons as done."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from audit.services import record
from learning.models import Enrolment, LessonCompletion, ModulePage, ModuleVersion
from learning.services.completion import conclude_if_finished


@transaction.atomic
def start_module(page: ModulePage, *, by: User) -> Enrolment:
    """Begin a module with its newest version; somebody who is in the middle of it goes on with the version they have.

    After completing one version, starting again means the newer one; starting the same one twice changes nothing.

    Raises:
        PermissionDenied: the person's account is closed.
        ValidationError: the module is not published.
    """
    if not by.is_active:
        raise PermissionDenied
    User.objects.select_for_update().get(pk=by.pk)
    current = Enrolment.objects.filter(person=by, module_key=page.translation_key).order_by("-pk").first()
    if current is not None and current.completion_id is None:
        return current
    newest = ModuleVersion.objects.of(page.translation_key).first()
    if newest is None or not page.live:
        raise ValidationError(_("This module is not open at the moment. Choose another one."))
    if current is not None and current.version_id == newest.pk:
        return current
    enrolment = Enrolment.objects.create(person=by, version=newest, module_key=newest.module_key)
    record("module.started", by=by, on=enrolment, code=newest.code, number=newest.number)
    return enrolment


@transaction.atomic
def complete_lesson(page: ModulePage, lesson: str, *, by: User) -> Enrolment:
    """Mark a lesson as done; doing it twice changes nothing. It begins the module for somebody who has not yet begun.

    The last part of a module completes the module.

    Args:
        page: the module.
        lesson: the lesson's slug in the learner's version.
        by: the learner.

    Raises:
        PermissionDenied: the person's account is closed.
        ValidationError: the version has no such lesson, or the module cannot be begun.
    """
    enrolment = _locked(page, by) or _locked_new(page, by)
    if lesson not in {each.slug for each in enrolment.version.shape.lessons}:
        raise ValidationError(_("This lesson is not part of the module. Go back to the module and choose a lesson."))
    done, created = LessonCompletion.objects.get_or_create(enrolment=enrolment, lesson=lesson)
    if created:
        record("lesson.completed", by=by, on=done, lesson=lesson[:64])
        conclude_if_finished(enrolment, by=by)
    return enrolment


@transaction.atomic
def reopen_lesson(page: ModulePage, lesson: str, *, by: User) -> None:
    """Take back that a lesson is done, as long as the module is not completed.

    Raises:
        PermissionDenied: the person's account is closed.
        ValidationError: the module is not begun, or it is completed.
    """
    enrolment = _locked(page, by)
    if enrolment is None:
        raise ValidationError(_("You have not started this module."))
    if enrolment.completion_id is not None:
        raise ValidationError(_("You have completed this module, so its lessons stay done. You can still read them."))
    done = LessonCompletion.objects.filter(enrolment=enrolment, lesson=lesson).first()
    if done is not None:
        record("lesson.reopened", by=by, on=done, lesson=lesson[:64])
        done.delete()


def _locked(page: ModulePage, by: User) -> Enrolment | None:
    if not by.is_active:
        raise PermissionDenied
    own = Enrolment.objects.filter(person=by, module_key=page.translation_key).order_by("-pk")
    return own.select_for_update(of=("self",)).select_related("version").first()


def _locked_new(page: ModulePage, by: User) -> Enrolment:
    start_module(page, by=by)
    enrolment = _locked(page, by)
    if enrolment is None:
        raise ValidationError(_("This module is not open at the moment. Choose another one."))
    return enrolment
