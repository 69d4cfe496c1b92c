"""The written review, its words, and what the author answers."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from peer_review.lifecycle import ReviewKind, ReviewStatus


class ReviewQuerySet(models.QuerySet["Review"]):
    """Words for reviews by who wrote them and where they stand."""

    def of_others(self) -> "ReviewQuerySet":
        """Return mentors' and peers' reviews, and not the author's own."""
        return self.exclude(kind=ReviewKind.SELF)

    def with_the_author(self) -> "ReviewQuerySet":
        """Return the reviews of others that the author may read."""
        return self.of_others().filter(status=ReviewStatus.SUBMITTED)


class Review(models.Model):
    """Somebody's review of one version of a case scenario: a mentor's or a peer's, or the author's own.

    Where colleagues stay hidden, a peer stands under a pseudonym, and thirty days after the end `reviewer` is emptied.
    The author's own review names nobody: it has no reviewer, and its two times are days. A mentor's review may be held
    until the peers' are done (`submitted_at`); `released_at` is when the author may read it. What is
    left of a review when its words are disposed of names nobody either.

    Personal data: who reviewed what and when; as long as the scenario's text.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    version = models.ForeignKey("peer_review.ScenarioVersion", on_delete=models.CASCADE, related_name="reviews")
    kind = models.CharField(_("kind"), max_length=10, choices=ReviewKind.choices, default=ReviewKind.MENTOR)
    reviewer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    pseudonym = models.CharField(_("name shown instead of the reviewer’s"), max_length=40, blank=True)
    status = models.CharField(_("status"), max_length=10, choices=ReviewStatus.choices, default=ReviewStatus.DRAFT)
    rubric = models.ForeignKey("peer_review.RubricVersion", on_delete=models.PROTECT, related_name="+")
    comments_only = models.BooleanField(_("comments only, without levels"), default=False)
    submitted_at = models.DateTimeField(_("sent"), null=True)
    released_at = models.DateTimeField(_("released to the author"), null=True)

    objects = ReviewQuerySet.as_manager()

    class Meta:
        verbose_name = _("written review")
        verbose_name_plural = _("written reviews")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["version", "reviewer"], name="one_review_a_person_and_version"),
            models.UniqueConstraint(fields=["version"], condition=Q(kind="self"), name="one_own_review_a_version"),
            models.CheckConstraint(
                condition=~Q(kind="self") | Q(reviewer__isnull=True),
                name="the_own_review_names_nobody",
            ),
            models.CheckConstraint(
                condition=Q(status="draft", submitted_at__isnull=True, released_at__isnull=True)
                | Q(status="held", submitted_at__isnull=False, released_at__isnull=True)
                | Q(status="submitted", submitted_at__isnull=False, released_at__isnull=False),
                name="a_sent_review_has_its_times",
            ),
        ]

    def __str__(self) -> str:
        return f"review {self.public_id}"

    @property
    def is_own(self) -> bool:
        """Say whether it is the author's own review."""
        return self.kind == ReviewKind.SELF

    @property
    def is_with_the_author(self) -> bool:
        """Say whether the author may read it."""
        return self.status == ReviewStatus.SUBMITTED

    @property
    def is_without_levels(self) -> bool:
        """Say whether it is made of words only, because the author or the reviewer wants it so."""
        return self.comments_only or self.version.scenario.comments_only


class ReviewText(models.Model):
    """What a review says: the levels, and three pieces of writing.

    `levels` maps a prompt of the rubric to a level "0" to "4" ("0" to "2" in the closer looks), "na" or "cannot_tell".
    `decisions` lists what the checker asked about and why the reviewer left it.

    Personal data: opinions on somebody's work and text about a person on probation; as long as the scenario's text.
    """

    review = models.OneToOneField(Review, on_delete=models.CASCADE, primary_key=True, related_name="text")
    levels = models.JSONField(_("levels"), default=dict)
    strengths = models.TextField(_("what is working"), blank=True)
    questions = models.TextField(_("questions to test"), blank=True)
    next_step = models.TextField(_("a next step"), blank=True)
    decisions = models.JSONField(_("decisions on findings"), default=list)

    class Meta:
        verbose_name = _("text of a review")
        verbose_name_plural = _("texts of reviews")

    def __str__(self) -> str:
        return f"text of review {self.review_id}"


class AuthorAnswer(models.Model):
    """The author has answered a review, and named a day by which they will do something.

    Personal data: none in this table; the words stand in `AuthorAnswerText`.
    """

    review = models.OneToOneField(Review, on_delete=models.CASCADE, primary_key=True, related_name="answer")
    by_when = models.DateField(_("by when"))
    answered_on = models.DateField(_("answered"))

    class Meta:
        verbose_name = _("author's answer")
        verbose_name_plural = _("authors' answers")

    def __str__(self) -> str:
        return f"answer to review {self.review_id}"


class AuthorAnswerText(models.Model):
    """What the author takes from a review, and what they will do.

    `decisions` lists what the checker asked about and why the author left it.

    Personal data: the author's own intention, without their name; as long as the scenario's text.
    """

    answer = models.OneToOneField(AuthorAnswer, on_delete=models.CASCADE, primary_key=True, related_name="text")
    thanks = models.TextField(_("what helped"), blank=True)
    takes = models.TextField(_("what I take from it"))
    will_do = models.TextField(_("what I will do"))
    decisions = models.JSONField(_("decisions on findings"), default=list)

    class Meta:
        verbose_name = _("text of an author's answer")
        verbose_name_plural = _("texts of authors' answers")

    def __str__(self) -> str:
        return f"text of the answer to review {self.answer_id}"
