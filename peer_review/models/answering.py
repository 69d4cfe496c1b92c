"""What the author gives back to reviewers: two taps on what helped, and later what became of the intention."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class FeedbackOnReview(models.Model):
    """The author's two taps on a review, or on one comment of it.

    The reviewer and mentors see them and nobody else; they are never added up into points, because points make people
    traceable in a small group. Source of the rule: the field notes (feedback on feedback).

    Personal data: an opinion on a reviewer's work, without the author's name; as long as the scenario's text.
    """

    review = models.ForeignKey("peer_review.Review", on_delete=models.CASCADE, related_name="feedback")
    comment = models.OneToOneField(
        "peer_review.ReviewComment", on_delete=models.CASCADE, null=True, blank=True, related_name="feedback"
    )
    helped_me_see = models.BooleanField(_("helped me see something"), default=False)
    will_use = models.BooleanField(_("I will use it"), default=False)

    class Meta:
        verbose_name = _("feedback on a review")
        verbose_name_plural = _("feedback on reviews")
        constraints = [
            models.UniqueConstraint(
                fields=["review"], condition=Q(comment__isnull=True), name="one_feedback_on_a_whole_review"
            )
        ]

    def __str__(self) -> str:
        return f"feedback on review {self.review_id}"


class FollowUp(models.Model):
    """Two to four weeks after an answer the author is asked what came of it.

    Only days are kept. Source of the rule: the field notes (learning-into-practice loop).

    Personal data: none in this table; what the author says stands in `FollowUpText`.
    """

    class Outcome(models.TextChoices):
        """How far it came."""

        DONE = "done", _("I did it")
        PARTLY = "partly", _("I did part of it")
        NOT_YET = "not_yet", _("Not yet")
        OTHERWISE = "otherwise", _("I did something else instead")

    answer = models.OneToOneField(
        "peer_review.AuthorAnswer", on_delete=models.CASCADE, primary_key=True, related_name="follow_up"
    )
    due_on = models.DateField(_("asked from"))
    asked_on = models.DateField(_("asked"), null=True)
    put_off = models.BooleanField(_("put off once"), default=False)
    outcome = models.CharField(_("how far it came"), max_length=10, choices=Outcome.choices, blank=True)
    answered_on = models.DateField(_("answered"), null=True)

    class Meta:
        verbose_name = _("follow-up")
        verbose_name_plural = _("follow-ups")
        indexes = [models.Index(fields=["due_on"], name="follow_ups_by_day")]
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome="", answered_on__isnull=True) | (~Q(outcome="") & Q(answered_on__isnull=False)),
                name="a_followed_up_answer_has_its_day",
            )
        ]

    def __str__(self) -> str:
        return f"follow-up of review {self.answer_id}"


class FollowUpText(models.Model):
    """What the author did, and what they saw change.

    Personal data: the author's account of their own work, without their name; as long as the scenario's text.
    """

    follow_up = models.OneToOneField(FollowUp, on_delete=models.CASCADE, primary_key=True, related_name="text")
    did = models.TextField(_("what I did"))
    noticed = models.TextField(_("what changed"), blank=True)
    decisions = models.JSONField(_("decisions on findings"), default=list)

    class Meta:
        verbose_name = _("text of a follow-up")
        verbose_name_plural = _("texts of follow-ups")

    def __str__(self) -> str:
        return f"text of follow-up {self.follow_up_id}"
