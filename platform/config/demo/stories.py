"""Tell the demonstration's stories through the same services that people use, once for each installation."""

import datetime
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from uuid import uuid4

import yaml
from django.db import transaction
from django.utils import timezone
from wagtail.models import Page

from accounts.models import User
from accounts.permissions import supported_by
from cms.services.installation import install_site
from cms.services.loading import load_content
from config.demo.people import load_people
from learning.models import PathwayPage
from learning.services.assignments import assign_pathway
from learning.services.curriculum import load_curriculum
from peer_review.calibration_set import gold_scenarios
from peer_review.intruders import KEYS
from peer_review.models import CaseScenario, ReviewComment, ReviewSession, ScenarioVersion
from peer_review.phases import Seen
from peer_review.queries.known_words import known_to
from peer_review.retention import BY_KEY
from peer_review.services import sessions
from peer_review.services.calibration import answer_gold_scenario, begin_calibration
from peer_review.services.concerns import start_drill
from peer_review.services.disposal import dispose
from peer_review.services.identifiers import Decision, Scan, scan
from peer_review.services.learning_points import LearningPointWords, agree_learning_point, write_learning_point
from peer_review.services.reviews import (
    add_comment,
    reply_to_comment,
    save_review,
    start_own_review,
    start_review,
    submit_review,
    texts_of,
)
from peer_review.services.rounds import begin_next_version
from peer_review.services.scenarios import save_answers, start_scenario
from peer_review.services.submission import scan_version, submit_scenario
from peer_review.services.triage import claim_scenario, release_scenario
from peer_review.services.withdrawal import withdraw_scenario

_FILE = Path(__file__).with_name("scenarios.yaml")
_INVENTED = "Invented for the demonstration; it belongs to nobody."
_NOT_ANSWERS = {"key", "author", "state", "review", "own_review", "next_version"}


def load_demo() -> Iterator[str]:
    """Bring site, content, people and stories into the database, each only where it is missing.

    Yields:
        A line for each part that was new, for whoever waits.
    """
    home = install_site()
    first_time = not PathwayPage.objects.exists()
    load_content()
    load_curriculum()
    if first_time:
        load_content()  # the learning points can only now find the modules they concern
        yield f"Built the site: {home.get_descendants().count()} pages."
    if people := load_people():
        yield f"Invited {people} fictional people."
    if not CaseScenario.objects.exists():
        _tell()
        yield "Wrote two case scenarios, a review, a review session and a learning point that waits for its editor."


@transaction.atomic
def _tell() -> None:
    content: dict[str, Any] = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    _plan_inductions()
    for email in content["calibrated"]:
        _calibrate(_person(email))
    _dispose_of_an_old_one(_person("tunde@example.org"))
    scenarios = {entry["key"]: _bring(entry) for entry in content["scenarios"]}
    session = _hold_session(content, scenarios[content["review_session"]["scenario"]])
    _agree(session, content["learning_point"], _person(content["review_session"]["facilitator"]))
    _plan_session(content["review_session"], scenarios[content["review_session"]["scenario"]])
    for entry in content["scenarios"]:
        if "next_version" in entry:
            _bring_again(scenarios[entry["key"]], entry)
    begun = content["begun"]
    save_answers(start_scenario(by=_person(begun["author"])), begun["answers"], by=_person(begun["author"]))
    start_drill(by=_person("kit@example.org"))


def _plan_inductions() -> None:
    induction = PathwayPage.objects.get(slug="induction")
    newest = User.objects.get(email="sian@example.org")
    mentor = next(one for one in User.objects.filter(supports__kind="mentor") if newest in supported_by(one))
    assign_pathway(induction, newest, starts_on=timezone.localdate(), by=mentor)


def _calibrate(person: User) -> None:
    attempt = begin_calibration(by=person)
    for item in attempt.items:
        levels = {one.key: one.agreed for one in gold_scenarios()[item].standards}
        differently = next(one for one in gold_scenarios()[item].standards if not one.critical)
        levels[differently.key] = {"0": "1", "4": "3"}.get(differently.agreed, "2")
        answer_gold_scenario(attempt, item, levels, by=person)


def _dispose_of_an_old_one(author: User) -> None:
    """Let a case scenario be withdrawn long ago, so that there is a certificate of what the night deleted."""
    scenario = start_scenario(by=author)
    withdraw_scenario(scenario, by=author)
    long_ago = timezone.localdate() - datetime.timedelta(days=BY_KEY["scenario"].days or 0)
    CaseScenario.objects.filter(pk=scenario.pk).update(changed_on=long_ago)
    dispose.call()


def _bring(entry: Mapping[str, Any]) -> CaseScenario:
    author = _person(entry["author"])
    answers = {
        key: value.strip() if isinstance(value, str) else value
        for key, value in entry.items()
        if key not in _NOT_ANSWERS
    }
    scenario = start_scenario(by=author)
    version = save_answers(scenario, answers, by=author)
    submit_scenario(
        scenario, by=author, signed=True, willing_to_present=True, decisions=_decided(scan_version(version))
    )
    if entry["state"] == "released":
        _release_and_review(version, entry["review"])
        _look_and_reply(version, author, entry)
    return CaseScenario.objects.get(pk=scenario.pk)


