"""Addresses of the sockets."""

from django.urls import URLPattern, path

from peer_review.consumers import LiveSession

websocket_urlpatterns: list[URLPattern] = [
    path(LiveSession.route, LiveSession.as_asgi(), name="live-session"),  # type: ignore[arg-type]
]
