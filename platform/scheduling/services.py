"""The tick: put due jobs into the queue, and give killed tasks another chance."""

import datetime

from django.conf import settings
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone
from django.utils.module_loading import import_string
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from scheduling.models import Lease, PeriodicJob


@transaction.atomic
def take_lease(name: str, holder: str, length: datetime.timedelta) -> bool:
    """Take or renew a lease; False while somebody else holds it.

    Args:
        name: what the lease is for.
        holder: the process that asks.
        length: how long it lasts unless renewed.
    """
    now = timezone.now()
    lease, created = Lease.objects.select_for_update().get_or_create(
        name=name, defaults={"holder": holder, "until": now + length}
    )
    if created:
        return True
    if lease.holder != holder and lease.until > now:
        return False
    lease.holder, lease.until = holder, now + length
    lease.save(update_fields=["holder", "until"])
    return True


@transaction.atomic
def release_lease(name: str, holder: str) -> None:
    """Give a lease back, so that the next holder need not wait for its end."""
    Lease.objects.filter(name=name, holder=holder).delete()


@transaction.atomic
def enqueue_due_jobs() -> list[str]:
    """Put every periodic job into the queue whose time has come; return their paths."""
    now = timezone.now()
    due = []
    for path, interval in settings.PERIODIC_JOBS.items():
        job, created = PeriodicJob.objects.select_for_update().get_or_create(
            path=path, defaults={"last_enqueued_at": now}
        )
        if not created and now - job.last_enqueued_at < interval:
            continue
        job.last_enqueued_at = now
        job.save(update_fields=["last_enqueued_at"])
        import_string(path).enqueue()
        due.append(path)
    return due


@task()
def tidy_up() -> None:
    """Forget finished tasks, whose arguments hold addresses and links, after a day, and sign-ins that ran out.

    Failed tasks stay for a month, so that somebody can see what went wrong. Runs on time.
    """
    now = timezone.now()
    DBTaskResult.objects.successful().filter(finished_at__lt=now - datetime.timedelta(days=1)).delete()
    DBTaskResult.objects.failed().filter(finished_at__lt=now - datetime.timedelta(days=30)).delete()
    call_command("clearsessions", verbosity=0)


@transaction.atomic
def reap_killed_tasks() -> int:
    """Put tasks back that a killed worker left running, or mark them failed after too many attempts; return how many.

    `django-tasks-db` leaves such a task RUNNING for ever; our tasks bear being run twice.
    """
    stale = DBTaskResult.objects.select_for_update().filter(
        status=TaskResultStatus.RUNNING, started_at__lt=timezone.now() - settings.TASK_LEASE
    )
    count = 0
    for result in stale:
        if len(result.worker_ids) < settings.TASK_ATTEMPTS:
            result.status, result.started_at = TaskResultStatus.READY, None
            result.save(update_fields=["status", "started_at"])
        else:
            result.set_failed(TimeoutError("killed again and again"))
        count += 1
    return count
