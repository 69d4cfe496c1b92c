"""Template tags of the press; other apps' templates may load them."""

import re
from typing import Any

from django import template
from django.core.paginator import Paginator
from django.http import HttpRequest
from django.template import Context, TemplateDoesNotExist
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst
from wagtail.models import Page
from wagtail.rich_text import RichText, expand_db_html

from accounts.models import User
from cms import queries
from cms.models import BasePage, TopicPage

register = template.Library()

_CLASSES = {
    "p": "govuk-body",
    "h3": "govuk-heading-s",
    "ul": "govuk-list govuk-list--bullet",
    "ol": "govuk-list govuk-list--number",
    "a": "govuk-link",
}
_OPENING = re.compile(rf"<({'|'.join(_CLASSES)})(?=[\s>])")
_PER_PAGE = 24


@register.filter
def prose(value: RichText | str) -> SafeString:
    """Show rich text in the classes of the design system.

    The text was cleaned when it was stored: by the editor's features, or by `cms.markdown` when it came from a file.
    """
    html = expand_db_html(value.source if isinstance(value, RichText) else value)
    return mark_safe(_OPENING.sub(lambda tag: f'<{tag[1]} class="{_CLASSES[tag[1]]}"', html))  # noqa: S308


@register.filter
def kind(page: Page) -> str:
    """Say what a page is: Module, Learning point, Topic."""
    return capfirst(str(page.specific_class._meta.verbose_name))


@register.simple_tag
def section_url(name: str) -> str:
    """Return the address of a section ("library", "topics", …) or of a page under the home page by its short name."""
    return queries.section_url(name)


@register.simple_tag(takes_context=True)
def panel(context: Context, name: str) -> SafeString:
    """Include a product's part of the home page, or nothing where that product is not installed."""
    engine = context.template.engine  # type: ignore[union-attr]
    try:
        part = engine.get_template(name)
    except TemplateDoesNotExist:
        return SafeString()
    return part.render(context)


@register.simple_tag
def pages_to_publish(person: User) -> int:
    """Return how many pages wait for somebody as an editor."""
    return queries.waiting_for_editor(person)


@register.simple_tag
def newest_learning_points(number: int) -> list[queries.Card]:
    """Return the learning points that were published last."""
    return queries.cards()[:number]


@register.inclusion_tag("cms/_learning_points.html")
def learning_points_for(page: Page) -> dict[str, Any]:
    """Show the learning points that belong to a module; nothing where there are none."""
    return {"points": queries.cards(module=page)}


@register.simple_tag
def topic_list(which: str) -> list[TopicPage]:
    """Return the topics of a kind: "area" or "recommendation"."""
    return list(queries.topics(which))


@register.simple_tag
def tagged_pages(topic: TopicPage) -> list[BasePage]:
    """Return what there is to read and learn about a topic."""
    return queries.tagged_with(topic)


@register.simple_tag(takes_context=True)
def library_shelf(context: Context) -> dict[str, Any]:
    """Return the learning points that the request asks for, the topics to choose from and the chosen one."""
    request: HttpRequest = context["request"]
    topics = list(queries.topics())
    chosen = next((topic for topic in topics if topic.code == request.GET.get("topic")), None)
    points = queries.learning_points(chosen.code if chosen else "")
    return {
        "topics": topics,
        "chosen": chosen,
        "page": Paginator(points, _PER_PAGE).get_page(request.GET.get("page")),
    }
