"""Take a knowledge check and read what the answers say."""

from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from access import SignedInRequest, signed_in
from drafts.services import draft_of
from learning.forms import KnowledgeCheckForm
from learning.queries.attempts import attempt_view
from learning.services.checks import Given, draft_key, submit_attempt
from learning.views.lessons import seen_module


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def check(request: SignedInRequest, code: str) -> HttpResponse:
    """Show the knowledge check, as far as it was filled in before, and take the answers."""
    page, view = seen_module(request, code)
    if view.enrolment is None:
        return redirect(page.relative_path)
    if not view.state.has_check:
        raise Http404
    key = draft_key(view.enrolment)
    status = 200
    if request.method == "POST":
        form = KnowledgeCheckForm(view.version, request.POST)
        if form.is_valid():
            answers = {question: Given(chosen, sure) for question, (chosen, sure) in form.given.items()}
            try:
                attempt = submit_attempt(view.enrolment, answers, by=request.user)
            except ValidationError as error:
                form.add_error(None, error)
            else:
                return redirect("learning:result", code, attempt.number)
        status = 422
    else:
        form = KnowledgeCheckForm(view.version, kept=draft_of(key, request.user))
    context = {"page": page, "module": view, "form": form, "draft_key": key}
    return render(request, "learning/check.html", context, status=status)


@signed_in
@require_safe
def result(request: SignedInRequest, code: str, number: int) -> HttpResponse:
    """Show one attempt with feedback on every option; only the learner's own."""
    page, view = seen_module(request, code)
    attempt = get_object_or_404(view.enrolment.attempts, number=number) if view.enrolment else None
    if attempt is None:
        raise Http404
    context = {"page": page, "module": view, "attempt": attempt_view(view.version, attempt)}
    return render(request, "learning/result.html", context)
