"""That an author's own office may review, because nobody else could, stands apart from what the author chose."""

from django.db import migrations, models


def bring_apart(apps, editor):
    """The trail says where it was relaxed, which happened only where the author had not chosen it.

    Where it is off now, the author took it back in a later round, and that stays so.
    """
    events = apps.get_model("audit", "AuditEvent").objects.filter(verb="requirement.relaxed")
    relaxed = [one.object_id for one in events if one.codes.get("what") == "own_office"]
    scenarios = apps.get_model("peer_review", "CaseScenario").objects
    scenarios.filter(public_id__in=relaxed, own_office_may_review=True).update(
        own_office_may_review=False, own_office_relaxed=True
    )


class Migration(migrations.Migration):
    dependencies = [("audit", "0003_kept_six_years"), ("peer_review", "0016_owed_credits")]

    operations = [
        migrations.AddField(
            model_name="casescenario",
            name="own_office_relaxed",
            field=models.BooleanField(default=False, verbose_name="so few can that the author's own office may too"),
        ),
        migrations.AlterField(
            model_name="casescenario",
            name="own_office_may_review",
            field=models.BooleanField(default=False, verbose_name="the author lets their own office review it"),
        ),
        migrations.RunPython(bring_apart, migrations.RunPython.noop),
    ]
