"""Keep credit for taking part in peer review."""

import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from learning.models import ParticipationCredit


@transaction.atomic
def credit_participation(person: User, *, part: str, month: datetime.date, times: int) -> ParticipationCredit:
    """Write that somebody took part in a month that has ended; once, however often it is told.

    Nobody acts here: peer review tells it when the month is over, and the trail keeps nothing of it, because an event
    about one person could be laid beside others.

    Args:
        person: who took part.
        part: one of `ParticipationCredit.Part`.
        month: its first day.
        times: how often, at least 1.

    Raises:
        ValidationError: the part is none of ours, the month has not ended, or it is no first day.
    """
    if part not in ParticipationCredit.Part.values or month.day != 1 or times < 1:
        raise ValidationError("This is no credit for taking part.")
    if month >= timezone.localdate().replace(day=1):
        raise ValidationError("Credit is given when a month has ended.")
    facts = {"person_name": person.name, "times": min(times, 1000)}
    known = {"person_number": person.public_id, "part": part, "month": month}
    return ParticipationCredit.objects.get_or_create(**known, defaults=facts)[0]
