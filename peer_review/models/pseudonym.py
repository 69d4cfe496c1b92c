"""Under what other name somebody takes part where colleagues stay hidden, and who had an author looked up."""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Pseudonym(models.Model):
    """The name that stands for one person on one case scenario, and nowhere else.

    What they write there carries the word itself, so that this row can go.

    Personal data: who stands behind a pseudonym; until thirty days after the scenario's end.
    """

    scenario = models.ForeignKey("peer_review.CaseScenario", on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    word = models.CharField(_("word"), max_length=40)

    class Meta:
        verbose_name = _("pseudonym")
        verbose_name_plural = _("pseudonyms")
        constraints = [
            models.UniqueConstraint(fields=["scenario", "person"], name="one_pseudonym_a_person_and_scenario"),
            models.UniqueConstraint(fields=["scenario", "word"], name="one_person_a_pseudonym_and_scenario"),
        ]

    def __str__(self) -> str:
        return f"pseudonym {self.pk}"


class AuthorLookup(models.Model):
    """A safeguarding lead had the author of a case scenario named, because somebody may be at risk.

    It does not say who the author was.

    Personal data: which lead looked, and the day; as long as the case scenario.
    """

    class Risk(models.TextChoices):
        """Who may be at risk; the codes stand in the audit trail."""

        DANGER_NOW = "danger-now", _("Somebody is in danger now")
        CHILD = "child", _("A child")
        ADULT = "adult", _("An adult who needs protecting")
        STAFF = "staff", _("A member of staff")
        SERIOUS_HARM = "serious-harm", _("Somebody else, seriously")

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    scenario = models.ForeignKey("peer_review.CaseScenario", on_delete=models.CASCADE, related_name="+")
    lead = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    risk = models.CharField(_("who may be at risk"), max_length=20, choices=Risk.choices)
    looked_on = models.DateField(_("looked up"), default=timezone.localdate)

    class Meta:
        verbose_name = _("look-up of an author")
        verbose_name_plural = _("look-ups of authors")
        ordering = ["-looked_on", "-pk"]

    def __str__(self) -> str:
        return f"look-up {self.public_id}"


class AuthorLookupText(models.Model):
    """Why, in the lead's own words, for the other safeguarding leads of the region.

    Personal data: may speak of somebody at risk; as long as the case scenario.
    """

    lookup = models.OneToOneField(AuthorLookup, on_delete=models.CASCADE, primary_key=True, related_name="text")
    words = models.TextField(_("why"))

    class Meta:
        verbose_name = _("words of a look-up")
        verbose_name_plural = _("words of look-ups")

    def __str__(self) -> str:
        return f"words of look-up {self.lookup_id}"
