"""The shape of the form, and what can be said about a set of answers without asking anybody."""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from django.utils.functional import Promise

Text = str | Promise
Answers = dict[str, Any]
Widget = Literal["line", "text", "radios", "checkboxes", "scale"]

WORDS_BETTER = 900
"""Above this a reader tires: the author is told."""

WORDS_AT_MOST = 1000
"""Above this the case scenario is not taken."""


@dataclass(frozen=True)
class Field:
    """One question.

    Attributes:
        key: its name in the stored answers.
        label: the question.
        hint: what helps to answer it.
        widget: how it is answered.
        choices: value and words of each option.
        words: the most words it takes.
        optional: whether it may stay empty.
        name: what it is called in the middle of a sentence.
        kinds: the kinds of case scenario that ask it; empty when all do.
        optional_for: kinds for which it may stay empty.
        private: whether only the author and the second person read it.
        row: what a row of a table is called; fields of one row stand together.
        at_least: how many boxes must be ticked.
        must_be: the only answer that leads on, and `must_words` what to do first otherwise.
    """

    key: str
    label: Text
    widget: Widget = "text"
    hint: Text = ""
    choices: tuple[tuple[str, Text], ...] = ()
    words: int = 120
    optional: bool = False
    name: Text = ""
    kinds: tuple[str, ...] = ()
    optional_for: tuple[str, ...] = ()
    private: bool = False
    row: Text = ""
    at_least: int = 0
    must_be: str = ""
    must_words: Text = ""

    @property
    def is_text(self) -> bool:
        """Say whether it takes free text."""
        return self.widget in ("line", "text")


@dataclass(frozen=True)
class Example:
    """The same thing said weakly and better, with what makes the difference.

    Attributes:
        area: the learning area it is built from, A1 to A7.
        weak: a line that a busy person writes.
        better: the same line when it has done its work.
        why: what makes the difference.
    """

    area: str
    weak: Text
    better: Text
    why: Text


@dataclass(frozen=True)
class Section:
    """A page of the form: a few questions about one thing.

    Attributes:
        key: its name in an address.
        title: its heading.
        fields: its questions.
        intro: what to think of before answering.
        group: the heading under which it stands in the list of parts.
        further: whether only a further round asks it.
        examples: weak and better answers.
    """

    key: str
    title: Text
    fields: tuple[Field, ...]
    intro: Text = ""
    group: Text = ""
    further: bool = False
    examples: tuple[Example, ...] = ()


def count_words(text: str) -> int:
    """Count words as a reader would: stretches without white space."""
    return len(text.split())


def plain_text(value: str) -> str:
    """Return pasted text as plain text: one kind of line end, no invisible marks, no white space around it.

    The checker reads the same text that is stored, so a name cannot hide behind a soft hyphen or a zero-width joint.
    """
    text = "".join(one for one in _one_line_end(value) if not _is_hidden(one))
    return unicodedata.normalize("NFC", text.replace("\t", " ").replace("\u00a0", " ")).strip()


def hidden_characters(value: str) -> int:
    """Count the invisible marks that `plain_text` takes out, so that the writer can be told."""
    return sum(_is_hidden(one) for one in _one_line_end(value))


def tidy(fields: Iterable[Field], raw: Mapping[str, Any]) -> Answers:
    """Return answers in the form in which they are stored, whatever they came from; unknown keys and choices go.

    Args:
        fields: the questions that `raw` may answer; those it leaves out are left out.
        raw: values from a page, a file or a test: text, numbers, truth values, lists.
    """
    answers: Answers = {}
    for field in fields:
        if field.key not in raw:
            continue
        value = raw[field.key]
        if field.is_text:
            answers[field.key] = plain_text(str(value if value is not None else ""))
            continue
        known = {code for code, _words in field.choices}
        values = value if isinstance(value, (list, tuple, set)) else [value]
        codes = [_code(one) for one in values]
        chosen = [code for code in codes if code in known]
        answers[field.key] = chosen if field.widget == "checkboxes" else (chosen[0] if chosen else "")
    return answers


def missing_fields(fields: Iterable[Field], answers: Mapping[str, Any]) -> list[Field]:
    """Return the questions that must be answered and are not, or not with enough."""
    return [
        field for field in fields if not field.optional and len(answers.get(field.key) or "") < (field.at_least or 1)
    ]


def unmet_fields(fields: Iterable[Field], answers: Mapping[str, Any]) -> list[Field]:
    """Return the questions that are answered in a way that leads no further."""
    return [field for field in fields if field.must_be and answers.get(field.key) not in ("", None, field.must_be)]


def too_long_fields(fields: Iterable[Field], answers: Mapping[str, Any]) -> list[Field]:
    """Return the questions whose answer has more words than it may."""
    return [field for field in fields if field.is_text and count_words(str(answers.get(field.key, ""))) > field.words]


def total_words(fields: Iterable[Field], answers: Mapping[str, Any]) -> int:
    """Count the words of all free text."""
    return sum(count_words(str(answers.get(field.key, ""))) for field in fields if field.is_text)


def spoken(field: Field, value: Any) -> str:
    """Return an answer in words: free text as it is, choices by their label."""
    if field.is_text:
        return str(value or "")
    labels = {code: str(words) for code, words in field.choices}
    values = value if isinstance(value, (list, tuple)) else [value]
    return ", ".join(labels[one] for one in values if one in labels)


def _one_line_end(value: str) -> str:
    return value.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")


def _is_hidden(one: str) -> bool:
    return one not in "\n\t" and unicodedata.category(one) in ("Cc", "Cf", "Co", "Cs")


def _code(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)
