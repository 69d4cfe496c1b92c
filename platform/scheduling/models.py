"""Who holds the tick, and when each job ran last."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Lease(models.Model):
    """A name that one process holds until a time; a process that dies simply lets it run out.

    Personal data: none.
    """

    name = models.CharField(_("name"), max_length=60, primary_key=True)
    holder = models.CharField(_("holder"), max_length=120)
    until = models.DateTimeField(_("until"))

    class Meta:
        verbose_name = _("lease")
        verbose_name_plural = _("leases")

    def __str__(self) -> str:
        return f"{self.name}: {self.holder}"


class PeriodicJob(models.Model):
    """When a job of `PERIODIC_JOBS` was last put into the queue.

    Personal data: none.
    """

    path = models.CharField(_("job"), max_length=200, primary_key=True)
    last_enqueued_at = models.DateTimeField(_("last enqueued"))

    class Meta:
        verbose_name = _("periodic job")
        verbose_name_plural = _("periodic jobs")

    def __str__(self) -> str:
        return self.path
