"""What a case scenario asks: sections, fields, choices and limits, as data without a database.

Source: the case form of the field notes (case scenario, 5.1). Pages, the check, the reader's view and the demonstration
all read this one definition.
"""

from peer_review.scenario_form.changes import Change, Piece, compare
from peer_review.scenario_form.kinds import Kind
from peer_review.scenario_form.sections import (
    DECLARATION_VERSION,
    GATE_SECTIONS,
    GATES_VERSION,
    ONLY_IN_ROUNDS,
    SECTIONS,
    fields_for,
    sections_for,
)
from peer_review.scenario_form.shape import (
    WORDS_AT_MOST,
    WORDS_BETTER,
    Answers,
    Example,
    Field,
    Section,
    count_words,
    hidden_characters,
    missing_fields,
    plain_text,
    spoken,
    tidy,
    too_long_fields,
    total_words,
    unmet_fields,
)

FIELDS: dict[str, Field] = {field.key: field for section in SECTIONS for field in section.fields}
"""Every field by its key, in the order of the form."""

SECTION_OF: dict[str, Section] = {field.key: section for section in SECTIONS for field in section.fields}
"""The section in which a field stands."""

TEXT_FIELDS: tuple[str, ...] = tuple(key for key, field in FIELDS.items() if field.is_text)
"""The fields that take free text, and so go through the checker."""

__all__ = [
    "DECLARATION_VERSION",
    "FIELDS",
    "GATES_VERSION",
    "GATE_SECTIONS",
    "ONLY_IN_ROUNDS",
    "SECTIONS",
    "SECTION_OF",
    "TEXT_FIELDS",
    "WORDS_AT_MOST",
    "WORDS_BETTER",
    "Answers",
    "Change",
    "Example",
    "Field",
    "Kind",
    "Piece",
    "Section",
    "compare",
    "count_words",
    "fields_for",
    "hidden_characters",
    "missing_fields",
    "plain_text",
    "sections_for",
    "spoken",
    "tidy",
    "too_long_fields",
    "total_words",
    "unmet_fields",
]
