"""The ledger as its people and the public read it."""

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from learning.certificates import Certificate, draw
from learning.models import CompletionRecord, ParticipationCredit
from learning.permissions import records_visible_to


def completions_of(person: User) -> QuerySet[CompletionRecord]:
    """Return what somebody has completed, newest first."""
    return records_visible_to(person)


def credits_of(person: User) -> QuerySet[ParticipationCredit]:
    """Return somebody's own credits for taking part in peer review, the latest month first; nobody else sees them."""
    return ParticipationCredit.objects.filter(person_number=person.public_id)


def record_with_code(code: str) -> CompletionRecord | None:
    """Return the row of the ledger with a verification code, as somebody might copy it from paper, or None."""
    return CompletionRecord.objects.filter(verification_code=code.strip().lower()).first()


def certificate_pdf(completion: CompletionRecord, *, language: str, origin: str) -> bytes:
    """Draw the certificate of a row of the ledger.

    Args:
        completion: the row.
        language: of the certificate's own words, "en-gb" or "cy".
        origin: scheme and host of this site, for the address where anybody can check the certificate.
    """
    return draw(
        Certificate(
            name=completion.person_name,
            kind=completion.kind,
            title=completion.title,
            title_language=completion.language[:2],
            completed_on=timezone.localdate(completion.completed_at),
            version=completion.version_number,
            score=completion.score,
            code=completion.verification_code,
            address=origin + reverse("learning:certificate", args=[completion.verification_code]),
        ),
        language,
    )
