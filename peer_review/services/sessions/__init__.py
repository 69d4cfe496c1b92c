"""Every write of a live review session, by noun: planning, the clock, and what people write.

A write locks the session row, takes the next number, commits, and only then announces the number. Who asks twice with
the same key, or commands from an older view, changes nothing twice.
"""

from peer_review.services.sessions.clock import (
    conclude_session,
    extend_phase,
    next_phase,
    open_session,
    pause_session,
    resume_session,
)
from peer_review.services.sessions.contributions import contribute, withdraw_contribution
from peer_review.services.sessions.next_steps import NextStepWords, name_next_step
from peer_review.services.sessions.planning import (
    accept_ground_rules,
    cancel_session,
    remove_participant,
    schedule_session,
)
from peer_review.services.sessions.presenting import agree_to_present, decline_to_present, offer_to_present

__all__ = [
    "NextStepWords",
    "accept_ground_rules",
    "agree_to_present",
    "cancel_session",
    "conclude_session",
    "contribute",
    "decline_to_present",
    "extend_phase",
    "name_next_step",
    "next_phase",
    "offer_to_present",
    "open_session",
    "pause_session",
    "remove_participant",
    "resume_session",
    "schedule_session",
    "withdraw_contribution",
]
