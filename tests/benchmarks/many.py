"""Measure the queues and the review page with 10,000 case scenarios, in a process of its own on the demonstration's database.

Run as `python -m tests.benchmarks.many`; prints one JSON object: for each page its queries and its milliseconds in the
database. It fills the database that it is given, so give it one that is thrown away.
"""

import json
import random
import statistics
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from functools import partial

import django

SCENARIOS = 10_000
SHARES = (("released", 0.06), ("waiting", 0.04), ("draft", 0.05), ("withdrawn", 0.05), ("closed", 0.80))
MENTOR, REPEATS = "denise@example.org", 5
WORDS = "The plan names who does what when contact stops, and the partner's view was asked for twice. " * 6


def fill() -> None:
    """Add ten thousand case scenarios, four in five of them long closed, and reviews of what was released."""
    from django.db import transaction
    from django.utils import timezone

    from accounts.models import Membership, User
    from peer_review.models import CaseScenario, Review, ReviewText, ScenarioText, ScenarioVersion
    from peer_review.models.authorship import Authorship
    from peer_review.services.rubric import rubric_in_force

    chance, now = random.Random(3), timezone.now()
    example = ScenarioText.objects.order_by("pk").values_list("answers", flat=True)[0]
    mentor = User.objects.get(email=MENTOR)
    home = Membership.objects.today().filter(person=mentor, role="mentor").values_list("unit", flat=True)[0]
    unit = CaseScenario.objects.values_list("unit", flat=True).first() or home
    people = list(User.objects.exclude(pk=mentor.pk).order_by("pk"))
    statuses = [
        chance.choices([name for name, _ in SHARES], [share for _, share in SHARES])[0] for _ in range(SCENARIOS)
    ]
    read = {"released", "closed"}
    with transaction.atomic():
        scenarios = CaseScenario.objects.bulk_create(
            (CaseScenario(kind="composite", unit_id=unit, gates_version="1") for _ in statuses), batch_size=500
        )
        versions = ScenarioVersion.objects.bulk_create(
            (
                ScenarioVersion(
                    scenario=scenario,
                    number=1,
                    submitted_at=None if status == "draft" else now - timedelta(hours=chance.randrange(1, 2000)),
                    declaration_version="1",
                )
                for scenario, status in zip(scenarios, statuses, strict=True)
            ),
            batch_size=500,
        )
        ScenarioText.objects.bulk_create(
            (ScenarioText(version=version, title="A plan on paper", answers=example) for version in versions),
            batch_size=500,
        )
        Authorship.objects.bulk_create(
            (Authorship(scenario=scenario, author=chance.choice(people)) for scenario in scenarios), batch_size=500
        )
        for scenario, version, status in zip(scenarios, versions, statuses, strict=True):
            scenario.status = status
            scenario.released_version = version if status in read else None
            scenario.released_on = timezone.localdate() if status in read else None
        CaseScenario.objects.bulk_update(scenarios, ["status", "released_version", "released_on"], batch_size=300)
        rubric = rubric_in_force()
        reviews = Review.objects.bulk_create(
            (
                Review(
                    version=version,
                    reviewer=mentor,
                    status="submitted",
                    rubric=rubric,
                    submitted_at=now,
                    released_at=now,
                )
                for version, status in zip(versions, statuses, strict=True)
                if status in read and chance.random() < 0.3
            ),
            batch_size=500,
        )
        ReviewText.objects.bulk_create(
            (ReviewText(review=review, strengths=WORDS, questions=WORDS, next_step=WORDS) for review in reviews),
            batch_size=500,
        )


def clocked(times: list[float], execute: Callable, *arguments: object) -> object:
    """Run one query and note its seconds."""
    begun = time.perf_counter()
    try:
        return execute(*arguments)
    finally:
        times.append(time.perf_counter() - begun)


def main() -> None:
    """Fill the database, ask each page once to warm the caches, then measure the median of five."""
    django.setup()
    from django.db import connection
    from django.test import Client
    from django.urls import reverse

    from accounts.models import User
    from peer_review.models import Review

    fill()
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
    mentor = User.objects.get(email=MENTOR)
    client = Client(HTTP_HOST="127.0.0.1")
    client.force_login(mentor, backend="accounts.backends.EmailBackend")
    review = Review.objects.filter(reviewer=mentor, status="submitted").latest("pk")
    pages = {
        "triage": reverse("peer_review:triage"),
        "reviews": reverse("peer_review:reviews"),
        "review": reverse("peer_review:review", args=[review.public_id]),
        "home": reverse("peer_review:home"),
    }
    figures = {}
    for name, path in pages.items():
        client.get(path)
        spent, count = [], 0
        for _ in range(REPEATS):
            times: list[float] = []
            with connection.execute_wrapper(partial(clocked, times)):
                answer = client.get(path)
            if answer.status_code != 200:
                sys.exit(f"{path}: {answer.status_code}")
            count = len(times)
            spent.append(1000 * sum(times))
        figures[f"{name}_10000_queries"] = count
        figures[f"{name}_10000_db_ms"] = round(statistics.median(spent), 1)
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
