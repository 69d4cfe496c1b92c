"""Who presents in a review session is noted, and an author who did can be taken out of its list."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


def note_authors_who_present(apps, editor):
    """Until now an author who was willing took the presenter's place when a session was planned."""
    sessions = apps.get_model("peer_review", "ReviewSession").objects
    authors = dict(apps.get_model("peer_review", "Authorship").objects.values_list("scenario", "author"))
    presenters = apps.get_model("peer_review", "Participant").objects.filter(role="presenter")
    rows = presenters.values_list("session", "person", "session__version__scenario")
    presented = [session for session, person, scenario in rows if authors.get(scenario) == person]
    sessions.filter(pk__in=presented, version__scenario__willing_to_present=True).update(presenting="author")


class Migration(migrations.Migration):
    dependencies = [
        ("peer_review", "0014_raised_by_the_author"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="reviewsession",
            name="presenting",
            field=models.CharField(
                choices=[
                    ("colleague", "A colleague, for its author"),
                    ("asked", "A colleague, unless its author agrees to"),
                    ("author", "Its author"),
                ],
                default="colleague",
                max_length=10,
                verbose_name="who presents",
            ),
        ),
        migrations.AlterField(
            model_name="participant",
            name="person",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.RunPython(note_authors_who_present, migrations.RunPython.noop),
    ]
