"""Places by list: towns, districts, estates, counties, prisons; names that are also words need a sign of place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from deidentification import gazetteer
from deidentification.document import Document
from deidentification.finding import Candidate
from deidentification.phrases import matches

_LED = re.compile(
    r"(?:\b(?:in|at|to|from|near|nr|of|around|outside|towards|via|into|visited|visiting|leaving|left|hmp|"
    r"yoi|ap|central|north|south|east|west|inner|greater|"
    r"and|or|between|over in|back in|down in|up in|yn|yng|ym|i|o|ger|at|am|ar|tua|drwy|ym mhen)[ ]|"
    r"[,/(][ ]?|\b(?:town|city|place|area|pdu|office|court|prison|address|birth) ?: )$"
)
_STRONG = re.compile(
    r"\b(?:on remand|on remand at|lives? in|living in|live in|moved? to|moving to|from|back to|back in|over in|"
    r"down in|up in|"
    r"based in|office in|house in|flat in|hostel in|stay(?:s|ing)? in|"
    r"returned? to|travel(?:led|ling)? to|born in|grew up in|area of|town of|city of|relocat\w+ to|hmp|"
    r"placed in|remand|remanded to|remanded in|transferred? to|tx to|byw yn|symud i|dod o)[ ]$"
)
_NAME_BEFORE = re.compile(r"\b(?:mr|mrs|ms|miss|dr|sir|lady|lord|judge|pc|dc|ds|sgt)\.?[ ]$")


_SURELY = re.compile(
    r"(?:\b(?:in|at|near|nr|outside|towards|via|into|visited|visiting|hmp|yoi|ap|central|north|south|east|west|inner|"
    r"greater|yn|yng|ym|ger|tua|drwy|byw yn|symud i|dod o|based in|(?:area|town|city|part|centre|north|south|east|west|"
    r"side|outskirts|middle) of|"
    r"(?:mov(?:e|es|ed|ing)|relocat\w+|go|goes|going|went|gone|got|get|drove|driv\w+|travel\w*|taken|took|bus|train|"
    r"coach|lift|taxi|trip|way|transfer\w*|tx|sent|return\w*|back|down|up|over|across|recalled|released|bailed|"
    r"remanded|"
    r"housed|rehoused|deported|close|next|commut\w+|ran|walk\w*|flew|fled) to|"
    r"(?<!call )(?<!calls )(?<!text )(?<!texts )(?<!email )(?<!heard )(?<!message )(?<!messages )(?<!letter )"
    r"(?<!voicemail )(?<!contact )(?<!away )(?<!info )(?<!information )(?<!statement )(?<!t/c )(?<!tc )from)[ ]|"
    r"[a-z\d], |\b(?:town|city|place|area|pdu|office|court|prison|address|birth) ?: )\Z"
)
"""What makes a place of a word that is a given name too, such as Preston or Chelsea."""


LOWER_STREET = re.compile(
    r"\b(?:on|at|in|near|down|of|from|off|along|to)[ ]((?!(?:the|a|his|her|their|my|our|this|that|main|"
    r"high|same|other|next|public|open|busy|my|any|each|another)\b)[a-z'-]{3,}"
    r"(?:[ ][a-z'-]{3,})?[ ](?:ave|avenue|road|rd|street|lane|close|crescent|cres|terrace|estate|grove|gardens))\b"
)
LOWER_COURT = re.compile(
    r"\b(?:at|from|in|@)[ ]((?!(?:the|a|his|her|local|family|youth)\b)[a-z-]{3,}[ ](?:crown|mags|magistrates'?|"
    r"crown court|mags court|magistrates'? court|county court|family court))\b"
)


COMMON_STREET = re.compile(
    r"\b(?:on|in|at|near|off|along|down|from|to)[ ]((?:Station|Church|Park|Mill|School|Market|King|Queen|London|New|"
    r"Union|Castle|"
    r"Bridge|Chapel|Manor|Victoria|Albert|Main|Green|North|South|East|West)[ ](?:Road|Street|Lane|Parade|Avenue|"
    r"Drive|Close|"
    r"Terrace|Rd|St|Ave|Row|Square))\b"
)


def _typed_small(document: Document) -> Iterator[Candidate]:
    for match in LOWER_STREET.finditer(document.text):
        words = match.group(1).split()
        if document.lower_case and not any(gazetteer.ranks().get(word, 99999) < 300 for word in words[:-1]):
            yield Candidate(*match.span(1), "place", "ask", 54)
    for match in COMMON_STREET.finditer(document.text):
        yield Candidate(*match.span(1), "place", "ask", 57)
    for match in LOWER_COURT.finditer(document.text):
        yield Candidate(*match.span(1), "court", "block", 64)


def places(document: Document) -> Iterable[Candidate]:
    """Find places of the gazetteer, in English and in Welsh with their mutations."""
    yield from _typed_small(document)
    ranks, given = gazetteer.ranks(), gazetteer.given_near()
    welsh = gazetteer.welsh_words()
    for start, end, length in matches(document, gazetteer.places()):
        shown = document.text[start:end]
        lower = document.lowered[start:end]
        before = document.before(start, 30)
        capital = shown[0].isupper()
        if length > 1:
            parts = [part for part in lower.split() if part not in ("y", "the", "of")]
            if not capital and not document.lower_case:
                continue
            if all(part in ranks for part in parts) and not capital and not _LED.search(before):
                continue
            if (
                (
                    capital
                    and not all(part[0].isupper() or len(part) < 4 for part in shown.split())
                    and not shown.isupper()
                )
                and len(parts) > 1
                and not parts[1][0].isdigit()
                and not shown.split()[-1][0].isupper()
            ):
                continue
            yield Candidate(start, end, "place", "ask", 63)
            continue
        word = lower in ranks or lower in welsh
        if not capital and not document.lower_case:
            if (
                not word
                and lower not in given
                and len(lower) > 4
                and lower not in gazetteer.surnames()
                and _STRONG.search(before)
            ):
                yield Candidate(start, end, "place", "ask", 50)
            continue
        if _NAME_BEFORE.search(before):
            continue
        rank = ranks.get(lower, 99999)
        if capital and not document.lower_case:
            if word and not (_LED.search(before) and rank > 300):
                continue
            if word and (rank < 1500 or shown.isupper()) and not _STRONG.search(before):
                continue
        elif (word and not (_STRONG.search(before) and rank > 700)) or (
            not word and (lower in given or len(lower) < 4) and not _LED.search(before)
        ):
            continue
        if shown.isupper() and len(shown) < 4:
            continue
        led = bool(_LED.search(before))
        sure = led and (lower not in given or _SURELY.search(before))
        yield Candidate(start, end, "place", "ask", 62 if sure else 52)
