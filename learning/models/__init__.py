"""The pages of learning, and the tables of what people have learnt."""

from learning.models.assignment import PathwayAssignment
from learning.models.enrolment import Enrolment, KnowledgeCheckAttempt, LessonCompletion
from learning.models.ledger import CompletionRecord
from learning.models.pages import ModuleIndexPage, ModulePage, PathwayIndexPage, PathwayPage, PathwayStep, digest_of
from learning.models.participation import ParticipationCredit
from learning.models.version import ModuleVersion

__all__ = [
    "CompletionRecord",
    "Enrolment",
    "KnowledgeCheckAttempt",
    "LessonCompletion",
    "ModuleIndexPage",
    "ModulePage",
    "ModuleVersion",
    "ParticipationCredit",
    "PathwayAssignment",
    "PathwayIndexPage",
    "PathwayPage",
    "PathwayStep",
    "digest_of",
]
