from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("peer_review", "0003_review_sessions")]

    operations = [
        migrations.AddField(
            model_name="casescenario",
            name="round_status",
            field=models.CharField(
                blank=True,
                choices=[
                    ("draft", "Next version in draft"),
                    ("waiting", "Next version being checked"),
                    ("returned", "Next version sent back"),
                ],
                max_length=10,
                verbose_name="next version",
            ),
        ),
        migrations.AddField(
            model_name="casescenario",
            name="withdrawal",
            field=models.CharField(
                blank=True,
                choices=[
                    ("author", "Its author took it back"),
                    ("identifies-someone", "It could identify somebody"),
                    ("not-for-here", "It belongs to a review, a complaint or a court case"),
                    ("somebody-at-risk", "Somebody may be at risk because of it"),
                    ("asked-for", "Somebody it concerns asked for it"),
                ],
                max_length=20,
                verbose_name="why it was withdrawn",
            ),
        ),
        migrations.AddField(
            model_name="scenarioversion",
            name="claimed",
            field=models.BooleanField(default=False, verbose_name="a second person has begun to check it"),
        ),
        migrations.AddField(
            model_name="scenarioversion",
            name="round",
            field=models.PositiveSmallIntegerField(default=1, verbose_name="round"),
        ),
        migrations.AlterField(
            model_name="sessionevent",
            name="kind",
            field=models.CharField(
                choices=[
                    ("session.opened", "The session was opened"),
                    ("phase.begun", "The next phase began"),
                    ("phase.paused", "The clock was paused"),
                    ("phase.resumed", "The clock went on"),
                    ("phase.extended", "The phase was given more time"),
                    ("contribution.posted", "Something was written"),
                    ("contribution.withdrawn", "Something was withdrawn"),
                    ("next_step.named", "The next step was written down"),
                    ("session.concluded", "The session ended"),
                    ("session.cancelled", "The session was called off"),
                    ("session.stopped", "The case scenario was withdrawn"),
                ],
                max_length=30,
                verbose_name="what happened",
            ),
        ),
        migrations.AddConstraint(
            model_name="casescenario",
            constraint=models.CheckConstraint(
                condition=models.Q(("round_status", ""), ("status", "released"), _connector="OR"),
                name="only_what_is_released_gets_a_next_version",
            ),
        ),
        migrations.AddConstraint(
            model_name="casescenario",
            constraint=models.CheckConstraint(
                condition=models.Q(("withdrawal", ""), ("status", "withdrawn"), _connector="OR"),
                name="only_what_is_withdrawn_has_a_reason",
            ),
        ),
    ]
