"""Vehicle registrations: current plates anywhere, older and cherished plates where the text speaks of a vehicle."""

from __future__ import annotations

import re
from collections.abc import Iterable

from deidentification.document import NUMBERISH, Document
from deidentification.finding import Candidate

_I = re.IGNORECASE
CURRENT = re.compile(r"(?<![\w/])[A-HJ-PR-Y]{2}(?!00|01|50)\d{2}[ -]?[A-HJ-PR-Z]{3}(?![\w/])", _I)
SPACED = re.compile(r"(?<![\w/])[A-HJ-PR-Y]{2} (?:0[2-9]|[1-7]\d) [A-HJ-PR-Z]{3}(?![\w/])", _I)
PREFIX = re.compile(r"(?<![\w/])[A-HJ-NPR-TV-Y]\d{1,3}[ -]?[A-HJ-PR-Z]{3}(?![\w/])", _I)
SUFFIX = re.compile(r"(?<![\w/])[A-HJ-PR-Z]{3}[ -]?\d{1,3}[A-HJ-NPR-TV-Y](?![\w/])", _I)
DATELESS = re.compile(
    r"(?<![\w/])(?:[A-Z] \d{1,3} [A-Z]{3}|[A-Z]{1,3}[ -]?\d{1,4}|\d{1,4}[ -]?[A-Z]{1,3}|[A-Z]{3}[ ]?\d{3,4}|"
    r"[A-Z]{2}\d\d[ ]?[A-Z]{1,3})(?![\w/])"
)
PARTIAL = re.compile(
    r"\b(?:partial|part|index|reg(?:istration)?|plate)s?(?: (?:of|number|no|plate|mark|index)"
    r")?[ :.]{1,3}([A-Z]{2,3}\d{1,3}|\d{2,3}[A-Z]{3})\b"
)
FOREIGN = re.compile(
    r"\b(?:car|vehicle|reg|registration|plates?|van|vrm|"
    r"cerbyd)[ ]?[:=-][ ]?([A-Z]{1,3}[ -]?[A-Z0-9]{2,4}[ -]?[A-Z0-9]{1,4})\b"
    r"|(?<!\w)([A-Z]{1,3}[ -]?\d{2,4}[ -]?[A-Z]{0,3})(?= \(\w+ plates?\))"
)
PARTIAL_LOOSE = re.compile(
    r"(?<![\w/])[A-HJ-PR-Y]{2}(?:0[2-9]|[1-9]\d)(?:[ ]?[A-HJ-PR-Z]{1,2})?(?=[ ]?(?:\.\.|\u2026|\*|\?|[X_]{2}))"
)
ENDING = re.compile(
    r"\b(?:ending|ends|starting|starts|beginning|begins)(?: in| with)?[ ]([A-Z]{2,3}\d{0,2}|\d{2,3}[A-Z]{0,3})"
    r"\b"
)
_MAKES = (
    "ford|fiesta|focus|transit|mondeo|kuga|vauxhall|corsa|astra|insignia|zafira|vivaro|volkswagen|vw|golf|"
    "polo|passat|audi|bmw|mercedes"
    "|sprinter|peugeot|partner van|renault|clio|megane|citroen|berlingo|nissan|micra|qashqai|juke|toyota|"
    "yaris|prius|honda|civic|jazz"
    "|hyundai|kia|picanto|sportage|skoda|octavia|fabia|seat|ibiza|leon|fiat|punto|mini|land rover|range "
    "rover|discovery|jaguar|volvo"
    "|mazda|suzuki|swift|lexus|tesla|dacia|sandero|yamaha|kawasaki|ducati|vespa"
)
VEHICLE_WORD = re.compile(
    rf"\b(?:reg|regis|registration|registered|plate|plates|number plate|vrm|vrn|index|car|van|vehicle|"
    rf"motorbike|motorcycle|moped|scooter"
    rf"|lorry|quad|taxi|hgv|driving|drives|drove|estate|hatchback|saloon|car insurance|cerbyd|gar|fan|rhif "
    rf"cofrestru|beic modur|private plate|cherished|{_MAKES})\b"
)


def vehicles(document: Document) -> Iterable[Candidate]:
    """Find vehicle registrations."""
    text = document.text
    for match in document.led(CURRENT, NUMBERISH):
        upper = any(c.isupper() for c in match.group())
        near = VEHICLE_WORD.search(document.before(match.start(), 80))
        after = VEHICLE_WORD.match(document.after(match.end(), 20).lstrip(" ,(-"))
        if upper or near or after or " " not in match.group():
            yield Candidate(match.start(), match.end(), "vehicle", "block", 88)
    for match in SPACED.finditer(text):
        if VEHICLE_WORD.search(document.before(match.start(), 40)) and (match.group().isupper() or document.lower_case):
            yield Candidate(match.start(), match.end(), "vehicle", "block", 87)
    for pattern, priority in ((PREFIX, 82), (SUFFIX, 82), (DATELESS, 66)):
        for match in document.led(pattern, NUMBERISH):
            if VEHICLE_WORD.search(document.before(match.start(), 50)) or re.match(
                r"[^.\n]{0,12}\b(?:car|van|plate|reg)\b", document.after(match.end(), 24)
            ):
                letters = [c for c in match.group() if c.isalpha()]
                loose = pattern is DATELESS
                if loose and not re.search(
                    r"\b(?:reg|regis\w*|plates?|vrm|vrn|index|cofrestru)\b[^.\n]{0,20}$",
                    document.before(match.start(), 30),
                ):
                    continue
                if all(c.isupper() for c in letters) or not loose:
                    yield Candidate(match.start(), match.end(), "vehicle", "block", priority)
    for match in ENDING.finditer(text):
        if VEHICLE_WORD.search(document.before(match.start(), 50)):
            yield Candidate(match.start(1), match.end(1), "vehicle", "block", 80)
    for match in FOREIGN.finditer(text):
        value = match.group(match.lastindex or 0)
        if sum(c.isdigit() for c in value) > 1:
            yield Candidate(*match.span(match.lastindex or 0), "vehicle", "block", 79)
    for match in document.led(PARTIAL_LOOSE, NUMBERISH):
        if VEHICLE_WORD.search(document.before(match.start(), 50)):
            yield Candidate(*match.span(), "vehicle", "block", 78)
    for match in PARTIAL.finditer(text):
        yield Candidate(match.start(1), match.end(1), "vehicle", "block", 80)
