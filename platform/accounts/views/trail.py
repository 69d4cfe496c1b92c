"""The audit trail, for those who may read it."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from access import SignedInRequest, requires
from accounts.models import User
from accounts.permissions import may_read_audit_trail
from audit.queries import events, verbs


@requires(may_read_audit_trail)
@require_safe
def audit_trail(request: SignedInRequest) -> HttpResponse:
    """List what was done, newest first, narrowed by verb; names are looked up and never stored in the trail."""
    wanted = request.GET.get("verb", "").replace("\x00", "")
    page = Paginator(events(verb=wanted), 50).get_page(request.GET.get("page"))
    names = {person.pk: str(person) for person in User.objects.filter(pk__in={event.actor for event in page})}
    rows = [(event, names.get(event.actor or 0)) for event in page]
    context = {"page": page, "rows": rows, "verbs": verbs(), "verb": wanted}
    return render(request, "accounts/audit_trail.html", context)
