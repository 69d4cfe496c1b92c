"""Comments beside the text, and the threads under them; all words stand in tables of their own."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class ReviewComment(models.Model):
    """A remark beside a passage of the scenario, and whether the people in its thread are done with it.

    Personal data: none in this table; the words stand in `CommentText`.
    """

    review = models.ForeignKey("peer_review.Review", on_delete=models.CASCADE, related_name="comments")
    field = models.CharField(_("field"), max_length=40)
    resolved_on = models.DateField(_("resolved"), null=True)

    class Meta:
        verbose_name = _("comment beside the text")
        verbose_name_plural = _("comments beside the text")
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"comment {self.pk} on {self.field}"


class CommentText(models.Model):
    """What a comment says, and the passage it speaks of.

    `selector` holds the W3C quote and position selectors that `anchoring` made against the field's text of the reviewed
    version, which never changes. `decisions` lists what the checker asked about and why the writer left it.

    Personal data: quotes the scenario and gives an opinion on it; as long as the scenario's text.
    """

    comment = models.OneToOneField(ReviewComment, on_delete=models.CASCADE, primary_key=True, related_name="words")
    selector = models.JSONField(_("passage"))
    text = models.TextField(_("comment"))
    decisions = models.JSONField(_("decisions on findings"), default=list)

    class Meta:
        verbose_name = _("text of a comment")
        verbose_name_plural = _("texts of comments")

    def __str__(self) -> str:
        return f"text of comment {self.comment_id}"


class CommentReply(models.Model):
    """One answer in the thread under a comment: the author's, which names nobody, or a reviewer's.

    Personal data: which reviewer answered, and the day; as long as the scenario's text.
    """

    comment = models.ForeignKey(ReviewComment, on_delete=models.CASCADE, related_name="replies")
    by_author = models.BooleanField(_("by the author"))
    writer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    pseudonym = models.CharField(_("name shown instead of the writer’s"), max_length=40, blank=True)
    made_on = models.DateField(_("written"), default=timezone.localdate)

    class Meta:
        verbose_name = _("reply to a comment")
        verbose_name_plural = _("replies to comments")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(by_author=True, writer__isnull=True)
                | (Q(by_author=False) & (Q(writer__isnull=False) | ~Q(pseudonym=""))),
                name="the_author_replies_without_a_name",
            )
        ]

    def __str__(self) -> str:
        return f"reply {self.pk}"


class ReplyText(models.Model):
    """What a reply says.

    Personal data: opinions on somebody's work and text about a person on probation; as long as the scenario's text.
    """

    reply = models.OneToOneField(CommentReply, on_delete=models.CASCADE, primary_key=True, related_name="words")
    text = models.TextField(_("reply"))
    decisions = models.JSONField(_("decisions on findings"), default=list)

    class Meta:
        verbose_name = _("text of a reply")
        verbose_name_plural = _("texts of replies")

    def __str__(self) -> str:
        return f"text of reply {self.reply_id}"
