"""The case scenario, its versions, and the confidential text in tables of its own."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from peer_review.allocation import WANTED
from peer_review.lifecycle import READABLE_BY_REVIEWERS, WRITABLE, Anonymity, Round, Status, Withdrawal
from peer_review.models.retention import LegalHold
from peer_review.scenario_form import Answers, Kind, Section, sections_for

LONGEST_TITLE = 120
"""Characters of a title, as its column takes them."""


class ScenarioQuerySet(models.QuerySet["CaseScenario"]):
    """Words for case scenarios by where they stand."""

    def writable(self) -> "ScenarioQuerySet":
        """Return those that their author may still change."""
        return self.filter(Q(status__in=WRITABLE) | Q(round_status__in=WRITABLE))

    def waiting(self) -> "ScenarioQuerySet":
        """Return those of which a version waits for a second person, and that no concern has set aside."""
        return self.filter(Q(status=Status.WAITING) | Q(round_status=Round.WAITING), frozen=False)

    def held(self) -> "ScenarioQuerySet":
        """Return those of which nothing may be disposed: a legal hold is in force."""
        return self.filter(pk__in=LegalHold.objects.in_force().values("scenario"))

    def not_held(self) -> "ScenarioQuerySet":
        """Return those that no legal hold keeps."""
        return self.exclude(pk__in=LegalHold.objects.in_force().values("scenario"))

    def released(self) -> "ScenarioQuerySet":
        """Return those open for review: released, and not set aside by a concern."""
        return self.filter(status=Status.RELEASED, frozen=False)


class CaseScenario(models.Model):
    """A piece of work written up so that it identifies nobody, brought to be learnt from.

    Who wrote it does not stand here: see `peer_review.authorship`. Days and not moments are kept, because a moment
    could be laid beside the times at which somebody was signed in.

    What is relaxed for a small group, `reviews_wanted` and `own_office_relaxed`, holds for one round and stands apart
    from what its author chose.

    While it is `frozen`, somebody has raised a concern: nobody but a safeguarding lead sees it or anything around it,
    and nothing about it changes. Under a `LegalHold` none of it may be disposed of.

    Personal data: none in this table; the team whose region may read it, kept as long as the text.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices, blank=True)
    status = models.CharField(_("status"), max_length=10, choices=Status.choices, default=Status.DRAFT)
    unit = models.ForeignKey("accounts.OrganisationUnit", on_delete=models.PROTECT, related_name="+")
    released_version = models.OneToOneField(
        "peer_review.ScenarioVersion", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    anonymity = models.CharField(
        _("who is named"), max_length=15, choices=Anonymity.choices, default=Anonymity.AUTHOR_HIDDEN
    )
    own_office_may_review = models.BooleanField(_("the author lets their own office review it"), default=False)
    own_office_relaxed = models.BooleanField(_("so few can that the author's own office may too"), default=False)
    reviews_wanted = models.PositiveSmallIntegerField(_("reviews wanted"), default=WANTED)
    round_status = models.CharField(_("next version"), max_length=10, choices=Round.choices, blank=True)
    withdrawal = models.CharField(_("why it was withdrawn"), max_length=20, choices=Withdrawal.choices, blank=True)
    willing_to_present = models.BooleanField(_("willing to present in a review session"), default=False)
    comments_only = models.BooleanField(_("feedback in words only, without levels"), default=False)
    frozen = models.BooleanField(_("set aside because of a concern"), default=False)
    gates_passed_on = models.DateField(_("gate questions answered"), default=timezone.localdate)
    gates_version = models.CharField(_("version of the gate questions"), max_length=10)
    created_on = models.DateField(_("begun"), default=timezone.localdate)
    changed_on = models.DateField(_("last change, by its author or of status"), default=timezone.localdate)
    released_on = models.DateField(_("last release"), null=True)

    objects = ScenarioQuerySet.as_manager()

    class Meta:
        verbose_name = _("case scenario")
        verbose_name_plural = _("case scenarios")
        ordering = ["-pk"]
        indexes = [models.Index(fields=["status", "unit"], name="scenarios_by_status")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(status__in=sorted(READABLE_BY_REVIEWERS)) | Q(released_version__isnull=False),
                name="released_means_a_released_version",
            ),
            models.CheckConstraint(
                condition=~Q(status="released") | Q(released_on__isnull=False), name="released_means_a_day_of_release"
            ),
            models.CheckConstraint(
                condition=Q(round_status="") | Q(status="released"), name="only_what_is_released_gets_a_next_version"
            ),
            models.CheckConstraint(
                condition=Q(withdrawal="") | Q(status="withdrawn"), name="only_what_is_withdrawn_has_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"case scenario {self.public_id}"

    @property
    def reference(self) -> str:
        """Return what somebody reads out to say which case scenario they mean, such as "3F9A 1C2B"; it names nobody."""
        digits = self.public_id.hex[:8].upper()
        return f"{digits[:4]} {digits[4:]}"

    @property
    def stage(self) -> str:
        """Return where the newest version stands: that of a released case scenario may be in work again."""
        return self.round_status or self.status

    @property
    def is_open_to_own_office(self) -> bool:
        """Say whether people of the author's own office may review it: its author lets them, or nobody else could."""
        return self.own_office_may_review or self.own_office_relaxed

    @property
    def is_held(self) -> bool:
        """Say whether a legal hold keeps it from being disposed of."""
        return self.holds.in_force().exists()  # type: ignore[attr-defined]

    @property
    def is_hidden_from_its_author(self) -> bool:
        """Say whether nobody at all may read it, because a safeguarding lead withdrew it."""
        return self.withdrawal not in ("", Withdrawal.AUTHOR)


class ScenarioVersion(models.Model):
    """One wording of a case scenario; once submitted its text never changes again, so comments can point into it.

    Personal data: none in this table; the text stands in `ScenarioText`.
    """

    scenario = models.ForeignKey(CaseScenario, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField(_("number"))
    round = models.PositiveSmallIntegerField(_("round"), default=1)
    language = models.CharField(_("language"), max_length=5, default="en")
    claimed = models.BooleanField(_("a second person has begun to check it"), default=False)
    submitted_at = models.DateTimeField(_("submitted, to the hour"), null=True)
    came_back_on = models.DateField(_("came back because nobody checked it"), null=True)
    declaration_version = models.CharField(_("version of the declaration"), max_length=10, blank=True)
    own_review_skipped_on = models.DateField(_("the author went on without an own review"), null=True)

    class Meta:
        verbose_name = _("version of a case scenario")
        verbose_name_plural = _("versions of case scenarios")
        ordering = ["scenario", "number"]
        constraints = [
            models.UniqueConstraint(fields=["scenario", "number"], name="one_version_a_number"),
            models.UniqueConstraint(
                fields=["scenario"], condition=Q(submitted_at__isnull=True), name="one_open_version_a_scenario"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.scenario}, version {self.number}"

    @property
    def answers(self) -> Answers:
        """Return all answers by field, those that stand in columns of their own included."""
        return {**self.text.answers, "kind": self.scenario.kind, "title": self.text.title}

    @property
    def sections(self) -> tuple[Section, ...]:
        """Return the pages of the form that this version answers."""
        return sections_for(self.scenario.kind, further=self.round > 1)


class ScenarioText(models.Model):
    """The words of one version: confidential, and apart from everything that is listed, counted or logged.

    Personal data: text about a person on probation, altered so that it should identify nobody; ninety days after the
    scenario closes.
    """

    version = models.OneToOneField(ScenarioVersion, on_delete=models.CASCADE, primary_key=True, related_name="text")
    title = models.CharField(_("title"), max_length=LONGEST_TITLE, blank=True)
    answers = models.JSONField(_("answers"), default=dict)

    class Meta:
        verbose_name = _("text of a case scenario")
        verbose_name_plural = _("texts of case scenarios")

    def __str__(self) -> str:
        return f"text of version {self.version_id}"


class FindingDecision(models.Model):
    """What the author decided about something that the checker marked.

    Personal data: none in this table; the words stand in `FindingDecisionText`.
    """

    class Decision(models.TextChoices):
        """The two answers to a finding that may stay."""

        KEEP = "keep", _("Keep it: it identifies nobody")
        CHANGED = "changed", _("It is already changed or made up")

    version = models.ForeignKey(ScenarioVersion, on_delete=models.CASCADE, related_name="decisions")
    field = models.CharField(_("field"), max_length=40)
    start = models.PositiveIntegerField(_("first character"))
    end = models.PositiveIntegerField(_("after the last character"))
    category = models.CharField(_("category"), max_length=40)
    action = models.CharField(_("action"), max_length=10)
    decision = models.CharField(_("decision"), max_length=10, choices=Decision.choices)

    class Meta:
        verbose_name = _("decision on a finding")
        verbose_name_plural = _("decisions on findings")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["version", "field", "start", "end"], name="one_decision_a_finding"),
            models.CheckConstraint(condition=~Q(action="block"), name="nobody_decides_to_keep_what_blocks"),
        ]

    def __str__(self) -> str:
        return f"{self.field} {self.start}–{self.end}: {self.decision}"


class FindingDecisionText(models.Model):
    """The words that were marked, and the author's reason for leaving them.

    Personal data: words that may identify somebody, and why the author thinks that they do not; as long as the
    scenario's text.
    """

    decision = models.OneToOneField(FindingDecision, on_delete=models.CASCADE, primary_key=True, related_name="text")
    quote = models.TextField(_("words"))
    reason = models.TextField(_("reason"))

    class Meta:
        verbose_name = _("words of a decision")
        verbose_name_plural = _("words of decisions")

    def __str__(self) -> str:
        return f"words of decision {self.decision_id}"
