import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_initial"),
        ("peer_review", "0009_anonymity"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Concern",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("is_drill", models.BooleanField(default=False, verbose_name="drill")),
                ("place", models.CharField(blank=True, max_length=20, verbose_name="where it was raised")),
                ("reasons", models.JSONField(default=list, verbose_name="reasons")),
                ("raised_at", models.DateTimeField(verbose_name="raised")),
                ("acknowledged_at", models.DateTimeField(null=True, verbose_name="answered")),
                ("unmasked_at", models.DateTimeField(null=True, verbose_name="author looked up")),
                ("action_confirmed_at", models.DateTimeField(null=True, verbose_name="action confirmed")),
                (
                    "action_confirmed_role",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("author", "The author"),
                            ("manager", "The author’s manager"),
                            ("duty-manager", "The duty manager"),
                            ("raiser", "Whoever raised the concern"),
                            ("other", "Somebody else in the organisation"),
                        ],
                        max_length=15,
                        verbose_name="who acted",
                    ),
                ),
                (
                    "decision",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("release", "Open it again as it was"),
                            ("return", "Send it back to the author to change"),
                            ("close", "Close it"),
                            ("withdraw", "Take it out of peer review for good"),
                            ("drill-over", "The drill is over"),
                        ],
                        max_length=15,
                        verbose_name="decision",
                    ),
                ),
                ("decided_at", models.DateTimeField(null=True, verbose_name="decided")),
                ("care_steps", models.JSONField(default=list, verbose_name="care steps")),
                (
                    "acknowledged_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "raised_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "concern",
                "verbose_name_plural": "concerns",
                "ordering": ["-raised_at", "-pk"],
            },
        ),
        migrations.AddField(
            model_name="casescenario",
            name="frozen",
            field=models.BooleanField(default=False, verbose_name="set aside because of a concern"),
        ),
        migrations.AddField(
            model_name="casescenario",
            name="legal_hold",
            field=models.BooleanField(default=False, verbose_name="legal hold"),
        ),
        migrations.CreateModel(
            name="ConcernText",
            fields=[
                (
                    "concern",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="text",
                        serialize=False,
                        to="peer_review.concern",
                    ),
                ),
                ("words", models.TextField(blank=True, verbose_name="what worries the person")),
                ("decision_reason", models.TextField(blank=True, verbose_name="why it was decided so")),
                ("note_to_author", models.TextField(blank=True, verbose_name="what the author is told")),
            ],
            options={
                "verbose_name": "text of a concern",
                "verbose_name_plural": "texts of concerns",
            },
        ),
        migrations.AddField(
            model_name="concern",
            name="scenario",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="concerns",
                to="peer_review.casescenario",
            ),
        ),
        migrations.AddField(
            model_name="concern",
            name="unit",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.organisationunit"
            ),
        ),
        migrations.CreateModel(
            name="ConcernAlert",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("level", models.CharField(max_length=10, verbose_name="level")),
                ("told_at", models.DateTimeField(verbose_name="told")),
                (
                    "concern",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="alerts", to="peer_review.concern"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name": "alert about a concern",
                "verbose_name_plural": "alerts about concerns",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="ConcernCall",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "whom",
                    models.CharField(
                        choices=[
                            ("author", "The author"),
                            ("manager", "The author’s manager"),
                            ("duty-manager", "The duty manager"),
                            ("raiser", "Whoever raised the concern"),
                            ("other", "Somebody else in the organisation"),
                        ],
                        max_length=15,
                        verbose_name="whom",
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("reached", "Reached"),
                            ("message", "Left word to ring back, nothing more"),
                            ("not-reached", "Not reached"),
                        ],
                        max_length=15,
                        verbose_name="what came of it",
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="when")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "concern",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="calls", to="peer_review.concern"
                    ),
                ),
            ],
            options={
                "verbose_name": "call about a concern",
                "verbose_name_plural": "calls about concerns",
                "ordering": ["at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="DutyTurn",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "level",
                    models.CharField(
                        choices=[("duty", "Duty lead"), ("deputy", "Deputy"), ("regional", "Regional duty")],
                        default="duty",
                        max_length=10,
                        verbose_name="level",
                    ),
                ),
                ("starts_at", models.DateTimeField(verbose_name="from")),
                ("ends_at", models.DateTimeField(verbose_name="until")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.organisationunit",
                    ),
                ),
            ],
            options={
                "verbose_name": "turn of duty",
                "verbose_name_plural": "turns of duty",
                "ordering": ["starts_at", "pk"],
            },
        ),
        migrations.AddIndex(
            model_name="concern",
            index=models.Index(
                condition=models.Q(("acknowledged_at", None)), fields=["raised_at"], name="unanswered_concerns"
            ),
        ),
        migrations.AddConstraint(
            model_name="concern",
            constraint=models.CheckConstraint(
                condition=models.Q(("is_drill", False), ("scenario__isnull", True), _connector="OR"),
                name="a_drill_touches_no_scenario",
            ),
        ),
        migrations.AddConstraint(
            model_name="concern",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("decided_at__isnull", True), ("decision", "")),
                    models.Q(
                        ("acknowledged_at__isnull", False),
                        ("decided_at__isnull", False),
                        models.Q(("decision", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="decided_means_answered_before",
            ),
        ),
        migrations.AddConstraint(
            model_name="concern",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("action_confirmed_at__isnull", True), ("action_confirmed_role", "")),
                    models.Q(
                        ("action_confirmed_at__isnull", False), models.Q(("action_confirmed_role", ""), _negated=True)
                    ),
                    _connector="OR",
                ),
                name="confirmed_action_has_its_role",
            ),
        ),
        migrations.AddConstraint(
            model_name="concernalert",
            constraint=models.UniqueConstraint(fields=("concern", "person", "level"), name="told_once_on_each_level"),
        ),
        migrations.AddIndex(
            model_name="dutyturn",
            index=models.Index(fields=["ends_at", "starts_at"], name="turns_by_time"),
        ),
        migrations.AddConstraint(
            model_name="dutyturn",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_at__gt", models.F("starts_at"))), name="a_turn_ends_after_it_starts"
            ),
        ),
    ]
