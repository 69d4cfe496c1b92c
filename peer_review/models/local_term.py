"""The words of a region that identify somebody there and that no list of ours knows."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class LocalTerm(models.Model):
    """A word or phrase that the checker blocks in one region: a hostel, an estate, the name that a gang goes by.

    Personal data: names of places and groups, seldom a nickname; until somebody takes it off the list.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    region = models.ForeignKey("accounts.OrganisationUnit", on_delete=models.PROTECT, related_name="+")
    term = models.CharField(_("word or phrase"), max_length=80)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    added_on = models.DateField(_("added"), default=timezone.localdate)

    class Meta:
        verbose_name = _("local term")
        verbose_name_plural = _("local terms")
        ordering = ["term"]
        constraints = [models.UniqueConstraint("region", Lower("term"), name="one_local_term_a_region")]

    def __str__(self) -> str:
        return f"local term {self.public_id}"
