"""A whole story in each mode of anonymity, in which the author and a colleague have names that stand nowhere else."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.utils import timezone

from tests.peer_review.conftest import answers, unit  # noqa: F401  (fixtures)

WORD = "quillfeathering"
"""Stands in every text of the story."""


@dataclass
class Story:
    """Who and what is in it: people by part, objects by kind, and the marks by which each hidden person is known."""

    mode: str
    people: dict[str, Any]
    scenario: Any
    reviews: dict[str, Any]
    comment: Any
    session: Any
    marks: dict[str, tuple[str, ...]]


@pytest.fixture
def people(unit, other_unit, make_person) -> dict[str, Any]:  # noqa: F811
    """One of each part."""
    make_person.calibrated |= {"practitioner"}
    return {
        "author": make_person("practitioner", name="Zephyrine Quillby", email="zephyrine.q@example.org"),
        "peer": make_person("practitioner", name="Balthasar Oxenholm", email="balthasar.o@example.org"),
        "mentor": make_person("mentor", name="Mentor Somebody"),
        "another mentor": make_person("mentor", name="Mentor Another"),
        "bystander": make_person("practitioner", name="Colleague Somebody"),
        "safeguarding lead": make_person("safeguarding_lead", name="Lead Somebody"),
        "facilitator": make_person("facilitator", name="Facilitator Somebody"),
        "editor": make_person("editor", name="Editor Somebody"),
        "leader": make_person("leader", name="Leader Somebody"),
        "administrator": make_person("administrator", name="Administrator Somebody"),
        "mentor elsewhere": make_person("mentor", name="Mentor Elsewhere", unit=other_unit),
    }


@pytest.fixture(params=["open", "author_hidden", "both_hidden"])
def story(request, answers, people, site, django_capture_on_commit_callbacks) -> Story:  # noqa: F811
    """A case scenario written, sent, released, reviewed by a colleague and a mentor, answered, talked of and followed up."""
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        return tell(request.param, people, answers)


def tell(mode: str, people: dict[str, Any], whole: dict[str, Any]) -> Story:
    """Let the story happen, in a mode of anonymity, with these people in its parts and these answers in its scenario."""
    from peer_review.intruders import KEYS
    from peer_review.models import CaseScenario, FollowUp, Review, ReviewComment
    from peer_review.services import reviews as acts
    from peer_review.services.allocations import take_next_review
    from peer_review.services.authors import find_author_for_risk
    from peer_review.services.follow_ups import answer_follow_up, ask_for_follow_ups
    from peer_review.services.reminders import remind_authors, remind_reviewers
    from peer_review.services.scenarios import save_answers, start_scenario
    from peer_review.services.sessions import accept_ground_rules, schedule_session
    from peer_review.services.submission import submit_scenario
    from peer_review.services.triage import claim_scenario, release_scenario, return_scenario

    author, peer, mentor = people["author"], people["peer"], people["mentor"]
    begun = start_scenario(by=author)
    save_answers(begun, whole, by=author)
    choices = {"signed": True, "anonymity": mode, "own_office_may_review": True}
    first = submit_scenario(begun, by=author, **choices)
    claim_scenario(first.scenario, by=mentor)
    return_scenario(first, by=mentor, reason=f"Say less about the {WORD}.")
    second = submit_scenario(CaseScenario.objects.get(pk=begun.pk), by=author, **choices)
    claim_scenario(second.scenario, by=mentor)
    release_scenario(second, by=mentor, checklist=KEYS)
    scenario = CaseScenario.objects.get(pk=begun.pk)
    take_next_review(by=peer)
    made = {}
    for part in ("peer", "mentor"):
        made[part] = _reviewed(scenario, people[part])
    comment = made["peer"].comments.get()
    acts.skip_own_review(scenario, by=author)
    acts.submit_review(made["peer"], by=peer)
    acts.submit_review(made["mentor"], by=mentor)
    comment = ReviewComment.objects.get(pk=comment.pk)
    acts.reply_to_comment(comment, by=author, text=f"The {WORD} came first.")
    acts.reply_to_comment(comment, by=peer, text=f"And then the {WORD}?")
    sent = {part: Review.objects.get(pk=one.pk) for part, one in made.items()}
    words = f"The {WORD} matters."
    for review in sent.values():
        acts.answer_review(review, by=author, takes=words, will_do=words, by_when=timezone.localdate())
    FollowUp.objects.update(due_on=timezone.localdate())
    ask_for_follow_ups.call()
    answer_follow_up(FollowUp.objects.first(), by=author, outcome="done", did=words)
    remind_authors.call()
    remind_reviewers.call()
    find_author_for_risk(scenario, by=people["safeguarding lead"], risk="child", words=f"The {WORD} worries me.")
    session = schedule_session(
        scenario,
        by=people["facilitator"],
        participants=[people["another mentor"], people["bystander"], people["mentor"]],
        presenter=people["mentor"],
        scheduled_for=timezone.now() + timedelta(hours=1),
        place="Room 2",
    )
    for part in ("facilitator", "another mentor", "bystander"):
        accept_ground_rules(session, by=people[part])
    marks = {part: (people[part].name, people[part].email, str(people[part].public_id)) for part in ("author", "peer")}
    return Story(mode, people, scenario, sent, comment, session, marks)


def _reviewed(scenario: Any, person: Any) -> Any:
    from peer_review.rubric import PROMPTS
    from peer_review.services.reviews import add_comment, save_review, start_review

    review = start_review(scenario, by=person)
    words = f"You saw the {WORD}. What would it change?"
    levels = dict.fromkeys(PROMPTS, "2")
    save_review(review, by=person, levels=levels, strengths=words, questions=words, next_step=words)
    add_comment(review, by=person, field="know", quote="I asked twice.", text=f"Which {WORD}?")
    review.refresh_from_db()
    return review
