"""Units of the organisation, and the dated ties of people to them and to each other."""

import datetime
from typing import Self, TypeVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts import roles


class OrganisationUnit(models.Model):
    """A region, a Probation Delivery Unit (PDU) or a team; each stands under the one above it.

    Personal data: none.
    """

    class Kind(models.TextChoices):
        """The three levels of the organisation in England and Wales."""

        REGION = "region", _("Region")
        PDU = "pdu", _("Probation Delivery Unit")
        TEAM = "team", _("Team")

    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    code = models.SlugField(_("code"), unique=True)
    name = models.CharField(_("name"), max_length=120)
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("belongs to")
    )

    class Meta:
        verbose_name = _("organisation unit")
        verbose_name_plural = _("organisation units")
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="region", parent__isnull=True) | (~Q(kind="region") & Q(parent__isnull=False)),
                name="only_a_region_stands_alone",
            )
        ]

    def __str__(self) -> str:
        return self.name


Row = TypeVar("Row", bound=models.Model, covariant=True)


class DatedQuerySet(models.QuerySet[Row]):
    """Words for rows that hold from a day until, at most, the day before another."""

    def on(self, day: datetime.date) -> Self:
        """Return what holds on the given day."""
        return self.filter(Q(ends_on__isnull=True) | Q(ends_on__gt=day), starts_on__lte=day)

    def today(self) -> Self:
        """Return what holds today in London."""
        return self.on(timezone.localdate())


class MembershipQuerySet(DatedQuerySet["Membership"]):
    """Words for memberships."""


class Membership(models.Model):
    """A person holds a role in a unit from one day, and until another if it ends.

    Personal data: who worked where in which role and when, kept while the account exists.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships")
    unit = models.ForeignKey(OrganisationUnit, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(
        _("role"),
        max_length=20,
        choices=[
            (roles.PRACTITIONER, _("Practitioner")),
            (roles.MENTOR, _("Mentor")),
            (roles.FACILITATOR, _("Facilitator")),
            (roles.EDITOR, _("Editor")),
            (roles.LEADER, _("Leader")),
            (roles.SAFEGUARDING_LEAD, _("Safeguarding lead")),
            (roles.ADMINISTRATOR, _("Administrator")),
        ],
    )
    starts_on = models.DateField(_("from"), default=timezone.localdate)
    ends_on = models.DateField(_("until"), null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")), name="membership_ends_after_start"
            ),
            models.UniqueConstraint(
                fields=["person", "unit", "role"], condition=Q(ends_on__isnull=True), name="one_open_membership"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.get_role_display()}, {self.unit}"


class SupportQuerySet(DatedQuerySet["SupportRelationship"]):
    """Words for who supports whom."""


class SupportRelationship(models.Model):
    """One person supports another, as mentor or as line manager, for a time.

    Personal data: who supports whom and when, kept while both accounts exist.
    """

    class Kind(models.TextChoices):
        """The two ties that change what somebody may see and review."""

        MENTOR = "mentor", _("Mentor")
        LINE_MANAGER = "line_manager", _("Line manager")

    kind = models.CharField(_("kind"), max_length=15, choices=Kind.choices)
    supporter = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="supports")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="supported_by")
    starts_on = models.DateField(_("from"), default=timezone.localdate)
    ends_on = models.DateField(_("until"), null=True, blank=True)

    objects = SupportQuerySet.as_manager()

    class Meta:
        verbose_name = _("support relationship")
        verbose_name_plural = _("support relationships")
        constraints = [
            models.CheckConstraint(condition=~Q(supporter=F("person")), name="nobody_supports_themselves"),
            models.UniqueConstraint(
                fields=["kind", "supporter", "person"], condition=Q(ends_on__isnull=True), name="one_open_support"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.supporter} → {self.person} ({self.get_kind_display()})"
