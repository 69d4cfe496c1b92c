"""Every write about concerns, by noun: raising, alerting, handling, and the duty rota.

Source: the procedure in the field notes (`case-scenario.md` §5.4). No text of a concern leaves its own table: an alert
carries none, a call and an action are codes, and the audit trail keeps times and roles.
"""

from peer_review.services.concerns.alerts import alert_unanswered_concerns
from peer_review.services.concerns.handling import (
    acknowledge_concern,
    confirm_action,
    decide_concern,
    log_call,
    tick_care_steps,
    unmask_author,
)
from peer_review.services.concerns.raising import add_words, raise_concern, start_drill
from peer_review.services.concerns.rota import cancel_turn, plan_turn

__all__ = [
    "acknowledge_concern",
    "add_words",
    "alert_unanswered_concerns",
    "cancel_turn",
    "confirm_action",
    "decide_concern",
    "log_call",
    "plan_turn",
    "raise_concern",
    "start_drill",
    "tick_care_steps",
    "unmask_author",
]
