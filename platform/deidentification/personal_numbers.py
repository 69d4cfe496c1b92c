"""Numbers of health, tax, driving, travel and money that belong to one person."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from deidentification.document import NUMBERISH, Document
from deidentification.finding import Action, Candidate
from deidentification.identifiers import luhn_ok, nhs_ok

_I = re.IGNORECASE
NI = re.compile(r"(?<![\w/])[A-Z]{2}[ -]?\d\d[ -]?\d\d[ -]?\d\d[ -]?[A-D](?![\w/])", _I)
NI_SHORT = re.compile(r"(?<![\w/])[A-Z]{2}[ -]?\d\d[ -]?\d\d[ -]?\d\d(?![\w/])", _I)
NI_LOOSE = re.compile(r"(?<![\w/])[A-Z]{2}[ -]?[\dOIl]{2}[ -]?[\dOIl]{2}[ -]?[\dOIl]{2}[ -]?[A-D](?![\w/])")
TAX = re.compile(r"(?<![\w/])TN[ ]?\d{6}[ ]?[MF](?![\w/])|(?<![\w/])\d\d ?[A-Z]\d ?\d\d ?\d\d(?![\w/])", _I)
NHS = re.compile(r"(?<![\w/+-])(\d{3})[ .-]?(\d{3})[ .-]?(\d{4})(?![\w/]|-\d)")
LICENCE = re.compile(
    r"(?<![\w/])(?=[A-Z9]*[A-Z])"
    r"[A-Z9]{5}[ ]?\d[0-35-8]\d[0-3]\d\d[ ]?[A-Z9]{2}[ ]?[A-Z0-9][ ]?[A-Z]{2}(?:[ ]?\d\d)?(?![\w/])",
    _I,
)
LICENCE_LOOSE = re.compile(r"(?<![\w/])[A-Z9]{5}[ ]?\d{6}[ ]?[A-Z9]{2}[ ]?[A-Z0-9]{0,3}(?![\w/])", _I)
PASSPORT = re.compile(r"(?<![\w/])(?:[A-Z]{1,2}[ ]?\d{6,8}|\d{9}|\d{3} \d{3} \d{3})(?![\w/])", _I)
SORT_CODE = re.compile(r"(?<![\w/.-])\d\d[ -]\d\d[ -]\d\d(?![\w/-]|[.]\d)")
ACCOUNT = re.compile(r"(?<![\w/])\d{4}[ -]?\d{4}(?![\w/])|(?<![\w/])\d{6,8}(?![\w/])")
CARD = re.compile(r"(?<![\w/])\d(?:[ -]?\d){12,18}(?![\w/])")
IBAN = re.compile(r"(?<![\w/])GB\d\d[ ]?[A-Z]{4}(?:[ ]?\d{2,4}){4,7}(?![\w/])", _I)
LAST_FOUR = re.compile(r"\b(?:card|account|a/c) ending(?: in)? (\d{4})\b", _I)

_NI_WORD = re.compile(r"\b(?:ni|nino|nat(?:ional)? ins\w*|yswiriant gwladol|rhif yg)\b[^\n]{0,20}$")
_NHS_WORD = re.compile(r"\b(?:nhs|gig|health no|hospital no|emis|systmone|systm one|rio|paris|mrn)\b[^\n]{0,30}$")
_PASSPORT_WORD = re.compile(r"\b(?:passport|pasbort|travel document|brp|permit|ppt)\b[^\n]{0,40}$")
_BANK_WORD = re.compile(
    r"\b(?:sort ?code|s/c|sc|bank|account|acct?|a/c|acc no|barclays|lloyds|natwest|monzo|santander|hsbc"
    r"|cod didoli|cyfrif)\b[^\n]{0,40}$"
)
UTR = re.compile(
    r"\b(?:utr|tax(?:payer)? (?:ref(?:erence)?|no|number))\b[ .:#-]{0,3}(\d{5}[ ]?\d{5}|"
    r"\d{3}[ ]?/[ ]?[A-Z]{1,2}\d{2,6})(?!\w)",
    _I,
)
_TAX_WORD = re.compile(r"\b(?:hmrc|tax|temporary|ni|nino|trn)\b[^\n]{0,30}$")


def _state(document: Document) -> Iterator[Candidate]:
    text = document.text
    for pattern in (NI, NI_LOOSE):
        for match in document.led(pattern, NUMBERISH):
            yield Candidate(match.start(), match.end(), "ni_number", "block", 92)
    for match in document.led(NI_SHORT, NUMBERISH):
        if _NI_WORD.search(document.before(match.start())):
            yield Candidate(match.start(), match.end(), "ni_number", "block", 86)
    for match in document.led(TAX, NUMBERISH):
        if match.group()[:2].upper() == "TN" or _TAX_WORD.search(document.before(match.start(), 50)):
            yield Candidate(match.start(), match.end(), "tax_reference", "block", 86)
    for match in UTR.finditer(text):
        yield Candidate(*match.span(1), "tax_reference", "block", 86)
    for match in document.led(NHS, NUMBERISH):
        ten = "".join(match.groups())
        near = bool(_NHS_WORD.search(document.before(match.start(), 50)))
        if near or not (ten.startswith("0") or match.group().startswith("0")):
            action: Action = "block" if near or match.group() != ten or nhs_ok(ten) else "ask"
            yield Candidate(match.start(), match.end(), "nhs_number", action, 84 if near else 80)
    for match in LICENCE.finditer(text):
        yield Candidate(match.start(), match.end(), "driving_licence", "block", 92)
    for match in LICENCE_LOOSE.finditer(text):
        if any(c.isalpha() for c in match.group()[:5]):
            yield Candidate(match.start(), match.end(), "driving_licence", "block", 85)
    for match in document.led(PASSPORT, NUMBERISH):
        if _PASSPORT_WORD.search(document.before(match.start(), 60)):
            yield Candidate(match.start(), match.end(), "passport", "block", 93)


def _money(document: Document) -> Iterator[Candidate]:
    text = document.text
    sort_codes = []
    for match in document.led(SORT_CODE, NUMBERISH):
        near = bool(_BANK_WORD.search(document.before(match.start(), 60)))
        day, month = int(match.group()[:2]), int(match.group()[3:5])
        if near or ("-" in match.group() and not (1 <= day <= 31 and 1 <= month <= 12)):
            sort_codes.append(match.end())
            yield Candidate(match.start(), match.end(), "bank", "block", 91)
    for match in document.led(ACCOUNT, NUMBERISH):
        after_sort = any(0 <= match.start() - end <= 40 for end in sort_codes)
        if after_sort or _BANK_WORD.search(document.before(match.start(), 40)):
            yield Candidate(match.start(), match.end(), "bank", "block", 86)
    for match in document.led(CARD, NUMBERISH):
        digits = re.sub(r"\D", "", match.group())
        if luhn_ok(digits) or re.fullmatch(r"(?:\d{4}[ -]){3}\d{4}", match.group()):
            yield Candidate(match.start(), match.end(), "bank", "block", 80)
    for match in document.led(IBAN, NUMBERISH):
        yield Candidate(match.start(), match.end(), "bank", "block", 95)
    for match in LAST_FOUR.finditer(text):
        yield Candidate(match.start(1), match.end(1), "bank", "ask", 70)


def personal_numbers(document: Document) -> Iterable[Candidate]:
    """Find National Insurance, NHS, tax, driving licence, passport, bank and card numbers."""
    yield from _state(document)
    yield from _money(document)
