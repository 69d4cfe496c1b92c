"""The trained model as one recogniser among the others: what it finds alone, and what it does about it."""

from __future__ import annotations

from collections.abc import Iterable

from deidentification.document import Document
from deidentification.finding import Action, Candidate
from deidentification.model.sense import sensible
from deidentification.model.spans import Span, spans
from deidentification.model.tagging import model

_CATEGORIES: dict[str, tuple[str, Action, int]] = {
    "PERSON": ("possible_person", "ask", 43),
    "PLACE": ("place", "ask", 36),
    "ORG": ("organisation", "ask", 36),
    "ADDRESS": ("address", "block", 37),
    "DATE": ("date", "ask", 34),
    "AGE": ("age", "ask", 34),
    "ID": ("number", "ask", 34),
    "CONTACT": ("online", "ask", 34),
    "VEHICLE": ("vehicle", "ask", 34),
    "RARE": ("rare", "ask", 33),
}
"""Category, action and priority by type: the priorities lie below those of the rules, whose bounds are exact."""

SURE = 0.95
"""How sure the model must be to block alone what identifies alone."""


def _candidate(span: Span, text: str) -> Candidate:
    category, action, priority = _CATEGORIES[span.kind]
    if span.sure >= SURE:
        if span.kind == "PERSON" and " " in text[span.start : span.end].strip():
            category, action = "person", "block"
        elif span.kind in ("ID", "CONTACT", "VEHICLE"):
            action = "block"
    elif span.kind == "ADDRESS":
        action = "ask"
    return Candidate(span.start, span.end, category, action, priority)


def model_names(document: Document) -> Iterable[Candidate]:
    """Find what the model alone believes to identify; rules that find the same keep their bounds and their action.

    Raises ModelError when the files of the model are missing or were changed: the check never runs on rules only.
    """
    found = spans(model(), document.text)
    return [_candidate(span, document.text) for span in found if sensible(span, document)]
