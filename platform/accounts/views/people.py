"""The people of an installation, for those who manage them."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import Prefetch, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from access import SignedInRequest, requires
from accounts.forms import MembershipForm, SupportForm
from accounts.models import Membership, SupportRelationship, User
from accounts.permissions import may_manage_people
from accounts.services.memberships import begin_support, end_membership, grant_membership


@requires(may_manage_people)
@require_safe
def people(request: SignedInRequest) -> HttpResponse:
    """List people with their roles, narrowed by name or address."""
    wanted = request.GET.get("q", "").replace("\x00", "").strip()
    held = Membership.objects.today().select_related("unit")
    found = User.objects.prefetch_related(Prefetch("memberships", queryset=held, to_attr="held_today"))
    if wanted:
        found = found.filter(Q(name__icontains=wanted) | Q(email__icontains=wanted))
    page = Paginator(found, 25).get_page(request.GET.get("page"))
    return render(request, "accounts/people.html", {"page": page, "q": wanted})


@requires(may_manage_people)
@require_safe
def person(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show one person's roles and who supports them."""
    return _person_page(request, get_object_or_404(User, pk=pk))


@requires(may_manage_people)
@require_POST
def add_role(request: SignedInRequest, pk: int) -> HttpResponse:
    """Give somebody a further role."""
    subject = get_object_or_404(User, pk=pk)
    form = MembershipForm(request.POST, prefix="role")
    if form.is_valid():
        try:
            grant_membership(subject, form.cleaned_data["role"], form.cleaned_data["unit"], by=request.user)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("The role has been added. It counts from now on."))
            return redirect("accounts:person", pk=pk)
    return _person_page(request, subject, role_form=form)


@requires(may_manage_people)
@require_POST
def end_role(request: SignedInRequest, pk: int, membership: int) -> HttpResponse:
    """End one of somebody's roles today."""
    held = get_object_or_404(Membership, pk=membership, person_id=pk)
    try:
        end_membership(held, by=request.user)
        messages.success(request, _("The role has ended. It counts no more from now on."))
    except ValidationError as error:
        messages.error(request, error.messages[0])
    return redirect("accounts:person", pk=pk)


@requires(may_manage_people)
@require_POST
def add_support(request: SignedInRequest, pk: int) -> HttpResponse:
    """Name somebody's mentor or line manager."""
    subject = get_object_or_404(User, pk=pk)
    form = SupportForm(request.POST, prefix="support")
    if form.is_valid():
        try:
            begin_support(form.cleaned_data["supporter"], subject, form.cleaned_data["kind"], by=request.user)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("Saved."))
            return redirect("accounts:person", pk=pk)
    return _person_page(request, subject, support_form=form)


def _person_page(
    request: SignedInRequest,
    subject: User,
    role_form: MembershipForm | None = None,
    support_form: SupportForm | None = None,
) -> HttpResponse:
    context = {
        "subject": subject,
        "held": Membership.objects.today().filter(person=subject).select_related("unit"),
        "supporters": SupportRelationship.objects.today().filter(person=subject).select_related("supporter"),
        "role_form": role_form or MembershipForm(prefix="role"),
        "support_form": support_form or SupportForm(prefix="support"),
    }
    return render(request, "accounts/person.html", context, status=422 if role_form or support_form else 200)
