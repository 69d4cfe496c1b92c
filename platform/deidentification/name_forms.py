"""Names by form: after labels and role words, in lower case, as initials, signatures and nicknames."""

from __future__ import annotations

from collections.abc import Iterable

from deidentification.aliases import aliases
from deidentification.document import Document
from deidentification.finding import Candidate
from deidentification.initials import initials
from deidentification.labelled_names import labelled
from deidentification.small_names import uncapitalised


def name_forms(document: Document) -> Iterable[Candidate]:
    """Find names by the form in which they stand."""
    yield from labelled(document)
    yield from aliases(document)
    yield from initials(document)
    yield from uncapitalised(document)
