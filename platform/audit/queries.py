"""Read the trail."""

from django.db.models import QuerySet

from audit.models import AuditEvent


def events(*, verb: str = "", actor: int | None = None) -> QuerySet[AuditEvent]:
    """Return the trail, newest first, narrowed by the beginning of a verb or by who acted.

    Events that name nobody stand together at the beginning of their hour, in no order of time: their place among the
    others would say when they happened, and so who was there.
    """
    found = AuditEvent.objects.order_by("-at", "verb", "object_id", "-pk")
    if verb:
        found = found.filter(verb__startswith=verb)
    if actor is not None:
        found = found.filter(actor=actor)
    return found


def verbs() -> list[str]:
    """Return the verbs that occur, for a filter."""
    return list(AuditEvent.objects.order_by("verb").values_list("verb", flat=True).distinct())
