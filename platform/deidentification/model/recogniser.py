"""The trained model as one recogniser among the others: what it finds alone, and what it does about it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
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


_BY_GRAMMAR = re.compile(
    r"(?:the|yr?)[ ](?:only|sole|one|first|last|oldest|eldest|youngest|longest|unig|olaf|cyntaf|hynaf)\b", re.IGNORECASE
)
NOTHING = 0.05
"""How unlikely each piece of a phrase must be to single somebody out for the model to clear a rule's guess."""


def without_cleared(document: Document, candidates: Iterable[Candidate]) -> list[Candidate]:
    """Leave out phrases that a rule takes for rare as they begin with "the only", "the oldest" and the like.

    "The only address on file" reads like "the only harpist in the valley"; the model tells them apart, and clears what
    it knows to be nothing. Whatever else a rule has found stands, however sure the model is (decision 0013).
    """
    given = list(candidates)
    phrases = [one for one in given if one.category == "rare" and _BY_GRAMMAR.match(document.text, one.start)]
    if not phrases:
        return given
    pieces, likely = model().likelihoods(document.text)
    columns = [number for number, label in enumerate(model().settings.labels) if label.endswith("RARE")]
    rare = likely[:, columns].sum(-1)
    starts, ends = [start for start, _ in pieces.places], [end for _, end in pieces.places]
    cleared = set()
    for phrase in phrases:
        inside = rare[bisect_right(ends, phrase.start) : bisect_left(starts, phrase.end)]
        if len(inside) and float(inside.max()) < NOTHING:
            cleared.add(phrase)
    return [one for one in given if one not in cleared]


def model_names(document: Document) -> Iterable[Candidate]:
    """Find what the model alone believes to identify; rules that find the same keep their bounds and their action.

    Raises ModelError when the files of the model are missing or were changed: the check never runs on rules only.
    """
    found = spans(model(), document.text)
    return [_candidate(span, document.text) for span in found if sensible(span, document)]
