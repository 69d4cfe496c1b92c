"""Tell those who must answer a concern: at once, and the next level when nobody does."""

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django_tasks import task

from accounts.models import User
from audit.services import record
from notifications.services import notify
from peer_review import duty
from peer_review.authorship import is_author
from peer_review.models import Concern, ConcernAlert
from peer_review.queries.duty import leads_of, people_on_duty


def tell_those_due(concern: Concern) -> int:
    """Tell everybody who is due to know of an unanswered concern and has not been told; return how many were new.

    The safeguarding leads of the region are told with the first level. Nobody is told of a concern about their own
    work: the next level is told in their stead. The alert says no word of the concern.

    Args:
        concern: a locked concern that nobody has answered.
    """
    now = timezone.now()
    on_duty = {
        level: found
        for level, people in people_on_duty(concern.unit, now).items()
        if (found := [person for person in people if not _wrote(concern, person)])
    }
    levels: dict[str, list[User]] = {
        ConcernAlert.LEAD: [person for person in leads_of(concern.unit) if not _wrote(concern, person)]
    }
    levels |= {level: on_duty[level] for level in duty.levels_due(now - concern.raised_at, on_duty)}
    first_time = not concern.alerts.exists()
    told: dict[int, User] = {}
    for level, people in levels.items():
        for person in people:
            _alert, created = ConcernAlert.objects.get_or_create(
                concern=concern, person=person, level=level, defaults={"told_at": now}
            )
            if created:
                told[person.pk] = person
    if told:
        kind = "concern.raised" if first_time else "concern.unanswered"
        kind = "concern.drill" if concern.is_drill else kind
        notify(told.values(), kind, path=reverse("peer_review:concern", args=[concern.public_id]))
        # Without a count: one fewer than there are on duty would say that the author is one of them.
        record("concern.alerted", by=None, on=concern, drill=concern.is_drill)
    return len(told)


@task()
def alert_unanswered_concerns() -> int:
    """Go through the concerns that nobody has answered, and tell the next level; return how many people were told.

    Runs on time, every minute.
    """
    waiting = Concern.objects.filter(acknowledged_at=None).values_list("pk", flat=True)
    return sum(_tell(key) for key in list(waiting))


@transaction.atomic
def _tell(key: int) -> int:
    found = Concern.objects.select_for_update(of=("self",)).filter(pk=key, acknowledged_at=None)
    concern = found.select_related("unit__parent__parent").first()
    return tell_those_due(concern) if concern is not None else 0


def _wrote(concern: Concern, person: User) -> bool:
    return concern.scenario is not None and is_author(concern.scenario, person)
