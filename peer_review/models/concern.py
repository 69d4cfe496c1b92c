"""A concern that somebody may be at risk, what was done about it, and who is on duty to answer.

Source: the procedure in the field notes (`case-scenario.md` §5.4). What is done about the risk itself belongs in the
operational systems: here stand codes, times and roles.
"""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from peer_review import duty


class Reason(models.TextChoices):
    """Why somebody raises a concern."""

    DANGER_NOW = "danger-now", _("Somebody is in danger now")
    CHILD = "child", _("A child may be at risk")
    ADULT = "adult", _("An adult who needs protecting may be at risk")
    SELF_HARM = "self-harm", _("Somebody may harm themselves")
    SERIOUS_HARM = "serious-harm", _("Somebody else may come to serious harm")
    STAFF_THREAT = "staff-threat", _("A member of staff is threatened or may be at risk")
    PREVENT = "prevent", _("Somebody may be drawn into terrorism")
    UNMANAGED = "unmanaged", _("A risk that nobody seems to be acting on")
    IDENTIFIES = "identifies", _("Somebody could be recognised from what is written")
    OTHER = "other", _("Something else worries me")


STAFF_CONDUCT = "staff-conduct"
"""How a colleague behaves: pointed to its own route, and never stored here."""


class Decision(models.TextChoices):
    """What becomes of a case scenario when a safeguarding lead has dealt with a concern."""

    RELEASE = "release", _("Open it again as it was")
    RETURN = "return", _("Send it back to the author to change")
    CLOSE = "close", _("Close it")
    WITHDRAW = "withdraw", _("Take it out of peer review for good")
    DRILL_OVER = "drill-over", _("The drill is over")


class Role(models.TextChoices):
    """Whom a safeguarding lead speaks to, or who has acted."""

    AUTHOR = "author", _("The author")
    MANAGER = "manager", _("The author’s manager")
    DUTY_MANAGER = "duty-manager", _("The duty manager")
    RAISER = "raiser", _("Whoever raised the concern")
    OTHER = "other", _("Somebody else in the organisation")


class CareStep(models.TextChoices):
    """How those involved are looked after, within a day."""

    AUTHOR = "author", _("I have asked the author how they are")
    RAISER = "raiser", _("I have thanked whoever raised it")
    GROUP = "group", _("The group or the reviewers have been told what they need to know")
    MANAGER = "manager", _("The author’s manager knows, so that the author has support")
    SUPPORT = "support", _("Support was offered: manager, employee assistance or trauma support")
    DEBRIEF = "debrief", _("If there was a session: its facilitator and group had a debrief")


