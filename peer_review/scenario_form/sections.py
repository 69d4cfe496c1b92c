"""The form in its order, and the part of it that one case scenario asks."""

from dataclasses import replace

from peer_review.scenario_form.beginning import (
    ALTERED,
    FORMAT,
    HELP,
    KIND,
    PERSON,
    RISK,
    SENTENCE,
    WHAT_CHANGED,
)
from peer_review.scenario_form.closing import NEAR_MISS, OVERSIGHT, SCORE, SELF, STRENGTHS, THINKING, WENT_WELL
from peer_review.scenario_form.middle import (
    AGENCIES,
    BALANCE,
    CONTINGENCY,
    DOUBTS,
    ENDING,
    ENQUIRY,
    PLAN,
    SOURCES,
    WORK,
)
from peer_review.scenario_form.shape import Field, Section

GATES_VERSION = "2"
"""Raised when the gate questions change their meaning."""

DECLARATION_VERSION = "1"
"""Raised when the statement that an author signs changes its meaning."""

SECTIONS: tuple[Section, ...] = (
    KIND,
    ALTERED,
    WHAT_CHANGED,
    HELP,
    FORMAT,
    PERSON,
    SENTENCE,
    RISK,
    NEAR_MISS,
    WENT_WELL,
    ENQUIRY,
    SOURCES,
    DOUBTS,
    PLAN,
    BALANCE,
    WORK,
    AGENCIES,
    CONTINGENCY,
    ENDING,
    STRENGTHS,
    OVERSIGHT,
    THINKING,
    SELF,
    SCORE,
)
"""Every page that any kind of case scenario asks, in the order of the form."""

GATE_SECTIONS = (KIND.key, ALTERED.key)
"""The pages that come before all others: the third gate."""

ONLY_IN_ROUNDS = frozenset(field.key for section in SECTIONS if section.further for field in section.fields)
"""Answers that belong to one round and are not taken over into the next."""


def sections_for(kind: str, *, further: bool = False) -> tuple[Section, ...]:
    """Return the pages that a case scenario of this kind asks, each with the questions that apply.

    Args:
        kind: one of `Kind`, or nothing while it is not chosen.
        further: whether this is a further round of a case scenario that was released before.
    """
    asked = []
    for section in SECTIONS:
        fields = tuple(
            _fitted(field, kind, further) for field in section.fields if not field.kinds or kind in field.kinds
        )
        if fields and (further or not section.further):
            asked.append(replace(section, fields=fields))
    return tuple(asked)


def fields_for(kind: str, *, further: bool = False) -> tuple[Field, ...]:
    """Return the questions that a case scenario of this kind asks, in the order of the form."""
    return tuple(field for section in sections_for(kind, further=further) for field in section.fields)


def _fitted(field: Field, kind: str, further: bool) -> Field:
    if field.key == "kind" and further:  # what it is was settled when it was first released
        return replace(field, choices=tuple(choice for choice in field.choices if choice[0] == kind))
    return replace(field, optional=True) if kind in field.optional_for else field
