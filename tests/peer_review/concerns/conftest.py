"""A safeguarding lead of the region, and a concern about a released case scenario."""

from datetime import timedelta

import pytest
from django.utils import timezone

from peer_review.models import Concern, DutyTurn
from peer_review.services.concerns import acknowledge_concern, raise_concern


@pytest.fixture
def lead(make_person):
    """A safeguarding lead of the region, who is on no rota."""
    return make_person("safeguarding_lead", name="Lead Regional")


@pytest.fixture
def concern(sent_review, released, mentor, lead):
    """A mentor has raised a concern about what a colleague reviewed."""
    return raise_concern(released, by=mentor, reasons=["child"], words="The third answer worries me.")


@pytest.fixture
def answered(concern, lead):
    """A concern that a lead has."""
    return acknowledge_concern(concern, by=lead)


@pytest.fixture
def empty_rota(unit):
    """Nobody is on duty."""
    DutyTurn.objects.all().delete()


@pytest.fixture
def waited():
    """Let time pass since a concern was raised: `waited(concern, minutes=15)`."""

    def go(concern, **length):
        Concern.objects.filter(pk=concern.pk).update(raised_at=timezone.now() - timedelta(**length))

    return go
