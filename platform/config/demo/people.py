"""Bring the demonstration's fictional people into an installation, once."""

import datetime
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from django.contrib.auth.models import Group
from django.db import transaction
from django.utils import timezone

from accounts import roles
from accounts.models import OrganisationUnit, SupportRelationship, User
from accounts.services.memberships import begin_membership
from config.demo import PASSWORD
from peer_review.models import DutyTurn
from peer_review.services.concerns.rota import LONGEST_TURN, plan_turn

_FILE = Path(__file__).with_name("people.yaml")


@dataclass(frozen=True)
class DemoPerson:
    """Somebody to sign in as, and what they can try."""

    email: str
    name: str
    roles: tuple[str, ...]
    attempt: str


def described() -> list[DemoPerson]:
    """Return the people of the demonstration, in the order of the file."""
    return [
        DemoPerson(entry["email"], entry["name"], tuple(entry["roles"]), " ".join(entry["try"].split()))
        for entry in _read()["people"]
    ]


@transaction.atomic
def load_people() -> int:
    """Create units, people, roles and ties that are missing; return how many people were new."""
    content = _read()
    for name in roles.WAGTAIL_GROUPS.values():
        Group.objects.get_or_create(name=name)
    units: dict[str, OrganisationUnit] = {}
    for entry in content["units"]:
        units[entry["code"]], _created = OrganisationUnit.objects.get_or_create(
            code=entry["code"],
            defaults={"name": entry["name"], "kind": entry["kind"], "parent": units.get(entry["parent"])},
        )
    new = 0
    for entry in content["people"]:
        if User.objects.filter(email__iexact=entry["email"]).exists():
            continue
        person = User.objects.create_user(entry["email"], PASSWORD, name=entry["name"])
        for role in entry["roles"]:
            begin_membership(person, role, units[entry["team"]], by=None)
        new += 1
    if new:
        for entry in content["people"]:
            _tie(entry, SupportRelationship.Kind.MENTOR, entry["mentor"])
            _tie(entry, SupportRelationship.Kind.LINE_MANAGER, entry["line_manager"])
    _staff_the_rota(content["on_duty"])
    return new


def _staff_the_rota(email: str) -> None:
    """Keep somebody on duty at any hour for months ahead, so that the demonstration can always be used."""
    now = timezone.now()
    if not DutyTurn.objects.filter(ends_at__gt=now + datetime.timedelta(days=90)).exists():
        lead = User.objects.get(email=email)
        plan_turn(lead, by=lead, starts_at=now, ends_at=now + LONGEST_TURN)


def _tie(entry: dict[str, Any], kind: str, supporter: str | None) -> None:
    if supporter:
        SupportRelationship.objects.get_or_create(
            kind=kind, supporter=User.objects.get(email=supporter), person=User.objects.get(email=entry["email"])
        )


def _read() -> dict[str, Any]:
    content: dict[str, Any] = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    return content
