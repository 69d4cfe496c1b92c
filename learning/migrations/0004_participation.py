import uuid

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("learning", "0003_ledger_only_grows"),
    ]

    operations = [
        migrations.CreateModel(
            name="ParticipationCredit",
            fields=[
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("person_number", models.UUIDField(db_index=True, verbose_name="account number")),
                ("person_name", models.CharField(max_length=150, verbose_name="name")),
                (
                    "part",
                    models.CharField(
                        choices=[
                            ("author", "Brought a case scenario and followed the feedback up in practice"),
                            ("reviewer", "Reviewed colleagues’ case scenarios"),
                            ("group", "Took part in review sessions"),
                        ],
                        max_length=10,
                        verbose_name="part",
                    ),
                ),
                ("month", models.DateField(verbose_name="month, by its first day")),
                ("times", models.PositiveSmallIntegerField(verbose_name="times")),
            ],
            options={
                "verbose_name": "credit for taking part",
                "verbose_name_plural": "credits for taking part",
                "ordering": ["-month", "part"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("person_number", "part", "month"), name="one_credit_a_part_and_month"
                    ),
                    models.CheckConstraint(condition=models.Q(("month__day", 1)), name="a_credit_knows_no_day"),
                ],
            },
        ),
    ]
