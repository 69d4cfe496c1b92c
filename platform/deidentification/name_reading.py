"""One text, read for names: its words, what the lists say of each, and what stands beside it."""

from __future__ import annotations

from deidentification.document import Document, Token
from deidentification.lexicon import (
    STOP,
    WORD,
    base,
    kind,
)
from deidentification.name_signs import (
    SOFT_TITLES,
    TITLES,
)  # fmt: skip


def end_of(token: Token) -> int:
    """Give where a word ends without its possessive ending."""
    return token.start + len(base(token.text))


class Reader:
    """One text, read for the names in it."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.tokens = document.tokens
        self.kinds = [kind(token.text) if token.capital else "" for token in self.tokens]
        self.gaps = [
            document.text[self.tokens[at].end : self.tokens[at + 1].start] if at + 1 < len(self.tokens) else "\n"
            for at in range(len(self.tokens))
        ]
        self.welsh = document.welsh

    def next_word(self, at: int) -> str:
        """Give the word after a token on the same line, in lower case, or nothing."""
        if at + 1 < len(self.tokens) and self.gaps[at] in (" ", ", "):
            return self.tokens[at + 1].lower
        return ""

    def last_word(self, at: int) -> str:
        """Give the word before a token on the same line, in lower case, or nothing."""
        return self.tokens[at - 1].lower if at and self.gaps[at - 1] in (" ", ". ", ' "', " '", ", ", " (") else ""

    def title_at(self, at: int) -> bool:
        """Say whether the token is a title that a name follows."""
        lower = self.tokens[at].lower
        if lower not in TITLES or at + 1 >= len(self.tokens) or self.gaps[at] not in (" ", ". ", "."):
            return False
        following = self.tokens[at + 1]
        if lower in SOFT_TITLES:
            return (
                following.capital
                and self.kinds[at + 1] not in (WORD, STOP)
                and not (following.upper and len(following.text) < 5)
            )
        return True
