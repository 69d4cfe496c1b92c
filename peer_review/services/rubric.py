"""The wordings of the rubric: correct, try out, publish. A published one never changes."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from audit.services import record
from peer_review.models import RubricVersion
from peer_review.permissions import may_edit_rubric
from peer_review.rubric import SEED_CONTENT, changed, read

if TYPE_CHECKING:
    from accounts.models import User


def rubric_in_force() -> RubricVersion:
    """Return the newest published wording; the first one is made of the seed when there is none yet."""
    found = RubricVersion.objects.filter(is_draft=False).last()
    if found is None:
        found, _created = RubricVersion.objects.get_or_create(
            number=1, defaults={"content": SEED_CONTENT, "is_draft": False, "published_on": timezone.localdate()}
        )
    return found


@transaction.atomic
def open_rubric_draft(*, by: "User") -> RubricVersion:
    """Return the wording that editors are working on, or open one as a copy of what is in force.

    Raises:
        PermissionDenied: `by` is no editor.
    """
    if not may_edit_rubric(by):
        raise PermissionDenied
    in_force = rubric_in_force()
    draft, created = RubricVersion.objects.get_or_create(
        is_draft=True, defaults={"number": in_force.number + 1, "content": in_force.content}
    )
    if created:
        record("rubric.begun", by=by, on=draft, number=draft.number)
    return draft


@transaction.atomic
def save_rubric(draft: RubricVersion, content: Mapping[str, Any], *, by: "User") -> RubricVersion:
    """Keep a new wording in the draft.

    Raises:
        PermissionDenied: `by` is no editor, or it was published.
        ValidationError: a level, a question or a stem is missing.
    """
    draft = _lock(draft, by)
    try:
        read(content)
    except ValueError:
        raise ValidationError(_("Every level and every question needs words."), code="incomplete") from None
    draft.content = dict(content)
    draft.save(update_fields=["content"])
    return draft


@transaction.atomic
def publish_rubric(draft: RubricVersion, *, by: "User", note: str, same_meaning: Iterable[str] = ()) -> RubricVersion:
    """Put the draft in force for reviews begun from now on; those begun before stay with their wording.

    Args:
        draft: what editors have worked on.
        by: an editor.
        note: what changed and why, in a sentence for reviewers and mentors.
        same_meaning: which of the changed places ("levels", or keys of questions) still mean the same, so that levels
            given before and after are comparable. What changed and is not named here is taken to mean something new.

    Raises:
        PermissionDenied: `by` is no editor, or it was published.
        ValidationError: nothing changed, or the note is missing.
    """
    draft = _lock(draft, by)
    before = rubric_in_force()
    if draft.content == before.content:
        raise ValidationError(_("Nothing has changed since the version in force."), code="unchanged")
    if not note.strip():
        raise ValidationError({"note": _("Say what changed and why.")})
    same = set(same_meaning)
    draft.new_meaning = [place for place in changed(before.content, draft.content) if place not in same]
    draft.note = note.strip()[:300]
    draft.is_draft, draft.published_on = False, timezone.localdate()
    draft.save()
    record("rubric.published", by=by, on=draft, number=draft.number, new_meanings=len(draft.new_meaning))
    return draft


@transaction.atomic
def discard_rubric_draft(draft: RubricVersion, *, by: "User") -> None:
    """Throw the draft away.

    Raises:
        PermissionDenied: `by` is no editor, or it was published.
    """
    draft = _lock(draft, by)
    record("rubric.discarded", by=by, on=draft, number=draft.number)
    draft.delete()


def _lock(draft: RubricVersion, by: "User") -> RubricVersion:
    draft = RubricVersion.objects.select_for_update().get(pk=draft.pk)
    if not may_edit_rubric(by) or not draft.is_draft:
        raise PermissionDenied
    return draft
