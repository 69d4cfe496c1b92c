"""Why a page of learning should stay."""

from django.utils.translation import gettext as _
from wagtail.models import Page

from learning.models import Enrolment, ModulePage, PathwayAssignment, PathwayPage, PathwayStep


def why_not_delete(page: Page) -> str:
    """Return why a page, or one under it, must not be deleted and what to do instead; nothing where it may go.

    What people completed stands in the ledger either way; this is for those who are in the middle.
    """
    below = Page.objects.descendant_of(page, inclusive=True).values("pk")
    modules = ModulePage.objects.filter(pk__in=below)
    learners = Enrolment.objects.filter(module_key__in=modules.values("translation_key"))
    count = learners.values("person").distinct().count()
    if count:
        return _(
            "This page cannot be deleted, because people have started to learn from it (%(count)d so far). Unpublish "
            "it instead: nobody new can start, and those who have started can finish."
        ) % {"count": count}
    if PathwayStep.objects.filter(module__in=modules).exclude(pathway__in=below).exists():
        return _("This module is a step of a pathway. Take it out of the pathway first, then delete it.")
    pathways = PathwayPage.objects.filter(pk__in=below)
    if PathwayAssignment.objects.filter(pathway_key__in=pathways.values("translation_key"), completion=None).exists():
        return _(
            "This pathway cannot be deleted, because it is planned for somebody. Unpublish it, or ask their mentor to "
            "take the plan back first."
        )
    return ""
