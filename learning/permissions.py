"""Who may see and plan somebody's learning.

Answers and marks are the learner's own. A mentor or line manager sees states and dates of the people they support
today, because they plan protected time together; nobody sees more.
"""

from django.db.models import Q, QuerySet

from accounts import roles
from accounts.models import User
from accounts.permissions import has_role, supported_by, supports
from learning.models import CompletionRecord, Enrolment, KnowledgeCheckAttempt, PathwayAssignment


def may_assign_pathway(by: User, person: User) -> bool:
    """Say whether somebody may plan a pathway for a person: their mentor or line manager today, or an administrator."""
    return supports(by, person) or has_role(by, roles.ADMINISTRATOR)


def may_see_progress(viewer: User, person: User) -> bool:
    """Say whether somebody may see how far a person is: the person, or their mentor or line manager today."""
    return viewer.pk == person.pk or supports(viewer, person)


def enrolments_visible_to(viewer: User) -> QuerySet[Enrolment]:
    """Return the enrolments whose state and dates somebody may see: their own, and those of people they support."""
    return Enrolment.objects.filter(Q(person=viewer) | Q(person__in=supported_by(viewer)))


def attempts_visible_to(viewer: User) -> QuerySet[KnowledgeCheckAttempt]:
    """Return the attempts whose answers somebody may see: only their own."""
    return KnowledgeCheckAttempt.objects.filter(enrolment__person=viewer)


def assignments_visible_to(viewer: User) -> QuerySet[PathwayAssignment]:
    """Return the planned pathways somebody may see: their own, of people they support, all for administrators."""
    if has_role(viewer, roles.ADMINISTRATOR):
        return PathwayAssignment.objects.all()
    return PathwayAssignment.objects.filter(Q(person=viewer) | Q(person__in=supported_by(viewer)))


def records_visible_to(viewer: User) -> QuerySet[CompletionRecord]:
    """Return the rows of the ledger whose certificate somebody may download: their own."""
    return CompletionRecord.objects.filter(person_number=viewer.public_id)
