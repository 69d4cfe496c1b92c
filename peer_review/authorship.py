"""The one door to who wrote a case scenario.

Nothing else imports the model behind it. Ask `is_author` and `scenarios_of` on behalf of the person themselves; ask
`author_of` only to do something for the author that the author expects, and say what.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet

from accounts.models import Membership, SupportRelationship
from audit.services import record
from peer_review.lifecycle import Anonymity
from peer_review.models import CaseScenario
from peer_review.models.authorship import Authorship

if TYPE_CHECKING:
    from accounts.models import User
    from peer_review.models.scenario import ScenarioQuerySet

REASONS = frozenset({"notify-author", "risk"})
"""Why the name behind a scenario may be looked up; a further reason is a change here that somebody reviews."""


def name_author(scenario: CaseScenario, person: "User") -> None:
    """Note that a person has begun a case scenario."""
    Authorship.objects.create(scenario=scenario, author=person)


def is_author(scenario: CaseScenario, person: "User") -> bool:
    """Say whether the person wrote the case scenario."""
    return Authorship.objects.filter(scenario=scenario, author_id=person.pk).exists()


def author_may_be_asked(scenario: CaseScenario) -> bool:
    """Say whether the author, whoever it is, has offered to present the case scenario and still has an account."""
    return scenario.willing_to_present and Authorship.objects.filter(scenario=scenario, author__is_active=True).exists()


def scenarios_of(person: "User") -> "ScenarioQuerySet":
    """Return the case scenarios that a person wrote."""
    written = Authorship.objects.filter(author_id=person.pk).values("scenario")
    return CaseScenario.objects.filter(pk__in=written)


def scenarios_tied_to(person: "User") -> "ScenarioQuerySet":
    """Return the case scenarios to which somebody is too close to judge them: their own, and those of their line
    manager or of the people whom they manage.

    This is never relaxed: such a person is neither second person nor reviewer. Somebody's mentor is not tied: to review
    is what a mentor is for.
    """
    return CaseScenario.objects.filter(pk__in=_tied_to(person).values("scenario"))


def tied_to_the_author_of(scenario: CaseScenario) -> frozenset[int]:
    """Return the account numbers of the author's line manager and of those whom the author manages; for rules only."""
    found = Authorship.objects.filter(scenario=scenario).values_list("author", flat=True)
    managing = SupportRelationship.objects.today().filter(kind=SupportRelationship.Kind.LINE_MANAGER)  # type: ignore[misc]
    above = managing.filter(person__in=found).values_list("supporter", flat=True)
    return frozenset(above.union(managing.filter(supporter__in=found).values_list("person", flat=True)))


def scenarios_in_conflict_with(person: "User") -> "ScenarioQuerySet":
    """Return the case scenarios that somebody may not be given to review: those they are tied to, and those of their
    own office, unless the scenario allows that.

    Whoever leaves these out of a list does not say why: the reason could name the author.
    """
    own_office = Membership.objects.today().filter(person_id=person.pk).values("unit")  # type: ignore[misc]
    colleagues = Membership.objects.today().filter(unit__in=own_office).values("person")  # type: ignore[misc]
    near = Q(scenario__unit__in=own_office) | Q(author__in=colleagues)
    strict = Authorship.objects.filter(near, scenario__own_office_may_review=False, scenario__own_office_relaxed=False)
    return CaseScenario.objects.filter(
        Q(pk__in=_tied_to(person).values("scenario")) | Q(pk__in=strict.values("scenario"))
    )


@dataclass(frozen=True, slots=True)
class Distance:
    """Who is too close to one case scenario, by the numbers of their accounts: for rules, never for a page.

    Attributes:
        tied: the author, the author's line manager and whom the author manages.
        same_office: whoever works in the same office, the author included.
    """

    tied: frozenset[int]
    same_office: frozenset[int]


