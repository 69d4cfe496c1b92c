"""A release has a day of its own to count from, and a version tells that it came back because nobody checked it."""

from django.db import migrations, models
from django.db.models import Q
from django.utils import timezone


def note_days_of_release(apps, editor):
    """The day is that of the second person's check; where that is gone, the last change is the nearest there is."""
    scenarios = apps.get_model("peer_review", "CaseScenario").objects.filter(status__in=["released", "closed"])
    for scenario in scenarios.select_related("released_version__check_made"):
        check = getattr(scenario.released_version, "check_made", None)
        scenario.released_on = timezone.localdate(check.checked_at) if check else scenario.changed_on
        scenario.save(update_fields=["released_on"])
    if editor.connection.vendor == "postgresql":
        editor.execute("SET CONSTRAINTS ALL IMMEDIATE", params=None)
        editor.execute("SET CONSTRAINTS ALL DEFERRED", params=None)


class Migration(migrations.Migration):
    dependencies = [("peer_review", "0017_relaxed_for_one_round")]

    operations = [
        migrations.AddField(
            model_name="casescenario",
            name="released_on",
            field=models.DateField(null=True, verbose_name="last release"),
        ),
        migrations.AddField(
            model_name="scenarioversion",
            name="came_back_on",
            field=models.DateField(null=True, verbose_name="came back because nobody checked it"),
        ),
        migrations.AlterField(
            model_name="casescenario",
            name="changed_on",
            field=models.DateField(
                default=timezone.localdate,
                verbose_name="last change, by its author or of status",
            ),
        ),
        migrations.RunPython(note_days_of_release, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name="casescenario",
            constraint=models.CheckConstraint(
                condition=~Q(status="released") | Q(released_on__isnull=False), name="released_means_a_day_of_release"
            ),
        ),
    ]
