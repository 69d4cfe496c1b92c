"""Where a form saves itself."""

from django.core.exceptions import ValidationError
from django.http import JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_POST

from access import SignedInRequest, signed_in
from drafts.services import save_draft


@signed_in
@require_POST
def save(request: SignedInRequest, key: str) -> JsonResponse:
    """Keep what the form holds, and answer with the time for "Saved at 14:05"."""
    try:
        draft = save_draft(key, dict(request.POST.lists()), by=request.user)
    except ValidationError as error:
        return JsonResponse({"error": error.messages[0]}, status=422)
    return JsonResponse({"saved_at": timezone.localtime(draft.saved_at).strftime("%H:%M")})
