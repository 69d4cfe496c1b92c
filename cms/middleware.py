"""A nonce for what Wagtail's admin writes inline, so that the whole site keeps one strict policy."""

import re
from collections.abc import Callable

from csp.constants import NONCE
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

# The shapes that Wagtail 8.0 emits, each a call with literal arguments; anything else stays blocked. A crawl of the
# admin in the browser tests says when an upgrade brings a new one.
_CHOOSER = re.compile(
    r"<script>(?=\s*(?:init(?:Date|DateTime|Time)Chooser|create\w+Chooser|new (?:PageChooser|\w*Chooser))"
    r"\([^<]*\);?\s*</script>)"
)
_INLINE_PANEL = re.compile(r"<script>(?=\s*\(function\(\) \{\s*var panel = new InlinePanel\()")


class WagtailAdminNonce:
    """Marks Wagtail's own inline calls, in the admin only, and lets its text editor write its style elements.

    The style elements come from the editor's script while it runs; `cms/admin.js` gives them the nonce.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Add the request's nonce to the scripts that match one of the known shapes, and to the policy for styles."""
        response = self.get_response(request)
        html = response.get("Content-Type", "").startswith("text/html")
        if html and not response.streaming and request.path.startswith(reverse("wagtailadmin_home")):
            marked = f'<script nonce="{request.csp_nonce}">'  # type: ignore[attr-defined]
            text = response.content.decode()
            response.content = _INLINE_PANEL.sub(marked, _CHOOSER.sub(marked, text)).encode()
            if response.has_header("Content-Length"):
                response["Content-Length"] = str(len(response.content))
            response._csp_update = {"style-src": [NONCE]}  # type: ignore[attr-defined]
        return response
