"""Organisations told by what stands beside them: "the firm, Honest,", "shifts at Thimble", "Thimble, a cooperative"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from deidentification import gazetteer
from deidentification.document import CAPITAL, Document, head, heads
from deidentification.finding import Candidate
from deidentification.institution_forms import CAP
from deidentification.name_signs import TITLES

_KINDS = gazetteer.signs("firm_kinds")
_EMPLOYED = gazetteer.signs("employed")
_SERVED = gazetteer.signs("served")
_BELONGS = gazetteer.signs("belongs")
_NO_FIRM = gazetteer.signs("no_firm")
_GENERIC = gazetteer.signs("generic")
_FIRST = rf"(?:(?:[A-Z]\.? ){{0,3}}{CAP}|\d{{1,2}} {CAP})"
NAME = rf"{_FIRST}(?:[ ](?:{CAP}|&|\d{{1,2}}\b|(?:and|of|on|in|y|yr|the|n|n')(?=[ ](?:the[ ])?[A-ZŴŶ])|lot\b)){{0,4}}"
"""One to five words with capitals, with the small words between them."""

AFTER_KIND = re.compile(
    rf"[\w'-]+(?P<gap>[^.,;:()\n]{{0,28}}?(?:,| called| named|:)[ ](?:the )?|[ ]\()(?P<name>{NAME})(?=[,.;:)\n]|$| "
    rf"[a-z(])"
)
"""The roofing firm he trades under, Honest, has; an agency called Quickstep; the nail bar (Glitz n Go, …)."""
BEFORE_KIND = re.compile(
    rf"(?<![\w.])(?P<name>{NAME}),[ ](?:a|an|the|his|her|their|our)[ ](?:[\w'-]+[ ]){{0,3}}?(?P<kind>[a-zé-]+)"
    r"(?=[,.;:)\n]|$|[ ](?:in|on|at|by|for|which|where|that|near|off|of|outside)\b)"
)
"""Hours at Thimble, a sewing cooperative."""
EMPLOYED = re.compile(
    rf"[\w'-]+(?:[ ](?:it|them|him|her|out|off|on|over|again|as|an?|bar|shop|bank|delivery|[a-z]+er|"
    rf"[a-z]+ing)){{0,3}}[ ]"
    rf"(?:at|with|for|by|from|to|of|via|gyda|gyda'r|gan|i|i'r|yn)[ ](?:the[ ])?(?P<name>{NAME})(?=[,.;:)\n]|$| "
    rf"[a-z(&\d])"
)
SERVED = re.compile(rf"[\w'-]+(?:[ ](?:on|back|in|up|now|well))?[ ](?:by|to|from|with|at)[ ](?P<name>{NAME})(?![\w'])")
BELONGS = re.compile(
    rf"[\w'-]+(?:[ ](?:closely|still|now|also))?[ ](?:of|with|to|from|in)[ ](?:the[ ])?(?P<name>{NAME})(?=[,.;:)\n]|"
    rf"$| [a-z(])"
)
RIVALS = re.compile(
    rf"\b(?:tensions?|feud|beef|fights?|fighting|trouble|rivalry|war|clash(?:es)?|bad blood|dispute|"
    rf"violence)[ ](?:\w+[ ])?"
    rf"between[ ](?:the[ ])?(?P<one>{NAME}?)[ ](?:and|&|v|vs)[ ](?:the[ ])?(?P<two>{NAME})"
)
LABEL = re.compile(
    rf"(?im)(?:^|[|;][ ]*|[.][ ])[ ]*(?:let by|(?:[\w ]{{0,20}})where (?:he|she|they) works?|wants work|"
    rf"works?(?:ing)?(?: at)?|"
    rf"employer|workplace|bank|charity|gym|club|gang|shop|agency|placement|support|landlord|cyflogwr|banc|"
    rf"elusen)[ ]?:[ ]*"
    rf"(?:the )?(?-i:(?P<name>{NAME}))"
)
NAMED_SO = re.compile(
    rf"(?:[Tt]he|(?<=')r|[Yy]r?)[ ](?P<name>(?:{CAP}[ ]){{1,3}}(?:Cartel|Lot|Set|Squad|Syndicate|lot|set|squad|cartel|"
    rf"lads|crew|gang"
    r"|mob|mandem|boys|firm))\b"
)
FAMILY_FIRM = re.compile(
    rf"(?<![\w.])(?:[A-Z]\.? ?){{0,3}}{CAP}[ ](?:and|&)[ ](?:Sons?|Daughters?|Nephews?|Nieces?|Bros|Brothers|Sisters|"
    rf"Partners)\b"
)
SHOP = re.compile(
    rf"\b(?:from|at|to|outside|inside|near|in|behind|opposite)[ ](?P<name>{CAP}[ ](?:on|by|at|in|n|'n'|"
    rf"of)[ ](?:the[ ])?{CAP})\b"
)
TRADER = re.compile(r"[ ]?(?:at|for|from|:|in)[ ](?P<name>[A-Z][a-z]+'s)(?=[,.;)\n]|$| [a-z])")
_SERVICE = re.compile(
    rf"(?<![\w.])(?P<name>{CAP}(?: {CAP})?) (?:(?:Drug|Drugs|Alcohol|Substance Misuse|Recovery|Addiction|Addictions)"
    r"(?: (?:and|&) (?:Drugs?|Alcohol|Recovery))?) (?:Service|Services|Team|Hub|Centre)\b"
)


_KIND_HEADS = frozenset(map(head, _KINDS))
_RIVALRY = heads(
    "tension tensions feud beef fight fights fighting trouble rivalry war clash clashes bad dispute violence"
)
_NOTHING: frozenset[str] = frozenset()
_FORMS = (
    (LABEL, _NOTHING, 50),
    (NAMED_SO, heads("the r y yr"), 52),
    (FAMILY_FIRM, CAPITAL, 58),
    (SHOP, heads("from at to outside inside near in behind opposite"), 50),
    (_SERVICE, CAPITAL, 52),
)


def _names_a_firm(document: Document, name: str, sure: bool) -> bool:
    """Say whether words with capitals can be the name of a firm; less sure signs need more than plain words."""
    words = [word.lower().strip(".'") for word in name.split() if word[0].isupper() and len(word) > 1]
    if not words or words[0] in _NO_FIRM or words[0] in TITLES or (name.isupper() and name in gazetteer.acronyms()):
        return False
    if tuple(gazetteer.split(name)) in gazetteer.allowed_phrases().get(words[0], ()):
        return False
    if all(word in _NO_FIRM or word in _GENERIC or word.upper() in gazetteer.acronyms() for word in words):
        return False
    if sure:
        return True
    ranks = gazetteer.ranks()
    if any(word in _NO_FIRM or word in _GENERIC or word.upper() in gazetteer.acronyms() for word in words):
        return False
    return len(words) > 1 or ranks.get(words[0], 99999) > 9000


def _at(document: Document) -> Iterator[tuple[int, int, int]]:
    text = document.text
    for start, _end in document.spots(_KINDS):
        match = AFTER_KIND.match(text, start)
        if match and _names_a_firm(document, match["name"], sure=True):
            yield *match.span("name"), 56 if match["gap"].endswith(("called ", "named ")) else 49
    for words, pattern, sure in ((_EMPLOYED, EMPLOYED, True), (_SERVED, SERVED, False), (_BELONGS, BELONGS, False)):
        for start, _end in document.spots(words):
            match = pattern.match(text, start)
            if match and _names_a_firm(document, match["name"], sure):
                yield *match.span("name"), 50 if sure else 45
    for _start, end in document.spots(_EMPLOYED):
        match = TRADER.match(text, end)
        if match:
            yield *match.span("name"), 75


def organisation_signs(document: Document) -> Iterator[Candidate]:
    """Find organisations by the words around them, however plain their names are."""
    text = document.text
    spans = list(_at(document))
    for match in document.led(BEFORE_KIND, CAPITAL) if not document.lacks(_KIND_HEADS) else ():
        if match["kind"] in _KINDS and _names_a_firm(document, match["name"], sure=True):
            spans.append((*match.span("name"), 50))
    for pattern, begun, priority in _FORMS:
        for match in document.led(pattern, begun) if begun else pattern.finditer(text):
            span = match.span("name") if "name" in pattern.groupindex else match.span()
            if pattern is FAMILY_FIRM or _names_a_firm(document, text[slice(*span)], sure=True):
                spans.append((*(match.span() if pattern is _SERVICE else span), priority))
    for match in document.led(RIVALS, _RIVALRY):
        spans.extend((*match.span(group), 52) for group in ("one", "two"))
    for start, end, priority in spans:
        yield Candidate(start, end, "organisation", "ask", priority)
