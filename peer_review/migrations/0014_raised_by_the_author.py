"""A concern says itself that the author raised it: an empty raiser may also be somebody whose account is gone."""

from django.db import migrations, models


def mark_those_of_authors(apps, editor):
    """The trail names the raiser unless it was the author, and keeps the name when the account goes."""
    named = apps.get_model("audit", "AuditEvent").objects.filter(verb="concern.raised", actor__isnull=False)
    for concern in apps.get_model("peer_review", "Concern").objects.filter(raised_by=None, is_drill=False):
        if not named.filter(object_id=str(concern.public_id)).exists():
            concern.by_author = True
            concern.save(update_fields=["by_author"])
    if editor.connection.vendor == "postgresql":
        editor.execute("SET CONSTRAINTS ALL IMMEDIATE", params=None)
        editor.execute("SET CONSTRAINTS ALL DEFERRED", params=None)


class Migration(migrations.Migration):
    dependencies = [("audit", "0003_kept_six_years"), ("peer_review", "0013_words_apart")]

    operations = [
        migrations.AddField(
            model_name="concern",
            name="by_author",
            field=models.BooleanField(default=False, verbose_name="raised by the author"),
        ),
        migrations.RunPython(mark_those_of_authors, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name="concern",
            constraint=models.CheckConstraint(
                condition=models.Q(("by_author", False), ("raised_by__isnull", True), _connector="OR"),
                name="the_authors_concern_names_nobody",
            ),
        ),
    ]
