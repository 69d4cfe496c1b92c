"""Read lessons, and mark them as done."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from access import SignedInRequest, signed_in
from learning.models import ModulePage
from learning.queries.modules import ModuleView, module_view
from learning.services.enrolments import complete_lesson, reopen_lesson, start_module


def seen_module(request: SignedInRequest, code: str) -> tuple[ModulePage, ModuleView]:
    """Return a module as the person sees it.

    Raises:
        Http404: there is none with this code, or it is not published and the person has not started it.
    """
    page = get_object_or_404(ModulePage, code=code)
    view = module_view(page, request.user)
    if view is None:
        raise Http404
    return page, view


@signed_in
@require_POST
def start(request: SignedInRequest, code: str) -> HttpResponse:
    """Begin a module and go to its first lesson."""
    page, _view = seen_module(request, code)
    try:
        start_module(page, by=request.user)
    except ValidationError as error:
        messages.error(request, error.messages[0])
        return redirect(page.relative_path)
    _page, view = seen_module(request, code)
    return redirect(view.next_url or page.relative_path)


@signed_in
@require_safe
def lesson(request: SignedInRequest, code: str, slug: str) -> HttpResponse:
    """Show a lesson of the version the person learns from."""
    return _lesson_page(request, code, slug)


@signed_in
@require_POST
def complete(request: SignedInRequest, code: str, slug: str) -> HttpResponse:
    """Mark a lesson as done and go on to whatever is next."""
    page = get_object_or_404(ModulePage, code=code)
    try:
        enrolment = complete_lesson(page, slug, by=request.user)
    except ValidationError as error:
        messages.error(request, error.messages[0])
        return redirect(page.relative_path)
    _page, view = seen_module(request, code)
    if enrolment.completion_id is not None:
        return redirect(page.relative_path)
    number = view.position(slug) or 0
    after = next((each for each in view.lessons[number:] if not each.done), None)
    return redirect("learning:lesson", code, after.slug) if after else redirect(view.next_url)


@signed_in
@require_POST
def reopen(request: SignedInRequest, code: str, slug: str) -> HttpResponse:
    """Take back that a lesson is done."""
    page = get_object_or_404(ModulePage, code=code)
    try:
        reopen_lesson(page, slug, by=request.user)
    except ValidationError as error:
        messages.error(request, error.messages[0])
        return redirect(page.relative_path)
    messages.success(request, _("The lesson is marked as not done."))
    return redirect("learning:lesson", code, slug)


def _lesson_page(request: SignedInRequest, code: str, slug: str) -> HttpResponse:
    page, view = seen_module(request, code)
    number = view.position(slug)
    if number is None:
        raise Http404
    context = {
        "page": page,
        "module": view,
        "lesson": view.lessons[number - 1],
        "number": number,
        "previous": view.lessons[number - 2] if number > 1 else None,
        "next": view.lessons[number] if number < len(view.lessons) else None,
    }
    return render(request, "learning/lesson.html", context)