class Concern(models.Model):
    """Somebody raised a concern about a case scenario or what was written around it; or it is a drill.

    When the author raises a concern about their own case scenario, `by_author` says so and `raised_by` stays empty,
    because nothing but `peer_review.authorship` may say who wrote it. It is empty too when a raiser's account is gone.

    Personal data: who raised a concern, who answered it and when; kept by the safeguarding schedule, under legal hold
    while one is set.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    scenario = models.ForeignKey(
        "peer_review.CaseScenario", on_delete=models.SET_NULL, null=True, related_name="concerns"
    )
    unit = models.ForeignKey("accounts.OrganisationUnit", on_delete=models.PROTECT, related_name="+")
    is_drill = models.BooleanField(_("drill"), default=False)
    place = models.CharField(_("where it was raised"), max_length=20, blank=True)
    reasons = models.JSONField(_("reasons"), default=list)
    raised_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    by_author = models.BooleanField(_("raised by the author"), default=False)
    raised_at = models.DateTimeField(_("raised"))
    acknowledged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    acknowledged_at = models.DateTimeField(_("answered"), null=True)
    unmasked_at = models.DateTimeField(_("author looked up"), null=True)
    action_confirmed_at = models.DateTimeField(_("action confirmed"), null=True)
    action_confirmed_role = models.CharField(_("who acted"), max_length=15, choices=Role.choices, blank=True)
    decision = models.CharField(_("decision"), max_length=15, choices=Decision.choices, blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    decided_at = models.DateTimeField(_("decided"), null=True)
    care_steps = models.JSONField(_("care steps"), default=list)

    class Meta:
        verbose_name = _("concern")
        verbose_name_plural = _("concerns")
        ordering = ["-raised_at", "-pk"]
        indexes = [models.Index(fields=["raised_at"], condition=Q(acknowledged_at=None), name="unanswered_concerns")]
        constraints = [
            models.CheckConstraint(
                condition=Q(is_drill=False) | Q(scenario__isnull=True), name="a_drill_touches_no_scenario"
            ),
            models.CheckConstraint(
                condition=Q(by_author=False) | Q(raised_by__isnull=True), name="the_authors_concern_names_nobody"
            ),
            models.CheckConstraint(
                condition=Q(decided_at__isnull=True, decision="")
                | (Q(decided_at__isnull=False, acknowledged_at__isnull=False) & ~Q(decision="")),
                name="decided_means_answered_before",
            ),
            models.CheckConstraint(
                condition=Q(action_confirmed_at__isnull=True, action_confirmed_role="")
                | (Q(action_confirmed_at__isnull=False) & ~Q(action_confirmed_role="")),
                name="confirmed_action_has_its_role",
            ),
        ]

    def __str__(self) -> str:
        return f"concern {self.public_id}"

    @property
    def reason_words(self) -> list[str]:
        """Return the reasons in words."""
        return [str(Reason(code).label) for code in self.reasons]


class ConcernText(models.Model):
    """The words of a concern, why it was decided as it was, and what the author is told; apart from what is counted.

    Personal data: text about people who may be at risk; kept with the concern.
    """

    concern = models.OneToOneField(Concern, on_delete=models.CASCADE, primary_key=True, related_name="text")
    words = models.TextField(_("what worries the person"), blank=True)
    decision_reason = models.TextField(_("why it was decided so"), blank=True)
    note_to_author = models.TextField(_("what the author is told"), blank=True)

    class Meta:
        verbose_name = _("text of a concern")
        verbose_name_plural = _("texts of concerns")

    def __str__(self) -> str:
        return f"text of concern {self.concern_id}"


class ConcernAlert(models.Model):
    """Somebody was told of a concern, because they are on duty or a safeguarding lead of the region.

    Personal data: who was told of which concern and when; kept with the concern.
    """

    LEAD = "lead"

    concern = models.ForeignKey(Concern, on_delete=models.CASCADE, related_name="alerts")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    level = models.CharField(_("level"), max_length=10)
    told_at = models.DateTimeField(_("told"))

    class Meta:
        verbose_name = _("alert about a concern")
        verbose_name_plural = _("alerts about concerns")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["concern", "person", "level"], name="told_once_on_each_level"),
        ]

    def __str__(self) -> str:
        return f"alert {self.pk} on level {self.level}"


class ConcernCall(models.Model):
    """A safeguarding lead tried to reach somebody about a concern; what was said stands on the case system.

    Personal data: who rang in what role and when; kept with the concern.
    """

    class Outcome(models.TextChoices):
        """What came of it."""

        REACHED = "reached", _("Reached")
        MESSAGE = "message", _("Left word to ring back, nothing more")
        NOT_REACHED = "not-reached", _("Not reached")

    concern = models.ForeignKey(Concern, on_delete=models.CASCADE, related_name="calls")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    whom = models.CharField(_("whom"), max_length=15, choices=Role.choices)
    outcome = models.CharField(_("what came of it"), max_length=15, choices=Outcome.choices)
    at = models.DateTimeField(_("when"))

    class Meta:
        verbose_name = _("call about a concern")
        verbose_name_plural = _("calls about concerns")
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"call {self.pk}: {self.outcome}"


class DutyTurnQuerySet(models.QuerySet["DutyTurn"]):
    """Words for the turns of the duty rota."""

    def at(self, moment: object) -> "DutyTurnQuerySet":
        """Return the turns that run at a moment."""
        return self.filter(starts_at__lte=moment, ends_at__gt=moment)


class DutyTurn(models.Model):
    """Somebody is on duty for concerns from one moment until another.

    Without a region the turn covers every region.

    Personal data: who is on duty when; kept while the account exists.
    """

    class Level(models.TextChoices):
        """In which order people are told."""

        DUTY = duty.DUTY, _("Duty lead")
        DEPUTY = duty.DEPUTY, _("Deputy")
        REGIONAL = duty.REGIONAL, _("Regional duty")

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    region = models.ForeignKey("accounts.OrganisationUnit", on_delete=models.PROTECT, null=True, related_name="+")
    level = models.CharField(_("level"), max_length=10, choices=Level.choices, default=Level.DUTY)
    starts_at = models.DateTimeField(_("from"))
    ends_at = models.DateTimeField(_("until"))

    objects = DutyTurnQuerySet.as_manager()

    class Meta:
        verbose_name = _("turn of duty")
        verbose_name_plural = _("turns of duty")
        ordering = ["starts_at", "pk"]
        indexes = [models.Index(fields=["ends_at", "starts_at"], name="turns_by_time")]
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="a_turn_ends_after_it_starts"),
        ]

    def __str__(self) -> str:
        return f"turn {self.pk} ({self.level})"
