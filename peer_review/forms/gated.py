"""Forms whose free text passes the checker before it counts.

What identifies alone is an error beside its field. What might identify brings a question of its own into the form: keep
it, or say that it is changed already, and why. Nothing typed is lost on the way.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from accounts.models import OrganisationUnit, User
from deidentification import Finding
from design.forms import PlainForm
from peer_review.models import FindingDecision, ReviewSession
from peer_review.queries.known_words import NOBODY, Known, known_to
from peer_review.services.identifiers import LONGEST_TEXT, Decision, Group, Scan, scan


@dataclass(frozen=True)
class Question:
    """A group of findings with the two fields that decide about it."""

    group: Group
    decision: BoundField
    reason: BoundField


class DecisionFields(PlainForm):
    """Asks for a decision, with a reason, about each group of words that might identify somebody."""

    label_size = ""

    def ask_about(
        self,
        found: Scan,
        language: str,
        made: Iterable[Decision] = (),
        settled: Iterable[Decision] = (),
        *,
        known: Known,
    ) -> None:
        """Add the questions to the form.

        Args:
            found: what the checker found.
            language: the language of the text.
            made: decisions made earlier, to start from.
            settled: decisions made earlier that are not asked for again.
            known: what the reasons are held against beside the checker's own lists.
        """
        self.found, self.scan_language, self.known = found, language, known
        earlier = {one.key: one for one in made}
        answered = {one.key for one in settled}
        for group in found.asking:
            if group.key in answered:
                continue
            before = earlier.get(group.key)
            self.fields[f"decision-{group.key}"] = forms.ChoiceField(
                label=_("What about “%(quote)s”?") % {"quote": group.quote},
                choices=FindingDecision.Decision.choices,
                widget=forms.RadioSelect,
                initial=before.decision if before else None,
                error_messages={"required": _("Decide about “%(quote)s”") % {"quote": group.quote}},
            )
            self.fields[f"reason-{group.key}"] = forms.CharField(
                label=_("Why may it stay?"),
                initial=before.reason if before else "",
                max_length=300,
                widget=forms.TextInput(attrs={"data-no-check": True}),
                error_messages={"required": _("Say why “%(quote)s” may stay") % {"quote": group.quote}},
            )

    @property
    def asked(self) -> list[Question]:
        """Return the groups with their fields, for the page."""
        return [
            Question(group, self[f"decision-{group.key}"], self[f"reason-{group.key}"])
            for group in self.found.asking
            if f"decision-{group.key}" in self.fields
        ]

    @property
    def decisions(self) -> list[Decision]:
        """Return the decisions that are complete."""
        values = self.cleaned_data if self.is_bound else {}
        return [
            Decision(group.category, group.quote, values[f"decision-{group.key}"], values[f"reason-{group.key}"])
            for group in self.found.asking
            if values.get(f"decision-{group.key}") and values.get(f"reason-{group.key}")
        ]

    def clean(self) -> dict[str, Any]:
        """Refuse a reason that would itself identify somebody."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        reasons = {key: value for key, value in cleaned.items() if key.startswith("reason-")}
        for group in scan(reasons, self.scan_language, known=self.known).blocking:
            field = group.places[0].field
            if field in self.fields:
                self.add_error(
                    field,
                    _("Change or remove “%(quote)s”: it could identify somebody.") % {"quote": group.quote},
                )
        return cleaned


class GatedForm(DecisionFields):
    """A form whose fields named in `gated` must pass the checker."""

    gated: ClassVar[tuple[str, ...]] = ()

    def __init__(
        self,
        *args: Any,
        language: str = "en",
        made: Iterable[Decision] = (),
        settled: Iterable[Decision] = (),
        also: Mapping[str, str] | None = None,
        by: User,
        session: ReviewSession | None = None,
        unit: OrganisationUnit | None = None,
        **kwargs: Any,
    ) -> None:
        """Take, beside what a form takes, the language, earlier decisions, texts that travel with it, and who writes.

        With `session` the first names of its people are looked for too, with `unit` the words and people of its region.
        """
        super().__init__(*args, **kwargs)
        texts = {name: str(self.data.get(self.add_prefix(name), ""))[:LONGEST_TEXT] for name in self.gated}
        known = known_to(by, session, unit) if self.is_bound else NOBODY
        found = scan({**texts, **(also or {})} if self.is_bound else {}, language, known=known)
        self.ask_about(found, language, made, settled, known=known)

    def findings_on(self, name: str) -> list[Finding]:
        """Return what the checker found in one field."""
        return list(self.found.findings.get(name, []))

    def clean(self) -> dict[str, Any]:
        """Put an error beside each field that holds something that identifies alone.

        A text that travels with the form has no field: its error leads to the element that bears the text's name.
        """
        cleaned = super().clean()
        for group in self.found.blocking:
            for field in dict.fromkeys(place.field for place in group.places):
                message = _("Change or remove “%(quote)s”: it could identify somebody.")
                error = ValidationError(message, params={"quote": group.quote, "target": field})
                self.add_error(field if field in self.fields else None, error)
        return cleaned
