"""Finding what could identify someone in a text, before it is shown to anyone.

Rules, word lists and a small trained model: it warns, it does not promise. A text in which nothing is found must still
be read.
"""

from deidentification import identifiers
from deidentification.checker import find
from deidentification.finding import Action, Finding, blocks, needs_decision

__all__ = ["Action", "Finding", "blocks", "find", "identifiers", "needs_decision"]
