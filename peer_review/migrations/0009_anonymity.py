import uuid

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("peer_review", "0008_calibration"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="AuthorLookup",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "risk",
                    models.CharField(
                        choices=[
                            ("danger-now", "Somebody is in danger now"),
                            ("child", "A child"),
                            ("adult", "An adult who needs protecting"),
                            ("staff", "A member of staff"),
                            ("serious-harm", "Somebody else, seriously"),
                        ],
                        max_length=20,
                        verbose_name="who may be at risk",
                    ),
                ),
                ("looked_on", models.DateField(default=django.utils.timezone.localdate, verbose_name="looked up")),
            ],
            options={
                "verbose_name": "look-up of an author",
                "verbose_name_plural": "look-ups of authors",
                "ordering": ["-looked_on", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Pseudonym",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("word", models.CharField(max_length=40, verbose_name="word")),
            ],
            options={
                "verbose_name": "pseudonym",
                "verbose_name_plural": "pseudonyms",
            },
        ),
        migrations.RemoveConstraint(
            model_name="commentreply",
            name="the_author_replies_without_a_name",
        ),
        migrations.RemoveConstraint(
            model_name="review",
            name="the_own_review_names_nobody",
        ),
        migrations.AddField(
            model_name="casescenario",
            name="anonymity",
            field=models.CharField(
                choices=[
                    ("open", "With my name: whoever may read it sees that it is mine"),
                    ("author_hidden", "Without my name: readers do not see that it is mine. I see who reviews it"),
                    ("both_hidden", "Without my name or my colleagues’: those who review it have another name too"),
                ],
                default="author_hidden",
                max_length=15,
                verbose_name="who is named",
            ),
        ),
        migrations.AddField(
            model_name="commentreply",
            name="pseudonym",
            field=models.CharField(blank=True, max_length=40, verbose_name="name shown instead of the writer’s"),
        ),
        migrations.AddField(
            model_name="review",
            name="pseudonym",
            field=models.CharField(blank=True, max_length=40, verbose_name="name shown instead of the reviewer’s"),
        ),
        migrations.AddConstraint(
            model_name="commentreply",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("by_author", True), ("writer__isnull", True)),
                    models.Q(
                        ("by_author", False),
                        models.Q(
                            ("writer__isnull", False), models.Q(("pseudonym", ""), _negated=True), _connector="OR"
                        ),
                    ),
                    _connector="OR",
                ),
                name="the_author_replies_without_a_name",
            ),
        ),
        migrations.AddConstraint(
            model_name="review",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "self"), ("reviewer__isnull", True)),
                    models.Q(
                        models.Q(("kind", "self"), _negated=True),
                        models.Q(
                            ("reviewer__isnull", False), models.Q(("pseudonym", ""), _negated=True), _connector="OR"
                        ),
                    ),
                    _connector="OR",
                ),
                name="the_own_review_names_nobody",
            ),
        ),
        migrations.CreateModel(
            name="AuthorLookupText",
            fields=[
                (
                    "lookup",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="text",
                        serialize=False,
                        to="peer_review.authorlookup",
                    ),
                ),
                ("words", models.TextField(verbose_name="why")),
            ],
            options={
                "verbose_name": "words of a look-up",
                "verbose_name_plural": "words of look-ups",
            },
        ),
        migrations.AddField(
            model_name="authorlookup",
            name="lead",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="authorlookup",
            name="scenario",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="peer_review.casescenario"
            ),
        ),
        migrations.AddField(
            model_name="pseudonym",
            name="person",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="pseudonym",
            name="scenario",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="peer_review.casescenario"
            ),
        ),
        migrations.AddConstraint(
            model_name="pseudonym",
            constraint=models.UniqueConstraint(
                fields=("scenario", "person"), name="one_pseudonym_a_person_and_scenario"
            ),
        ),
        migrations.AddConstraint(
            model_name="pseudonym",
            constraint=models.UniqueConstraint(fields=("scenario", "word"), name="one_person_a_pseudonym_and_scenario"),
        ),
    ]
