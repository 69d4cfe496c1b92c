"""Names after the label of a form: "Partner: Dean Harwell"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from deidentification import gazetteer
from deidentification.document import Document
from deidentification.finding import Candidate
from deidentification.lexicon import (
    EITHER,
    STOP,
    WORD,
    kind,
)
from deidentification.name_signs import (
    LABELLED,
    NO_NAMES,
    TITLES,
)

_NAME_WORD = re.compile(r"[^\W\d_]+(?:['.-][^\W\d_]+)*\.?")


def labelled(document: Document) -> Iterator[Candidate]:
    """Give names that stand after a label of a form."""
    for match in LABELLED.finditer(document.text):
        value, offset = match.group("value"), match.start("value")
        label = document.lowered[match.start() : offset]
        sure = re.search(r"\b(?:name|forename|surname|enw|cyfenw|aka|alias)", label) is not None
        words = list(_NAME_WORD.finditer(value))
        letters = re.match(r"[A-Z]{2,3}(?![\w/&-])(?=[ ]*(?:[,;.|(\n]|$))", value.lstrip())
        if letters and letters.group() not in gazetteer.acronyms():
            lead = offset + len(value) - len(value.lstrip())
            yield Candidate(lead, lead + letters.end(), "person", "block", 66)
            continue
        start = 0
        while start < len(words) and words[start].group().lower().strip(".") in TITLES:
            start += 1
        stop = start
        while stop < len(words) and stop - start < 4:
            word = words[stop].group().strip(".")
            what = kind(word)
            gap = value[words[stop - 1].end() : words[stop].start()] if stop > start else " "
            if gap.strip(" \"'.(-") and not (sure and gap == ", "):
                break
            if not word[0].isupper() and not document.lower_case:
                break
            after_initial = stop > start and len(words[stop - 1].group().strip(".")) == 1 and word[0].isupper()
            if after_initial and what == WORD:
                stop += 1
                continue
            plain = (
                what in (WORD, STOP) and not (sure and what == WORD) and not (stop > start and what == WORD and sure)
            )
            common = what in (WORD, EITHER) and gazetteer.ranks().get(word.lower(), 99999) < 800
            if not sure and common and word.lower() not in gazetteer.given_near() and len(word) > 1:
                break
            if (
                word.lower() in NO_NAMES
                or (plain and len(word) > 1)
                or (len(word) > 1 and word.isupper() and word in gazetteer.acronyms())
            ):
                break
            if len(word) > 1 and what == WORD and not sure and gazetteer.ranks().get(word.lower(), 0) < 3000:
                break
            stop += 1
        if stop > start:
            yield Candidate(offset + words[start].start(), offset + words[stop - 1].end(), "person", "block", 73)
