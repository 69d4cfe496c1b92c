from datetime import timedelta

import pytest
from django.apps import apps
from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from drafts.services import KEPT as TYPED_KEPT
from notifications.services import KEPT as NOTICES_KEPT
from peer_review.queries.retention import clock_of
from peer_review.retention import BY_KEY, RULES
from peer_review.services.disposal.erasing import ERASERS
from peer_review.services.holds import hold_scenario
from peer_review.services.scenarios import DRAFTS_KEPT, close_scenario

COVERED = [
    model
    for app in ("peer_review", "drafts", "notifications", "audit")
    for model in apps.get_app_config(app).get_models()
]


@pytest.mark.parametrize("model", COVERED, ids=str)
def test_every_table_that_knows_something_about_people_has_a_row(model):
    says = (model.__doc__ or "").split("Personal data:")[-1].strip()
    if not says.startswith("none"):
        rows = [rule.key for rule in RULES if f"{model._meta.app_label}.{model.__name__}" in rule.tables]
        assert len(rows) == 1, f"{model.__name__}: {rows}"


def test_the_jobs_keep_what_the_table_says():
    assert timedelta(days=BY_KEY["typed"].days) == TYPED_KEPT
    assert timedelta(days=BY_KEY["notice"].days) == NOTICES_KEPT
    assert timedelta(days=BY_KEY["draft"].days) == DRAFTS_KEPT
    assert all(BY_KEY[eraser.key].days for eraser in ERASERS)


JOBS = {
    "typed": "drafts.services.drop_old_drafts",
    "draft": "peer_review.services.scenarios.drop_abandoned_drafts",
    "waiting": "peer_review.services.time_box.return_unchecked_scenarios",
    "open": "peer_review.services.time_box.end_forgotten_scenarios",
    "owed": "peer_review.services.credits.issue_credits",
    "notice": "notifications.services.drop_old_notices",
    "mail": "scheduling.services.tidy_up",
}


def test_whatever_has_a_time_is_deleted_in_the_night_or_by_a_job_of_its_own():
    erased = {eraser.key for eraser in ERASERS}
    timed = {rule.key for rule in RULES if rule.days is not None}
    without_records = {rule.key for rule in RULES if not rule.tables} - set(JOBS)
    assert timed - without_records == erased | set(JOBS)
    assert set(JOBS.values()) <= set(settings.PERIODIC_JOBS)
    assert "peer_review.services.disposal.run.dispose" in settings.PERIODIC_JOBS


@pytest.mark.django_db
def test_the_author_is_told_the_days_before_sending_and_after_closing(client, written, author, mentor):
    client.force_login(author)
    today = timezone.localdate()
    page = client.get(reverse("peer_review:sign", args=[written.public_id])).content.decode()
    assert "We forget who wrote it" in page
    assert clock_of(written).text_goes_on == today + timedelta(days=90)
    assert clock_of(written).draft_goes_on == today + timedelta(days=31)


@pytest.mark.django_db
def test_the_page_of_a_closed_case_scenario_shows_its_days_and_says_in_neutral_words_that_it_is_held(
    client, released, author, make_person
):
    close_scenario(released, by=author)
    client.force_login(author)
    page = reverse("peer_review:scenario", args=[released.public_id])
    assert "has to be kept for now" not in client.get(page).content.decode()
    hold_scenario(released, "court", by=make_person("safeguarding_lead"))
    shown = client.get(page).content.decode()
    assert "has to be kept for now" in shown
    assert "court" not in shown


@pytest.mark.django_db
def test_everybody_who_is_signed_in_may_read_the_whole_table(client, make_person):
    client.force_login(make_person("leader"))
    page = client.get(reverse("peer_review:how-long")).content.decode()
    assert all(str(rule.then).split(";")[0] in page for rule in RULES)
    client.logout()
    assert client.get(reverse("peer_review:how-long")).status_code == 302
