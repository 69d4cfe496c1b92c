"""Measuring the checker: notes with every identifier marked, and a score by one fixed definition.

Nothing here is needed to check a text. ``notes`` reads gold notes, ``score`` compares them with findings.
"""

from deidentification.scoring.notes import BadNoteError, Note, Span, mark_up, read_notes, write_notes
from deidentification.scoring.score import Miss, Recall, Score, score

__all__ = ["BadNoteError", "Miss", "Note", "Recall", "Score", "Span", "mark_up", "read_notes", "score", "write_notes"]
