"""Whether the process lives, and whether it can do its work."""

from django.db import connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from access import public


@public("load balancers and monitors have no account")
@require_safe
def live(request: HttpRequest) -> JsonResponse:
    """Answer as long as the process does; asks nothing of database or Redis."""
    return JsonResponse({"status": "ok"})


@public("load balancers and monitors have no account")
@require_safe
def ready(request: HttpRequest) -> JsonResponse:
    """Answer 200 when the database answers, else 503. Redis is a hint and no reason to stay away."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Exception:
        return JsonResponse({"status": "database unreachable"}, status=503)
    return JsonResponse({"status": "ok"})
