"""Wiring of peer_review."""

from django.apps import AppConfig


class PeerReviewConfig(AppConfig):
    """Wiring of peer_review."""

    name = "peer_review"
