"""The gate that every free text passes before somebody else may read it.

`scan` asks the checker, `gate` refuses: what identifies alone must go, and what might identify needs the writer's
decision with a reason. Nothing here stores or logs a text.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from deidentification import Finding
from deidentification.memory import REMEMBERED
from deidentification.people import carried_over
from deidentification.signatures import signatures
from peer_review.queries.known_words import Known

LONGEST_TEXT = 20_000
"""Characters of one text that are looked at; longer texts are refused before they get here."""

DECISIONS = ("keep", "changed")


@dataclass(frozen=True)
class Decision:
    """What the writer decided about words that the checker asked about.

    Attributes:
        category: the checker's category.
        quote: the words.
        decision: "keep" or "changed" (already altered or made up).
        reason: why they may stay.
    """

    category: str
    quote: str
    decision: str
    reason: str

    @property
    def key(self) -> str:
        """Return the mark that decision and finding share."""
        return mark(self.category, self.quote)


@dataclass(frozen=True)
class Place:
    """A finding, and the field in which it stands."""

    field: str
    finding: Finding


@dataclass(frozen=True)
class Group:
    """The same words found in one or more places: decided once."""

    key: str
    category: str
    action: str
    quote: str
    reason: str
    places: tuple[Place, ...]


@dataclass(frozen=True)
class Scan:
    """What the checker found in a set of texts, by field."""

    findings: Mapping[str, list[Finding]]

    @property
    def blocking(self) -> list[Group]:
        """Return what must go."""
        return self._groups("block")

    @property
    def asking(self) -> list[Group]:
        """Return what needs a decision."""
        return self._groups("ask")

    @property
    def hints(self) -> list[Group]:
        """Return what is only worth a second look."""
        return self._groups("hint")

    def undecided(self, decisions: Iterable[Decision]) -> list[Group]:
        """Return what still needs a decision with a reason."""
        made = {one.key for one in decisions if one.decision in DECISIONS and one.reason.strip()}
        return [group for group in self.asking if group.key not in made]

    def _groups(self, action: str) -> list[Group]:
        places: dict[str, list[Place]] = {}
        for field, found in self.findings.items():
            for finding in found:
                if finding.action == action:
                    places.setdefault(mark(finding.category, finding.text), []).append(Place(field, finding))
        return [
            Group(key, first.category, action, first.text, first.reason, tuple(spots))
            for key, spots in places.items()
            for first in [spots[0].finding]
        ]


def mark(category: str, quote: str) -> str:
    """Return a short name for words of one category, the same wherever they stand, fit for a form field's name."""
    folded = " ".join(quote.casefold().split())
    return hashlib.sha256(f"{category}\n{folded}".encode()).hexdigest()[:12]


def scan(texts: Mapping[str, str], language: str = "en", *, known: Known) -> Scan:
    """Ask the checker about each text; a text that was asked about before costs nothing.

    Args:
        texts: text by field.
        language: "en" or "cy", the language of the reasons.
        known: the region's words, and the names of the writer and of the people around them; `known_words.NOBODY`
            where a text has no writer among us.
    """
    spoken = "cy" if language[:2] == "cy" else "en"
    written = {field: text for field, text in texts.items() if text.strip()}
    found = {
        field: _with_signatures(
            REMEMBERED.find(text, spoken, known.terms), signatures(text, known.names, spoken) if known.names else []
        )
        for field, text in written.items()
    }
    return Scan(carried_over(written, found, spoken))


def gate(found: Scan, decisions: Iterable[Decision] = (), language: str = "en", *, known: Known) -> None:
    """Let a text pass, or say what stops it.

    Raises:
        ValidationError: one message for each group of words that must go ("identifies"), that is undecided
            ("undecided"), or that stands in a reason ("reason"); `params` hold the group's key and the field.
    """
    decisions = list(decisions)
    errors = [
        ValidationError(
            _("Change or remove “%(quote)s”: it could identify somebody."),
            code="identifies",
            params={"quote": group.quote, "key": group.key, "field": group.places[0].field},
        )
        for group in found.blocking
    ]
    errors += [
        ValidationError(
            _("Decide about “%(quote)s”, and say why it may stay."),
            code="undecided",
            params={"quote": group.quote, "key": group.key, "field": group.places[0].field},
        )
        for group in found.undecided(decisions)
    ]
    reasons = {one.key: one.reason for one in decisions}
    errors += [
        ValidationError(
            _("Change or remove “%(quote)s” in your reason: it could identify somebody."),
            code="reason",
            params={"quote": group.quote, "key": group.places[0].field, "field": group.places[0].field},
        )
        for group in scan(reasons, language, known=known).blocking
    ]
    if errors:
        raise ValidationError(errors)


def pass_gate(
    texts: Mapping[str, str], decisions: Iterable[Decision] = (), language: str = "en", *, known: Known
) -> Scan:
    """Scan and gate in one step; return what was found.

    Raises:
        ValidationError: see `gate`; also when a text is longer than any of ours.
    """
    if any(len(text) > LONGEST_TEXT for text in texts.values()):
        raise ValidationError(_("This is too long. Shorten it."), code="too_long")
    found = scan(texts, language, known=known)
    gate(found, decisions, language, known=known)
    return found


def check_unchanged(passed: Mapping[str, object], stands: Mapping[str, object]) -> None:
    """Refuse to send what is not, word for word, what has passed the gate.

    The checker reads before a row is locked; whoever then writes calls this with the row locked.

    Args:
        passed: what the checker read, by field.
        stands: what stands in the locked row now.

    Raises:
        ValidationError: they differ ("changed").
    """
    if passed != stands:
        raise ValidationError(
            _("The text changed while it was being checked, perhaps in another window. Read it, then send it again."),
            code="changed",
        )


def _with_signatures(found: Sequence[Finding], signed: Sequence[Finding]) -> list[Finding]:
    """Let a signature take the place of what it covers; where something wider was found, that stays."""
    wider = [
        one
        for one in signed
        if not any(other.start <= one.start and one.end <= other.end and other.action == "block" for other in found)
    ]
    left = [other for other in found if not any(other.start < one.end and one.start < other.end for one in wider)]
    return sorted([*left, *wider], key=lambda one: one.start)
