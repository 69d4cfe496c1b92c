"""The one way in: run every recogniser over a text and hand back what they found."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from deidentification.addresses import addresses
from deidentification.ages import ages
from deidentification.background import background, local
from deidentification.contacts import contacts
from deidentification.dates import dates
from deidentification.document import Document
from deidentification.eponyms import namesakes
from deidentification.finding import Candidate, Finding
from deidentification.justice_numbers import justice_numbers
from deidentification.merge import findings, merge
from deidentification.model.recogniser import model_names, without_cleared
from deidentification.name_forms import name_forms
from deidentification.named_lists import named_lists
from deidentification.names import names
from deidentification.organisation_signs import organisation_signs
from deidentification.organisations import organisations
from deidentification.personal_numbers import personal_numbers
from deidentification.phrases import allowed_spans
from deidentification.places import places
from deidentification.propagation import propagate
from deidentification.rare import rare
from deidentification.references import references
from deidentification.small_letters import small_letters
from deidentification.vehicles import vehicles

Recogniser = Callable[[Document], Iterable[Candidate]]

NUMBERS: Sequence[Recogniser] = (justice_numbers, personal_numbers, contacts, vehicles, references)
"""Recognisers of what has a shape; they also read the text with numbers joined up over line ends."""

RECOGNISERS: Sequence[Recogniser] = (
    *NUMBERS,
    dates,
    ages,
    addresses,
    places,
    organisations,
    organisation_signs,
    named_lists,
    small_letters,
    names,
    name_forms,
    namesakes,
    rare,
    local,
    background,
    model_names,
)
"""Every recogniser, in no order that matters: ``merge`` decides by priority. The last is the trained model."""


_UNSURE_JOINED = frozenset({"number", "online"})
"""Kinds that digits of two neighbouring lines would too often make together."""


def _over_line_ends(document: Document) -> Iterator[Candidate]:
    """Find numbers that run over a line end or are broken up by spaces or signs."""
    if document.joined is None:
        return
    text, places = document.joined
    view = Document(text, document.language)
    if len(view.text) != len(places):
        return
    for recogniser in (*NUMBERS, dates):
        for candidate in recogniser(view):
            if recogniser is dates and candidate.category != "birth_date":
                continue
            start, end = places[candidate.start], places[candidate.end - 1] + 1
            broken = end - start > candidate.end - candidate.start
            if broken and candidate.category not in _UNSURE_JOINED and candidate.priority > 70:
                yield Candidate(start, end, candidate.category, candidate.action, candidate.priority + 1)


_WHOLE_FIRST = 10
"""How much less a number cut off at a slash counts than one that the slash belongs to."""


def _beside_slashes(document: Document) -> Iterator[Candidate]:
    """Find numbers that a slash parts from their neighbour."""
    if document.parted is None:
        return
    text, places = document.parted
    view = Document(text, document.language)
    if len(view.text) != len(places):
        return
    for recogniser in NUMBERS:
        for candidate in recogniser(view):
            start, end = candidate.start, candidate.end
            beside = ";" in view.text[max(0, start - 2) : start] or ";" in view.text[end : end + 2]
            if beside and candidate.category not in _UNSURE_JOINED:
                priority = candidate.priority - _WHOLE_FIRST
                yield Candidate(places[start], places[end - 1] + 1, candidate.category, candidate.action, priority)


def find(
    text: str,
    language: str = "en",
    local_terms: Iterable[str] = (),
    *,
    recognisers: Sequence[Recogniser] | None = None,
) -> list[Finding]:
    """Find what could identify someone in a text.

    ``language`` is "en" or "cy" and chooses the language of the reasons; both languages are always searched for.
    ``local_terms`` are further words that identify locally, such as the name of a hostel. ``recognisers`` asks only
    some, to measure what each adds; every check that protects somebody leaves it out. Offsets of the findings count
    characters of ``text``, end exclusive; findings are sorted and do not overlap. Source of the rules: the field's
    table of identifiers, and its policy that a failed check character never clears a number.
    """
    document = Document(text, language, local_terms)
    candidates: list[Candidate] = []
    asked = RECOGNISERS if recognisers is None else recognisers
    for recogniser in asked:
        candidates.extend(recogniser(document))
    if model_names in asked:
        candidates = without_cleared(document, candidates)
    candidates.extend(_over_line_ends(document))
    candidates.extend(_beside_slashes(document))
    several, single = allowed_spans(document)
    first = merge(document, candidates, several, single)
    candidates.extend(propagate(document, first))
    return findings(document, merge(document, candidates, several, single))
