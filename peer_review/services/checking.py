"""What the checker says while somebody writes: findings, words to put in their place, and the jigsaw.

Nothing here stores or logs a text. What was chosen in the place of a name is remembered in the writer's session by a
keyed digest of the name, so that the same name gets the same words on every page, and the name itself stands nowhere.
"""

from collections.abc import Iterable, Mapping, MutableMapping
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from deidentification import Finding
from deidentification.jigsaw import Jigsaw, jigsaw
from deidentification.replacements import Scene, fold_words
from deidentification.weaving import Change
from peer_review.models import CaseScenario, ReviewSession, ScenarioVersion
from peer_review.queries.known_words import known_to
from peer_review.scenario_form import TEXT_FIELDS
from peer_review.services.identifiers import LONGEST_TEXT, Scan, scan
from peer_review.services.scenarios import open_version
from peer_review.services.submission import scan_version

if TYPE_CHECKING:
    from accounts.models import User

LONGEST_IN_ALL = 60_000
"""Characters of all texts of one form together."""

LONGEST_REPLACEMENT = 80
_KEPT = 200
_KEY = "replacements"


class Choices:
    """What somebody chose in the place of names, in a session: digests of the names, never the names."""

    def __init__(self, session: MutableMapping[str, Any]) -> None:
        self._session = session

    def get(self, key: str, /) -> str | None:
        """Return what was chosen for folded words, or None."""
        found: str | None = self._session.get(_KEY, {}).get(_digest(key))
        return found

    def values(self) -> Iterable[str]:
        """Return all that was chosen."""
        return list(self._session.get(_KEY, {}).values())

    def note(self, key: str, words: str) -> None:
        """Remember a choice; the oldest goes when there are too many."""
        kept = {**self._session.get(_KEY, {}), _digest(key): words}
        self._session[_KEY] = dict(list(kept.items())[-_KEPT:])


def _digest(folded: str) -> str:
    return salted_hmac("peer_review.replacements", folded).hexdigest()[:20]


@dataclass(frozen=True)
class Checked:
    """What the checker says about a set of texts.

    Attributes:
        scan: what was found, by field.
        scene: the texts with those that belong to them, to choose and make replacements.
    """

    scan: Scan
    scene: Scene

    @property
    def jigsaw(self) -> Jigsaw:
        """Return whether the details tell together who somebody is."""
        return jigsaw(self.scene)

    def suggestions(self, field: str, finding: Finding) -> tuple[str, ...]:
        """Return the words offered in the place of a finding."""
        return self.scene.suggestions(field, finding)


def check_texts(
    texts: Mapping[str, str],
    *,
    by: "User",
    language: str,
    choices: Choices | None = None,
    scenario: CaseScenario | None = None,
    session: ReviewSession | None = None,
) -> Checked:
    """Ask the checker about what somebody is writing; nothing of it is kept.

    Args:
        texts: text by field, as far as they are on the page.
        by: who writes.
        language: "en" or "cy".
        choices: what they chose before.
        scenario: their case scenario, whose other answers belong to it.
        session: the review session they write in.

    Raises:
        ValidationError: it is too long for the checker.
    """
    if any(len(text) > LONGEST_TEXT for text in texts.values()) or sum(map(len, texts.values())) > LONGEST_IN_ALL:
        message = _("This is too long for the checker: it reads %(most)s characters. Nothing is lost; shorten it.")
        raise ValidationError(message % {"most": f"{LONGEST_TEXT:,}"}, code="too_long")
    others = _others(scenario, texts) if scenario is not None else {}
    found = scan({**others, **texts}, language, known=known_to(by, session))
    return Checked(found, _scene({**others, **texts}, found, language, choices))


def check_version(version: ScenarioVersion, *, by: "User | None" = None, choices: Choices | None = None) -> Checked:
    """Ask the checker about a whole version, as its author or for a second person.

    Args:
        version: the version.
        by: its author; None for everybody else, who must see what the author saw.
        choices: what the author chose before.
    """
    answers = version.answers
    texts = {key: answers.get(key, "") for key in TEXT_FIELDS}
    return Checked(found := scan_version(version, by), _scene(texts, found, version.language, choices))


def as_json(checked: Checked, fields: Iterable[str]) -> dict[str, Any]:
    """Return findings and jigsaw as a browser takes them.

    Args:
        checked: what the checker says.
        fields: the fields that the browser asked about.
    """
    puzzle = checked.jigsaw
    return {
        "findings": {
            field: [
                {**asdict(finding), "suggestions": checked.suggestions(field, finding)}
                for finding in checked.scan.findings.get(field, ())
            ]
            for field in fields
        },
        "jigsaw": {"level": puzzle.level, "pieces": [asdict(piece) for piece in puzzle.pieces]},
    }


def replacements_for(
    checked: Checked, *, category: str, quote: str, words: str, choices: Choices | None = None
) -> dict[str, list[Change]]:
    """Return the changes that put words in the place of a quote in all texts, and remember the choice.

    Raises:
        ValidationError: the words are empty, too long or not plain.
    """
    if not words.strip() or len(words) > LONGEST_REPLACEMENT or not words.isprintable() or len(quote) > LONGEST_TEXT:
        raise ValidationError(_("Choose one of the words that are offered."), code="words")
    changes = checked.scene.changes(category, quote, words)
    if choices is not None and changes:
        choices.note(fold_words(category, quote), words)
    return changes


def _scene(texts: Mapping[str, str], found: Scan, language: str, choices: Choices | None) -> Scene:
    return Scene(texts, found.findings, language[:2], timezone.localdate(), choices)


def _others(scenario: CaseScenario, texts: Mapping[str, str]) -> dict[str, str]:
    answers = open_version(scenario).answers
    return {key: str(answers.get(key, "")) for key in TEXT_FIELDS if key not in texts}
