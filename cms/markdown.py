"""Turn Markdown into HTML that is safe to show, as a plain rule without Django."""

import nh3
from markdown_it import MarkdownIt

_READER = MarkdownIt("commonmark", {"html": False}).enable("table")

_INLINE = {"a", "b", "i", "em", "strong", "br", "code"}
_BLOCKS = {"p", "ul", "ol", "li", "h2", "h3", "h4", "blockquote", "hr", "table", "thead", "tbody", "tr", "th", "td"}
_RICH_TEXT = {"p", "ul", "ol", "li", "h3", "a", "b", "i", "br"}
_LINKS = {"a": {"href"}}
_SCHEMES = {"http", "https", "mailto", "tel"}


def to_html(text: str) -> str:
    """Return the HTML of a Markdown text; HTML in it shows as it was typed, and unsafe links lose their address."""
    return _clean(_READER.render(text), _INLINE | _BLOCKS)


def to_rich_text(text: str) -> str:
    """Return the HTML of a Markdown text as the editor of Wagtail stores it, with the few features that blocks allow.

    Args:
        text: paragraphs, lists, bold, italics, links and headings of the third level; the rest becomes plain text.
    """
    html = _READER.render(text)
    for markdown, editor in (("strong", "b"), ("em", "i")):
        html = html.replace(f"<{markdown}>", f"<{editor}>").replace(f"</{markdown}>", f"</{editor}>")
    return _clean(html, _RICH_TEXT)


def _clean(html: str, tags: set[str]) -> str:
    return nh3.clean(html, tags=tags, attributes=_LINKS, url_schemes=_SCHEMES, link_rel=None).strip()
