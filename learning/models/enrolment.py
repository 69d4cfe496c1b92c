"""What somebody has done in a module."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from learning.models.ledger import CompletionRecord


class Enrolment(models.Model):
    """Somebody learns one version of a module, from its start to its completion.

    Personal data: who studied what and when, kept while the person has an account; the ledger keeps the completion.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    version = models.ForeignKey("learning.ModuleVersion", on_delete=models.PROTECT, related_name="enrolments")
    module_key = models.UUIDField(_("module"))
    started_at = models.DateTimeField(_("started"), auto_now_add=True)
    completion = models.OneToOneField(CompletionRecord, on_delete=models.PROTECT, null=True, related_name="enrolment")

    class Meta:
        verbose_name = _("enrolment")
        verbose_name_plural = _("enrolments")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["person", "version"], name="one_enrolment_a_version"),
            models.UniqueConstraint(
                fields=["person", "module_key"], condition=Q(completion__isnull=True), name="one_open_enrolment"
            ),
        ]
        indexes = [models.Index(fields=["module_key"], name="enrolments_of_a_module")]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.version_id}"


class LessonCompletion(models.Model):
    """A lesson that somebody has marked as done.

    Personal data: which lesson somebody finished and when, kept while the person has an account.
    """

    enrolment = models.ForeignKey(Enrolment, on_delete=models.CASCADE, related_name="lessons_done")
    lesson = models.SlugField(_("lesson"), max_length=100, help_text=_("The lesson's slug, which its version fixes."))
    done_at = models.DateTimeField(_("done"), auto_now_add=True)

    class Meta:
        verbose_name = _("lesson completion")
        verbose_name_plural = _("lesson completions")
        constraints = [models.UniqueConstraint(fields=["enrolment", "lesson"], name="a_lesson_is_done_once")]

    def __str__(self) -> str:
        return self.lesson


class KnowledgeCheckAttempt(models.Model):
    """The answers somebody gave to a knowledge check, and their mark, worked out once.

    The wording of questions and options is that of the enrolment's version, which never changes.

    Personal data: somebody's answers and how sure they were, seen by nobody else; kept while the person has an account.
    """

    enrolment = models.ForeignKey(Enrolment, on_delete=models.CASCADE, related_name="attempts")
    number = models.PositiveIntegerField(_("number"))
    answers = models.JSONField(_("answers"), help_text=_("By question: what was chosen, and how sure."))
    right = models.PositiveSmallIntegerField(_("questions answered right"))
    questions = models.PositiveSmallIntegerField(_("questions"))
    mark = models.PositiveSmallIntegerField(_("mark in per cent"))
    passed = models.BooleanField(_("passed"))
    submitted_at = models.DateTimeField(_("submitted"), auto_now_add=True)

    class Meta:
        verbose_name = _("knowledge check attempt")
        verbose_name_plural = _("knowledge check attempts")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["enrolment", "number"], name="one_number_an_attempt"),
            models.CheckConstraint(condition=Q(right__lte=F("questions"), mark__lte=100), name="a_mark_is_possible"),
        ]

    def __str__(self) -> str:
        return f"{self.enrolment_id} #{self.number}: {self.mark}%"
