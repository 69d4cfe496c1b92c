"""The tables of peer review, by subject.

The model that names an author is registered here and handed to nobody: see `peer_review.authorship`.
"""

import peer_review.models.authorship  # noqa: F401  (registers the table; nothing is exported)
from peer_review.models.allocation import Allocation
from peer_review.models.answering import FeedbackOnReview, FollowUp, FollowUpText
from peer_review.models.calibration import CalibrationAttempt, CalibrationPass, CalibrationResponse
from peer_review.models.comment import CommentReply, CommentText, ReplyText, ReviewComment
from peer_review.models.concern import (
    STAFF_CONDUCT,
    CareStep,
    Concern,
    ConcernAlert,
    ConcernCall,
    ConcernText,
    DutyTurn,
)
from peer_review.models.contribution import Contribution, ContributionText
from peer_review.models.credit import OwedCredit
from peer_review.models.local_term import LocalTerm
from peer_review.models.outcome import AgreedLearningPoint, LearningPointText, NextStep, NextStepText
from peer_review.models.pseudonym import AuthorLookup, AuthorLookupText, Pseudonym
from peer_review.models.release import CoMentorCheck, CoMentorText, MentorCall
from peer_review.models.retention import DisposalCertificate, LegalHold
from peer_review.models.review import AuthorAnswer, AuthorAnswerText, Review, ReviewText
from peer_review.models.rubric import RubricVersion
from peer_review.models.scenario import (
    LONGEST_TITLE,
    CaseScenario,
    FindingDecision,
    FindingDecisionText,
    ScenarioText,
    ScenarioVersion,
)
from peer_review.models.session import Participant, ReviewSession, SessionEvent
from peer_review.models.triage import CheckText, SecondPersonCheck, TriageClaim

__all__ = [
    "LONGEST_TITLE",
    "STAFF_CONDUCT",
    "AgreedLearningPoint",
    "Allocation",
    "AuthorAnswer",
    "AuthorAnswerText",
    "AuthorLookup",
    "AuthorLookupText",
    "CalibrationAttempt",
    "CalibrationPass",
    "CalibrationResponse",
    "CareStep",
    "CaseScenario",
    "CheckText",
    "CoMentorCheck",
    "CoMentorText",
    "CommentReply",
    "CommentText",
    "Concern",
    "ConcernAlert",
    "ConcernCall",
    "ConcernText",
    "Contribution",
    "ContributionText",
    "DisposalCertificate",
    "DutyTurn",
    "FeedbackOnReview",
    "FindingDecision",
    "FindingDecisionText",
    "FollowUp",
    "FollowUpText",
    "LearningPointText",
    "LegalHold",
    "LocalTerm",
    "MentorCall",
    "NextStep",
    "NextStepText",
    "OwedCredit",
    "Participant",
    "Pseudonym",
    "ReplyText",
    "Review",
    "ReviewComment",
    "ReviewSession",
    "ReviewText",
    "RubricVersion",
    "ScenarioText",
    "ScenarioVersion",
    "SecondPersonCheck",
    "SessionEvent",
    "TriageClaim",
]
