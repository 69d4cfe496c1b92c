from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from scheduling.models import Lease, PeriodicJob
from scheduling.services import enqueue_due_jobs, reap_killed_tasks, release_lease, take_lease

pytestmark = pytest.mark.django_db
LENGTH = timedelta(minutes=2)
JOB = "drafts.services.drop_old_drafts"


def test_one_holder_at_a_time():
    assert take_lease("tick", "first", LENGTH)
    assert not take_lease("tick", "second", LENGTH)
    assert take_lease("tick", "first", LENGTH), "the holder renews"


def test_a_dead_holders_lease_runs_out():
    take_lease("tick", "first", LENGTH)
    Lease.objects.update(until=timezone.now() - timedelta(seconds=1))
    assert take_lease("tick", "second", LENGTH)


def test_a_released_lease_is_free_at_once_but_only_its_holder_releases():
    take_lease("tick", "first", LENGTH)
    release_lease("tick", "second")
    assert not take_lease("tick", "second", LENGTH)
    release_lease("tick", "first")
    assert take_lease("tick", "second", LENGTH)


def test_a_job_runs_when_its_time_has_come_and_not_before(settings):
    settings.PERIODIC_JOBS = {JOB: timedelta(hours=1)}
    assert enqueue_due_jobs() == [JOB]
    assert enqueue_due_jobs() == []
    PeriodicJob.objects.update(last_enqueued_at=timezone.now() - timedelta(hours=2))
    assert enqueue_due_jobs() == [JOB]


def test_every_job_of_the_settings_exists(settings):
    assert set(enqueue_due_jobs()) == set(settings.PERIODIC_JOBS)


def killed(attempts: int, since: timedelta) -> DBTaskResult:
    return DBTaskResult.objects.create(
        status=TaskResultStatus.RUNNING,
        started_at=timezone.now() - since,
        worker_ids=["w"] * attempts,
        args_kwargs={"args": [], "kwargs": {}},
        task_path=JOB,
        backend_name="default",
        run_after=timezone.now(),
    )


def test_a_killed_task_gets_another_chance():
    result = killed(1, timedelta(hours=1))
    assert reap_killed_tasks() == 1
    result.refresh_from_db()
    assert result.status == TaskResultStatus.READY


def test_a_task_killed_again_and_again_fails_for_good(settings):
    result = killed(settings.TASK_ATTEMPTS, timedelta(hours=1))
    reap_killed_tasks()
    result.refresh_from_db()
    assert result.status == TaskResultStatus.FAILED


def test_a_task_at_work_is_left_alone():
    killed(1, timedelta(seconds=5))
    assert reap_killed_tasks() == 0


def test_finished_tasks_and_old_sign_ins_are_forgotten(make_person, client_of):
    from django.contrib.sessions.models import Session

    from scheduling.services import tidy_up

    def finished(days: int) -> DBTaskResult:
        result = killed(1, timedelta(days=days))
        result.status, result.finished_at = TaskResultStatus.SUCCESSFUL, timezone.now() - timedelta(days=days)
        result.save()
        return result

    old, young = finished(2), finished(0)
    client_of(make_person())
    client_of(make_person())
    Session.objects.filter(pk=Session.objects.first().pk).update(expire_date=timezone.now() - timedelta(days=1))
    tidy_up.call()
    assert list(DBTaskResult.objects.filter(pk__in=[old.pk, young.pk])) == [young]
    assert Session.objects.count() == 1
