"""What every template may know about the site."""

from django.conf import settings
from django.http import HttpRequest


def site(request: HttpRequest) -> dict[str, object]:
    """Say whether this is the demonstration, so that the page can mark its people and cases as fictional."""
    return {"demo": settings.DEMO}
