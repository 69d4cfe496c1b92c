"""What to write instead of a finding, and the one way in which it is put into a set of texts.

Plain rules: a role or a letter for a person, a band for an age, a relative time for a day, a wider area for a place, a
kind or a sector for an organisation. One replacement goes through all texts of a scenario, wherever the same is named.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Protocol

from deidentification import bands, gazetteer
from deidentification.document import Document
from deidentification.finding import Finding
from deidentification.kinds_of_place import INSTITUTIONS, WORK, general_words
from deidentification.people import PERSONS, People, name_words, same_person
from deidentification.regions import wider
from deidentification.weaving import Change, weave
from deidentification.welsh import mutations

Findings = Mapping[str, Sequence[Finding]]

_OUT = {
    "phone": ("[phone number]", "[rhif ffôn]"),
    "email": ("[email address]", "[cyfeiriad e-bost]"),
    "online": ("[online name]", "[enw ar-lein]"),
    "vehicle": ("[registration]", "[rhif cofrestru]"),
    "postcode": ("[postcode]", "[cod post]"),
    "postcode_area": ("[postcode]", "[cod post]"),
    "bank": ("[bank details]", "[manylion banc]"),
    "ip_address": ("[internet address]", "[cyfeiriad rhyngrwyd]"),
}
_NUMBERS = frozenset(
    (
        "crn",
        "prison_number",
        "pnc",
        "cro",
        "asn",
        "urn",
        "court_reference",
        "ni_number",
        "nhs_number",
        "tax_reference",
        "driving_licence",
        "passport",
        "reference",
        "number",
    )
)
_GENERAL = {
    "address": ("an address nearby", "cyfeiriad cyfagos"),
    "premises": ("approved premises", "safle cymeradwy"),
    "school": ("a school", "ysgol"),
    "court": ("the court", "y llys"),
    "organisation": ("a local organisation", "sefydliad lleol"),
    "local": ("a local service", "gwasanaeth lleol"),
}
_START = re.compile(
    r"\b(?:sentenced|released|licen[cs]e (?:began|begins|started|from)|order (?:began|begins|started|made|from)|"
    r"commenced|dedfrydwyd|rhyddhawyd)\b[^.\n]{0,25}$",
    re.I,
)


class Chosen(Protocol):
    """Replacements chosen before, by the form that `fold` gives; a dict is one."""

    def get(self, key: str, /) -> str | None:
        """Give what was chosen, or None."""

    def values(self) -> Iterable[str]:
        """Give all that was chosen."""


class Scene:
    """All texts of a scenario with what was found in them, as far as the choice of replacements needs it.

    Args of the constructor: text by field; findings by field; "en" or "cy"; today, for what was long ago; replacements
    chosen before, by folded name; and further texts in which letters may be taken.
    """

    def __init__(
        self,
        texts: Mapping[str, str],
        findings: Findings,
        language: str = "en",
        today: datetime.date | None = None,
        chosen: Chosen | None = None,
        used: Iterable[str] = (),
    ) -> None:
        self.texts, self.findings = texts, findings
        self.language = "cy" if language == "cy" else "en"
        self.today = today
        self.chosen: Chosen = chosen if chosen is not None else {}
        self._used = (*used, *self.chosen.values())

    @cached_property
    def people(self) -> People:
        """Who is named in the texts."""
        return People(self.texts, self.findings, self.language, self._used)

    @cached_property
    def first_day(self) -> datetime.date | None:
        """The day from which weeks are counted: the start of the sentence if told, else the earliest of several."""
        days: set[datetime.date] = set()
        for key, found in self.findings.items():
            for finding in found:
                day = bands.day_of(finding.text) if finding.category == "date" else None
                if day and _START.search(self.texts[key][max(0, finding.start - 60) : finding.start]):
                    return day
                if day:
                    days.add(day)
        return min(days) if len(days) > 1 else None

    def suggestions(self, key: str, finding: Finding) -> tuple[str, ...]:
        """Give the words offered in the place of a finding, the best first; none where a person must choose.

        Args:
            key: the field in which it stands.
            finding: what was found there.
        """
        earlier = self.chosen.get(fold(finding))
        offered = [word for word in self._offered(key, finding) if word]
        return tuple(dict.fromkeys([earlier, *offered] if earlier else offered))

    def _offered(self, key: str, finding: Finding) -> Iterator[str]:
        category, welsh = finding.category, self.language == "cy"
        if category in PERSONS:
            yield from self._for_person(finding)
        elif category in _OUT:
            yield _OUT[category][welsh]
        elif category in _NUMBERS:
            yield "[rhif]" if welsh else "[number]"
        elif category == "place":
            general = general_words(finding.text, INSTITUTIONS, self.language)
            yield from general or (wider(finding.text, self.language),)
        elif category in ("age", "background"):
            yield from self._for_age(key, finding)
        elif category == "birth_date":
            yield from self._for_birth(key, finding)
        elif category == "date":
            yield from self._for_day(finding)
        elif category == "rare":
            yield from general_words(finding.text, WORK, self.language)
        elif category in _GENERAL:
            general = general_words(finding.text, INSTITUTIONS, self.language)
            yield from general or (_GENERAL[category][welsh],)

    def _for_person(self, finding: Finding) -> Iterator[str]:
        person = self.people.person(name_words(finding.text))
        if person is not None:
            yield person.role
            yield f"Person {person.letter}"

    def _for_age(self, key: str, finding: Finding) -> Iterator[str]:
        text, years = self.texts[key], bands.number_of(finding.text)
        if finding.category == "background" and not re.search(r"(?i)old|aged", finding.text):
            if re.search(r"\d{4}", finding.text) and self.today:
                yield bands.long_ago(finding.text, self.today, self.language)
            return
        if re.search(r"(?i)months?|mths?|weeks?|wks?|baby|mo\b", finding.text):
            yield "baban" if self.language == "cy" else "under one"
        elif years is not None and years < 18:
            noun = re.match(r"[ -][a-z]", text[finding.end :]) and re.search(r"(?i)old|yo|yr", finding.text)
            yield bands.school_age(years, bool(noun), self.language)
        elif years is not None and years > 80:
            yield "dros 65 oed" if self.language == "cy" else "over 65"
        elif years is not None:
            owner = bands.whose(text, finding.start, finding.end, self.language)
            yield bands.decade(years, owner, self.language)

    def _for_birth(self, key: str, finding: Finding) -> Iterator[str]:
        year = bands.parts_of(finding.text)[0]
        if year and self.today and 0 <= self.today.year - year < 110:
            years = self.today.year - year
            owner = bands.whose(self.texts[key], finding.start, finding.end, self.language)
            yield (
                bands.school_age(years, False, self.language)
                if years < 18
                else bands.decade(years, owner, self.language)
            )
        yield "[dyddiad geni]" if self.language == "cy" else "[date of birth]"

    def _for_day(self, finding: Finding) -> Iterator[str]:
        day = bands.day_of(finding.text)
        if day and self.first_day:
            yield bands.week_of(day, self.first_day, self.language)
        season = bands.season_of(finding.text, self.language)
        if season:
            yield season
        else:
            yield "ar ddiwrnod arall" if self.language == "cy" else "on another day"

    def changes(self, category: str, quote: str, words: str) -> dict[str, list[Change]]:
        """Give the changes that put words in the place of a quote in every text where the same is named.

        Args:
            category: the category of the finding that the quote is from.
            quote: the words of the finding.
            words: what to write instead.

        Each list is sorted by place and without overlap.
        """
        return {
            key: found
            for key, text in self.texts.items()
            if (found := list(self._changes_in(key, text, category, quote, words)))
        }

    def _changes_in(self, key: str, text: str, category: str, quote: str, words: str) -> Iterator[Change]:
        end = 0
        for start, stop in self._mentions(key, text, category, quote):
            change = weave(text, start, stop, category, words, self.language)
            if change.start >= end:
                yield change
                end = change.end

    def _mentions(self, key: str, text: str, category: str, quote: str) -> list[tuple[int, int]]:
        folded = fold_words(category, quote)
        found = [
            (finding.start, finding.end)
            for finding in self.findings.get(key, ())
            if (finding.category in PERSONS) == (category in PERSONS) and self._same(category, quote, folded, finding)
        ]
        taken = [(finding.start, finding.end) for finding in self.findings.get(key, ())]
        for words in self._spellings(category, quote):
            for place in _whole(words, text):
                across = [span for span in taken if place[0] < span[1] and span[0] < place[1]]
                if (not across or across == [place]) and place not in found:
                    found.append(place)
                    taken.append(place)
        return sorted(found)

    def _spellings(self, category: str, quote: str) -> list[str]:
        """Give further forms to look for where the checker saw nothing, none of them a common word."""
        forms = {quote} | ({word.title() for word in name_words(quote)} if category in PERSONS else set())
        ranks = gazetteer.ranks()
        return sorted(
            (
                form
                for form in forms
                if len(form) > 2
                and (" " in form or ranks.get(form.lower(), 99999) > 3000)
                and not (category in PERSONS and form != quote and self.people.shared(name_words(form)))
            ),
            key=len,
            reverse=True,
        )

    def _same(self, category: str, quote: str, folded: str, finding: Finding) -> bool:
        if category in PERSONS:
            mine, theirs = name_words(quote), name_words(finding.text)
            if not same_person(mine, theirs):
                return False
            whole = len(theirs) >= len(mine)
            return whole or not self.people.shared(theirs)
        return fold(finding) == folded or (
            category == "place" and finding.category == "place" and bool(_forms(quote) & _forms(finding.text))
        )


def _whole(words: str, text: str) -> Iterator[tuple[int, int]]:
    """Find words in a text where no longer word holds them; with no pattern, because ``re`` keeps its patterns."""
    at = text.find(words)
    while at >= 0:
        end = at + len(words)
        around = text[max(0, at - 1) : at] + text[end : end + 1]
        alone = not any(sign.isalnum() or sign in "_@-" for sign in around)
        if alone:
            yield at, end
        at = text.find(words, end if alone else at + 1)


def _forms(place: str) -> set[str]:
    plain = " ".join(Document(place).text.lower().split())
    return {plain, *mutations(plain)}


def fold(finding: Finding) -> str:
    """Give a finding's words in the form under which a choice is remembered: the same for every way to write them."""
    return fold_words(finding.category, finding.text)


def fold_words(category: str, quote: str) -> str:
    """Give words in the form under which a choice is remembered; a person's name without its category's shade."""
    kind = "person" if category in PERSONS else category
    return f"{kind}\n{' '.join(Document(quote).text.casefold().split())}"


def apply(text: str, changes: Sequence[Change]) -> str:
    """Give a text with changes made; they are sorted and do not overlap."""
    for change in reversed(changes):
        text = text[: change.start] + change.words + text[change.end :]
    return text
