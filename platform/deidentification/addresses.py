"""Addresses: a number or a named house with a street, flats and rooms, named approved premises and hostels."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from deidentification.document import CAPITAL, Document, heads, heads_in
from deidentification.finding import Candidate
from deidentification.gazetteer import ranks

_I = re.IGNORECASE
STREET = (
    r"(?:Street|Str|St|Road|Rd|Avenue|Ave|Av|Lane|Ln|Close|Cl|Drive|Drv|Dr|Crescent|Cres|Court|Ct|Place|Pl|"
    r"Terrace|Terr|Ter|Way|Walk|Grove|Gr|Gardens|Gdns|Square|Sq|"
    r"Row|Hill|Rise|Mews|Park|View|Green|Parade|Wynd|Brae|Gate|Fold|Croft|Meadow|Meadows|Bank|Vale|Dale|"
    r"Heights|Mount|Circus|Quay|Wharf|Yard|Passage|Alley|Mead|Broadway|"
    r"Hey|Garth|Ridge|Copse|Chase|Boulevard|Embankment|Esplanade|Promenade|Villas|Cottages|Buildings|Bldgs|"
    r"Side|Gait|Causeway|Approach|Crossway|Crossways|Field|Fields|"
    r"Common|End|Loan|Path|Spinney|Paddock|Orchard|Mill|Bridge|Arcade|Plaza|Hamlet|Turn|Ride|Drove)"
)
_WELSH = (
    r"(?:Heol|Ffordd|Stryd|Lôn|Lon|Cae|Maes|Bryn|Rhes|Rhodfa|Clos|Parc|Tan|Teras|Trem|Pen|Pant|Gerddi|"
    r"Gardd|Llys|Erw|Dol|Dôl|Ael|Nant|Plas|Stad|Sgwâr|Tyddyn|Llwyn|Cwrt|"
    r"Coed|Bro|Cefn|Cilgant|Y|Heol-y|Min|Ger|Glan|Waun|Clôs)"
)
_NUM = r"(?:\d{1,4}[ ]?[A-Ha-h]?(?:[ ]?[-/&][ ]?\d{1,4}[a-hA-H]?)?)"
_UNIT = (
    r"(?:(?:Flat|Flt|Apartment|Apt|Room|Rm|Unit|Plot|Studio|Bedsit|Suite|Caravan|Pitch|Cell|Fflat|Ystafell|"
    r"Block|Berth)[ ]?(?:no\.?[ ]?)?[A-Z]?\d{0,4}[A-Za-z]?\b)"
)
_NAME = r"(?:[A-Z][\w'-]{0,30}|of|the|y|yr|and|St\.?|De|La|ar|upon|le|\d+(?:st|nd|rd|th))"
_TAIL = r"(?:,?[ ](?:[A-PR-UWYZ]{1,2}\d[A-Z\d]?[ ]?\d[ABD-HJLNP-UW-Z]{2})\b)"
NUMBERED = re.compile(
    rf"(?<![\w/£.])(?:(?:The[ ])?[A-Z][\w'-]{{1,30}}(?:[ ][A-Z][\w'-]{{1,30}})?,[ ])?"
    rf"(?:no\.?[ ]?)?{_NUM},?[ ](?:{_NAME}[ ]){{0,3}}?{_NAME}[ ]"
    rf"(?:{STREET}|{STREET.upper()})\b(?:[ ](?:North|South|East|West|N|S|E|W))?"
)
NUMBERED_LOWER = re.compile(
    r"(?<![\w/£.])(?:no\.?[ ]?)?(\d{1,4}[a-h]?),?[ ]((?:[a-z'-]{1,30}[ ]){1,3}?)(street|road|rd|avenue|ave|lane|"
    r"close|drive|crescent|cres|terrace|gardens|gdns|square|mews|grove|court|place|way|walk|st|row|hill|view|park|"
    r"rise|bank|fold|parade|mount|croft|green)\b"
)
NUMBERED_WELSH = re.compile(
    rf"(?<![\w/£.]){_NUM},?[ ]{_WELSH}(?:[ -](?:[A-Z][\w'’-]{{0,30}}|(?:yr?|ar|o|a|uchaf|isaf|newydd)\b)|"
    rf"-[a-zâêîôûŵŷ]{{2,30}}){{1,4}}"
)
THE_STREET = re.compile(rf"(?<![\w/£.]){_NUM},?[ ]The[ ][A-Z][\w'-]{{1,30}}\b")
NUMBER_ONLY_ROAD = re.compile(
    rf"(?<![\w/£.]){_NUM}[ ](?:Broadway|Queensway|Kingsway|Parkside|Riverside|Hillside|Northgate|Southgate|"
    rf"Eastgate|Westgate|Piccadilly|Fishergate)\b"
)
PLOT = re.compile(
    r"(?<!\w)(?:plot|pitch) \d{1,3}[a-z]?, [A-Za-z][\w'-]+(?: (?:lane|road|site|park|farm|yard|close)\b)?", _I
)
UNIT = re.compile(rf"(?<!\w){_UNIT}(?=,?[ ](?:{_NUM}|[A-Z]))(?:,?[ ](?:{_NUM}|{_NAME})(?:[ ]{_NAME})*)?")
UNIT_ALONE = re.compile(
    r"(?<!\w)(?:flat|apartment|apt|room|plot|unit|caravan|fflat)[ ]?(?:no\.?[ ]?)?(?:\d{1,4}[a-z]?|[a-h])"
    r"\b(?!-\d\d)(?: above the [a-z]+(?=,))?(?![ ]?(?:%|people|hours|days|of|sessions|in the pack))",
    _I,
)
HOUSE = re.compile(
    r"(?<!\w)(?:The[ ])?(?:[A-Z][\w'-]{1,30}[ ]){1,3}(?:Cottage|House|Farm|Farmhouse|Barn|Lodge|Villa|Bungalow|"
    r"Manor|Mill|Croft|Hall|Towers?|Tower|Point|Heights|Mansions|Flats)\b"
    r"(?:,[ ](?:[A-Z][\w'-]{0,30}\.?[ ]?){1,4})?"
)
WELSH_HOUSE = re.compile(
    r"(?<!\w)(?:Tŷ|Ty|Bryn|Plas|Hafod|Llwyn|Tyddyn|Pen|Glan|Rhos|Maes|Bwthyn|Fferm|Hendre|Bod)[ -][A-ZŴŶ][\w'-]{1,30}"
    r"(?:,[ ](?:[A-ZŴŶ][\w'-]{1,30}[ ]?){1,3}){1,3}"
)
PREMISES = re.compile(
    r"(?<!\w)(?:The[ ])?(?:(?:St\.|[A-Z][\w'-]{0,30}\w)[ ]){1,4}(?:AP|A\.P\.|Approved Premises|Probation Hostel|"
    r"Bail Hostel|Hostel|Night Shelter|Nightshelter|Foyer|Refuge|Supported Housing|"
    r"Care Home|Nursing Home|Residential Home|Children's Home|approved premises|bail hostel|B&B|Guest House|"
    r"Guesthouse|Hotel|Travelodge|"
    r"Premier Inn)\b"
)
PREMISES_SMALL = re.compile(
    r"(?<=[a-z@,;:] )((?:[A-Z][\w'-]{1,30}[ ](?:(?:y|yr|the|of|and|ar)[ ])?){1,3}(?:hostel|refuge|foyer|night "
    r"shelter|nightshelter|approved premises|bail hostel|care home|children's home|nursing home|guest house|"
    r"guesthouse|hotel|b&b))\b"
)
PREMISES_WELSH = re.compile(
    r"(?<!\w)(?:Hostel|Lloches|Safle Cymeradwy)[ ](?:(?:y|yr)[ ])?[A-ZŴŶ][\w'-]{1,30}(?:[ ][A-ZŴŶ][\w'-]{1,30}){0,2}"
)
PREMISES_LOWER = re.compile(
    r"(?<!\w)(?:at|to|from|in)[ ]((?:the[ ])?(?:[a-z'-]{1,30}[ ])(?:house|lodge|court|road|avenue|hall|villa)"
    r"[ ](?:ap|hostel|approved premises))\b"
)
NUMBER_WORD = re.compile(
    r"\b(?:at|in|opposite|to|of|address|lives at|living at|"
    r"cyfeiriad|yn|from|neighbour at)[ :]{1,2}((?:no\.?|number|rhif)"
    r"[ ]?\d{1,4}[a-h]?)\b(?![ ](?:of|on|days|sessions))",
    _I,
)
HOUSE_NUMBER = re.compile(
    r"\b(?:house|flat|door|lives|nbr|neighbours?|next door)\b[^.\n]{0,24}?\b(?:number|no\.?) ?(\d{1,3}[a-h]?)\b"
    r"(?! (?:of|on|days|sessions|people))",
    _I,
)
WELSH_LOWER = re.compile(
    r"(?<![\w/£.])\d{1,4}[a-h]?,? (?:heol|ffordd|stryd|lôn|lon|maes|bryn|rhes|rhodfa|clos|teras|cae|parc|trem|gerddi|"
    r"llys)"
    r"(?: (?:y|yr|a|ar|o|[a-zâêîôûŵŷ'-]{3,})){1,3}"
)
SMALL_HOUSE = re.compile(
    r"(?:\b(?:at|in|to|from)|@) ((?!(?:the|his|her|their|my|our|a|safe|half|open|white|crown|public|full|court|in|new|"
    r"old|council|"
    r"her|family)\b)[a-z'-]{3,20} (?:house|lodge|cottage|grange|villa|farm|hostel|towers?))\b(?! (?:arrest|party|hold))"
)
LABELLED = re.compile(
    r"\b(?i:address|addr|home address|bail address|release address|cyfeiriad|lives at|living at|resides at|"
    r"staying at|stays at|residing at|moved to|cyfeiriad presennol|current address|h/v to|hv to|"
    r"home visit to)[ ]?[:=-]?[ ]"
    rf"((?:[A-ZŷŵTŴŶ][\w'’-]{{0,30}}[ ]){{0,3}}[A-ZŴŶ][\w'’-]{{0,30}},[ ]"
    rf"(?:(?:\d+[a-z]?[ ])?(?:[A-ZŴŶ][\w'’.-]{{0,30}}|y|yr|of|the|ar)[ ]?){{1,4}}"
    rf"(?:,[ ](?:[A-ZŴŶ][\w'’.-]{{0,30}}[ ]?){{1,3}}){{0,2}}{_TAIL}?)"
)
PO_BOX = re.compile(r"\bP\.?O\.? ?Box[ ]\d+", _I)
STOP = re.compile(
    r"\b(?:hours?|days?|weeks?|months?|years?|of|at|in|to|and|per|a|the|sessions?|miles?|minutes?|mins?|on|for|"
    r"with|from|people|men|women|times?|is|was|he|she|they|by|under|about|appointments|by)\b"
)
GENERIC = re.compile(
    r"^(?:the )?(?:approved|bail|probation|local|women's|his|her|their|our|the|this|any|an|no|home office|"
    r"crown|housing|homeless|direct access|young|supported|local authority|male|female|temporary|emergency|"
    r"other|named|previous)\b",
    _I,
)
_HOUSE_WORDS = re.compile(
    r"^(?:crown|county|magistrates|magistrates'|family|high|youth|supreme|appeal|coroner's|coroners|open|full|"
    r"half|halfway|safe|children's|public|council|"
    r"village|town|community|church|sports|music|food|custody|boarding|terraced|"
    r"detached|risk|good|point|social|health|vantage|nursing|care|starting|tipping|"
    r"turning|focal|"
    r"key|decision|power|main|end|trigger|contact)\b",
    _I,
)


_NUMBER = heads("0 no")
_NUMBERED = heads("0 no") | CAPITAL
_HOUSE_NUMBER = heads("house flat door lives nbr neighbour neighbours next")
_UNITS = heads_in(_UNIT) | heads("0 caravan fflat po p") | {"a0"}
_LIVES = re.compile(r"\b(?:(?:lives?|living|lived|resid\w+|stay\w*|address)(?: is)?(?: at)?:? (?:no)?|no)[ .\d]{0,3}$")
LIVES_AT = re.compile(
    r"\b(?:(?:lives?|living|lived|resid(?:es?|ing)) at|address(?: is)?:?)[ ]"
    r"(\d{1,4}[a-h]?,?[ ](?-i:[A-Z])[\w'-]{2,30}(?:[ ](?-i:[A-Z])[\w'-]{2,30})?)(?!\w)",
    _I,
)
_LIVING = heads("live lives living lived reside resides residing address")
_INITIAL = re.compile(r"\b[A-Z]\.? $")


def _generic(value: str) -> bool:
    """Say whether words describe a kind of place to stay, such as "the bail hostel", and name none."""
    return GENERIC.match(value.removeprefix("The ")) is not None


def _streets(document: Document) -> Iterator[tuple[int, int]]:
    text = document.text
    for pattern in (NUMBERED, NUMBERED_WELSH, THE_STREET, NUMBER_ONLY_ROAD):
        for match in document.led(pattern, _NUMBERED if pattern is NUMBERED else _NUMBER):
            if not re.search(r"\d[ ](?:The|of|and|the)[ ](?:Court|Way|Park|Bank|Green)", match.group()):
                start, end = match.span()
                comma = match.group().find(", ")
                if comma > 0 and not match.group()[0].isdigit() and _INITIAL.search(text[max(0, start - 4) : start]):
                    start += comma + 2
                yield start, end
    for match in document.led(NUMBERED_LOWER, _NUMBER):
        if not STOP.search(match.group(2)) and (
            match.group(3)
            not in (
                "way",
                "walk",
                "row",
                "place",
                "court",
                "st",
                "close",
                "drive",
                "hill",
                "view",
                "park",
                "rise",
                "bank",
                "fold",
                "parade",
                "mount",
                "croft",
                "green",
            )
            or document.lower_case
            or _LIVES.search(document.before(match.start(), 24) + match.group()[:3])
        ):
            yield match.span()
    for pattern in (PLOT, UNIT, UNIT_ALONE, PO_BOX):
        for match in document.led(pattern, _UNITS):
            shown = match.group().lower()
            if (
                pattern is not PLOT
                and shown.startswith(("unit", "plot"))
                and not re.search(
                    r"\b(?:at|address|from|in|to|on|site|yard|pitch|safle)[ :]{1,2}$|, $",
                    document.before(match.start(), 12),
                )
            ):
                continue
            if not shown.startswith(("block", "cell")) or match.group()[-1].isdigit():
                yield match.span()
    if document.lower_case:
        for match in WELSH_LOWER.finditer(text):
            yield match.span()
        for match in SMALL_HOUSE.finditer(text):
            if ranks().get(match.group(1).split()[0], 99999) > 1500:
                yield match.span(1)
    for match in document.led(HOUSE_NUMBER, _HOUSE_NUMBER):
        yield match.span(1)
    for match in document.led(LIVES_AT, _LIVING):
        yield match.span(1)
    for pattern in (NUMBER_WORD, LABELLED):
        for match in pattern.finditer(text):
            if pattern is NUMBER_WORD or match.group(1)[0].isupper():
                yield match.span(1)


def addresses(document: Document) -> Iterable[Candidate]:
    """Find addresses, named houses at an address, approved premises and hostels."""
    for start, end in _streets(document):
        yield Candidate(start, end, "address", "block", 79)
    for match in document.led(HOUSE, CAPITAL):
        if _HOUSE_WORDS.match(match.group()) or match.group().startswith(("The Old Bailey",)):
            continue
        comma = "," in match.group()
        near = re.search(
            r"\b(?:at|address|addr|cyfeiriad|lives?|living|stay|staying|yn|from|room|flat)\b[^.\n]{0,22}$",
            document.before(match.start(), 30),
        )
        if comma or near:
            yield Candidate(match.start(), match.end(), "address", "block", 75)
        else:
            yield Candidate(match.start(), match.end(), "place", "ask", 56)
    for match in document.led(WELSH_HOUSE, CAPITAL):
        yield Candidate(match.start(), match.end(), "address", "block", 73)
    for match in document.led(PREMISES, CAPITAL):
        if not _generic(match.group()):
            yield Candidate(match.start(), match.end(), "premises", "block", 78)
    for match in document.led(PREMISES_WELSH, CAPITAL):
        yield Candidate(match.start(), match.end(), "premises", "block", 78)
    for match in PREMISES_SMALL.finditer(document.text):
        if not _generic(match.group(1)):
            yield Candidate(*match.span(1), "premises", "block", 78)
    for match in PREMISES_LOWER.finditer(document.text):
        if not _generic(match.group(1)):
            yield Candidate(match.start(1), match.end(1), "premises", "block", 78)
