"""With a moved clock: what is due goes, what is held stays, and the certificate says how much."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.urls import reverse
from django.utils import timezone

from audit.models import AuditEvent
from peer_review.authorship import authors_to_tell, scenarios_of
from peer_review.models import (
    Allocation,
    AuthorAnswer,
    AuthorAnswerText,
    CaseScenario,
    CommentReply,
    CommentText,
    DisposalCertificate,
    LegalHold,
    Review,
    ReviewComment,
    ReviewText,
    ScenarioText,
    SecondPersonCheck,
)
from peer_review.permissions import reviews_visible_to, scenarios_visible_to, scenarios_with_a_findable_author
from peer_review.retention import SIX_YEARS
from peer_review.services.disposal import dispose, due_today, is_whole, run
from peer_review.services.disposal.erasing import ERASERS
from peer_review.services.holds import hold_scenario, release_hold
from peer_review.services.reviews import add_comment, answer_review, reply_to_comment, skip_own_review, submit_review
from peer_review.services.scenarios import close_scenario, delete_draft

from .conftest import CANARY

pytestmark = pytest.mark.django_db


@pytest.fixture
def later(monkeypatch):
    """Move the clock: `later(90)` days from now."""
    now = timezone.now

    def move(days: int) -> None:
        monkeypatch.setattr("django.utils.timezone.now", lambda: now() + timedelta(days=days))

    yield move
    monkeypatch.undo()


@pytest.fixture
def lead(make_person):
    return make_person("safeguarding_lead", name="Lead Somebody")


@pytest.fixture
def closed(review, mentor, author):
    """A closed case scenario with a review, a comment with a thread, and an answer."""
    add_comment(review, by=mentor, field="know", quote="I asked twice.", text=f"Which {CANARY}?")
    skip_own_review(review.version.scenario, by=author)
    sent = submit_review(review, by=mentor)
    reply_to_comment(ReviewComment.objects.get(), by=author, text=f"The {CANARY}.")
    answer_review(
        sent, by=author, takes=f"I see the {CANARY} now.", will_do="I ask again.", by_when=timezone.localdate()
    )
    close_scenario(review.version.scenario, by=author)
    return CaseScenario.objects.get(pk=review.version.scenario_id)


def everything_stored() -> str:
    """All that the tables hold, as text, but what the databases keep for themselves."""
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            cursor.execute(f'SELECT * FROM "{table}"')
            found += map(str, cursor.fetchall())
    return "\n".join(found)


def test_no_word_is_left_when_the_time_is_over_and_the_bare_rows_stay(closed, mentor, later):
    assert CANARY in everything_stored()
    later(89)
    dispose.call()
    assert CANARY in everything_stored()
    later(90)
    dispose.call()
    assert CANARY not in everything_stored()
    for model in (ScenarioText, ReviewText, AuthorAnswerText, CommentText, CommentReply, Allocation, SecondPersonCheck):
        assert not model.objects.exists(), model
    assert Review.objects.get().reviewer is None
    assert ReviewComment.objects.count() == AuthorAnswer.objects.count() == 1
    closed.refresh_from_db()
    assert closed.status == "disposed"
    assert closed.unit.kind == "region"


def test_nothing_is_past_its_limit_after_a_run(closed, later):
    for days in (30, 90, 731):
        later(days)
        dispose.call()
        assert due_today() == {}


def test_it_is_forgotten_who_wrote_it_before_its_words_go(closed, author, mentor, lead, later):
    later(29)
    dispose.call()
    assert scenarios_of(author).exists()
    later(30)
    dispose.call()
    assert not scenarios_of(author).exists()
    assert authors_to_tell(closed) == []
    assert not scenarios_with_a_findable_author(lead).exists()
    assert ScenarioText.objects.exists()
    assert scenarios_visible_to(mentor).filter(pk=closed.pk).exists()


def test_what_is_disposed_of_is_nobodys_page_any_more(client, closed, author, mentor, lead, later):
    review = Review.objects.get()
    later(90)
    dispose.call()
    for person in (author, mentor, lead):
        assert not scenarios_visible_to(person).exists()
        assert not reviews_visible_to(person).exists()
        client.force_login(person)
        for page in (
            reverse("peer_review:scenario", args=[closed.public_id]),
            reverse("peer_review:review", args=[review.public_id]),
        ):
            assert client.get(page).status_code == 404
        for name in ("home", "reviews"):
            assert client.get(reverse(f"peer_review:{name}")).status_code in (200, 302, 403)


def test_a_hold_wins_over_every_clock_and_its_end_lets_the_clock_decide_again(closed, author, lead, later):
    hold_scenario(closed, "court", by=lead)
    hold_scenario(closed, "court", by=lead)
    later(400)
    assert dispose.call() == 0
    assert CANARY in everything_stored()
    assert scenarios_of(author).exists()
    release_hold(LegalHold.objects.get(), by=lead)
    dispose.call()
    assert CANARY not in everything_stored()


def test_one_hold_that_ends_leaves_another_in_force(closed, lead, later):
    hold_scenario(closed, "court", by=lead)
    hold_scenario(closed, "request", by=lead)
    release_hold(LegalHold.objects.get(reason="request"), by=lead)
    later(400)
    assert dispose.call() == 0


def test_only_a_safeguarding_lead_of_the_region_holds_and_ends(closed, author, mentor, lead, make_person, other_unit):
    for person in (author, mentor, make_person("administrator"), make_person("safeguarding_lead", unit=other_unit)):
        with pytest.raises(PermissionDenied):
            hold_scenario(closed, "court", by=person)
    hold_scenario(closed, "court", by=lead)
    with pytest.raises(PermissionDenied):
        release_hold(LegalHold.objects.get(), by=mentor)


def test_an_author_cannot_delete_a_draft_that_is_held(draft, author, lead):
    LegalHold.objects.create(scenario=draft, reason="court", set_by=lead)
    with pytest.raises(PermissionDenied):
        delete_draft(draft, by=author)


def test_the_certificate_counts_what_went_and_a_second_run_does_nothing(closed, later):
    later(90)
    due = due_today()
    assert {key: row["count"] for key, row in due.items()} == {"link": 1, "scenario": 1}
    assert dispose.call() == 2
    certificate = DisposalCertificate.objects.get()
    assert certificate.counts == due
    assert (
        due["scenario"]["oldest"]
        == due["scenario"]["newest"]
        == (timezone.localdate() - timedelta(days=90)).isoformat()
    )
    assert dispose.call() == 0
    assert DisposalCertificate.objects.count() == 1


def test_certificates_follow_each_other_and_a_changed_one_is_found_out(closed, later):
    later(30)
    dispose.call()
    later(90)
    dispose.call()
    second, first = DisposalCertificate.objects.all()
    assert (first.number, second.number, second.previous) == (1, 2, first.digest)
    assert is_whole(first)
    assert is_whole(second)
    second.counts = {"scenario": {**second.counts["scenario"], "count": 7}}
    assert not is_whole(second)


def test_nobody_can_change_or_delete_a_certificate(closed, later):
    later(90)
    dispose.call()
    for change in (
        lambda: DisposalCertificate.objects.update(counts={}),
        lambda: DisposalCertificate.objects.all().delete(),
    ):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            change()


def test_a_night_takes_batch_after_batch_and_leaves_the_rest_for_the_next(monkeypatch, unit, later):
    for _ in range(7):
        CaseScenario.objects.create(unit=unit, gates_version="1", status="withdrawn")
    monkeypatch.setattr(run, "BATCH", 2)
    monkeypatch.setattr(run, "BATCHES", 3)
    later(90)
    assert dispose.call() == 6
    assert [sum(row["count"] for row in one.counts.values()) for one in DisposalCertificate.objects.all()] == [2, 2, 2]
    assert dispose.call() == 1


def test_a_batch_that_fails_leaves_everything_as_it_was(closed, later, monkeypatch):
    later(90)

    def fail(keys):
        raise RuntimeError

    broken = [*ERASERS[:-1], type(ERASERS[-1])("scenario", ERASERS[1].due, fail)]
    monkeypatch.setattr(run, "ERASERS", broken)
    with pytest.raises(RuntimeError):
        dispose.call()
    assert CANARY in everything_stored()
    assert not DisposalCertificate.objects.exists()


def test_a_dry_run_says_what_is_due_and_changes_nothing(closed, later):
    later(90)
    said = StringIO()
    call_command("dispose", "--dry-run", stdout=said)
    assert said.getvalue().splitlines()[1].startswith("scenario: 1, ")
    assert CANARY not in said.getvalue()
    assert CANARY in everything_stored()
    call_command("dispose", stdout=said)
    assert "disposed of: 2" in said.getvalue()


def test_the_oldest_events_of_the_trail_go_after_six_years_and_the_database_refuses_the_others():
    now = timezone.now()
    old = AuditEvent.objects.create(verb="a.old", at=now - timedelta(days=SIX_YEARS + 1))
    young = AuditEvent.objects.create(verb="a.young", at=now - timedelta(days=SIX_YEARS - 5))
    dispose.call()
    assert not AuditEvent.objects.filter(pk=old.pk).exists()
    assert DisposalCertificate.objects.get().counts["audit"]["count"] == 1
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        AuditEvent.objects.filter(pk=young.pk).delete()
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        AuditEvent.objects.filter(pk=young.pk).update(verb="b.c")


def test_administrators_read_the_certificates_and_nobody_else(client, closed, lead, make_person, later):
    later(90)
    dispose.call()
    client.force_login(lead)
    assert client.get(reverse("peer_review:disposals")).status_code == 403
    client.force_login(make_person("administrator"))
    assert "Certificate 1" in client.get(reverse("peer_review:disposals")).content.decode()
    page = client.get(reverse("peer_review:disposal", args=[1])).content.decode()
    assert "The hash fits" in page
    assert CANARY not in page


def test_a_safeguarding_lead_holds_and_ends_on_the_page(client, closed, lead):
    client.force_login(lead)
    page = reverse("peer_review:hold", args=[closed.public_id])
    assert client.post(page).status_code == 422
    assert client.post(page, {"reason": "court"}).status_code == 302
    assert closed.is_held
    assert "End the hold" in client.get(reverse("peer_review:holds")).content.decode()
    client.post(reverse("peer_review:end-hold", args=[LegalHold.objects.get().pk]))
    assert not closed.is_held
