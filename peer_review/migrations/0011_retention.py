import uuid

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from audit.append_only import AppendOnly


def turn_marks_into_holds(apps, schema_editor):
    hold = apps.get_model("peer_review", "LegalHold")
    for scenario in apps.get_model("peer_review", "CaseScenario").objects.filter(legal_hold=True):
        hold.objects.create(scenario=scenario, reason="concern")


class Migration(migrations.Migration):
    dependencies = [
        ("peer_review", "0010_concerns"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="DisposalCertificate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("number", models.PositiveIntegerField(unique=True, verbose_name="number")),
                ("made_at", models.DateTimeField(verbose_name="made")),
                ("counts", models.JSONField(verbose_name="what went")),
                ("previous", models.CharField(blank=True, max_length=64, verbose_name="hash of the one before")),
                ("digest", models.CharField(max_length=64, verbose_name="hash")),
            ],
            options={
                "verbose_name": "disposal certificate",
                "verbose_name_plural": "disposal certificates",
                "ordering": ["-number"],
            },
        ),
        migrations.CreateModel(
            name="LegalHold",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "reason",
                    models.CharField(
                        choices=[
                            ("concern", "A concern was raised that somebody may be at risk"),
                            ("safeguarding", "It bears on the protection of a child or an adult"),
                            ("court", "A court, an inquest or a police enquiry may need it"),
                            ("review", "A serious further offence review or another inquiry may need it"),
                            ("complaint", "It bears on a complaint"),
                            ("request", "Somebody has asked for their records"),
                        ],
                        max_length=15,
                        verbose_name="reason",
                    ),
                ),
                ("set_on", models.DateField(default=django.utils.timezone.localdate, verbose_name="set")),
                ("released_on", models.DateField(null=True, verbose_name="ended")),
            ],
            options={
                "verbose_name": "legal hold",
                "verbose_name_plural": "legal holds",
                "ordering": ["pk"],
            },
        ),
        migrations.RemoveConstraint(
            model_name="review",
            name="the_own_review_names_nobody",
        ),
        migrations.AlterField(
            model_name="casescenario",
            name="status",
            field=models.CharField(
                choices=[
                    ("draft", "Draft"),
                    ("waiting", "Being checked"),
                    ("returned", "Sent back"),
                    ("released", "Released"),
                    ("closed", "Closed"),
                    ("withdrawn", "Withdrawn"),
                    ("disposed", "Disposed of"),
                ],
                default="draft",
                max_length=10,
                verbose_name="status",
            ),
        ),
        migrations.AddConstraint(
            model_name="review",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "self"), _negated=True), ("reviewer__isnull", True), _connector="OR"
                ),
                name="the_own_review_names_nobody",
            ),
        ),
        migrations.AddField(
            model_name="legalhold",
            name="released_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="legalhold",
            name="scenario",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="holds", to="peer_review.casescenario"
            ),
        ),
        migrations.AddField(
            model_name="legalhold",
            name="set_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddConstraint(
            model_name="legalhold",
            constraint=models.UniqueConstraint(
                condition=models.Q(("released_on", None)),
                fields=("scenario", "reason"),
                name="one_hold_a_reason_in_force",
            ),
        ),
        migrations.RunPython(turn_marks_into_holds, migrations.RunPython.noop),
        migrations.RemoveField(model_name="casescenario", name="legal_hold"),
        AppendOnly("peer_review_disposalcertificate"),
    ]
