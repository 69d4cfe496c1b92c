"""What comes out of a review session, the next step and what the group learnt; the words in tables of their own."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class NextStep(models.Model):
    """What the presenter will do after the session is written down, and by when; no session ends without it.

    Personal data: none in this table; the words stand in `NextStepText`.
    """

    session = models.OneToOneField(
        "peer_review.ReviewSession", on_delete=models.CASCADE, primary_key=True, related_name="next_step"
    )
    by_when = models.DateField(_("by when"))

    class Meta:
        verbose_name = _("next step")
        verbose_name_plural = _("next steps")

    def __str__(self) -> str:
        return f"next step of session {self.session_id}"


class NextStepText(models.Model):
    """What the presenter will do, say first, and whom they will tell.

    `decisions` lists what the checker asked about and why the writer left it.

    Personal data: what somebody intends to do, drawn from work with a person on probation; as long as the words of
    the session.
    """

    next_step = models.OneToOneField(NextStep, on_delete=models.CASCADE, primary_key=True, related_name="text")
    what = models.TextField(_("what you will do"))
    first_words = models.TextField(_("what you will say first"), blank=True)
    whom_to_tell = models.CharField(_("whom you will tell"), max_length=200, blank=True)
    decisions = models.JSONField(_("decisions on findings"), default=list)

    class Meta:
        verbose_name = _("text of a next step")
        verbose_name_plural = _("texts of next steps")

    def __str__(self) -> str:
        return f"text of the next step of session {self.next_step_id}"


class AgreedLearningPoint(models.Model):
    """What a group learnt, in words that hold beyond the case scenario; on its way into the library.

    Its text stays here, in a table of its own, and goes to the editors only when the group has agreed to publish it.
    `source_key` is the name under which it is known there.

    Personal data: none in this table; the words stand in `LearningPointText`.
    """

    class State(models.TextChoices):
        """How far it has come; what an editor makes of it is the library's to say."""

        DRAFT = "draft", _("Being written")
        PROPOSED = "proposed", _("Sent to an editor")

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    session = models.ForeignKey("peer_review.ReviewSession", on_delete=models.CASCADE, related_name="learning_points")
    source_key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.DRAFT)
    areas = models.JSONField(_("areas"), default=list, blank=True)
    recommendations = models.JSONField(_("recommendations"), default=list, blank=True)
    module = models.ForeignKey(
        "wagtailcore.Page", on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("module")
    )
    proposed_at = models.DateTimeField(_("sent"), null=True)

    class Meta:
        verbose_name = _("agreed learning point")
        verbose_name_plural = _("agreed learning points")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="draft", proposed_at__isnull=True) | Q(state="proposed", proposed_at__isnull=False),
                name="a_proposed_learning_point_has_its_time",
            )
        ]

    def __str__(self) -> str:
        return f"learning point {self.public_id}"


class LearningPointText(models.Model):
    """What the group learnt, in its own words.

    `decisions` lists what the checker asked about and why the writer left it.

    Personal data: text drawn from a case scenario, checked for identifiers; as long as the learning point.
    """

    point = models.OneToOneField(AgreedLearningPoint, on_delete=models.CASCADE, primary_key=True, related_name="text")
    title = models.CharField(_("title"), max_length=120)
    body = models.TextField(_("what we learnt"))
    what_to_try = models.TextField(_("what to try"))
    decisions = models.JSONField(_("decisions on findings"), default=list)

    class Meta:
        verbose_name = _("text of a learning point")
        verbose_name_plural = _("texts of learning points")

    def __str__(self) -> str:
        return f"text of learning point {self.point_id}"
