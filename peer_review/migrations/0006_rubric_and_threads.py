"""Kinds and wordings of reviews, own reviews, held ones, and threads; the words of comments move to their own table."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

NOT_A_DRAFT = "(SELECT status FROM peer_review_review WHERE id = NEW.review_id) <> 'draft'"
OF_NO_DRAFT = (
    "(SELECT r.status FROM peer_review_review AS r JOIN peer_review_reviewcomment AS c ON c.review_id = r.id "
    "WHERE c.id = NEW.comment_id) <> 'draft'"
)
# name, table, act, condition: as in 0002, for tables and statuses that are new
RULES = [
    ("sent_review_stays", "peer_review_reviewtext", "UPDATE", NOT_A_DRAFT),
    ("no_late_comments", "peer_review_reviewcomment", "INSERT", NOT_A_DRAFT),
    ("sent_comments_stay", "peer_review_commenttext", "UPDATE", OF_NO_DRAFT),
]


def bring_over(apps, editor):
    """Give every review its wording and times, every comment its words, and no author a gate they did not have."""
    from peer_review.rubric import SEED_CONTENT

    Review = apps.get_model("peer_review", "Review")
    today = django.utils.timezone.localdate()
    first = apps.get_model("peer_review", "RubricVersion").objects.create(
        number=1, content=SEED_CONTENT, is_draft=False, published_on=today
    )
    Review.objects.update(rubric=first, released_at=models.F("submitted_at"))
    CommentText = apps.get_model("peer_review", "CommentText")
    for comment in apps.get_model("peer_review", "ReviewComment").objects.iterator():
        CommentText.objects.create(comment=comment, selector=comment.selector, text=comment.text)
    read = Review.objects.filter(status="submitted").values("version")
    apps.get_model("peer_review", "ScenarioVersion").objects.filter(pk__in=read).update(own_review_skipped_on=today)
    if editor.connection.vendor == "postgresql":
        editor.execute("SET CONSTRAINTS ALL IMMEDIATE", params=None)
        editor.execute("SET CONSTRAINTS ALL DEFERRED", params=None)


def protect(_apps, editor):
    if editor.connection.vendor != "postgresql":
        return
    editor.execute("DROP TRIGGER IF EXISTS sent_comments_stay ON peer_review_reviewcomment", params=None)
    for name, table, act, condition in RULES:
        editor.execute(
            f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF {condition} THEN "
            "RAISE EXCEPTION 'a review that was sent never changes' USING ERRCODE = 'integrity_constraint_violation'; "
            "END IF; RETURN NEW; END $$",
            params=None,
        )
        editor.execute(
            f"CREATE OR REPLACE TRIGGER {name} BEFORE {act} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()",
            params=None,
        )


class Migration(migrations.Migration):
    dependencies = [
        ("peer_review", "0005_allocation"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="CoMentorCheck",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("asked", "Asked for"),
                            ("agreed", "Agreed"),
                            ("returned", "Returned"),
                            ("lapsed", "Nobody read it in time"),
                            ("not_needed", "Sent without waiting for it"),
                        ],
                        default="asked",
                        max_length=10,
                        verbose_name="outcome",
                    ),
                ),
                ("asked_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="asked for")),
            ],
            options={
                "verbose_name": "co-mentor's check",
                "verbose_name_plural": "co-mentors' checks",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="CommentReply",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("by_author", models.BooleanField(verbose_name="by the author")),
                ("made_on", models.DateField(default=django.utils.timezone.localdate, verbose_name="written")),
            ],
            options={
                "verbose_name": "reply to a comment",
                "verbose_name_plural": "replies to comments",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="CommentText",
            fields=[
                (
                    "comment",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="words",
                        serialize=False,
                        to="peer_review.reviewcomment",
                    ),
                ),
                ("selector", models.JSONField(verbose_name="passage")),
                ("text", models.TextField(verbose_name="comment")),
                ("decisions", models.JSONField(default=list, verbose_name="decisions on findings")),
            ],
            options={
                "verbose_name": "text of a comment",
                "verbose_name_plural": "texts of comments",
            },
        ),
        migrations.CreateModel(
            name="MentorCall",
            fields=[
                (
                    "version",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="mentor_call",
                        serialize=False,
                        to="peer_review.scenarioversion",
                    ),
                ),
                ("called_on", models.DateField(default=django.utils.timezone.localdate, verbose_name="asked in")),
            ],
            options={
                "verbose_name": "call for another mentor",
                "verbose_name_plural": "calls for another mentor",
            },
        ),
        migrations.CreateModel(
            name="RubricVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField(unique=True, verbose_name="number")),
                ("content", models.JSONField(verbose_name="content")),
                ("new_meaning", models.JSONField(default=list, verbose_name="what means something else")),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="what changed")),
                ("is_draft", models.BooleanField(default=True, verbose_name="draft")),
                ("published_on", models.DateField(null=True, verbose_name="published")),
            ],
            options={
                "verbose_name": "version of the rubric",
                "verbose_name_plural": "versions of the rubric",
                "ordering": ["number"],
            },
        ),
        migrations.RemoveConstraint(
            model_name="review",
            name="a_sent_review_has_its_time",
        ),
        migrations.AddField(
            model_name="casescenario",
            name="comments_only",
            field=models.BooleanField(default=False, verbose_name="feedback in words only, without levels"),
        ),
        migrations.AddField(
            model_name="review",
            name="comments_only",
            field=models.BooleanField(default=False, verbose_name="comments only, without levels"),
        ),
        migrations.AddField(
            model_name="review",
            name="kind",
            field=models.CharField(
                choices=[
                    ("mentor", "Mentor’s review"),
                    ("peer", "Colleague’s review"),
                    ("self", "Author’s own review"),
                ],
                default="mentor",
                max_length=10,
                verbose_name="kind",
            ),
        ),
        migrations.AddField(
            model_name="review",
            name="released_at",
            field=models.DateTimeField(null=True, verbose_name="released to the author"),
        ),
        migrations.AddField(
            model_name="reviewcomment",
            name="resolved_on",
            field=models.DateField(null=True, verbose_name="resolved"),
        ),
        migrations.AddField(
            model_name="scenarioversion",
            name="own_review_skipped_on",
            field=models.DateField(null=True, verbose_name="the author went on without an own review"),
        ),
        migrations.AlterField(
            model_name="review",
            name="reviewer",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AlterField(
            model_name="review",
            name="status",
            field=models.CharField(
                choices=[
                    ("draft", "Draft"),
                    ("held", "Sent, waiting for the others"),
                    ("submitted", "With the author"),
                ],
                default="draft",
                max_length=10,
                verbose_name="status",
            ),
        ),
        migrations.CreateModel(
            name="CoMentorText",
            fields=[
                (
                    "check_made",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="text",
                        serialize=False,
                        to="peer_review.comentorcheck",
                    ),
                ),
                ("words", models.TextField(verbose_name="what to change")),
                ("decisions", models.JSONField(default=list, verbose_name="decisions on findings")),
            ],
            options={
                "verbose_name": "words of a co-mentor",
                "verbose_name_plural": "words of co-mentors",
            },
        ),
        migrations.AddField(
            model_name="comentorcheck",
            name="checker",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="comentorcheck",
            name="review",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="co_mentor_checks", to="peer_review.review"
            ),
        ),
        migrations.CreateModel(
            name="ReplyText",
            fields=[
                (
                    "reply",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="words",
                        serialize=False,
                        to="peer_review.commentreply",
                    ),
                ),
                ("text", models.TextField(verbose_name="reply")),
                ("decisions", models.JSONField(default=list, verbose_name="decisions on findings")),
            ],
            options={
                "verbose_name": "text of a reply",
                "verbose_name_plural": "texts of replies",
            },
        ),
        migrations.AddField(
            model_name="commentreply",
            name="comment",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="replies", to="peer_review.reviewcomment"
            ),
        ),
        migrations.AddField(
            model_name="commentreply",
            name="writer",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="review",
            name="rubric",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="peer_review.rubricversion"
            ),
        ),
        migrations.RunPython(bring_over),
        migrations.RunPython(protect),
        migrations.AlterField(
            model_name="review",
            name="rubric",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="peer_review.rubricversion"
            ),
        ),
        migrations.RemoveField(
            model_name="review",
            name="rubric_version",
        ),
        migrations.RemoveField(
            model_name="reviewcomment",
            name="selector",
        ),
        migrations.RemoveField(
            model_name="reviewcomment",
            name="text",
        ),
        migrations.AddConstraint(
            model_name="rubricversion",
            constraint=models.UniqueConstraint(
                condition=models.Q(("is_draft", True)), fields=("is_draft",), name="one_rubric_in_draft"
            ),
        ),
        migrations.AddConstraint(
            model_name="rubricversion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("is_draft", True), ("published_on", None)),
                    models.Q(("is_draft", False), ("published_on__isnull", False)),
                    _connector="OR",
                ),
                name="a_published_rubric_has_its_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="review",
            constraint=models.UniqueConstraint(
                condition=models.Q(("kind", "self")), fields=("version",), name="one_own_review_a_version"
            ),
        ),
        migrations.AddConstraint(
            model_name="review",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "self"), ("reviewer__isnull", True)),
                    models.Q(models.Q(("kind", "self"), _negated=True), ("reviewer__isnull", False)),
                    _connector="OR",
                ),
                name="the_own_review_names_nobody",
            ),
        ),
        migrations.AddConstraint(
            model_name="review",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("released_at__isnull", True), ("status", "draft"), ("submitted_at__isnull", True)),
                    models.Q(("released_at__isnull", True), ("status", "held"), ("submitted_at__isnull", False)),
                    models.Q(("released_at__isnull", False), ("status", "submitted"), ("submitted_at__isnull", False)),
                    _connector="OR",
                ),
                name="a_sent_review_has_its_times",
            ),
        ),
        migrations.AddConstraint(
            model_name="comentorcheck",
            constraint=models.UniqueConstraint(
                condition=models.Q(("outcome", "asked")), fields=("review",), name="one_open_co_mentor_check_a_review"
            ),
        ),
        migrations.AddConstraint(
            model_name="commentreply",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("by_author", True), ("writer__isnull", True)),
                    models.Q(("by_author", False), ("writer__isnull", False)),
                    _connector="OR",
                ),
                name="the_author_replies_without_a_name",
            ),
        ),
    ]
