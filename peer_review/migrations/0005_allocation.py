"""Allocations, what may be relaxed for them, and the second person's reasons as a list."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models
from django.db.models import Q


def allocate_what_was_reviewed(apps, _editor):
    """Reviews written before there were allocations have a place of their own too."""
    Review = apps.get_model("peer_review", "Review")
    Allocation = apps.get_model("peer_review", "Allocation")
    now = django.utils.timezone.now()
    Allocation.objects.bulk_create(
        Allocation(
            version_id=review.version_id,
            reviewer_id=review.reviewer_id,
            status="done" if review.submitted_at else "expired",
            taken_at=review.submitted_at or now,
            until=review.submitted_at or now,
        )
        for review in Review.objects.all()
    )


class Migration(migrations.Migration):
    dependencies = [
        ("peer_review", "0004_kinds_and_rounds"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            "casescenario",
            "own_office_may_review",
            models.BooleanField(default=False, verbose_name="the author's own office may review it"),
        ),
        migrations.AddField(
            "casescenario",
            "reviews_wanted",
            models.PositiveSmallIntegerField(default=3, verbose_name="reviews wanted"),
        ),
        migrations.AddField("secondpersoncheck", "reasons", models.JSONField(default=list, verbose_name="reasons")),
        migrations.CreateModel(
            name="Allocation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("taken", "Taken"),
                            ("begun", "Begun"),
                            ("done", "Done"),
                            ("declined", "Declined"),
                            ("expired", "Out of time"),
                            ("given_back", "Given back"),
                        ],
                        default="taken",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("taken_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="taken")),
                ("until", models.DateTimeField(verbose_name="until")),
                (
                    "decline_reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("recognised", "I recognise the person, the work or the author"),
                            ("too_close", "It is too close to something in my own life"),
                            ("not_my_field", "I do not know enough about this kind of work"),
                            ("no_time", "I have no time in the next few days"),
                        ],
                        max_length=12,
                        verbose_name="reason",
                    ),
                ),
                ("relaxed", models.JSONField(default=list, verbose_name="requirements relaxed")),
                (
                    "reviewer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="allocations",
                        to="peer_review.scenarioversion",
                    ),
                ),
            ],
            options={
                "verbose_name": "allocation",
                "verbose_name_plural": "allocations",
                "ordering": ["pk"],
                "indexes": [
                    models.Index(fields=["reviewer", "status"], name="allocations_of_a_person"),
                    models.Index(
                        condition=Q(("status__in", ["begun", "taken"])), fields=["until"], name="running_allocations"
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=Q(("status__in", ["begun", "done", "taken"])),
                        fields=("version", "reviewer"),
                        name="one_place_a_reviewer_and_version",
                    ),
                    models.CheckConstraint(
                        condition=Q(("status", "declined"), ("decline_reason", ""), _connector="XOR"),
                        name="declined_means_with_a_reason",
                    ),
                ],
            },
        ),
        migrations.RunPython(allocate_what_was_reviewed, migrations.RunPython.noop),
    ]
