"""Give colleagues another name where they stay hidden, and keep their own out of the audit trail."""

from typing import TYPE_CHECKING

from django.db import transaction

from peer_review.lifecycle import Anonymity
from peer_review.models import CaseScenario, Pseudonym
from peer_review.permissions import reviews_as_mentor
from peer_review.pseudonyms import fresh_word

if TYPE_CHECKING:
    from accounts.models import User


def takes_part_hidden(person: "User", scenario: CaseScenario) -> bool:
    """Say whether somebody who reviews this case scenario does so under a pseudonym: colleagues do, mentors never."""
    if scenario.anonymity != Anonymity.BOTH_HIDDEN:
        return False
    has_one = Pseudonym.objects.filter(scenario=scenario, person_id=person.pk).exists()
    return has_one or not reviews_as_mentor(person, scenario)


@transaction.atomic
def pseudonym_for(person: "User", scenario: CaseScenario) -> str:
    """Return the word that stands for somebody on one case scenario, choosing it the first time; "" if they are named.

    Called in the transaction of a service that has asked for the permission.
    """
    if not takes_part_hidden(person, scenario):
        return ""
    CaseScenario.objects.select_for_update().get(pk=scenario.pk)
    of_scenario = Pseudonym.objects.filter(scenario=scenario)
    own = of_scenario.filter(person_id=person.pk).first()
    if own is None:
        word = fresh_word(list(of_scenario.values_list("word", flat=True)))
        own = Pseudonym.objects.create(scenario=scenario, person=person, word=word)
    return own.word


def actor(person: "User", scenario: CaseScenario) -> "User | None":
    """Return whom the audit trail names for an act of a reviewer: nobody, where they are hidden."""
    return None if takes_part_hidden(person, scenario) else person
