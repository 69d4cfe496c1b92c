"""The words of answers, next steps and learning points move to tables of their own, as those of reviews have done."""

import django.db.models.deletion
from django.db import migrations, models

# table, table of its words, the link between them, words
MOVED = [
    ("AuthorAnswer", "AuthorAnswerText", "answer", ("thanks", "takes", "will_do", "decisions")),
    ("NextStep", "NextStepText", "next_step", ("what", "first_words", "whom_to_tell", "decisions")),
    ("AgreedLearningPoint", "LearningPointText", "point", ("title", "body", "what_to_try", "decisions")),
]


def move_apart(apps, editor):
    for name, texts, link, words in MOVED:
        kept = apps.get_model("peer_review", texts).objects
        for row in apps.get_model("peer_review", name).objects.order_by("pk").iterator():
            if any(getattr(row, word) for word in words):  # of what was disposed of no words are left
                kept.create(**{link: row}, **{word: getattr(row, word) for word in words})
    settle(editor)


def bring_back(apps, editor):
    for name, texts, link, words in MOVED:
        rows = apps.get_model("peer_review", name).objects
        for kept in apps.get_model("peer_review", texts).objects.order_by("pk").iterator():
            rows.filter(pk=getattr(kept, f"{link}_id")).update(**{word: getattr(kept, word) for word in words})
    settle(editor)


def settle(editor):
    """Check what PostgreSQL has put off, because it alters no table while checks of its rows are open."""
    if editor.connection.vendor == "postgresql":
        editor.execute("SET CONSTRAINTS ALL IMMEDIATE", params=None)
        editor.execute("SET CONSTRAINTS ALL DEFERRED", params=None)


class Migration(migrations.Migration):
    dependencies = [
        ("peer_review", "0012_local_terms"),
    ]

    operations = [
        migrations.CreateModel(
            name="AuthorAnswerText",
            fields=[
                (
                    "answer",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="text",
                        serialize=False,
                        to="peer_review.authoranswer",
                    ),
                ),
                ("thanks", models.TextField(blank=True, verbose_name="what helped")),
                ("takes", models.TextField(verbose_name="what I take from it")),
                ("will_do", models.TextField(verbose_name="what I will do")),
                ("decisions", models.JSONField(default=list, verbose_name="decisions on findings")),
            ],
            options={
                "verbose_name": "text of an author's answer",
                "verbose_name_plural": "texts of authors' answers",
            },
        ),
        migrations.CreateModel(
            name="LearningPointText",
            fields=[
                (
                    "point",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="text",
                        serialize=False,
                        to="peer_review.agreedlearningpoint",
                    ),
                ),
                ("title", models.CharField(max_length=120, verbose_name="title")),
                ("body", models.TextField(verbose_name="what we learnt")),
                ("what_to_try", models.TextField(verbose_name="what to try")),
                ("decisions", models.JSONField(default=list, verbose_name="decisions on findings")),
            ],
            options={
                "verbose_name": "text of a learning point",
                "verbose_name_plural": "texts of learning points",
            },
        ),
        migrations.CreateModel(
            name="NextStepText",
            fields=[
                (
                    "next_step",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="text",
                        serialize=False,
                        to="peer_review.nextstep",
                    ),
                ),
                ("what", models.TextField(verbose_name="what you will do")),
                ("first_words", models.TextField(blank=True, verbose_name="what you will say first")),
                ("whom_to_tell", models.CharField(blank=True, max_length=200, verbose_name="whom you will tell")),
                ("decisions", models.JSONField(default=list, verbose_name="decisions on findings")),
            ],
            options={
                "verbose_name": "text of a next step",
                "verbose_name_plural": "texts of next steps",
            },
        ),
        # A default, so that the way back has something to begin with.
        migrations.AlterField(
            model_name="authoranswer",
            name="takes",
            field=models.TextField(default="", verbose_name="what I take from it"),
        ),
        migrations.AlterField(
            model_name="authoranswer", name="will_do", field=models.TextField(default="", verbose_name="what I will do")
        ),
        migrations.AlterField(
            model_name="nextstep", name="what", field=models.TextField(default="", verbose_name="what you will do")
        ),
        migrations.AlterField(
            model_name="agreedlearningpoint",
            name="title",
            field=models.CharField(default="", max_length=120, verbose_name="title"),
        ),
        migrations.AlterField(
            model_name="agreedlearningpoint",
            name="body",
            field=models.TextField(default="", verbose_name="what we learnt"),
        ),
        migrations.AlterField(
            model_name="agreedlearningpoint",
            name="what_to_try",
            field=models.TextField(default="", verbose_name="what to try"),
        ),
        migrations.RunPython(move_apart, bring_back),
        migrations.RemoveField(
            model_name="agreedlearningpoint",
            name="body",
        ),
        migrations.RemoveField(
            model_name="agreedlearningpoint",
            name="decisions",
        ),
        migrations.RemoveField(
            model_name="agreedlearningpoint",
            name="title",
        ),
        migrations.RemoveField(
            model_name="agreedlearningpoint",
            name="what_to_try",
        ),
        migrations.RemoveField(
            model_name="authoranswer",
            name="decisions",
        ),
        migrations.RemoveField(
            model_name="authoranswer",
            name="takes",
        ),
        migrations.RemoveField(
            model_name="authoranswer",
            name="thanks",
        ),
        migrations.RemoveField(
            model_name="authoranswer",
            name="will_do",
        ),
        migrations.RemoveField(
            model_name="nextstep",
            name="decisions",
        ),
        migrations.RemoveField(
            model_name="nextstep",
            name="first_words",
        ),
        migrations.RemoveField(
            model_name="nextstep",
            name="what",
        ),
        migrations.RemoveField(
            model_name="nextstep",
            name="whom_to_tell",
        ),
    ]
