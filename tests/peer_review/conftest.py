"""Case scenarios at each stage of their life, made by the services that people use."""

from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from deidentification.memory import Memory
from peer_review.intruders import KEYS
from peer_review.models import CaseScenario
from peer_review.rubric import PROMPTS
from peer_review.services import identifiers
from peer_review.services.reviews import save_review, skip_own_review, start_review, submit_review
from peer_review.services.scenarios import save_answers, start_scenario
from peer_review.services.submission import submit_scenario
from peer_review.services.triage import claim_scenario, release_scenario

CANARY = "quillfeathering"
"""A word that stands in every confidential text of these tests, and may stand nowhere else."""


@pytest.fixture
def unit(unit):
    """A team for which somebody is on duty at any hour, so that what is written can be sent."""
    staff_the_rota()
    return unit


def staff_the_rota():
    """Put somebody from elsewhere on the rota of every region, for a day before and a year ahead."""
    from accounts.models import OrganisationUnit, User
    from accounts.services.memberships import begin_membership
    from peer_review.models import DutyTurn

    far = OrganisationUnit.objects.create(kind="region", code="far", name="Far Region")
    lead = User.objects.create_user("on-duty@example.org", name="Lead On-Duty")
    begin_membership(lead, "safeguarding_lead", far, by=None)
    now = timezone.now()
    return DutyTurn.objects.create(person=lead, starts_at=now - timedelta(days=1), ends_at=now + timedelta(days=365))


@pytest.fixture
def answers():
    """A whole set of answers in which the checker finds nothing."""
    text = f"The plan is silent about the {CANARY}. I asked twice."
    choices = {
        "kind": "fictional",
        "help_wanted": "challenge",
        "format_wanted": "both",
        "urgency": "month",
        "age_band": "25-34",
        "sentence_type": "licence",
        "stage": "second_quarter",
        "offence_group": "violence",
        "repeat_pattern": "no",
        "rosh_level": "medium",
        "who_at_risk": ["child", "public"],
        "police_enquiry": "asked",
        "children_enquiry": "chased",
        "contact_band": "weekly",
        "characteristics_kinds": ["caring"],
        "plan_constructive": ["supervision"],
        "plan_restrictive": ["monitoring"],
        "forums": ["mappa"],
        "if_1_sign": "Two missed appointments.",
        "if_1_action": "I ring the same day.",
        "if_1_who": "Me",
        "if_1_when": "By five",
        "confidence": "4",
    }
    texts = [
        "focus_question",
        "characteristics",
        "enquiries_added",
        "know",
        "how_know",
        "contradictions",
        "gaps",
        "plan_supervision",
        "plan_monitoring",
        "plan_interventions",
        "plan_victim_safety",
        "activity",
        "interventions",
        "agencies",
        "contingency",
        "ending",
        "strengths",
        "own_view",
        "oversight",
        "hypothesis",
        "opposite_hypothesis",
        "effect_on_me",
        "bias",
    ]
    return {**choices, **dict.fromkeys(texts, text), "title": f"A quiet {CANARY}"}


@pytest.fixture
def author(make_person):
    return make_person("practitioner", name="Author Somebody")


@pytest.fixture
def mentor(make_person):
    return make_person("mentor", name="Mentor Somebody")


@pytest.fixture
def draft(author):
    """An empty draft."""
    return start_scenario(by=author)


@pytest.fixture
def written(draft, author, answers):
    """A whole draft, not yet sent."""
    save_answers(draft, answers, by=author)
    return CaseScenario.objects.get(pk=draft.pk)


@pytest.fixture
def waiting(written, author):
    """A case scenario that waits for a second person."""
    submit_scenario(written, by=author, signed=True)
    return CaseScenario.objects.get(pk=written.pk)


@pytest.fixture
def released(waiting, mentor):
    """A case scenario that a second person has released."""
    claim_scenario(waiting, by=mentor)
    release_scenario(waiting.versions.get(), by=mentor, checklist=KEYS)
    return CaseScenario.objects.get(pk=waiting.pk)


@pytest.fixture
def review(released, mentor):
    """A review that is whole and not yet sent."""
    found = start_review(released, by=mentor)
    part = f"You noticed the {CANARY}. What would it change?"
    levels = dict.fromkeys(PROMPTS, "2")
    save_review(found, by=mentor, levels=levels, strengths=part, questions=part, next_step=part)
    found.refresh_from_db()
    return found


@pytest.fixture
def sent_review(review, mentor, author):
    """A review that the author can read, having chosen to go on without a look of their own."""
    skip_own_review(review.version.scenario, by=author)
    found = submit_review(review, by=mentor)
    found.version.refresh_from_db()
    return found


@pytest.fixture
def second_review(released):
    """Let somebody else review the same version: `second_review(person, levels={…}, send=False)`."""

    def make(person, levels=None, send=True):
        found = start_review(released, by=person)
        part = "I would keep the second question."
        words = {"strengths": part, "questions": part, "next_step": part}
        save_review(found, by=person, levels=levels or dict.fromkeys(PROMPTS, "2"), **words)
        found.refresh_from_db()
        return submit_review(found, by=person) if send else found

    return make


class Watched(Memory):
    """The checker's memory, which notes whether a transaction of a service is open while it reads.

    What `meanwhile` is set to happens once, while the checker reads for the first time.
    """

    def __init__(self) -> None:
        super().__init__()
        self.before = len(connection.savepoint_ids)
        self.depths: list[int] = []
        self.meanwhile = None

    def find(self, *args, **kwargs):
        self.depths.append(len(connection.savepoint_ids))
        happens, self.meanwhile = self.meanwhile, None
        if happens is not None:
            happens()
        return super().find(*args, **kwargs)

    @property
    def read_without_a_lock(self) -> bool:
        """Say whether it has read, and never inside a transaction of a service."""
        return set(self.depths) == {self.before}


@pytest.fixture
def watch(monkeypatch):
    """Begin to watch the checker: `watch()`."""

    def begin():
        memory = Watched()
        monkeypatch.setattr(identifiers, "REMEMBERED", memory)
        return memory

    return begin
