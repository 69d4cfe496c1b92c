"""A region with two offices, in which practitioners may review."""

from datetime import timedelta
from itertools import count

import pytest
from django.utils import timezone

from accounts.models import Membership, OrganisationUnit, SupportRelationship
from peer_review.intruders import KEYS
from peer_review.models import CaseScenario, ScenarioVersion
from peer_review.services.scenarios import start_scenario
from peer_review.services.submission import submit_scenario
from peer_review.services.triage import claim_scenario, release_scenario


@pytest.fixture(autouse=True)
def peers(make_person):
    """Peers have passed the gate."""
    make_person.calibrated |= {"practitioner"}


@pytest.fixture
def office(unit):
    """Another office of the same region."""
    return OrganisationUnit.objects.create(kind="team", code="t9", name="Other Office", parent=unit.parent)


@pytest.fixture
def lead(make_person, unit):
    """Somebody who releases, and reviews nothing."""
    return make_person("safeguarding_lead")


@pytest.fixture
def bring(answers, lead):
    """Bring a released case scenario of somebody: `bring(author)`; each was sent an hour after the one before."""
    hours = count(1)

    def make(author) -> CaseScenario:
        version = submit_scenario(start_scenario(by=author), by=author, signed=True, answers=answers)
        claim_scenario(version.scenario, by=lead)
        release_scenario(version, by=lead, checklist=KEYS)
        sent = timezone.now() - timedelta(days=2) + timedelta(hours=next(hours))
        ScenarioVersion.objects.filter(pk=version.pk).update(submitted_at=sent)
        return CaseScenario.objects.select_related("released_version").get(pk=version.scenario_id)

    return make


@pytest.fixture
def manage():
    """Make somebody the line manager of somebody."""

    def make(manager, person) -> SupportRelationship:
        return SupportRelationship.objects.create(kind="line_manager", supporter=manager, person=person)

    return make


@pytest.fixture
def again():
    """The same person as at their next request."""
    return lambda person: type(person).objects.get(pk=person.pk)


@pytest.fixture
def end_role():
    """Somebody's roles end today."""
    return lambda person: Membership.objects.filter(person=person).update(ends_on=timezone.localdate())
