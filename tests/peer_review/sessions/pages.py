"""Addresses, forms and answers of the pages of review sessions, for their tests."""

from uuid import uuid4

from bs4 import BeautifulSoup
from django.urls import reverse

from peer_review.models import ReviewSession

LIVE = {"X-Live": "1"}


def address(name: str, session: ReviewSession, *more) -> str:
    return reverse(f"peer_review:{name}", args=[session.public_id, *more])


def page_of(response) -> BeautifulSoup:
    return BeautifulSoup(response.content.decode(), "html.parser")


def typed(session: ReviewSession, text: str = "What would she say?", **more) -> dict[str, str]:
    return {"text": text, "key": str(uuid4()), "phase": session.phase.key, **more}


def command_of(session: ReviewSession) -> dict[str, str]:
    return {"seen": f"{session.phase_index}:{session.clock_version}"}
