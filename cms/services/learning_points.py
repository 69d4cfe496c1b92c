"""A learning point comes from a group, goes through the editors' workflow and can be taken back."""

import uuid
from collections.abc import Iterable

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.models import Page

from accounts.models import User
from audit.services import record
from cms.markdown import to_rich_text
from cms.models import LearningPointPage, LibraryPage
from cms.permissions import may_propose_learning_point, may_withdraw_learning_point
from cms.queries import Publication, editors, publication_of, topics_by_code
from notifications.services import forget_notices, notify


@transaction.atomic
def propose_learning_point(
    *,
    title: str,
    body: str,
    what_to_try: str,
    area_codes: Iterable[str],
    recommendation_codes: Iterable[str],
    module_page_id: int | None,
    source_key: uuid.UUID,
    by: User,
) -> LearningPointPage:
    """Bring what a group agreed to the editors, as a draft in the publishing workflow.

    The caller makes sure that the group has agreed to publish and that the text was checked for identifiers: nothing
    that is still confidential may come here. A learning point that an editor sent back, or that was withdrawn, can be
    proposed again with the same `source_key`; it stays one page.

    Args:
        title: what was learnt, in a line.
        body: plain text or Markdown.
        what_to_try: one thing to do this week, plain text.
        area_codes: A1 to A7.
        recommendation_codes: R1 to R7.
        module_page_id: the page of the module that shows it, if any.
        source_key: an opaque reference to the group's agreement.
        by: a facilitator or mentor; becomes the owner and is told when it is published.

    Raises:
        PermissionDenied: `by` is neither facilitator nor mentor.
        ValidationError: a code or the module does not exist, a text is missing, or it is published or waiting already.
    """
    if not may_propose_learning_point(by):
        raise PermissionDenied
    library = LibraryPage.objects.select_for_update().first()
    if library is None:
        raise ValidationError(_("There is no library page yet. Ask an administrator to set up the site."))
    if publication_of(source_key) in {Publication.WAITING, Publication.PUBLISHED}:
        raise ValidationError(_("This learning point is with the editors already."))
    page = LearningPointPage.objects.filter(source_key=source_key).first() or LearningPointPage(
        source_key=source_key, live=False, owner=by, slug=f"{slugify(title)[:60]}-{source_key.hex[:6]}".lstrip("-")
    )
    page.title, page.body, page.what_to_try = title.strip(), to_rich_text(body), what_to_try.strip()
    page.module = _module(module_page_id)
    page.topics = _topics([*area_codes, *recommendation_codes])
    if page.pk is None:
        library.add_child(instance=page)
    else:
        page.full_clean()
    page.save_revision(user=by)
    _start_workflow(page, by)
    record("learning_point.proposed", by=by, on=page, source=str(source_key))
    notify(editors(), "learning-point.proposed", path=reverse("wagtailadmin_pages:edit", args=[page.pk]))
    return page


@transaction.atomic
def unpublish_learning_point(source_key: uuid.UUID, reason_code: str, *, by: User) -> None:
    """Take a learning point out of the library and out of the editors' queue.

    Args:
        source_key: the reference under which it was proposed.
        reason_code: a short code without spaces for the audit trail, "identifies-someone".
        by: a facilitator, mentor, editor or safeguarding lead.

    Raises:
        PermissionDenied: `by` holds none of these roles.
        ValidationError: nothing was proposed under this reference.
    """
    if not may_withdraw_learning_point(by):
        raise PermissionDenied
    page = LearningPointPage.objects.select_for_update().filter(source_key=source_key).first()
    if page is None:
        raise ValidationError(_("There is no such learning point."))
    if page.current_workflow_state is not None:
        page.current_workflow_state.cancel(user=by)
    if page.live:
        # The permission was checked above; Wagtail's own knows editors only.
        UnpublishPageAction(page, user=by).execute(skip_permission_checks=True)
    record("learning_point.unpublished", by=by, on=page, source=str(source_key), reason=reason_code)


@transaction.atomic
def hold_learning_points(source_keys: Iterable[uuid.UUID]) -> int:
    """Take learning points out of the library and out of the queue until an editor has read them again.

    For the moment in which the work that they came from is withdrawn. Nobody is named: whoever withdrew it may be its
    author. The caller has asked whether it may be done.

    Args:
        source_keys: the references under which they were proposed; unknown ones are passed over.

    Returns:
        How many were published or waiting, and are neither now.
    """
    held = 0
    for page in LearningPointPage.objects.select_for_update().filter(source_key__in=list(source_keys)):
        state = page.current_workflow_state
        if state is None and not page.live:
            continue
        edit_url = reverse("wagtailadmin_pages:edit", args=[page.pk])
        forget_notices([path for path in (page.url, edit_url) if path])
        if state is not None:
            state.cancel()
        if page.live:
            UnpublishPageAction(page).execute(skip_permission_checks=True)
        record("learning_point.held", by=None, on=page, source=str(page.source_key))
        notify(editors(), "learning-point.held", path=edit_url)
        held += 1
    return held


def _module(page_id: int | None) -> Page | None:
    if page_id is None:
        return None
    module = Page.objects.filter(pk=page_id).first()
    if module is None:
        raise ValidationError(_("Choose a module from the list."))
    return module


def _topics(codes: list[str]) -> list[Page]:
    try:
        return list(topics_by_code(codes))
    except ValueError as error:
        raise ValidationError(_("Choose areas and recommendations from the list.")) from error


def _start_workflow(page: LearningPointPage, by: User) -> None:
    state = page.current_workflow_state
    if state is not None:
        state.cancel(user=by)
    workflow = page.get_workflow()
    if workflow is None:
        raise ValidationError(_("Publishing is not set up yet. Ask an administrator to set up the site."))
    workflow.start(page, by)
