"""Reference numbers whose shape is local to a force, court or agency and which the words around them give away."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from deidentification.document import Document, heads, heads_in
from deidentification.finding import Candidate
from deidentification.lexicon import ordinary

_I = re.IGNORECASE
_STRONG = (
    r"crime|crimes|incident|inc|cad|storm|log|occurrence|occ|niche|athena|connect|custody|custody record|"
    r"dp|urn|op ref|collar|shoulder|warrant"
    r"|mappa|marac|visor|mapps|iom|tag|booking|bk|event|intel(?:ligence)? report|intel|5x5x5|asn|urn|bail|"
    r"charge|court|case|claim|application|tenancy|rent|policy"
    r"|referral|reference|ref|refs|our ref|your ref|file|record|exhibit|oasys|delius|ndelius|nomis|police|"
    r"bus pass|id|badge|"
    r"payroll|staff|employee|student|pupil|upn|patient|hospital|mrn|prescription|benefit|uc claim|crn|pnc|"
    r"cro|noms|prison|prisoner|serial|mosaic|liquidlogic|liquid logic|lcs|capita one|systmone|systm one|emis|rio|"
    r"paris|chs|cris|cms|pin|dbs|cscs(?: card)?|sia(?: licence| badge)?|arc|arc card|ho ref|port ref|exhibit"
    r"|cyfeirnod|cyf|trosedd|digwyddiad|rhif|cofnod|dalfa"
)
LABELLED = re.compile(
    rf"\b(?:{_STRONG})\b\.?(?:[ ](?:record|report|reference|ref|number|num|no|nos|id|code|log|serial|file|"
    rf"cyfeirnod|rhif|trosedd|y|yr|heddlu)){{0,4}}"
    r"\.?(?:[ ](?:is|was|given|under|as|of|yw|oedd))?[ ]?[:#=(-]?[ ]?#?"
    r"([A-Z]{0,5}[ /-]?(?:[A-Z0-9]{1,24}[/.\-_]){0,6}[A-Z0-9]{0,24}\d[A-Z0-9]*(?:[/\-_.][A-Z0-9]+)*)",
    _I,
)
NUMBERED = re.compile(r"\b(?:nos?|number|rhif)\.?[ ](\d{3,8}/\d{2,4})(?![\w/])", _I)
SHORT_LOG = re.compile(r"\b(?:cad|log)\.?(?: (?:no|number|ref))?[ :#-]{1,3}(\d{2,5})(?=[,.;)\n]|$)", _I)
EXHIBIT = re.compile(r"\bexhibits?(?: ref(?:erence)?| no\.?)?[ :]{1,2}([A-Z]{2,4}[ ]?/[ ]?\d{1,4}[A-Z]?)(?!\w)", _I)
STARRED = re.compile(r"(?<![\w*])(\d{2,4}\*\d{3,6})(?![\w*])")
CAD_OF_DAY = re.compile(r"\bcad\.?(?: (?:no|number|ref))?[ :#-]{0,3}(\d{1,5}/\d{1,2}[a-z]{3}\d{0,4})\b", _I)
GROUPS = re.compile(
    r"\b(?:ref(?:erence)?|claim|account|tag|booking|pin|serial|number|no)(?: (?:ref(?:erence)?|no|number|"
    r"is))?\.?[ :#-]{1,2}"
    r"((?:[A-Z]{1,3}[ ])?(?:\d{2,4}[ ]){1,4}\d{2,4})(?![\w/]|\.\d|[ ](?:days|hours|weeks|months|years))",
    _I,
)
BROKEN_UP = re.compile(
    r"\b(?:crn|delius|noms|nomis|pnc|cro|ni|nino|nat(?:ional)? ins\w*|nhs|gig|passport|pasbort|collar|shoulder|"
    r"prison(?:er)?|urn|asn|visor|a/c|acc|utr|badge|warrant)\b\.?"
    r"(?:[ ](?:no|number|num|id|ref|is|was|yw|oedd)\b\.?){0,3}[ ]?[:#=-]?[ ]?"
    r"(?P<value>[A-Z]{0,2}(?:[ ./-]{0,3}+(?-i:[\dOl]){1,9}+){2,6}+(?:[ ]?[/-]?[ ]?(?-i:[A-Z]{1,2})|[A-Z]{1,2})?)(?!\w)",
    _I,
)
"""A number of a known kind with its groups set apart in a way of its own, or with a character too few."""
LOG_OF_DAY = re.compile(
    r"\b(?:cad|log|incident|inc|storm|digwyddiad)\.?(?: (?:no|number|ref))?[ :#-]{0,3}(\d{1,5})(?= ?(?:of|on|"
    r"dated|/)\b)",
    _I,
)
_CLOCK = re.compile(r"\d{1,4} ?[ap]m|(?:[01]\d|2[0-3])[0-5]\d ?(?:hrs?|h)", _I)
OFFICER = re.compile(
    r"\b(?:pc|pcso|dc|ds|sgt|ps|di|wpc|dcon|tdc|insp|sergeant|constable|officer|cwnstabl|heddwas)"
    r"(?P<gap>[ ](?-i:[A-Z][a-z]+ )?(?:no\.? ?|#)?)(?P<value>[A-Z]{0,2}\d{2,6}[A-Z]{0,2})\b",
    _I,
)
OFFICER_AFTER = re.compile(
    r"\b(?:pc|dc|ds|ps|sgt|di|wpc|pcso|insp|oic|officer in the case)\.?"
    r"(?P<gap> [a-z][\w'-]{1,30}(?: [a-z][\w'-]{1,30})?,? \(?)(?P<value>[A-Z]{0,2}\d{2,5}[A-Z]{0,2})\b",
    _I,
)
NUMBER_THEN_NAME = re.compile(
    r"\b(?i:by|oic|officer|with|pc|dc|ps|ds|gan)(?P<gap>[ ])(?P<value>\d{3,5})[ ](?=[A-Z][a-z])"
    r"(?!(?:January|February|March|April|May|June|July|August|September|October|November|December)\b)"
)
FORCE = re.compile(
    r"(?<![\w/£.])(?:\d{2}[A-Z]{1,3}\d?/\d{3,8}(?:/\d{2,4})?|\d{2,4}/\d{5,8}/\d{2,4}|"
    r"\d{2}/\d{2}/\d{5,6}|\d{4,8}/\d{2,4}/\d{2,6}|[A-Z]{1,5}\d{0,2}[/-]\d{3,10}(?:[/-]\d{2,6})*"
    r"|[A-Z]{1,5}[/-]\d{2,4}[/-]\d{2,8}(?:[/-][A-Z0-9]+)*|\d{5,8}/\d{2,4}|"
    r"[A-Z]{1,3}[/-][A-Z0-9]{2,8}[/-]\d{2,8}|\d{2}/[A-Z]{2,6}/\d{2,8}|(?=(?:-?\d){8})\d{2,4}(?:-\d{2,5}){2,3})(?![\w/])"
)
MIXED = re.compile(r"(?<![\w/£@.-])(?=[A-Z0-9/-]*\d)(?=[A-Z0-9/-]*[A-Z])[A-Z0-9]+(?:[/-][A-Z0-9]+)*(?![\w/@-])")
LONG_NUMBER = re.compile(r"(?<![\w/£$€.,+-])\d{6,20}(?![\w/%]|[.,]\d)")
_YEAR = re.compile(r"(?:19|20)\d\d(?:[/-](?:(?:19|20)?\d\d))?")
_DATE = re.compile(r"\d{1,2}([/.-])\d{1,2}\1(?:\d{4}|\d{2})|\d{4}-\d\d-\d\d|\d{1,2}[/.-]\d{1,2}")
_AMOUNT = re.compile(
    r"^ ?(?:hours?|hrs?|days?|weeks?|wks?|months?|mths?|years?|yrs?|pounds|points?|per cent|percent|%|mg|ml|"
    r"miles|people|minutes|mins|awr|mis|blynedd)\b"
)
_NUMBER_WORD = re.compile(r"\b(?:ref|refs|reference|number|num|nos?|id|code|serial|cyfeirnod|cyf|rhif)\b|[:#=]")
_LOGS = re.compile(r"cad|storm|collar|shoulder|niche|athena|visor|badge|warrant|log")
_VERB = re.compile(r"\b(?:is|was|of|as|given|under|yw|oedd)[ ]?$")
_WEAK = re.compile(
    r"^(?:case|court|charge|police|staff|event|record|file|connect|iom|bail|rent|student|pupil|patient|"
    r"hospital|prison|prisoner|crime|"
    r"crimes|custody|incident|mappa|marac|tag|connect|policy|id|rhif|inc|log|warrant|oasys)\b"
)


_LABELS = heads_in(_STRONG) | heads("intelligence 0")
_LOG_HEADS = heads("cad log incident inc storm digwyddiad")
_OFFICERS = heads(
    "pc pcso dc ds sgt ps di wpc dcon tdc insp sergeant constable officer officers cwnstabl heddwas oic by with gan"
)
_REFS = heads("ref reference claim account tag booking pin serial number no nos rhif exhibit exhibits cad log 0")


def _digit_count(value: str) -> int:
    return sum(character.isdigit() for character in value)


_LINKING = frozenset(
    [
        "no",
        "is",
        "was",
        "to",
        "of",
        "ref",
        "id",
        "as",
        "log",
        "rhif",
        "yr",
        "y",
        "num",
        "code",
        "crn",
        "pnc",
        "cro",
        "noms",
        "nhs",
        "urn",
        "asn",
        "ni",
        "rec",
        "case",
        "panel",
        "file",
        "record",
        "nos",
        "cad",
        "inc",
        "occ",
        "niche",
        "storm",
        "crime",
        "reference",
        "police",
        "gmp",
        "met",
        "under",
        "number",
        "now",
    ]
)


_BROKEN_HEADS = heads(
    "crn delius noms nomis pnc cro ni nino nat national nhs gig passport pasbort collar shoulder prison prisoner urn "
    "asn visor a acc utr badge warrant"
)
_RANK = re.compile(r"(?:pc|pcso|dc|ds|sgt|ps|di|wpc|dcon|tdc|insp)\b", _I)
"""After these a number that looks like a year is the number of an officer."""


def _may_name(word: str) -> bool:
    """Say whether a word between an officer's rank and a number may be the officer's name, or "no"."""
    return word[0].isupper() or not word[0].isalpha() or word.strip(".").lower() == "no" or not ordinary(word)


def _loose(label: str, value: str) -> bool:
    """Say whether a bare number is an amount or a year, as in "the rent is 450" and "his referral of 2023"."""
    if not value.isdigit() or _NUMBER_WORD.search(label):
        return False
    return bool(_YEAR.fullmatch(value) and not _LOGS.match(label)) or (len(value) < 5 and bool(_VERB.search(label)))


_OF_TIME = frozenset(["in", "on", "at", "by", "for", "from", "since", "until", "before", "after"])


def _labelled(document: Document) -> Iterator[Candidate]:
    for match in document.led(LABELLED, _LABELS):
        value = match.group(1)
        start = match.start(1) + len(value) - len(value.lstrip(" /-"))
        stripped = value.strip(" /-.")
        head = stripped.split(" ")[0]
        linked = head.lower() in _LINKING
        if " " in stripped and head.isalpha() and (linked or not head.isupper() or head.lower() in _OF_TIME):
            if not linked:
                continue
            start += len(head) + 1
            stripped = stripped[len(head) + 1 :]
        digits = _digit_count(stripped)
        if digits < 3 or _DATE.fullmatch(stripped) or _AMOUNT.match(document.after(start + len(stripped), 12)):
            continue
        if _loose(document.lowered[match.start() : match.start(1)], stripped):
            continue
        if _YEAR.fullmatch(stripped) and _WEAK.match(document.lowered[match.start() : match.end()]):
            continue
        yield Candidate(start, start + len(stripped), "reference", "block", 81)
    for match in document.led(LOG_OF_DAY, _LOG_HEADS):
        yield Candidate(match.start(1), match.end(1), "reference", "block", 82)
    for pattern in (SHORT_LOG, EXHIBIT, STARRED, CAD_OF_DAY, GROUPS):
        for match in document.led(pattern, _REFS):
            if pattern is not GROUPS or _digit_count(match.group(1)) > 5:
                yield Candidate(*match.span(1), "reference", "block", 82)
    for match in document.led(BROKEN_UP, _BROKEN_HEADS):
        start, end = match.span("value")
        start += len(match.group("value")) - len(match.group("value").lstrip(" ./-"))
        value = document.text[start:end]
        digits = _digit_count(value)
        enough = 4 if match.group().lower().startswith(("collar", "shoulder", "badge")) else 6
        if (
            sum(map(str.isalnum, value)) >= enough
            and digits >= 4
            and not _DATE.fullmatch(value)
            and not _AMOUNT.match(document.after(end, 12))
        ):
            yield Candidate(start, end, "reference", "block", 78)
    for match in document.led(NUMBERED, _REFS):
        yield Candidate(match.start(1), match.end(1), "reference", "block", 81)
    for pattern in (OFFICER, OFFICER_AFTER, NUMBER_THEN_NAME):
        for match in document.led(pattern, _OFFICERS):
            value = match.group("value")
            if _digit_count(value) < 2 or _AMOUNT.match(document.after(match.end("value"), 12)):
                continue
            if _CLOCK.match(document.text, match.start("value")) or not all(map(_may_name, match.group("gap").split())):
                continue
            if not _YEAR.fullmatch(value) or _RANK.match(match.group()):
                yield Candidate(*match.span("value"), "reference", "block", 80)


def _by_shape(document: Document) -> Iterator[Candidate]:
    text = document.text
    for match in FORCE.finditer(text):
        if not _YEAR.fullmatch(match.group()) and not _DATE.fullmatch(match.group()):
            yield Candidate(match.start(), match.end(), "reference", "block", 79)
    for match in MIXED.finditer(text):
        digits = _digit_count(match.group())
        if digits >= 4 and not re.fullmatch(r"[A-Z]{1,6}-?(?:19|20)\d\d", match.group()):
            yield Candidate(match.start(), match.end(), "reference", "block", 62)
    for match in LONG_NUMBER.finditer(text):
        if not _AMOUNT.match(document.after(match.end(), 12)):
            yield Candidate(match.start(), match.end(), "number", "ask", 55)


def references(document: Document) -> Iterable[Candidate]:
    """Find crime, incident, custody, collar, meeting and system references by their words or their shape."""
    yield from _labelled(document)
    yield from _by_shape(document)
