"""Support people: see how far they are, and plan pathways with them."""

import uuid

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from access import SignedInRequest, signed_in
from accounts.models import User
from learning.forms import AssignPathwayForm, StartDateForm
from learning.models import PathwayAssignment
from learning.permissions import assignments_visible_to, may_assign_pathway, may_see_progress
from learning.queries.people import other_modules, person_view, supported_people
from learning.services.assignments import assign_pathway, move_start_date, withdraw_assignment


@signed_in
@require_safe
def people(request: SignedInRequest) -> HttpResponse:
    """List the people somebody supports with the state and dates of their pathways."""
    return render(request, "learning/people.html", {"people": supported_people(request.user)})


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def person(request: SignedInRequest, person: uuid.UUID) -> HttpResponse:
    """Show one person's plans, and plan another pathway for them."""
    subject = _subject(request, person)
    form = AssignPathwayForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            assign_pathway(
                form.cleaned_data["pathway"], subject, starts_on=form.cleaned_data["starts_on"], by=request.user
            )
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("The pathway is planned. %(name)s has been told.") % {"name": subject.name})
            return redirect("learning:person", subject.public_id)
    view = person_view(request.user, subject)
    sees_progress = may_see_progress(request.user, subject)
    context = {
        "subject": subject,
        "view": view,
        "others": other_modules(request.user, subject, view),
        "sees_progress": sees_progress,
        "form": form,
    }
    return render(request, "learning/person.html", context, status=422 if request.method == "POST" else 200)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def move(request: SignedInRequest, person: uuid.UUID, pk: int) -> HttpResponse:
    """Move the start of a planned pathway."""
    subject, plan = _plan(request, person, pk)
    form = StartDateForm(request.POST if request.method == "POST" else None, initial={"starts_on": plan.starts_on})
    if request.method == "POST" and form.is_valid():
        try:
            move_start_date(plan, starts_on=form.cleaned_data["starts_on"], by=request.user)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("The start date has been moved, and each step's date with it."))
            return redirect("learning:person", subject.public_id)
    context = {"subject": subject, "plan": plan, "form": form}
    return render(request, "learning/move.html", context, status=422 if request.method == "POST" else 200)


@signed_in
@require_POST
def withdraw(request: SignedInRequest, person: uuid.UUID, pk: int) -> HttpResponse:
    """Take a planned pathway back."""
    subject, plan = _plan(request, person, pk)
    try:
        withdraw_assignment(plan, by=request.user)
    except ValidationError as error:
        messages.error(request, error.messages[0])
    else:
        messages.success(request, _("The plan has been taken back. What has been learnt stays."))
    return redirect("learning:person", subject.public_id)


def _subject(request: SignedInRequest, public_id: uuid.UUID) -> User:
    subject = get_object_or_404(User, public_id=public_id, is_active=True)
    if not may_assign_pathway(request.user, subject):
        raise Http404
    return subject


def _plan(request: SignedInRequest, public_id: uuid.UUID, pk: int) -> tuple[User, PathwayAssignment]:
    subject = _subject(request, public_id)
    plans = assignments_visible_to(request.user).filter(person=subject, completion=None)
    return subject, get_object_or_404(plans, pk=pk)
