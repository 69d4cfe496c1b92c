"""What is written in a review session, with its words in a table of their own."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _


class Contribution(models.Model):
    """Something a participant wrote in a phase.

    Who wrote it is stored, so that they can withdraw it, and is shown to nobody; the page says that this is not
    anonymity. The key comes from the sender's form: the same key again is the same contribution.

    Personal data: who wrote what in which phase; as long as the session.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    session = models.ForeignKey("peer_review.ReviewSession", on_delete=models.CASCADE, related_name="contributions")
    participant = models.ForeignKey("peer_review.Participant", on_delete=models.CASCADE, related_name="+")
    phase_key = models.CharField(_("phase"), max_length=30)
    number = models.PositiveIntegerField(_("number of its event"))
    key = models.UUIDField(_("key of the sender's form"))
    withdrawn = models.BooleanField(_("withdrawn"), default=False)

    class Meta:
        verbose_name = _("contribution")
        verbose_name_plural = _("contributions")
        ordering = ["session", "number"]
        constraints = [
            models.UniqueConstraint(fields=["session", "participant", "key"], name="one_contribution_a_key"),
            models.UniqueConstraint(fields=["session", "number"], name="one_contribution_a_number"),
        ]

    def __str__(self) -> str:
        return f"contribution {self.public_id}"


class ContributionText(models.Model):
    """The words of a contribution, apart from what is listed and counted; gone when it is withdrawn.

    `decisions` lists what the checker asked about and why the writer left it.

    Personal data: text about a person on probation, checked for identifiers; as long as the session.
    """

    contribution = models.OneToOneField(Contribution, on_delete=models.CASCADE, primary_key=True, related_name="text")
    text = models.TextField(_("text"))
    decisions = models.JSONField(_("decisions on findings"), default=list)

    class Meta:
        verbose_name = _("text of a contribution")
        verbose_name_plural = _("texts of contributions")

    def __str__(self) -> str:
        return f"text of contribution {self.contribution_id}"
