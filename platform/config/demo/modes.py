"""Tell the demonstration's further stories: who is named to whom, as authors choose it, and words known in a region."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml
from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import OrganisationUnit, User
from peer_review.intruders import KEYS
from peer_review.lifecycle import Anonymity
from peer_review.models import CaseScenario, LocalTerm, ScenarioVersion
from peer_review.queries.known_words import known_to
from peer_review.rubric import PROMPTS
from peer_review.services.allocations import take_next_review
from peer_review.services.identifiers import Decision, Scan, scan
from peer_review.services.local_terms import add_local_term
from peer_review.services.reviews import (
    add_comment,
    save_review,
    skip_own_review,
    start_review,
    submit_review,
    texts_of,
)
from peer_review.services.scenarios import save_answers, start_scenario
from peer_review.services.submission import scan_version, submit_scenario
from peer_review.services.triage import claim_scenario, release_scenario

_FILE = Path(__file__).with_name("modes.yaml")
_INVENTED = "Invented for the demonstration; it belongs to nobody."


def load_modes() -> Iterator[str]:
    """Bring the further stories into the database, each only where it is missing.

    Yields:
        A line for each part that was new, for whoever waits.
    """
    content: dict[str, Any] = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    if not CaseScenario.objects.exclude(anonymity=Anonymity.AUTHOR_HIDDEN).exists():
        with transaction.atomic():
            for entry in content["scenarios"]:
                _bring(entry)
        yield "Wrote a case scenario under its author's name, and one in which nobody is named."
    if not LocalTerm.objects.exists():
        given = content["local_terms"]
        region = OrganisationUnit.objects.get(kind="region")
        for term in given["terms"]:
            add_local_term(region, term, by=_person(given["added_by"]))
        yield "Put two invented words on the region's list."


def _bring(entry: Mapping[str, Any]) -> None:
    author, second = _person(entry["author"]), _person(entry["released_by"])
    scenario = start_scenario(by=author)
    answers = {key: value.strip() if isinstance(value, str) else value for key, value in entry["answers"].items()}
    version = save_answers(scenario, answers, by=author)
    submit_scenario(
        scenario,
        by=author,
        signed=True,
        anonymity=entry["anonymity"],
        own_office_may_review=True,
        decisions=_decided(scan_version(version)),
    )
    claim_scenario(version.scenario, by=second)
    release_scenario(version, by=second, checklist=KEYS)
    if "review" in entry:
        _review(version, entry["review"])
        skip_own_review(CaseScenario.objects.get(pk=scenario.pk), by=author)


def _review(version: ScenarioVersion, words: Mapping[str, Any]) -> None:
    """Let a colleague who asks for one to review get this one, which needs it most, and review it.

    In a demonstration that has been used they may have another one already; then it waits like any other.
    """
    person = _person(words["by"])
    try:
        if take_next_review(by=person).version_id != version.pk:
            return
    except ValidationError:
        return
    draft = start_review(version.scenario, by=person)
    parts = {name: words[name].strip() for name in ("strengths", "questions", "next_step")}
    save_review(draft, by=person, levels=dict.fromkeys(PROMPTS, words["level"]), **parts)
    comment = {name: text.strip() for name, text in words["comment"].items()}
    add_comment(
        draft, by=person, decisions=_decided(scan({"comment": comment["text"]}, known=known_to(person))), **comment
    )
    draft.refresh_from_db()
    submit_review(draft, by=person, decisions=_decided(scan(texts_of(draft), known=known_to(person))))


def _decided(found: Scan) -> list[Decision]:
    return [Decision(group.category, group.quote, "changed", _INVENTED) for group in found.asking]


def _person(email: str) -> User:
    return User.objects.get(email=email)
