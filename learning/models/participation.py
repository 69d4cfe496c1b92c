"""Credit for taking part in peer review: a month and a part, and nothing that leads to a case scenario."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _


class ParticipationCredit(models.Model):
    """Somebody took part in peer review in a month.

    A row that is written once, after the month has ended. It has no foreign key, no day and a key without order, so
    that nobody can lay it beside a case scenario, a review or a session.

    Personal data: name and account number of somebody, and that they took part in a month; kept as the organisation's
    training record.
    """

    class Part(models.TextChoices):
        """What somebody did."""

        AUTHOR = "author", _("Brought a case scenario and followed the feedback up in practice")
        REVIEWER = "reviewer", _("Reviewed colleagues’ case scenarios")
        GROUP = "group", _("Took part in review sessions")

    key = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person_number = models.UUIDField(_("account number"), db_index=True)
    person_name = models.CharField(_("name"), max_length=150)
    part = models.CharField(_("part"), max_length=10, choices=Part.choices)
    month = models.DateField(_("month, by its first day"))
    times = models.PositiveSmallIntegerField(_("times"))

    class Meta:
        verbose_name = _("credit for taking part")
        verbose_name_plural = _("credits for taking part")
        ordering = ["-month", "part"]
        constraints = [
            models.UniqueConstraint(fields=["person_number", "part", "month"], name="one_credit_a_part_and_month"),
            models.CheckConstraint(condition=models.Q(month__day=1), name="a_credit_knows_no_day"),
        ]

    def __str__(self) -> str:
        return f"{self.part}, {self.month:%Y-%m}"
