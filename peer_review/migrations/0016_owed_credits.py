"""What authors are owed for this month is kept apart from their case scenarios; what stands there already is counted."""

import uuid
from collections import Counter

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


def count_what_was_followed_up(apps, editor):
    """Months that were told are told once more, and credited once."""
    authors = dict(apps.get_model("peer_review", "Authorship").objects.values_list("scenario", "author"))
    followed = apps.get_model("peer_review", "FollowUp").objects.filter(answered_on__isnull=False)
    owed = Counter(
        (authors[scenario], day.replace(day=1))
        for scenario, day in followed.values_list("answer__review__version__scenario", "answered_on")
        if scenario in authors
    )
    model = apps.get_model("peer_review", "OwedCredit")
    model.objects.bulk_create(
        model(person_id=person, month=month, times=times) for (person, month), times in owed.items()
    )


class Migration(migrations.Migration):
    dependencies = [
        ("peer_review", "0015_presenting_by_agreement"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="OwedCredit",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("month", models.DateField(verbose_name="first day of the month")),
                ("times", models.PositiveSmallIntegerField(default=0, verbose_name="how often")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name": "credit that is owed",
                "verbose_name_plural": "credits that are owed",
                "constraints": [
                    models.UniqueConstraint(fields=("person", "month"), name="one_owed_credit_a_person_and_month")
                ],
            },
        ),
        migrations.RunPython(count_what_was_followed_up, migrations.RunPython.noop),
    ]
