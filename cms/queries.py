"""Read pages across their kinds."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from django.core.cache import cache
from django.db.models import QuerySet
from wagtail.models import Page, TaskState, get_page_models

from accounts import roles
from accounts.models import Membership, User
from accounts.permissions import may_edit_content
from cms.models import BasePage, ContentPage, LearningPointPage, TaggedPage, TopicPage

_SECTIONS = "cms.sections"
_CARDS = "cms.learning-points"


class Publication(StrEnum):
    """How far a proposed learning point has come."""

    WAITING = "waiting"
    PUBLISHED = "published"
    SENT_BACK = "sent-back"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True)
class Card:
    """What a list on somebody's page shows of a learning point."""

    title: str
    url: str
    what_to_try: str
    module_id: int | None


def section_url(name: str) -> str:
    """Return the address of the one published page of a section, or nothing while there is none.

    Sections are named by their page class ("library"); pages of text under the home page go by their slug ("about").
    The addresses are the same for everybody and are kept in the cache until a page is published, moved or taken down.
    """
    known: dict[str, str] | None = cache.get(_SECTIONS)
    if known is None:
        known = {page.slug: page.url or "" for page in ContentPage.objects.live().filter(depth=3)}
        for model in get_page_models():
            if section := getattr(model, "section", ""):
                page = model.objects.live().first()
                known[section] = page.url or "" if page else ""
        cache.set(_SECTIONS, known)
    return known.get(name, "")


def waiting_for_editor(person: User) -> int:
    """Return how many pages wait in the workflow for somebody to read and publish; none for who is no editor."""
    return TaskState.objects.filter(status=TaskState.STATUS_IN_PROGRESS).count() if may_edit_content(person) else 0


def forget_pages() -> None:
    """Look up again what is kept of the pages when it is next asked for: addresses and cards."""
    cache.delete_many([_SECTIONS, _CARDS])


def learning_points(area: str = "") -> QuerySet[LearningPointPage]:
    """Return the published learning points, newest first.

    Args:
        area: the code of an area or recommendation, or nothing for all.
    """
    points = LearningPointPage.objects.live().public().order_by("-first_published_at", "-pk").prefetch_related("topics")
    return points.filter(topics__code=area) if area else points


def cards(module: Page | None = None) -> list[Card]:
    """Return the published learning points as cards, newest first; all, or those of a module.

    They are the same for everybody and are kept in the cache until a page is published, moved or taken down.
    """
    known: list[Card] | None = cache.get(_CARDS)
    if known is None:
        known = [
            Card(page.title, page.url or "", page.what_to_try, page.module_id)
            for page in learning_points().prefetch_related(None)
        ]
        cache.set(_CARDS, known)
    return known if module is None else [card for card in known if card.module_id == module.pk]


def topics(kind: str | None = None) -> QuerySet[TopicPage]:
    """Return the published topics in the order of their codes."""
    pages = TopicPage.objects.live().order_by("code")
    return pages.filter(kind=kind) if kind else pages


def topics_by_code(codes: Iterable[str]) -> list[TopicPage]:
    """Return the topics with these codes.

    Raises:
        ValueError: a code that no topic has.
    """
    wanted = list(dict.fromkeys(codes))
    found = {topic.code: topic for topic in TopicPage.objects.filter(code__in=wanted)}
    if missing := [code for code in wanted if code not in found]:
        raise ValueError(f"There is no topic {missing[0]}.")
    return [found[code] for code in wanted]


def tagged_with(topic: TopicPage) -> list[BasePage]:
    """Return the published pages of every kind that belong to a topic, one kind after the other, by title."""
    tagged: list[BasePage] = []
    for model in get_page_models():
        if issubclass(model, TaggedPage):
            tagged += model.objects.live().filter(topics=topic).order_by("title")
    return tagged


def learning_point_of(source_key: uuid.UUID) -> LearningPointPage | None:
    """Return the learning point that came from a group's agreement, published or not."""
    return LearningPointPage.objects.filter(source_key=source_key).first()


def publication_of(source_key: uuid.UUID) -> Publication | None:
    """Return how far a group's learning point has come, or None while it was not proposed."""
    page = learning_point_of(source_key)
    if page is None:
        return None
    if page.live:
        return Publication.PUBLISHED
    state = page.current_workflow_state
    if state is not None and state.status == state.STATUS_NEEDS_CHANGES:
        return Publication.SENT_BACK
    return Publication.WAITING if state is not None else Publication.WITHDRAWN


def editors() -> QuerySet[User]:
    """Return the people who edit and publish today."""
    held = Membership.objects.today().filter(role=roles.EDITOR).values("person")
    return User.objects.filter(pk__in=held, is_active=True)
