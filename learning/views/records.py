"""What somebody has learnt, and certificates for it."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from access import SignedInRequest, public, signed_in
from accounts.permissions import supported_by
from learning.permissions import records_visible_to
from learning.queries import records
from learning.queries.modules import begun_modules
from learning.queries.next_steps import next_step_for
from learning.queries.pathways import planned_pathways


@signed_in
@require_safe
def mine(request: SignedInRequest) -> HttpResponse:
    """Show somebody's plans, what they have begun, what they have completed and their certificates."""
    person = request.user
    context = {
        "step": next_step_for(person),
        "pathways": planned_pathways(person, [person]).get(person.pk, []),
        "begun": begun_modules(person),
        "completions": records.completions_of(person),
        "credits": records.credits_of(person),
        "supports_somebody": supported_by(person).exists(),
    }
    return render(request, "learning/mine.html", context)


@public("anybody who holds a certificate may check it; its number cannot be guessed")
@require_safe
def certificate(request: HttpRequest, code: str) -> HttpResponse:
    """Say whether a certificate is ours: name, title and date, and nothing else."""
    completion = records.record_with_code(code)
    context = {"completion": completion}
    response = render(request, "learning/certificate.html", context, status=200 if completion else 404)
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response


@signed_in
@require_safe
def certificate_pdf(request: SignedInRequest, code: str) -> HttpResponse:
    """Give somebody their own certificate, in their language."""
    completion = get_object_or_404(records_visible_to(request.user), verification_code=code)
    pdf = records.certificate_pdf(completion, language=request.user.language, origin=settings.SITE_ORIGIN)
    name = f"Soundings {completion.code} {completion.person_name}.pdf"
    disposition = content_disposition_header(as_attachment=True, filename=name) or "attachment"
    return HttpResponse(pdf, content_type="application/pdf", headers={"Content-Disposition": disposition})
