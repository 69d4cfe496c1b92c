"""Gold scenarios that people judged, and who has passed the gate before reviewing."""

import uuid

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("peer_review", "0007_answers"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="CalibrationPass",
            fields=[
                (
                    "person",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="calibration_pass",
                        serialize=False,
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("passed_on", models.DateField(verbose_name="passed")),
                ("active_on", models.DateField(verbose_name="last active")),
            ],
            options={
                "verbose_name": "calibration pass",
                "verbose_name_plural": "calibration passes",
            },
        ),
        migrations.CreateModel(
            name="CalibrationAttempt",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[("gate", "Before reviewing"), ("hidden", "Among real ones")],
                        default="gate",
                        max_length=6,
                        verbose_name="kind",
                    ),
                ),
                ("items", models.JSONField(verbose_name="gold scenarios")),
                ("set_version", models.PositiveSmallIntegerField(verbose_name="version of the set")),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("open", "Not finished"),
                            ("passed", "Passed"),
                            ("not_yet", "Not yet"),
                            ("noted", "Noted"),
                        ],
                        default="open",
                        max_length=7,
                        verbose_name="outcome",
                    ),
                ),
                ("begun_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="begun")),
                ("finished_at", models.DateTimeField(null=True, verbose_name="finished")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name": "calibration",
                "verbose_name_plural": "calibrations",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="CalibrationResponse",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("item", models.SlugField(max_length=60, verbose_name="gold scenario")),
                ("levels", models.JSONField(verbose_name="levels given")),
                ("agreed", models.JSONField(verbose_name="levels agreed")),
                (
                    "attempt",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="responses",
                        to="peer_review.calibrationattempt",
                    ),
                ),
            ],
            options={
                "verbose_name": "answer to a gold scenario",
                "verbose_name_plural": "answers to gold scenarios",
                "ordering": ["pk"],
            },
        ),
        migrations.AddConstraint(
            model_name="calibrationattempt",
            constraint=models.UniqueConstraint(
                condition=models.Q(("outcome", "open")), fields=("person", "kind"), name="one_open_calibration_a_person"
            ),
        ),
        migrations.AddConstraint(
            model_name="calibrationattempt",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("finished_at", None), ("outcome", "open")),
                    models.Q(models.Q(("outcome", "open"), _negated=True), ("finished_at__isnull", False)),
                    _connector="OR",
                ),
                name="a_finished_calibration_has_its_moment",
            ),
        ),
        migrations.AddConstraint(
            model_name="calibrationresponse",
            constraint=models.UniqueConstraint(fields=("attempt", "item"), name="one_answer_a_gold_scenario"),
        ),
    ]
