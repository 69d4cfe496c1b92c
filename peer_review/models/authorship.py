"""The one link from a case scenario to the person who wrote it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Authorship(models.Model):
    """Says who wrote a case scenario.

    Held apart: only `peer_review.authorship` imports this model, and neither side has a way back to it.

    Personal data: who wrote a case scenario; until the scenario's text goes or the account does.
    """

    scenario = models.OneToOneField("peer_review.CaseScenario", on_delete=models.CASCADE, related_name="+")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")

    class Meta:
        verbose_name = _("authorship")
        verbose_name_plural = _("authorships")

    def __str__(self) -> str:
        return f"authorship {self.pk}"
