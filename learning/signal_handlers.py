"""Listen to Wagtail, whose publishing of a module keeps its version, and to peer review, which tells who took part."""

import datetime
from typing import Any

from django.dispatch import receiver
from wagtail.log_actions import get_active_log_context
from wagtail.signals import page_published

from accounts.models import User
from cms.signals import took_part
from learning.models import ModulePage
from learning.services.participation import credit_participation
from learning.services.versions import keep_version


@receiver(page_published, sender=ModulePage, dispatch_uid="learning.module-published")
def module_published(sender: Any, instance: ModulePage, **kwargs: Any) -> None:
    """Keep what the module says from now on."""
    keep_version(instance, by=get_active_log_context().user)


@receiver(took_part, dispatch_uid="learning.took-part")
def credit(sender: Any, person: User, part: str, month: datetime.date, times: int, **kwargs: Any) -> None:
    """Write it into the record of learning."""
    credit_participation(person, part=part, month=month, times=times)
