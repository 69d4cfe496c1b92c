"""Put a kind of notice and its safe words into a sentence."""

from collections.abc import Mapping

from notifications.kinds import KINDS


def subject(kind: str, words: Mapping[str, object]) -> str:
    """Return the one sentence of a notice."""
    return str(KINDS[kind].subject) % words


def body(kind: str, words: Mapping[str, object]) -> str:
    """Return what the e-mail adds: what to do next."""
    return str(KINDS[kind].body) % words
