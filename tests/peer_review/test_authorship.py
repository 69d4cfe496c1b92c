import ast
from pathlib import Path

import pytest

import peer_review
from audit.models import AuditEvent
from peer_review.authorship import author_of, is_author, scenarios_of
from peer_review.models import CaseScenario
from peer_review.models.authorship import Authorship
from peer_review.services.scenarios import (
    close_scenario,
    delete_draft,
    save_answers,
    start_scenario,
)
from peer_review.services.submission import submit_scenario
from peer_review.services.withdrawal import withdraw_scenario

ROOT = Path(peer_review.__file__).parent.parent


def imports_of(path: Path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def test_one_module_imports_the_model_that_names_an_author():
    files = [path for top in ("peer_review", "learning", "cms", "platform") for path in (ROOT / top).rglob("*.py")]
    users = {
        path.relative_to(ROOT).as_posix()
        for path in files
        if any("models.authorship" in name or name.endswith(".Authorship") for name in imports_of(path))
    }
    assert users == {"peer_review/authorship.py", "peer_review/models/__init__.py"}


def test_neither_a_scenario_nor_a_person_has_a_way_back_to_the_link():
    for relation in (field for model in (CaseScenario, Authorship) for field in model._meta.get_fields()):
        if relation.related_model in (Authorship,):
            assert relation.hidden
    assert all(field.remote_field.related_name == "+" for field in Authorship._meta.fields if field.remote_field)


def test_people_see_as_theirs_what_they_wrote(draft, author, make_person):
    other = make_person()
    assert is_author(draft, author) and not is_author(draft, other)
    assert list(scenarios_of(author)) == [draft]
    assert not scenarios_of(other)


def test_nothing_in_the_audit_trail_names_an_author(author, mentor, answers, released, sent_review):
    from datetime import timedelta

    from django.utils import timezone

    from peer_review.services.reviews import answer_review

    due = timezone.localdate() + timedelta(days=7)
    answer_review(sent_review, by=author, takes="I see it.", will_do="Ask again.", by_when=due)
    close_scenario(released, by=author)
    second = start_scenario(by=author)
    save_answers(second, answers, by=author)
    submit_scenario(second, by=author, signed=True)
    withdraw_scenario(CaseScenario.objects.get(pk=second.pk), by=author)
    delete_draft(start_scenario(by=author), by=author)
    trail = AuditEvent.objects.exclude(object_type="accounts.membership")
    assert trail.filter(verb="scenario.submitted").count() == 2
    assert not trail.filter(actor=author.pk).exists()
    for event in trail:
        assert str(author.public_id) not in str(event.codes)


def test_looking_up_an_author_leaves_a_reason_in_the_trail(draft, author):
    assert author_of(draft, reason_code="notify-author") == author
    event = AuditEvent.objects.get(verb="authorship.looked-up")
    assert event.actor is None and event.codes == {"reason": "notify-author"}


def test_nobody_looks_up_an_author_for_a_reason_of_their_own(draft):
    with pytest.raises(ValueError, match="curiosity"):
        author_of(draft, reason_code="curiosity")


def test_a_deleted_account_takes_the_link_with_it_and_leaves_the_scenario(draft, author):
    author.delete()
    assert CaseScenario.objects.filter(pk=draft.pk).exists()
    assert not Authorship.objects.exists()
