import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("peer_review", "0006_rubric_and_threads")]

    operations = [
        migrations.CreateModel(
            name="FollowUp",
            fields=[
                (
                    "answer",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="follow_up",
                        serialize=False,
                        to="peer_review.authoranswer",
                    ),
                ),
                ("due_on", models.DateField(verbose_name="asked from")),
                ("asked_on", models.DateField(null=True, verbose_name="asked")),
                ("put_off", models.BooleanField(default=False, verbose_name="put off once")),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("done", "I did it"),
                            ("partly", "I did part of it"),
                            ("not_yet", "Not yet"),
                            ("otherwise", "I did something else instead"),
                        ],
                        max_length=10,
                        verbose_name="how far it came",
                    ),
                ),
                ("answered_on", models.DateField(null=True, verbose_name="answered")),
            ],
            options={
                "verbose_name": "follow-up",
                "verbose_name_plural": "follow-ups",
            },
        ),
        migrations.CreateModel(
            name="FeedbackOnReview",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("helped_me_see", models.BooleanField(default=False, verbose_name="helped me see something")),
                ("will_use", models.BooleanField(default=False, verbose_name="I will use it")),
                (
                    "comment",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="feedback",
                        to="peer_review.reviewcomment",
                    ),
                ),
                (
                    "review",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="feedback", to="peer_review.review"
                    ),
                ),
            ],
            options={
                "verbose_name": "feedback on a review",
                "verbose_name_plural": "feedback on reviews",
            },
        ),
        migrations.CreateModel(
            name="FollowUpText",
            fields=[
                (
                    "follow_up",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="text",
                        serialize=False,
                        to="peer_review.followup",
                    ),
                ),
                ("did", models.TextField(verbose_name="what I did")),
                ("noticed", models.TextField(blank=True, verbose_name="what changed")),
                ("decisions", models.JSONField(default=list, verbose_name="decisions on findings")),
            ],
            options={
                "verbose_name": "text of a follow-up",
                "verbose_name_plural": "texts of follow-ups",
            },
        ),
        migrations.AddIndex(
            model_name="followup",
            index=models.Index(fields=["due_on"], name="follow_ups_by_day"),
        ),
        migrations.AddConstraint(
            model_name="followup",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("answered_on__isnull", True), ("outcome", "")),
                    models.Q(models.Q(("outcome", ""), _negated=True), ("answered_on__isnull", False)),
                    _connector="OR",
                ),
                name="a_followed_up_answer_has_its_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="feedbackonreview",
            constraint=models.UniqueConstraint(
                condition=models.Q(("comment__isnull", True)), fields=("review",), name="one_feedback_on_a_whole_review"
            ),
        ),
    ]
