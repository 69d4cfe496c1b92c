"""Anchors as W3C Web Annotation targets: a TextQuoteSelector and a TextPositionSelector on one source."""

from __future__ import annotations

from typing import Any

from anchoring.anchor import CONTEXT, Anchor


def to_w3c(anchor: Anchor, source: str) -> dict[str, Any]:
    """Give an anchor as the target of a W3C Web Annotation; ``source`` names the text, such as a block's id."""
    return {
        "source": source,
        "selector": [
            {"type": "TextQuoteSelector", "exact": anchor.exact, "prefix": anchor.prefix, "suffix": anchor.suffix},
            {"type": "TextPositionSelector", "start": anchor.start, "end": anchor.end},
        ],
    }


def from_w3c(target: object) -> tuple[Anchor, str]:
    """Read the target of a W3C Web Annotation; gives the anchor and its source.

    Raises ValueError, in words fit for the person who sent it, when something is missing or of the wrong kind.
    """
    if not isinstance(target, dict):
        raise ValueError("The target must be an object.")
    source = target.get("source")
    if not isinstance(source, str) or not source:
        raise ValueError("The target needs a source.")
    selectors = target.get("selector")
    if not isinstance(selectors, list) or not all(isinstance(selector, dict) for selector in selectors):
        raise ValueError("The target needs a list of selectors.")
    quote = _one(selectors, "TextQuoteSelector")
    position = _one(selectors, "TextPositionSelector")
    exact, prefix, suffix = (_text(quote, key) for key in ("exact", "prefix", "suffix"))
    start, end = _offset(position, "start"), _offset(position, "end")
    if not exact.strip():
        raise ValueError("The quotation is empty.")
    if end - start != len(exact):
        raise ValueError("The position does not fit the length of the quotation.")
    return Anchor(exact, prefix[-CONTEXT:], suffix[:CONTEXT], start, end), source


def _one(selectors: list[dict[str, Any]], kind: str) -> dict[str, Any]:
    found = [selector for selector in selectors if selector.get("type") == kind]
    if len(found) != 1:
        raise ValueError(f"The target needs one {kind}.")
    return found[0]


def _text(selector: dict[str, Any], key: str) -> str:
    value = selector.get(key, None if key == "exact" else "")
    if not isinstance(value, str):
        raise ValueError(f"The quotation needs the text '{key}'.")
    return value


def _offset(selector: dict[str, Any], key: str) -> int:
    value = selector.get(key)
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise ValueError(f"The position needs '{key}' as a whole number, 0 or more.")
    return value
