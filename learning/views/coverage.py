"""What the modules teach, for those who write them."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from access import SignedInRequest, requires
from accounts.permissions import may_edit_content
from learning.queries.coverage import coverage as matrix


@requires(may_edit_content)
@require_safe
def coverage(request: SignedInRequest) -> HttpResponse:
    """Show modules by areas and recommendations, with the gaps."""
    return render(request, "learning/coverage.html", {"coverage": matrix()})
