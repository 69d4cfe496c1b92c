"""Put pages from files into the site, and never over an editor's work."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Generic, TypeVar

from django.db import models, transaction
from wagtail.models import Page

from cms.models import LoadedContent

P = TypeVar("P", bound=Page)


class Outcome(StrEnum):
    """What loading did with a page."""

    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    KEPT = "kept as an editor left it"


@dataclass(frozen=True)
class Loaded(Generic[P]):
    """A page after loading.

    Attributes:
        key: names the content for ever, "topic/A1" or "module/I2".
        outcome: what was done.
        page: the page; None where an editor deleted it, which loading respects.
    """

    key: str
    outcome: Outcome
    page: P | None

    def __str__(self) -> str:
        return f"{self.key}: {self.outcome}"


@transaction.atomic
def keep_editors_changes(key: str, model: type[P], parent: Page, *, slug: str, fields: Mapping[str, Any]) -> Loaded[P]:
    """Create a published page from a file, or bring it up to date unless an editor has touched it since.

    A page is the editors' as soon as it has a revision that loading did not make, or was unpublished or deleted. The
    file is then left aside and the result says so. A page without any revision was made by setting the site up, and is
    filled.

    Args:
        key: names the content for ever; also how one file points to another's page (see `page_of`).
        model: the page class.
        parent: under which page to create it.
        slug: the last part of its address, used when it is created.
        fields: values by field; raw StreamField data as a list, several topics as a list of pages.

    Raises:
        ValidationError: the values do not make a valid page.
    """
    digest = _digest(fields)
    known = LoadedContent.objects.select_for_update().filter(key=key).first()
    if known is None:
        return _first_time(key, model, parent, slug, fields, digest)
    current = model.objects.filter(pk=known.page_id).first()
    if current is None or not current.live or current.latest_revision_id != known.revision:
        return Loaded(key, Outcome.KEPT, current)
    if known.digest == digest:
        return Loaded(key, Outcome.UNCHANGED, current)
    _fill(current, fields)
    _publish(current, known, digest)
    return Loaded(key, Outcome.UPDATED, current)


def _first_time(key: str, model: type[P], parent: Page, slug: str, fields: Mapping[str, Any], digest: str) -> Loaded[P]:
    there = parent.get_children().filter(slug=slug).first()
    page = model.objects.filter(pk=there.pk).first() if there else model(slug=slug)
    if page is None or page.latest_revision_id is not None:
        return Loaded(key, Outcome.KEPT, page)
    _fill(page, fields)
    if there is None:
        parent.specific.add_child(instance=page)
    _publish(page, LoadedContent(key=key), digest)
    return Loaded(key, Outcome.UPDATED if there else Outcome.CREATED, page)


def page_of(key: str) -> Page | None:
    """Return the page that was loaded under a key, or None."""
    known = LoadedContent.objects.filter(key=key).select_related("page").first()
    return known.page if known else None


def _fill(page: Page, fields: Mapping[str, Any]) -> None:
    for name, value in fields.items():
        field = page._meta.get_field(name)
        if isinstance(value, list) and hasattr(field, "stream_block"):
            value = json.dumps(value)
        setattr(page, name, value)
    page.full_clean(exclude=["path", "depth", "url_path", "content_type"] if page.pk is None else None)


def _publish(page: Page, known: LoadedContent, digest: str) -> None:
    revision = page.save_revision()
    revision.publish()
    known.page, known.digest, known.revision = page, digest, revision.pk
    known.save()


def _digest(fields: Mapping[str, Any]) -> str:
    return hashlib.sha256(json.dumps(fields, sort_keys=True, default=_plain).encode()).hexdigest()


def _plain(value: object) -> object:
    return (value.pk if isinstance(value, models.Model) else None) or str(value)
