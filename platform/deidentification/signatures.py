"""Names that give a writer away: their own, and those of the people around them, at the end of a text or within it.

The list of names is given by whoever asks: the writer, the people of a review session, the people of a region. First
names that are also words ("Will", "Grace") need a capital letter and a place where a name would stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from deidentification import gazetteer
from deidentification.document import Document
from deidentification.finding import Finding
from deidentification.lexicon import ambiguous

ENGLISH = {
    "signature": "This says who wrote it, or names somebody you work with. Take it out.",
    "own_role": "This says what you are to the other person, and so who you are. Take it out, or say why it can stay.",
}
WELSH = {
    "signature": "Mae hwn yn dweud pwy ysgrifennodd ef, neu'n enwi rhywun rydych yn gweithio gyda nhw. Tynnwch ef.",
    "own_role": "Mae hwn yn dweud beth ydych i'r person arall, ac felly pwy ydych. Tynnwch ef, neu dywedwch pam y gall "
    "aros.",
}
_OWN_ROLE = re.compile(
    r"\b(?:as|speaking as|i am|i'm|fel) (?:your|his|her|their|eich|dy) (?:own )?(?:line[- ]manager|manager|mentor|"
    r"supervisor|spo|rheolwr(?: llinell)?|mentor|fentor)\b",
    re.I,
)
_PART = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
_LED = re.compile(
    r"(?:^|[\n,;:–—-]\s*|\b(?:from|by|thanks|regards|wishes|mentor|manager|colleague|i'm|i am|as|gan|cofion|diolch|"
    r"hi|hello|dear|annwyl|with|ask|told|and|well done|to|thank you),?\s+)[-–—~]?\s*$",
    re.I,
)


class Names:
    """The names to look for, split once so that many texts can be held against them.

    Args of the constructor: the writer's own name; names of people close by, of whom a first name tells enough; names
    of people further round, who are looked for by their full name.
    """

    def __init__(self, own: str = "", near: Iterable[str] = (), around: Iterable[str] = ()) -> None:
        self.own = _words(own)
        self.single = {word for name in (own, *near) for word in _words(name) if len(word) > 1}
        self.whole: dict[str, set[tuple[str, ...]]] = {}
        for name in (own, *near, *around):
            words = _words(name)
            if len(words) > 1:
                self.whole.setdefault(words[0], set()).add(words)
        self.initials = "".join(word[0] for word in self.own).upper()

    def __bool__(self) -> bool:
        return bool(self.single or self.whole)


def _words(name: str) -> tuple[str, ...]:
    return tuple(word.lower() for word in _PART.findall(Document(name).text))


def signatures(text: str, names: Names, language: str = "en") -> list[Finding]:
    """Find a writer's own name or initials, names of people around them, and words that say what they are to the other.

    Args:
        text: what was written.
        names: whose names to look for.
        language: "en" or "cy", the language of the reasons.

    Findings are sorted, do not overlap, and count characters of the text as it was given.
    """
    document = Document(text, language)
    reasons = WELSH if language == "cy" else ENGLISH
    spans = sorted(
        [(*span, "signature") for span in _named(document, names)]
        + [(*match.span(), "own_role") for match in _OWN_ROLE.finditer(document.text)],
        key=lambda span: (span[0], -span[1]),
    )
    found: list[Finding] = []
    for first, last, category in spans:
        start, end = document.origin(first, last)
        if not found or start >= found[-1].end:
            action = "block" if category == "signature" else "ask"
            found.append(Finding(start, end, category, action, text[start:end], reasons[category]))  # type: ignore[arg-type]
    return found


def _named(document: Document, names: Names) -> Iterator[tuple[int, int]]:
    parts = [(match.group().removesuffix("'s"), match) for match in _PART.finditer(document.text)]
    lowered = [word.lower() for word, _match in parts]
    for at, (word, match) in enumerate(parts):
        for name in names.whole.get(lowered[at], ()):
            last = at + len(name)
            if tuple(lowered[at:last]) == name and _adjacent(document.text, parts[at:last]):
                yield match.start(), parts[last - 1][1].start() + len(parts[last - 1][0])
        if lowered[at] in names.single and word[0].isupper() and _is_name(document, word, match):
            yield match.start(), match.start() + len(word)
    if len(names.initials) > 1:
        more = len(names.initials) - 1
        signed = re.search(rf"[\s(–—-](([^\W\d_](?:[. ]{{0,2}}[^\W\d_]){{{more}}})\.?)[\s)]*$", document.text)
        if signed and re.sub("[. ]", "", signed.group(2)) == names.initials:
            yield signed.span(1)


def _adjacent(text: str, parts: Sequence[tuple[str, re.Match[str]]]) -> bool:
    gaps = (text[one[1].end() : other[1].start()] for one, other in pairwise(parts))
    return all(gap in (" ", "-", ", ", "\n") for gap in gaps)


def _is_name(document: Document, word: str, match: re.Match[str]) -> bool:
    lower = word.lower()
    if lower not in ambiguous() and gazetteer.ranks().get(lower, 99999) > 1500:
        return True
    alone = not document.text[match.end() :].strip(" .!\n-–—")
    led = bool(_LED.search(document.text[max(0, match.start() - 30) : match.start()]))
    return led and (alone or document.text[match.end() : match.end() + 1] in ",.;)\n")
