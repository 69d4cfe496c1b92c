"""Exact days in every style: figures, words, English and Welsh months, feast days; and dates of birth."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from deidentification.document import Document, heads, heads_in
from deidentification.finding import Candidate
from deidentification.welsh import MONTHS as WELSH_MONTHS

_I = re.IGNORECASE
_ENGLISH = (
    "january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|"
    "sept|sep|oct|nov|dec"
)
_SOFT_MONTHS = ["fawrth", "fai", "fehefin", "fedi", "orffennaf", "dachwedd", "ragfyr"]
_MONTH = rf"(?:{_ENGLISH}|{'|'.join([*WELSH_MONTHS, *_SOFT_MONTHS])})(?![^\W\d_])\.?"
_YEAR = r"(?:(?:19|20)\d\d|'\d\d|\d\d(?!\d))"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_ORDINAL = r"(?:[ ]?(?:st|nd|rd|th|af|il|ydd|fed|ain|eg))?"
_OF = r"(?:[ ]of|[ ]o|[ ]day of)?"

NUMERIC = re.compile(rf"(?<![\w/.£-]){_DAY}([ ]?[/.\\-][ ]?)(?:0?[1-9]|1[0-2])\1(?:(?:19|20)\d\d|\d\d)(?![\w/]|[.-]\d)")
AMERICAN = re.compile(
    r"(?<![\w/.£-])(?:0?[1-9]|1[0-2])([/-])(?:1[3-9]|2\d|3[01])\1(?:(?:19|20)\d\d|\d\d)(?![\w/]|[.-]\d)"
)
ISO = re.compile(r"(?<![\w/.])(?:19|20)\d\d([-/.])(?:0[1-9]|1[0-2])\1(?:0[1-9]|[12]\d|3[01])(?![\w/])(?:T[\d:.]+Z?)?")
COMPACT = re.compile(r"(?<![\w/.£])(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])(?:(?:19|20)\d\d|\d\d)(?![\w/])")
SHORT = re.compile(rf"(?<![\w/.£:-]){_DAY}([/.])(?:0?[1-9]|1[0-2])(?![\w/%-]|[.:]\d)")
DAY_MONTH = re.compile(
    rf"(?<![\w/.£]){_DAY}{_ORDINAL}{_OF}(?:[ ]|-|/|\.)?(?:the[ ])?{_MONTH}(?:(?:[ ]|,[ ]?|-|/|[ ]o[ ]|"
    rf"[ ]of[ ])?{_YEAR})?(?!\w)",
    _I,
)
MONTH_DAY = re.compile(rf"\b{_MONTH}[ ](?:the[ ])?{_DAY}(?:st|nd|rd|th)?(?:,?[ ](?:19|20)\d\d)?(?![\w/:%]|[.,]\d)", _I)
RANGE = re.compile(
    rf"(?<![\w/.£])(?P<first>{_DAY}(?:st|nd|rd|th)?)[ ]?(?:-|to|and|&|/|a|tan)[ ]?(?={_DAY}{_ORDINAL}{_OF}[ ]{_MONTH})",
    _I,
)
_WORD_DAY = (
    r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|"
    r"fourteenth|fifteenth|sixteenth"
    r"|seventeenth|eighteenth|nineteenth|twentieth|thirtieth|twenty[- ](?:first|second|third|fourth|fifth|"
    r"sixth|seventh|eighth|ninth)|thirty[- ]first"
    r"|cyntaf|yr ail|ail|trydydd|pedwerydd|pumed|chweched|seithfed|wythfed|nawfed|degfed)"
)
WORDED = re.compile(rf"\b{_WORD_DAY}(?:[ ](?:of|o|day of))?[ ]{_MONTH}(?:[ ]{_YEAR})?(?!\w)", _I)
WEEKDAY_OF = re.compile(
    r"\b(?:first|second|third|fourth|last)[ ](?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
    r"[ ](?:of|in)[ ]" + _MONTH + rf"(?:[ ]{_YEAR})?",
    _I,
)
THE_DAY = re.compile(
    r"\b(?:the|y)[ ]((?:[1-9]|[12]\d|3[01])(?:st|nd|rd|th|af|ail|ydd|fed|ain|eg|il))(?!\w)(?![ ](?:time|session|"
    r"appointment|birthday|"
    r"attempt|floor|century|week|month|day|year|of (?:his|her|their|the)|one|instance|"
    r"visit|chance|breach|warning|sesiwn|apwyntiad|tro))",
    _I,
)
DAY_ALONE = re.compile(
    r"\b(?:on|until|till|by|from|since|for|due|of|ar)[ ]((?:[1-9]|[12]\d|3[01])(?:st|nd|rd|th))(?!\w)"
    r"(?![ ](?!inst|at|and|to|with|for|he|she|but|so|when|because|from|about|after)[a-z])",
    _I,
)
WEEKDAY_DAY = re.compile(
    r"\b(?:mon|tues?|weds?|thurs?|thu|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday|sunday|w/c|w/b|"
    r"wc|wb|w/e|"
    r"w/k|til|before|after|between|and|llun|mawrth|mercher|iau|gwener|sadwrn|sul)\.?[ ]((?:[1-9]|[12]\d|3[01])(?:st|"
    r"nd|rd|th))"
    r"(?!\w)(?![ ](?:time|session|appointment|birthday|attempt|floor|week|month|year|visit|breach|warning|of (?:his|"
    r"her)))",
    _I,
)
INSTANT = re.compile(r"\b((?:[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?[ ](?:inst|ult|instant)\b)", _I)
FEASTS = re.compile(

        r"\b(?:(?:christmas|xmas|new year'?s|st\.? ?(?:david|patrick|george|andrew|valentine|stephen|swithin)"
        r"'?s?|valentine'?s|boxing|remembrance|armistice|mothering|"

        r"mother'?s|father'?s|may|easter|palm|whit|pancake|shrove|guy fawkes|bastille|mayday|australia|"
        r"independence|dwynwen'?s|bonfire|burns)[ ]"

        r"(?:day|night|eve|sunday|monday|tuesday)|good friday|maundy thursday|ash wednesday|boxing day|"
        r"hallowe'?en|hogmanay|christmas|"

        r"eid(?:[ -](?:al|ul)[ -](?:fitr|adha))?|diwali|vaisakhi|yom kippur|rosh hashanah|passover|lunar new "
        r"year|chinese new year|epiphany|ascension day|"

        r"ŵyl san steffan|gŵyl san steffan|gŵyl dewi|dydd gŵyl dewi|ddydd gŵyl dewi|dygwyl dewi|dydd nadolig|"
        r"ddydd nadolig|noswyl nadolig|nos galan(?: gaeaf)?|"

        r"dydd calan|ddydd calan|dydd san ffolant|dydd santes dwynwen|gwener y groglith|sul y pasg|llun y pasg|"
        r"sul y mamau|sul y blodau|sul y cofio|calan mai)\b",
    _I,
)  # fmt: skip
_LOOSE_FEASTS = {"christmas", "eid", "diwali", "passover", "may sunday", "may monday", "epiphany"}
BIRTH = re.compile(
    r"(?:\bd\.?[ ]?o\.?[ ]?b\b|\bborn\b|\bbirth\b|\bbirthday\b|\bb\.|\bb:|\(b |\bdyddiad geni\b|"
    r"\bd\.?g\.?\b|\bganwyd\b|\bganed\b|\beni\b|\bgeni\b)"
    r"[^\n\d]{0,18}$"
)
_BIRTH_AFTER = re.compile(r"[\d/.-]{6,10} ?\(?(?:d\.?o\.?b\b|date of birth)", _I)
_BORN = re.compile(r"\bd\.?[ ]?o\.?[ ]?b|\bborn|\bbirth|\bb[.:]|\(b |\bd\.?g\.?\b|\bgan(?:wyd|ed)\b|\bg?eni\b")
_SCORES = re.compile(
    r"(?:\brar|\bsess(?:ion)?s?|\bscore[sd]?|\bscale|\bday|\bdays|\bhours|\bhrs|\bbbr|\btsp|\bweeks?|\bwk|"
    r"\bpart|\bstep|\bmodule|\bunit|\bsesiwn|\bpi|\bpsi|\bai|\bpso|"
    r"\bappts?|\bappointments?|\bpage|\bversion|\bv|\battended|\bcompleted|\bdone|\bsection|\bphq|\bgad|"
    r"\bout of|\bat|\brisk|\bupw|\bhorizon|\bkaizen|\bdrr|\bmhtr|\batr|\bmonitoring|\bap{1,2}t|"
    r"\bgweithgarwch|\badsefydlu|\bsection|\bs)[ ]?[:=#.]?[ ]?(?:no\.?[ ])?$"
)
_SCORED = re.compile(
    r"^[ ]?(?:rar|sess|sessions?|days?|appts?|hours|hrs|done|complete|attended|weeks?|wks|on the|scale|points?|"
    r"in (?:the )?(?:pack|gym)|diwrnod|sesiwn)\b"
)
_PART = r"[\dOolI]{1,4}"
_SIGN = r"(?:[ ]{0,2}[-/.\\|:]{1,2}[ ]{0,2}|[ ])"
BIRTH_LOOSE = re.compile(
    rf"(?<![\w/.£-])(?:(?=(?:[^\d\n]{{0,4}}\d){{4}}){_PART}{_SIGN}{_PART}{_SIGN}{_PART}(?!\w)|"
    r"(?!(?:19|20)\d\d[-/.])\d{3,4}[-/.]\d{2,4}(?!\w)|\d\d[-/.](?!19|20)\d{4}(?!\w)|\d{5,8}(?!\w))"
)
"""A day of birth with spaces, mixed or missing signs, or a digit mistyped: only straight after the words for birth."""


_MONTHS = heads_in(_MONTH)
_ORDINALS = heads_in(_WORD_DAY)
_WORDED = (
    (DAY_MONTH, heads("0")),
    (MONTH_DAY, _MONTHS),
    (WORDED, _ORDINALS),
    (WEEKDAY_OF, heads("first second third fourth last")),
)
_LONE = (
    (THE_DAY, heads("the y")),
    (DAY_ALONE, heads("on until till by from since for due of ar")),
    (
        WEEKDAY_DAY,
        heads(
            "mon tue tues wed weds thur thurs thu fri sat sun monday tuesday wednesday thursday friday saturday "
            "sunday w wc wb "
            "til before after between and llun mawrth mercher iau gwener sadwrn sul"
        ),
    ),
    (INSTANT, heads("0")),
)
_FEASTS = heads_in(FEASTS.pattern)


def _birth(document: Document, start: int) -> bool:
    return bool(BIRTH.search(document.before(start, 34)) or _BIRTH_AFTER.match(document.text, start))


_MONTHS_LONG = frozenset(["3/12", "6/12", "9/12", "12/12"])
"""How a number of months is written in the field; with no sign of a day before it, it is no date."""
_DASH_AFTER = re.compile(r" [-:] ")
_LOG_LINE = re.compile(r"(?m)^[ |*-]*\d{1,2}/\d{1,2}(?![\d/])")
_LINE_START = re.compile(r"(?:^|\n)[ |*-]*$")


def _figures(document: Document) -> Iterator[tuple[int, int]]:
    text = document.text
    for pattern in (NUMERIC, AMERICAN, ISO):
        for match in pattern.finditer(text):
            yield match.span()
    for match in COMPACT.finditer(text):
        digits = match.group()
        if (
            _birth(document, match.start())
            or re.search(r"\b(?:date|dated|dyddiad)\b[^\n]{0,10}$", document.before(match.start(), 20))
        ) and len(digits) in (6, 8):
            yield match.span()
    log = len(_LOG_LINE.findall(text)) > 2
    for match in SHORT.finditer(text):
        _day, month = re.split(r"[/.]", match.group())
        dotted = match.group(1) == "."
        before = document.before(match.start(), 30)
        if (
            _SCORES.search(before)
            or (
                _SCORED.match(document.after(match.end(), 16))
                and not (log and _LINE_START.search(text[: match.start()][-3:]))
            )
            or match.group() in ("24/7", "1/2", "1/4", "3/4", "2/3", "1/3")
        ):
            continue
        if dotted and (
            re.search(r"\d\.\d+ ?(?:to|and|or|-) ?$", before)
            or re.match(r" ?(?:to|-|and) ?\d\.\d(?!\d)", document.after(match.end(), 8))
        ):
            continue
        opens = text[: match.start()].rstrip(" -•*")[-1:] in ("", "\n", "|", "(")
        led = re.search(
            r"\b(?:ended|ends|started|starts|exp|expires|expired|seen|arrived|released|sentenced|booked|"
            r"listed|back|on|of|from|until|till|by|since|to|due|dated|date|adj|appt|mon|tues?|wed|thurs?|"
            r"fri|sat|sun|ar|w/c|wc|w/e|monday|tuesday|wednesday|thursday|friday|"
            r"saturday|sunday)[ ,:.(]{0,2}$",
            before,
        )
        if dotted and not (led or (opens and len(match.group()) >= 4 and len(month) == 2)):
            continue
        dashed = month.lstrip("0") not in ("10", "5") and _DASH_AFTER.match(document.after(match.end(), 4))
        if not dotted and not (
            led or opens or dashed or (len(match.group()) >= 4 and month != "10" and match.group() not in _MONTHS_LONG)
        ):
            continue
        if re.match(r"^ ?(?:%|mg|ml|miles|hours|hrs|weeks|months|years|pm|am|units)", document.after(match.end(), 8)):
            continue
        yield match.span()


def _worded(document: Document) -> Iterator[tuple[int, int]]:
    for pattern, begun in _WORDED:
        for match in document.led(pattern, begun):
            value = match.group()
            if (
                re.search(r"(?<![A-Za-z])(?:may|mar|sec)\b", value)
                and not re.search(r"\d(?:st|nd|rd|th)|\d ?mar\b|\d{4}", value)
                and re.search(r"\bmay\b", value)
                and not document.lower_case
            ):
                continue
            end = match.end() - (1 if value.endswith(".") else 0)
            yield match.start(), end
    for match in document.led(RANGE, heads("0")):
        yield match.start(), match.end("first")
    for pattern, begun in _LONE:
        for match in document.led(pattern, begun):
            if not re.match(r"\w", document.after(match.end(), 1)):
                yield match.span(1)
    for match in document.led(FEASTS, _FEASTS):
        if match.group().lower() not in _LOOSE_FEASTS and (match.group()[0].isupper() or document.lower_case):
            yield match.span()


def dates(document: Document) -> Iterable[Candidate]:
    """Find exact days; a day of birth blocks, others are asked about. Months, years and weekdays alone are left."""
    for match in BIRTH_LOOSE.finditer(document.text) if _BORN.search(document.lowered) else ():
        if _birth(document, match.start()):
            yield Candidate(*match.span(), "birth_date", "block", 82)
    for start, end in _figures(document):
        birth = _birth(document, start)
        yield Candidate(start, end, "birth_date" if birth else "date", "block" if birth else "ask", 83 if birth else 77)
    for start, end in _worded(document):
        birth = _birth(document, start)
        yield Candidate(start, end, "birth_date" if birth else "date", "block" if birth else "ask", 83 if birth else 76)
