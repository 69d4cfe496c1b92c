"""Tying a comment to the words it is about, in a text that does not change: W3C selectors for quote and position.

Every offset counts Unicode code points. Browsers count UTF-16 units: turn theirs with ``from_utf16``.
"""

from anchoring.anchor import Anchor, Span, describe, from_utf16, resolve
from anchoring.selectors import from_w3c, to_w3c
from anchoring.sentences import Sentence, sentences

__all__ = ["Anchor", "Sentence", "Span", "describe", "from_utf16", "from_w3c", "resolve", "sentences", "to_w3c"]
