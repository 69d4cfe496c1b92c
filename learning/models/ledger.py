"""The ledger of completions, which outlives everything it tells of."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class CompletionRecord(models.Model):
    """Somebody completed a module or a pathway: a row that is written once and holds its own snapshot.

    It has no foreign key, so that deleting a person or a page cannot touch it, and triggers in the database refuse
    every change. Certificates are drawn from it.

    Personal data: name and account number of somebody, what they completed, when and with which mark; kept for good as
    the organisation's training record, because a certificate must stay checkable.
    """

    class Kind(models.TextChoices):
        """What can be completed."""

        MODULE = "module", _("Module")
        PATHWAY = "pathway", _("Pathway")

    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    person_number = models.UUIDField(_("account number"), db_index=True)
    person_name = models.CharField(_("name"), max_length=150)
    subject_key = models.UUIDField(_("module or pathway"), db_index=True)
    code = models.CharField(_("code"), max_length=50)
    title = models.CharField(_("title"), max_length=255)
    language = models.CharField(_("language of the title"), max_length=10)
    version_number = models.PositiveIntegerField(_("version"), null=True)
    digest = models.CharField(_("SHA-256 of what was studied"), max_length=64, blank=True)
    score = models.PositiveSmallIntegerField(_("knowledge check in per cent"), null=True)
    completed_at = models.DateTimeField(_("completed"), auto_now_add=True)
    verification_code = models.CharField(_("verification code"), max_length=32, unique=True)

    class Meta:
        verbose_name = _("completion record")
        verbose_name_plural = _("completion ledger")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.code}: {self.verification_code}"
