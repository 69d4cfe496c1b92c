"""Numbers that police, courts, prisons and probation give to one person or one set of proceedings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from deidentification.document import NUMBERISH, Document
from deidentification.finding import Candidate
from deidentification.identifiers import cro_ok, pnc_ok

_I = re.IGNORECASE
_DIGIT = "[0-9OolI|]"
_BEGINS = r"(?:(?<![\w/])|(?<=[^\W\d_]/)|(?<=\d{4}/))"
_ENDS = r"(?!\w)(?!/\d{1,4}(?!\d))"
"""A number that holds a slash may have another before or after it, but no short part of a longer reference."""
_SLASH = r"[ ]?[/\\][ ]?"

CRN = re.compile(rf"(?<![\w/£])([A-Z])[ -]?({_DIGIT}{{6}}|\d{{3}} \d{{3}}|\d\d \d\d \d\d)(?![\w/]|[.,]\d)", _I)
PRISON = re.compile(rf"(?<![\w/])[A-Z][ -]?{_DIGIT}{{4}}[ -]?[A-Z]{{2}}(?![\w/])")
PRISON_LOWER = re.compile(r"(?<![\w/])[a-z](?:[ -]?\d{4}[ -]?|\d{4} ?)[a-z]{2}(?![\w/])", _I)
OLD_PRISON = re.compile(r"(?<![\w/])[A-Z]{2}[ -]?\d{4,5}(?![\w/-])", _I)
PNC_SLASH = re.compile(rf"{_BEGINS}((?:19|20)?\d\d){_SLASH}({_DIGIT}{{1,7}})[ ]?-?([A-Z]){_ENDS}", _I)
PNC_PLAIN = re.compile(r"(?<![\w/])((?:19|20)?\d\d)[ -]?(\d{7})[ ]?([A-HJ-NP-RT-Z])(?![\w/])", _I)
PNC_SHORT = re.compile(r"(?<![\w/])((?:19|20)?\d\d)(\d{3,6})([A-HJ-NP-RT-Z])(?![\w/])", _I)
PNC_GAPS = re.compile(r"(?<![\w/])((?:19|20)?\d\d)[ -](\d{2,7})[ -]?([A-Z])(?![\w/])", _I)
CRO = re.compile(rf"{_BEGINS}({_DIGIT}{{1,6}})(?:{_SLASH}|-)(\d\d)[ ]?([A-Z]){_ENDS}", _I)
CRO_SF = re.compile(rf"{_BEGINS}SF[ ]?(\d\d){_SLASH}(\d{{1,6}})[ ]?([A-Z]){_ENDS}", _I)
ASN = re.compile(
    rf"{_BEGINS}\d\d(?:{_SLASH}[A-Z0-9]{{4}}{_SLASH}[A-Z0-9]{{2,3}}{_SLASH}\d{{1,12}}[A-Z]?"
    rf"|[0-9]{{2}}[A-Z0-9]{{2}}[A-Z0-9]{{2}}\d{{10,12}}[A-HJ-NP-RT-Z]){_ENDS}",
    _I,
)
ASN_GAPS = re.compile(rf"{_BEGINS}\d\d[ -][A-Z0-9]{{4}}[ -][A-Z0-9]{{2,3}}[ -]\d{{1,12}}[ -]?[A-Z]?{_ENDS}", _I)
URN = re.compile(
    rf"{_BEGINS}\d\d(?:[ ]?(?:[A-Z]{{2}}|[A-Z]\d|\d[A-Z])[ ]?|(?i:[a-z]{{2}}|[a-z]\d|\d[a-z]))/?"
    rf"\d{{5,9}}(?:[ ]?/[ ]?\d\d| \d\d(?!\d))?{_ENDS}"
)
COURT = re.compile(rf"{_BEGINS}\d\d{_SLASH}\d{{4}}{_SLASH}\d{{1,6}}[ ]?[A-Z]{_ENDS}", _I)
CROWN = re.compile(r"(?<![\w/])[TSAU][ ]?(?:19|20)\d\d[ -]?\d{4}(?![\w/])", _I)
FAMILY = re.compile(r"(?<![\w/])[A-Z]{2}[ ]?\d\d[ ]?[A-Z][ ]?\d{5}(?![\w/])", _I)
CITATION = re.compile(r"\[(?:19|20)\d\d\] (?:EW\w+|UK\w+)(?: (?:Crim|Civ|Fam|Admin))? \d+")

_CRN_WORD = re.compile(r"\b(?:crn|delius|ndelius|rhif (?:y )?(?:person|achos)|number|no|num|id|ref)\b[^.\n]{0,14}$")
_CRO_WORD = re.compile(r"\bcro\b[^.\n]{0,16}$")
_ASN_WORD = re.compile(r"\b(?:asn|summons|arrest)\b[^\n]{0,20}$")
_PNC_WORD = re.compile(r"\bpnc\b[^.\n]{0,24}$")
_PRISON_WORD = re.compile(
    r"\b(?:noms|nomis|prison|prisoner|carchar|prison no|digital prison|old number|ex number|hmp|custody)\b[^.\n]{0,24}$"
)
_SMALL_WORDS = frozenset(
    [
        "in", "on", "at", "by", "to", "of", "as", "is", "or", "no", "up", "so", "we", "he", "it", "my",
        "do", "go", "if", "be", "an", "me", "us", "am", "pm", "ym", "yn", "ar", "ac",
    ]
)  # fmt: skip
_YEAR = re.compile(r"(?:19|20)\d\d")
_MONTH = re.compile(r"0?[1-9]|1[0-2]")
_PRISON_LABEL = re.compile(r"\b(?:nos?|number|noms|nomis|rhif)\b\.?[ :#-]{0,4}(?:(?:is|was|yw|oedd)[ ])?$")
_MEASURE = re.compile(r"[ ]?(?:mg|ml|kg|hrs?|hours|pm|am|days|years|months)\b")


def _digits(value: str) -> str:
    return re.sub(r"[Oo]", "0", re.sub(r"[lI|]", "1", value)).replace(" ", "")


def _real(value: str, least: int) -> bool:
    return sum(character.isdigit() for character in value) >= least


def _people(document: Document) -> Iterator[Candidate]:
    for match in document.led(CRN, NUMBERISH):
        letter, body = match.group(1), match.group(2)
        plain = body.isdigit() and match.group()[1:2].isdigit()
        near = bool(_CRN_WORD.search(document.before(match.start(), 30)))
        if _real(body, 4) and (plain or near or (letter.isupper() and letter != "I")):
            yield Candidate(match.start(), match.end(), "crn", "block", 90)
    for match in document.led(PRISON, NUMBERISH):
        if _real(match.group(), 3):
            yield Candidate(match.start(), match.end(), "prison_number", "block", 90)
    for match in document.led(PRISON_LOWER, NUMBERISH):
        if " " in match.group() and not _PRISON_WORD.search(document.before(match.start(), 40)):
            continue
        yield Candidate(match.start(), match.end(), "prison_number", "block", 90)
    for match in document.led(OLD_PRISON, NUMBERISH):
        letters = match.group()[:2]
        number = letters.isupper() or _PRISON_LABEL.search(document.before(match.start(), 30))
        if number and letters.lower() not in _SMALL_WORDS and _PRISON_WORD.search(document.before(match.start(), 40)):
            yield Candidate(match.start(), match.end(), "prison_number", "block", 85)
    for match in document.led(CRO_SF, NUMBERISH):
        yield Candidate(match.start(), match.end(), "cro", "block", 92)


def _figures_of_time(year: str, serial: str, match: re.Match[str]) -> bool:
    """Say whether it is a month or a season of years with a word after it, as in "09/2023 I" and "2023/24 a"."""
    apart = match.string[match.start(3) - 1] == " "
    return apart and (len(serial) < 5 or bool(_YEAR.fullmatch(serial) and _MONTH.fullmatch(year)))


def _pnc_and_cro(document: Document) -> Iterator[Candidate]:
    text = document.text
    for match in document.led(PNC_GAPS, NUMBERISH):
        if _PNC_WORD.search(document.before(match.start())):
            yield Candidate(match.start(), match.end(), "pnc", "block", 90)
    for match in document.led(PNC_SLASH, NUMBERISH):
        year, serial, letter = match.group(1), _digits(match.group(2)), match.group(3)
        passed = pnc_ok(year[-2:], serial, letter)
        near = bool(_PNC_WORD.search(document.before(match.start())))
        if not near and _figures_of_time(year, serial, match):
            continue
        if (near or len(serial) >= 4 or (passed and len(serial) > 2)) and _real(match.group(2), len(serial) // 2 + 1):
            yield Candidate(match.start(), match.end(), "pnc", "block", 94 if passed or near else 88)
    for match in document.led(CRO, NUMBERISH):
        serial, year, letter = _digits(match.group(1)), match.group(2), match.group(3)
        passed = cro_ok(serial, year, letter)
        near = bool(_CRO_WORD.search(document.before(match.start())))
        if not near and _figures_of_time(year, serial, match):
            continue
        if near or len(serial) >= 4 or (passed and len(serial) == 3):
            yield Candidate(match.start(), match.end(), "cro", "block", 93 if passed or near else 89)
    for match in document.led(PNC_PLAIN, NUMBERISH):
        if not _MEASURE.match(text[match.end() - 1 : match.end() + 7].lower()):
            yield Candidate(match.start(), match.end(), "pnc", "block", 88)
    for match in document.led(PNC_SHORT, NUMBERISH):
        if _PNC_WORD.search(document.before(match.start())):
            yield Candidate(match.start(), match.end(), "pnc", "block", 90)


def _proceedings(document: Document) -> Iterator[Candidate]:
    text = document.text
    for pattern, category, priority in (
        (COURT, "court_reference", 95),
        (CROWN, "court_reference", 91),
        (FAMILY, "court_reference", 91),
        (CITATION, "court_reference", 91),
        (ASN, "asn", 93),
        (URN, "urn", 87),
    ):
        for match in pattern.finditer(text) if pattern is CITATION else document.led(pattern, NUMBERISH):
            yield Candidate(match.start(), match.end(), category, "block", priority)
    for match in document.led(ASN_GAPS, NUMBERISH):
        if _ASN_WORD.search(document.before(match.start())):
            yield Candidate(match.start(), match.end(), "asn", "block", 91)


def justice_numbers(document: Document) -> Iterable[Candidate]:
    """Find CRNs, prison, PNC, CRO, arrest, case and court numbers, whether or not their check character is right."""
    yield from _people(document)
    yield from _pnc_and_cro(document)
    yield from _proceedings(document)