def distances_of(scenarios: Iterable[CaseScenario]) -> dict[int, Distance]:
    """Return who is too close to each of some case scenarios, in three questions to the database."""
    found = {one.pk: one for one in scenarios}
    authors = dict(Authorship.objects.filter(scenario__in=found).values_list("scenario", "author"))
    managing = SupportRelationship.objects.today().filter(kind=SupportRelationship.Kind.LINE_MANAGER)  # type: ignore[misc]
    known = set(authors.values())
    tied: dict[int, set[int]] = {author: {author} for author in known}
    ties = managing.filter(Q(supporter__in=known) | Q(person__in=known)).values_list("supporter", "person")
    for manager, managed in ties:
        for one, other in ((manager, managed), (managed, manager)):
            if one in tied:
                tied[one].add(other)
    their_units = Membership.objects.today().filter(person__in=known).values("unit")  # type: ignore[misc]
    offices = Q(unit__in={one.unit_id for one in found.values()}) | Q(unit__in=their_units)
    people: dict[int, set[int]] = {}
    units: dict[int, set[int]] = {author: set() for author in known}
    for unit, person in Membership.objects.today().filter(offices).values_list("unit", "person"):  # type: ignore[misc]
        people.setdefault(unit, set()).add(person)
        if person in units:
            units[person].add(unit)
    distances = {}
    for pk, scenario in found.items():
        author = authors.get(pk, 0)
        near = {scenario.unit_id} | units.get(author, set())
        distances[pk] = Distance(
            frozenset(tied.get(author, ())), frozenset(person for unit in near for person in people.get(unit, ()))
        )
    return distances


def open_author_of(scenario: CaseScenario) -> "User | None":
    """Return the author of a case scenario that was brought under their name, for a page; None for every other.

    Asked once per case scenario object, so that a page with a long thread costs one query.
    """
    if scenario.anonymity != Anonymity.OPEN:
        return None
    if not hasattr(scenario, "_open_author"):
        found = Authorship.objects.select_related("author").filter(scenario=scenario).first()
        scenario._open_author = found.author if found else None  # type: ignore[attr-defined]
    return scenario._open_author  # type: ignore[attr-defined, no-any-return]


def scenarios_with_an_author() -> "ScenarioQuerySet":
    """Return the case scenarios whose link to their author still stands."""
    return CaseScenario.objects.filter(pk__in=Authorship.objects.values("scenario"))


def forget_author(scenario: CaseScenario) -> int | None:
    """Destroy the link to the author for good; return the number of their account, or None where there was no link.

    Whoever calls this uses the number to take away, in the same transaction, what else would lead to the author.
    """
    link = Authorship.objects.filter(scenario=scenario).first()
    if link is None:
        return None
    link.delete()
    return link.author_id


def authors_to_tell(scenario: CaseScenario) -> "list[User]":
    """Return the author, to leave them a notice that they expect; nobody where the link is gone."""
    if not Authorship.objects.filter(scenario=scenario).exists():
        return []
    return [author_of(scenario, reason_code="notify-author")]


def author_of(scenario: CaseScenario, *, reason_code: str) -> "User":
    """Return who wrote a case scenario, and leave in the audit trail that and why somebody looked.

    Args:
        scenario: the case scenario.
        reason_code: one of `REASONS`.

    Raises:
        ValueError: the reason is not one of ours.
    """
    if reason_code not in REASONS:
        raise ValueError(f"Nobody may look up an author for {reason_code!r}.")
    record("authorship.looked-up", by=None, on=scenario, reason=reason_code)
    return Authorship.objects.select_related("author").get(scenario=scenario).author


def _tied_to(person: "User") -> QuerySet[Authorship]:
    managing = SupportRelationship.objects.today().filter(kind=SupportRelationship.Kind.LINE_MANAGER)  # type: ignore[misc]
    ties = Q(author__in=managing.filter(supporter_id=person.pk).values("person"))
    ties |= Q(author__in=managing.filter(person_id=person.pk).values("supporter"))
    return Authorship.objects.filter(Q(author_id=person.pk) | ties)
