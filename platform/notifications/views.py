"""The list of notices."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from access import SignedInRequest, signed_in
from notifications import services
from notifications.queries import notices_of


@signed_in
@require_safe
def inbox(request: SignedInRequest) -> HttpResponse:
    """Show somebody's notices, newest first."""
    page = Paginator(notices_of(request.user), 20).get_page(request.GET.get("page"))
    return render(request, "notifications/inbox.html", {"page": page})


@signed_in
@require_POST
def open_notice(request: SignedInRequest, pk: int) -> HttpResponse:
    """Mark a notice as read and go where it points."""
    notice = get_object_or_404(notices_of(request.user), pk=pk)
    services.mark_read(notice, by=request.user)
    return redirect(notice.path)


@signed_in
@require_POST
def read_all(request: SignedInRequest) -> HttpResponse:
    """Mark everything as read."""
    services.mark_all_read(by=request.user)
    return redirect("notifications:inbox")
