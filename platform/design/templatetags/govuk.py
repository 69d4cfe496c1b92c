"""Template tags of the design system: thin doors to the templates in ``templates/govuk/`` and ``templates/design/``."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django import template
from django.core.paginator import Page
from django.forms import BaseForm, BaseFormSet
from django.forms.boundfield import BoundField
from django.template.context import Context
from django.template.loader import render_to_string
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from design.controls import Control

register = template.Library()


# Forms


@register.simple_tag
def control(field: BoundField) -> Control:
    """Give a field template all it needs to know about its field."""
    return Control(field)


@register.filter
def is_revealed(field: BoundField) -> bool:
    """Whether a field is shown beneath an option of another field, and so not on its own."""
    return field.name in getattr(field.form, "revealed_by", {})


@register.inclusion_tag("govuk/error_summary.html")
def error_summary(*forms: BaseForm | BaseFormSet | None) -> dict[str, Any]:
    """Say at the top of the page what is wrong in one or more forms, each line a link to its control.

    An error of a form as a whole may name the element it is about: `ValidationError(…, params={"target": "its-id"})`.
    """
    entries: list[tuple[str, str]] = []
    for each in forms:
        if not each:
            continue
        if isinstance(each, BaseFormSet):
            entries += [("", str(message)) for message in each.non_form_errors()]
        for form in each if isinstance(each, BaseFormSet) else [each]:
            for error in form.non_field_errors().as_data():
                entries += [((error.params or {}).get("target", ""), message) for message in error.messages]
            for field in form:
                target = "" if field.is_hidden else Control(field).first_id
                entries += [(target, str(message)) for message in field.errors]
    return {"entries": entries}


@register.inclusion_tag("govuk/button.html")
def button(text: str, kind: str = "", href: str = "", name: str = "", value: str = "", id: str = "") -> dict[str, Any]:
    """Draw a button, or a link that looks like one; ``kind`` is empty, secondary, warning, inverse or start."""
    return {"text": text, "kind": kind, "href": href, "name": name, "value": value, "id": id}


# Components


@register.inclusion_tag("govuk/tag.html")
def tag(text: str, colour: str = "") -> dict[str, str]:
    """Draw a status tag; ``colour`` is one of govuk-frontend's, for example grey, green, yellow, red, light-blue."""
    return {"text": text, "colour": colour}


@register.inclusion_tag("govuk/summary_row.html")
def summary_row(key: str, value: Any, href: str = "", action: str = "") -> dict[str, Any]:
    """Draw one row of a ``<dl class="govuk-summary-list">``, with a link to change it where ``href`` is given."""
    return {"key": key, "value": value, "href": href, "action": action}


@register.simple_block_tag
def inset(content: SafeString) -> SafeString:
    """Set a passage off from the text around it."""
    return render_to_string("govuk/inset.html", {"content": content})


@register.simple_block_tag
def warning(content: SafeString) -> SafeString:
    """Warn of something that has consequences, with a mark and the word Warning for those who do not see it."""
    return render_to_string("govuk/warning.html", {"content": content})


@register.simple_block_tag
def details(content: SafeString, summary: str, open: bool = False) -> SafeString:
    """Fold away what only some readers need."""
    return render_to_string("govuk/details.html", {"content": content, "summary": summary, "open": open})


@register.simple_block_tag
def notification(content: SafeString, title: str = "", kind: str = "", id: str = "notification") -> SafeString:
    """Show a banner about something that just happened; ``kind`` is empty or success (which takes the focus)."""
    context = {"content": content, "title": title, "kind": kind, "id": id}
    return render_to_string("govuk/notification.html", context)


@register.simple_block_tag
def next_step(content: SafeString, title: str, href: str = "", button: str = "") -> SafeString:
    """Say what to do next: the one panel that stands out on a page."""
    context = {"content": content, "title": title, "href": href, "button": button}
    return render_to_string("design/next_step.html", context)


@register.inclusion_tag("design/progress.html")
def progress(value: int, maximum: int, label: str) -> dict[str, Any]:
    """Draw how much is done, in words and as a bar; the label says what is counted ("lessons done")."""
    return {"value": value, "maximum": maximum, "label": label}


@register.inclusion_tag("govuk/pagination.html", takes_context=True)
def pagination(context: Context, page: Page, parameter: str = "page") -> dict[str, Any]:
    """Draw the links to the other pages of a list; other query parameters stay as they are."""
    numbers = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    query = context["request"].GET.copy()

    def url(number: int) -> str:
        query[parameter] = str(number)
        return f"?{query.urlencode()}"

    return {
        "page": page,
        "previous": url(page.previous_page_number()) if page.has_previous() else "",
        "next": url(page.next_page_number()) if page.has_next() else "",
        "links": [(number, url(number) if isinstance(number, int) else "") for number in numbers],
    }


# Navigation


@register.simple_tag
def nav_url(name: str, *args: Any) -> str:
    """The address of a named page, or nothing when this installation has no such page."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""


def _addresses(pages: str) -> tuple[str, ...]:
    found = (page if page.startswith("/") else nav_url(page) for page in pages.split())
    return tuple(address for address in found if address)


@register.inclusion_tag("design/navigation_item.html", takes_context=True)
def nav_item(context: Context, page: str, text: str, also: str = "", unless: str = "") -> dict[str, Any]:
    """Draw one entry of the navigation, marked when it leads to this page or to the part this page belongs to.

    Pages are given by name or by address, several with spaces between.

    Args:
        context: gives the request, and with it where the reader is.
        page: where the entry leads; nothing is drawn when there is no such page.
        text: what the entry says.
        also: other parts of the site that belong to this entry.
        unless: pages below these that have an entry of their own.
    """
    url = next(iter(_addresses(page)), "")
    request = context.get("request")
    path = request.path if request else ""
    parts = tuple(address for address in (url, *_addresses(also)) if len(address) > 1)
    inside = path.startswith(parts) and not path.startswith(_addresses(unless))
    return {"url": url, "text": text, "here": path == url, "inside": path == url or inside}


@register.inclusion_tag("govuk/breadcrumbs.html")
def breadcrumbs(*texts_and_addresses: str) -> dict[str, Any]:
    """Draw the way to this page from pairs of text and address: ``{% breadcrumbs "Home" "/" "Learning" url %}``."""
    pairs = zip(texts_and_addresses[::2], texts_and_addresses[1::2], strict=True)
    return {"crumbs": [(text, href) for text, href in pairs if href]}


@register.inclusion_tag("govuk/back_link.html")
def back_link(href: str, text: str = "") -> dict[str, str]:
    """Draw the link back to the page before; the text is Back unless given."""
    return {"href": href, "text": text}


# Dates in words


@register.filter
def date_words(value: date | None) -> str:
    """A day in words: 27 March 2027."""
    if value is None:
        return ""
    if isinstance(value, datetime) and timezone.is_aware(value):
        value = timezone.localtime(value)
    return date_format(value, "j F Y")


@register.filter
def time_words(value: datetime | None) -> str:
    """A time of day, in 24 hours, which English and Welsh share: 14:05."""
    return date_format(timezone.localtime(value), "H:i") if value else ""


@register.filter
def moment_words(value: datetime | None) -> str:
    """A day and time in words: today at 14:05, or 27 March 2027 at 14:05."""
    if value is None:
        return ""
    day = _("today") if timezone.localdate(value) == timezone.localdate() else date_words(value)
    return _("%(day)s at %(time)s") % {"day": day, "time": time_words(value)}
