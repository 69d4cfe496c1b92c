"""Complete modules and pathways: a row in the ledger, once, and the certificate that comes from it."""

from django.db import transaction
from django.urls import reverse

from accounts.models import User
from audit.services import record
from learning.certificates import new_code
from learning.models import CompletionRecord, Enrolment, PathwayAssignment, PathwayPage
from learning.progress import ModuleState
from notifications.services import notify


@transaction.atomic
def conclude_if_finished(enrolment: Enrolment, *, by: User) -> CompletionRecord | None:
    """Award the module when its rule is met, and then each planned pathway of which it was the last step.

    Called with the enrolment locked, in the transaction of the lesson or attempt that may have been the last part; a
    module that is completed already stays as it is.
    """
    if enrolment.completion_id is not None:
        return None
    version = enrolment.version
    done = set(enrolment.lessons_done.values_list("lesson", flat=True))
    best = enrolment.attempts.filter(passed=True).order_by("-mark").first()
    shape = version.shape
    state = ModuleState(
        lessons=tuple(lesson.marked(done=lesson.slug in done) for lesson in shape.lessons),
        has_check=bool(shape.questions),
        passed=best is not None,
    )
    if not state.is_finished:
        return None
    completion = _award(
        by,
        kind=CompletionRecord.Kind.MODULE,
        subject_key=version.module_key,
        code=version.code,
        title=version.title,
        language=version.language,
        version_number=version.number,
        digest=version.digest,
        score=best.mark if best is not None else None,
    )
    enrolment.completion = completion
    enrolment.save(update_fields=["completion"])
    conclude_pathways(by)
    return completion


@transaction.atomic
def conclude_pathways(person: User) -> list[CompletionRecord]:
    """Award each pathway planned for somebody whose every step is in the ledger.

    The plans are locked before the ledger is read, so that of two steps finished at the same moment the second one sees
    the first.
    """
    awarded = []
    plans = PathwayAssignment.objects.select_for_update().filter(person=person, completion=None).order_by("pk")
    for plan in plans:
        pathway = PathwayPage.objects.filter(translation_key=plan.pathway_key).select_related("locale").first()
        if pathway is None or not every_step_completed(pathway, person):
            continue
        plan.completion = _award(
            person,
            kind=CompletionRecord.Kind.PATHWAY,
            subject_key=plan.pathway_key,
            code=pathway.slug[:50],
            title=pathway.title,
            language=pathway.locale.language_code,
        )
        plan.save(update_fields=["completion"])
        awarded.append(plan.completion)
    return awarded


def every_step_completed(pathway: PathwayPage, person: User) -> bool:
    """Say whether each published step of a pathway stands in somebody's part of the ledger; none without steps."""
    keys = set(pathway.steps.filter(module__live=True).values_list("module__translation_key", flat=True))
    known = CompletionRecord.objects.filter(
        kind=CompletionRecord.Kind.MODULE, person_number=person.public_id, subject_key__in=keys
    )
    return bool(keys) and keys == set(known.values_list("subject_key", flat=True))


def _award(person: User, **facts: object) -> CompletionRecord:
    completion = CompletionRecord.objects.create(
        person_number=person.public_id, person_name=person.name, verification_code=new_code(), **facts
    )
    record(f"{completion.kind}.completed", by=person, on=completion, code=completion.code)
    notify([person], "certificate.awarded", path=reverse("learning:mine"), title=completion.title)
    return completion
