"""Regions, PDUs and teams."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from access import SignedInRequest, requires
from accounts.forms import UnitForm
from accounts.models import OrganisationUnit
from accounts.permissions import may_manage_people
from accounts.services.organisation import add_unit


@requires(may_manage_people)
@require_http_methods(["GET", "POST"])
def units(request: SignedInRequest) -> HttpResponse:
    """Show how the organisation is built, and add to it."""
    form = UnitForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            unit = add_unit(by=request.user, **form.cleaned_data)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("%(name)s has been added.") % {"name": unit.name})
            return redirect("accounts:units")
    regions = OrganisationUnit.objects.filter(parent=None).prefetch_related("children__children")
    context = {"form": form, "regions": regions}
    return render(request, "accounts/units.html", context, status=422 if form.errors else 200)
