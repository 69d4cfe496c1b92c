"""Credit for taking part as an author, until it is told to the record of learning."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class OwedCredit(models.Model):
    """How often somebody has said, in a month that has not ended, what came of feedback on their own work.

    Noted when they say it, because the link to the case scenario may be gone when the month ends. Its key is made by
    chance, so that no order of rows can be laid beside the order of answers.

    Personal data: that somebody took part as an author, and the month; until it is told when the month has ended.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    month = models.DateField(_("first day of the month"))
    times = models.PositiveSmallIntegerField(_("how often"), default=0)

    class Meta:
        verbose_name = _("credit that is owed")
        verbose_name_plural = _("credits that are owed")
        constraints = [models.UniqueConstraint(fields=["person", "month"], name="one_owed_credit_a_person_and_month")]

    def __str__(self) -> str:
        return f"credit for {self.month:%Y-%m}"