def _bring_again(scenario: CaseScenario, entry: Mapping[str, Any]) -> None:
    """Send a next version, which waits for a second person while the released one is read on."""
    author = _person(entry["author"])
    begin_next_version(scenario, by=author)
    answers = {key: value.strip() for key, value in entry["next_version"].items()}
    version = save_answers(CaseScenario.objects.get(pk=scenario.pk), answers, by=author)
    decisions = _decided(scan_version(version))
    submit_scenario(version.scenario, by=author, signed=True, willing_to_present=True, decisions=decisions)


def _release_and_review(version: ScenarioVersion, review: Mapping[str, Any]) -> None:
    mentor = _person(review["by"])
    claim_scenario(version.scenario, by=mentor)
    release_scenario(version, by=mentor, checklist=KEYS)
    draft = start_review(version.scenario, by=mentor)
    parts = {name: review[name].strip() for name in ("strengths", "questions", "next_step")}
    save_review(draft, by=mentor, levels=review["levels"], **parts)
    for comment in review["comments"]:
        words = {name: comment[name].strip() for name in ("quote", "text")}
        made = _decided(scan({"comment": words["text"]}, known=known_to(mentor)))
        add_comment(draft, by=mentor, field=comment["field"], decisions=made, **words)
    draft.refresh_from_db()
    submit_review(draft, by=mentor, decisions=_decided(scan(texts_of(draft), known=known_to(mentor))))


def _look_and_reply(version: ScenarioVersion, author: User, entry: Mapping[str, Any]) -> None:
    own = start_own_review(version.scenario, by=author)
    words = entry["own_review"]
    parts = {name: words[name].strip() for name in ("strengths", "questions", "next_step")}
    save_review(own, by=author, levels=words["levels"], **parts)
    own.refresh_from_db()
    submit_review(own, by=author, decisions=_decided(scan(texts_of(own), known=known_to(author))))
    answered = [comment["reply"].strip() for comment in entry["review"]["comments"] if "reply" in comment]
    comments = ReviewComment.objects.filter(review__version=version)
    for comment, reply in zip(comments, answered, strict=False):
        made = _decided(scan({"comment": reply}, known=known_to(author)))
        reply_to_comment(comment, by=author, text=reply, decisions=made)


def _hold_session(content: Mapping[str, Any], scenario: CaseScenario) -> ReviewSession:
    plan = content["review_session"]
    facilitator, presenter = _person(plan["facilitator"]), _person(plan["presenter"])
    session = sessions.agree_to_present(_schedule(scenario, facilitator, hours=0), by=presenter)
    group = [part.person for part in session.participants.select_related("person") if part.person]
    for person in group:
        sessions.accept_ground_rules(session, by=person)
    session = sessions.open_session(session, _seen(session), by=facilitator)
    others = [person for person in group if person.pk not in (facilitator.pk, presenter.pk)]
    for number, contribution in enumerate(content["contributions"]):
        while session.phase.key != contribution["phase"]:
            session = sessions.next_phase(session, _seen(session), by=facilitator)
        writer = presenter if contribution.get("presenter") else others[number % len(others)]
        _contribute(session, contribution["text"].strip(), writer)
        session.refresh_from_db()
    step, known = content["next_step"], known_to(facilitator, session)
    words = sessions.NextStepWords(
        what=step["what"].strip(),
        by_when=timezone.localdate() + datetime.timedelta(days=step["by_days"]),
        first_words=step["first_words"].strip(),
        whom_to_tell=step["tell"].strip(),
        decisions=_decided(scan({name: step[name] for name in ("what", "first_words", "tell")}, known=known)),
    )
    while session.phase != session.protocol.phases[-1]:
        session = sessions.next_phase(session, _seen(session), by=facilitator)
    return sessions.conclude_session(session, _seen(session), by=facilitator, next_step=words)


def _plan_session(plan: Mapping[str, Any], scenario: CaseScenario) -> None:
    session = _schedule(scenario, _person(plan["facilitator"]), hours=1)
    sessions.agree_to_present(session, by=_person(plan["presenter"]))


def _schedule(scenario: CaseScenario, facilitator: User, *, hours: int) -> ReviewSession:
    emails = ("denise@example.org", "maryam@example.org", "sian@example.org")
    return sessions.schedule_session(
        scenario,
        by=facilitator,
        participants=[_person(email) for email in emails],
        presenter=_person(emails[0]),
        scheduled_for=timezone.now() + datetime.timedelta(hours=hours),
        place="Here on Soundings; ring in if you like",
    )


def _contribute(session: ReviewSession, text: str, writer: User) -> None:
    sessions.contribute(
        session,
        text,
        by=writer,
        key=uuid4(),
        phase_key=session.phase.key,
        decisions=_decided(scan({"text": text}, known=known_to(writer, session))),
    )


def _agree(session: ReviewSession, entry: Mapping[str, Any], facilitator: User) -> None:
    texts = {name: entry[name].strip() for name in ("title", "body", "what_to_try")}
    module = Page.objects.filter(slug="asking-first").first()
    words = LearningPointWords(
        **texts,
        areas=entry["areas"],
        recommendations=entry["recommendations"],
        module=module.pk if module else None,
        decisions=_decided(scan(texts, known=known_to(facilitator, session))),
    )
    agree_learning_point(write_learning_point(session, words, by=facilitator), by=facilitator)


def _decided(found: Scan) -> list[Decision]:
    return [Decision(group.category, group.quote, "changed", _INVENTED) for group in found.asking]


def _seen(session: ReviewSession) -> Seen:
    return Seen(session.clock.phase_index, session.clock.version)


def _person(email: str) -> User:
    return User.objects.get(email=email)
