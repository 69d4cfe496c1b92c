"""The wordings of the rubric, one row each."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from peer_review.rubric import Rubric, read


class RubricVersion(models.Model):
    """One wording of the rubric; once published it never changes, and reviews stay with the one they began under.

    `content` has the form of `peer_review.rubric.SEED_CONTENT`. `new_meaning` names what means something else than in
    the version before ("levels", or the key of a question): levels given to it are not comparable across the two.

    Personal data: none; the audit trail keeps which editor published it.
    """

    number = models.PositiveSmallIntegerField(_("number"), unique=True)
    content = models.JSONField(_("content"))
    new_meaning = models.JSONField(_("what means something else"), default=list)
    note = models.CharField(_("what changed"), max_length=300, blank=True)
    is_draft = models.BooleanField(_("draft"), default=True)
    published_on = models.DateField(_("published"), null=True)

    class Meta:
        verbose_name = _("version of the rubric")
        verbose_name_plural = _("versions of the rubric")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["is_draft"], condition=Q(is_draft=True), name="one_rubric_in_draft"),
            models.CheckConstraint(
                condition=Q(is_draft=True, published_on=None) | Q(is_draft=False, published_on__isnull=False),
                name="a_published_rubric_has_its_day",
            ),
        ]

    def __str__(self) -> str:
        return f"rubric {self.number}"

    @cached_property
    def rubric(self) -> Rubric:
        """Return the wording as plain data."""
        content: dict[str, Any] = self.content
        return read(content)
