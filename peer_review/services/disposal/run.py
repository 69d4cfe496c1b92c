"""The run of the night: what is due goes, batch by batch, each batch with the certificate that proves it."""

import datetime
import hashlib
import json
from typing import Any

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from audit.services import record
from peer_review.models import DisposalCertificate
from peer_review.retention import BY_KEY
from peer_review.services.disposal.erasing import ERASERS, Due, lock_scenarios

BATCH = 200
"""How many records of each kind go in one transaction."""

BATCHES = 50
"""How many batches one night takes; what is left waits for the next."""


@task()
def dispose() -> int:
    """Delete what is due, bounded, each batch in one transaction with its certificate; return how many records went.

    Running it again does nothing. Runs on time.
    """
    gone = 0
    for _ in range(BATCHES):
        batch = _dispose_batch()
        gone += batch
        if not batch:
            break
    return gone


def due_today(most: int = BATCH * BATCHES) -> dict[str, dict[str, Any]]:
    """Return what a run would delete, by kind: how many, and from which to which day. Changes nothing."""
    return {key: _row(due) for key, due in _due(most).items()}


def digest_of(previous: str, number: int, made_at: str, counts: dict[str, Any]) -> str:
    """Return the hash of a certificate, which binds it to the one before.

    Args:
        previous: the hash of the one before; empty for the first.
        number: its number.
        made_at: when it was made, as ISO 8601 in UTC.
        counts: what it certifies.
    """
    content = json.dumps([previous, number, made_at, counts], sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(content.encode()).hexdigest()


def is_whole(certificate: DisposalCertificate) -> bool:
    """Say whether a certificate is as it was made, and follows the one before it."""
    before = DisposalCertificate.objects.filter(number=certificate.number - 1).first()
    made_at = certificate.made_at.astimezone(datetime.UTC).isoformat()
    digest = digest_of(certificate.previous, certificate.number, made_at, certificate.counts)
    return certificate.digest == digest and certificate.previous == (before.digest if before else "")


@transaction.atomic
def _dispose_batch() -> int:
    found = _due(BATCH)
    if not found:
        return 0
    lock_scenarios(found)
    found = _due(BATCH)  # a hold that was set meanwhile wins
    if not found:
        return 0
    for eraser in ERASERS:
        if eraser.key in found:
            eraser.erase([pk for pk, _day in found[eraser.key]])
    _certify({key: _row(due) for key, due in found.items()})
    return sum(map(len, found.values()))


def _due(most: int) -> dict[str, Due]:
    today = timezone.localdate()
    found = {eraser.key: eraser.due(BY_KEY[eraser.key].begun_by(today), most) for eraser in ERASERS}
    return {key: due for key, due in found.items() if due}


def _row(due: Due) -> dict[str, Any]:
    return {"count": len(due), "oldest": due[0][1].isoformat(), "newest": due[-1][1].isoformat()}


def _certify(counts: dict[str, Any]) -> None:
    last = DisposalCertificate.objects.select_for_update().order_by("-number").first()
    number, previous = (last.number + 1, last.digest) if last else (1, "")
    made_at = timezone.now().astimezone(datetime.UTC).replace(microsecond=0)
    certificate = DisposalCertificate.objects.create(
        number=number,
        made_at=made_at,
        counts=counts,
        previous=previous,
        digest=digest_of(previous, number, made_at.isoformat(), counts),
    )
    record("disposal.certified", by=None, on=certificate, number=number)
