"""Ways to reach or find a person: phones, e-mail and web addresses, names used online, devices, postcodes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from deidentification.document import NUMBERISH, Document, heads, heads_in
from deidentification.finding import Candidate
from deidentification.gazetteer import ranks

_I = re.IGNORECASE
PHONE = re.compile(
    r"(?<![\w/.+])(?:(?:\+|00)[ ]?44[ ]?(?:\(0\))?[ -]?|\(?[0O])(?:[\dO][ ()./_-]{0,2}){8,9}[\dO](?![\w/]|[.,]\d)"
    r"(?:[ ]?(?:ext?|x|est)\.?[ ]?\d{2,5}\b)?",
    _I,
)
ABROAD = re.compile(r"(?<![\w/.])\+[1-9]\d{0,2}[ -]?(?:\d[ -]?){6,12}\d(?![\w/])")
SHORT_PHONE = re.compile(r"(?<![\w/.£])(?:\d[ -]?){5,12}\d(?![\w/]|[.,]\d)")
EXTENSION = re.compile(r"\b((?:ext(?:ension|n)?|est(?:yniad)?)\.?:?[ ]?(?:no\.?[ ]?)?\d{3,6})\b", _I)
ENDING = re.compile(r"\b(?:phone|mobile|mob|tel|number|handset|sim)\b[^.\n\d]{0,20}\bending(?: in)?[ ](\d{3,4})\b", _I)
_PHONE_WORD = re.compile(
    r"\b(?:tel|telephone|phone|phoned|mob|mobile|ring|rang|rung|call|called|calls|fax|landline|text|texted|"
    r"txt|txted|whatsapp|"
    r"num|contact|number|contact no|m|t|ff[oô]n|ff[oô]niodd|ff[oô]niwch|symudol|rhif)\b[^\n\d]{0,25}"
    r"(?:(?:\d[ -]?){5,12}\d(?: ?[;,&] ?| or | and | neu | a ))?$"
)
EMAIL = re.compile(
    r"(?<![\w.+%-])[\w.+%&'-]{1,64}(?:[ ]?@[ ]?(?=[\w-]{1,63}[ ]?[.,][ ]?[a-z]{2})|"
    r"[ ]?(?:\[at\]|\(at\))[ ]?)[\w-]{1,63}(?:(?:\.|"
    r"[ ]?(?:\[dot\]|"
    r"\(dot\))[ ]?|[ ]?[.,][ ]?(?=(?:com|co|org|net|uk|gov|nhs|ac|cymru|wales|example|test)\b))[\w-]{1,63}){1,6}",
    _I,
)
EMAIL_SPOKEN = re.compile(r"\b[\w.+-]{1,64} at [\w-]{1,63} dot (?:com|co dot uk|org|net|uk|cymru|wales)\b", _I)
URL = re.compile(
    r"\b(?:https?://|www\.)[^\s<>\"')]+|(?<![\w@.])(?:[\w-]{1,63}\.){1,6}(?:com|co\.uk|org|org\.uk|net|uk|"
    r"gov\.uk|cymru|wales|io|me|example|gg|tv)"
    r"(?:/[^\s<>\"')]*)?(?![\w.]\w)",
    _I,
)
HANDLE = re.compile(r"(?<![\w.@/])@[\w.]{1,29}\w")
_SITE = (
    r"(?:snap(?:chat)?|insta(?:gram)?|ig|tik ?tok|telegram|discord|facebook|fb|twitter|kik|steam|vinted|onlyfans|"
    r"only fans|twitch|youtube|reddit|grindr|tinder|whatsapp|signal|wickr|xbox|psn|playstation"
    r"|gamertag|gamer tag|username|user name|profile name|profile|handle|online name|alias|enw defnyddiwr|proffil)"
)
NAMED_ONLINE = re.compile(
    rf"\b{_SITE}\b(?:[ ](?:account|profile|name|handle|user(?:name)?|tag|id|page|channel|cyfrif))?"
    r"(?:[ ]?(?:is|was|of|as|under|called|named|to|yw|yn|oedd)\b)?[ ]?[:=-]?[ ]?[\"'(]?([\w.-]*\w)",
    _I,
)
DISCORD = re.compile(r"(?<![\w#])[\w.]{2,32}#\d{4}(?!\d)")
SHOWN_AS = re.compile(
    rf"\b{_SITE}\b(?:[ ](?:account|profile|page|user))?[ ](?:name|as|under(?: the name)?(?: of)?|called|handle|tag|is)"
    r"(?: is| of)?[ :]{1,2}(?:[\"'](?P<quoted>[^\"'\n]{2,30})[\"']|(?P<run>[a-z]{6,30})(?![\w'])"
    r"|(?-i:(?P<two>[A-Z][\w.]{1,20}(?:[ ][A-Z][\w.]{1,20})?)))",
    _I,
)
TAG_NAME = re.compile(
    r"(?<![\w@./-])[a-z][a-z]*(?:[._][a-z0-9]+)+(?![\w@/-]|\.\w)|(?<![\w@./-])"
    r"[a-z]{3,}_?\d{2,4}(?:x+)?(?![\w@/-])",
    _I,
)
IP4 = re.compile(r"(?<![\w.])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?![\w.]\d|\w)")
IP6 = re.compile(
    r"(?<![\w:])(?:[0-9a-f]{1,4}:){3,7}(?::?[0-9a-f]{1,4})(?![\w:])|(?<![\w:])"
    r"[0-9a-f]{1,4}(?::[0-9a-f]{1,4}){0,5}::(?:[0-9a-f]{1,4}(?::[0-9a-f]{1,4}){0,5})?(?![\w:])",
    _I,
)
DEVICE = re.compile(r"(?<![\w:])(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}(?![\w:])", _I)
IMEI = re.compile(r"\bimei\b[^\d\n]{0,12}(\d[\d -]{12,18}\d)", _I)
POSTCODE_APART = re.compile(r"(?<![\w/])[A-Z]{1,2}\d[A-Z\d]? \d [ABD-HJLNP-UW-Z]{2}(?![\w/])")
POSTCODE = re.compile(
    r"(?<![\w/])(?:(?:[A-PR-UWYZ](?:\d{1,2}|[A-HK-Y]\d{1,2}|\d[A-HJKPSTUW]|[A-HK-Y]\d[ABEHMNPRVWXY])))"
    r"[ ]{0,2}[0-9O][ABD-HJLNP-UW-Z]{2}(?![\w/])|(?<![\w/])GIR ?0AA\b|(?<![\w/])BFPO ?\d{1,4}\b",
    _I,
)
_AREAS = (
    r"AB|AL|B|BA|BB|BD|BH|BL|BN|BR|BS|BT|CA|CB|CF|CH|CM|CO|CR|CT|CV|CW|DA|DD|DE|DG|DH|DL|DN|DT|DY|E|EC|EH|"
    r"EN|EX|FK|FY|G|GL|GU|GY|HA|HD|HG|HP|HR|HS|HU|HX|IG|IM|IP|IV|JE|KA|KT|KW|KY|L|LA|LD|LE|LL|LN|LS|LU|M|"
    r"ME|MK|ML|N|NE|NG|NN|NP|NR|NW|OL|OX|PA|PE|PH|PL|PO|PR|RG|RH|RM|S|SA|SE|SG|SK|SL|SM|SN|SO|SP|SR|SS|ST|"
    r"SW|SY|TA|TD|TF|TN|TQ|TR|TS|TW|UB|W|WA|WC|WD|WF|WN|WR|WS|WV|YO|ZE"
)
OUTCODE = re.compile(rf"(?<![\w/])(?:{_AREAS})\d{{1,2}}[A-Z]?(?![\w/-])", _I)
_OUTCODE_WORD = re.compile(
    r"(?:\b(?:lives?|living|address|area|in|from|around|over in|postcode|starts|beginning|near|to|the|ardal|cod post|"
    r"yn)[ :]{1,2}|[a-z], )$"
)
_OUTCODE_STRONG = re.compile(
    r"\b(?:lives?|living|address|stays?|staying|moved|from|postcode)\b(?: in| to| is| starts)?[ :]{1,2}$"
)
_OUTCODE_AREA = re.compile(r" (?:area|postcode)\b")
_TYPED_SHORT = frozenset(["b4", "m8", "l8", "w8"])
"""How hasty writers spell before, mate, late and wait."""
_GRADE = re.compile(r" ?(?:grade|band|staff)\b")
_PERSONAL_SITES = re.compile(r"^(?:www\.)?(?:gov\.uk|nhs\.uk|justice\.gov\.uk|www\.gov\.uk)/?$", _I)


_EXTENSIONS = heads("ext extension extn est estyniad") | {"a0"}
_NAMED_USER = re.compile(r" (?:user|as) [a-z]+_?\d")
_IMEI = heads("imei")
_PHONES = heads("phone mobile mob tel number handset sim")
_SITES = heads_in(_SITE)
_CODES = heads("gir bfpo") | {"a0"}


def _voices(document: Document) -> Iterator[Candidate]:
    text = document.text
    for match in PHONE.finditer(text):
        digits = sum(c.isdigit() for c in match.group())
        if digits >= 7 and digits + match.group().lower().count("o") >= 10:
            yield Candidate(match.start(), match.end(), "phone", "block", 89)
    for match in ABROAD.finditer(text):
        yield Candidate(match.start(), match.end(), "phone", "block", 85)
    for match in document.led(SHORT_PHONE, NUMBERISH):
        if _PHONE_WORD.search(document.before(match.start())):
            yield Candidate(match.start(), match.end(), "phone", "block", 74)
    for match in document.led(EXTENSION, _EXTENSIONS):
        yield Candidate(match.start(1), match.end(1), "phone", "block", 74)
    for match in document.led(ENDING, _PHONES):
        yield Candidate(*match.span(1), "phone", "block", 74)
    for match in document.led(IMEI, _IMEI):
        yield Candidate(match.start(1), match.end(1), "ip_address", "block", 90)


def _online(document: Document) -> Iterator[Candidate]:
    text = document.text
    for pattern, sign in ((EMAIL, "@"), (EMAIL, "[at]"), (EMAIL, "(at)"), (EMAIL_SPOKEN, " dot ")):
        for match in pattern.finditer(text) if sign in document.lowered else ():
            yield Candidate(match.start(), match.end(), "email", "block", 97)
    for match in URL.finditer(text):
        end = match.end() - (len(match.group()) - len(match.group().rstrip(".,;:")))
        if not _PERSONAL_SITES.match(match.group()):
            yield Candidate(match.start(), end, "online", "block", 88)
    for match in HANDLE.finditer(text) if "@" in text else ():
        yield Candidate(match.start(), match.end(), "online", "block", 86)
    for match in document.led(NAMED_ONLINE, _SITES):
        name = match.group(1)
        if (re.search(r"[\d_]", name) or re.search(r"[a-z]\.[a-z]", name, _I)) and not name.isdigit():
            yield Candidate(match.start(1), match.end(1), "online", "block", 84)
    for match in DISCORD.finditer(text) if "#" in text else ():
        yield Candidate(match.start(), match.end(), "online", "block", 86)
    for match in document.led(SHOWN_AS, _SITES):
        start, end = match.span(match.lastgroup or 0)
        value = text[start:end]
        if match.lastgroup == "quoted" or (value[0].isupper() and " " in value) or value.lower() not in ranks():
            yield Candidate(start, end, "online", "block", 73)
    for match in TAG_NAME.finditer(text) if "_" in text or _NAMED_USER.search(document.lowered) else ():
        name = match.group()
        if "_" in name or (re.search(r"\d$", name) and document.before(match.start(), 12).endswith((" user ", " as "))):
            yield Candidate(match.start(), match.end(), "online", "block", 72)
    for pattern, sign in ((IP4, "."), (IP6, ":"), (DEVICE, ":"), (DEVICE, "-")):
        for match in pattern.finditer(text) if text.count(sign) > 2 or "::" in text else ():
            yield Candidate(match.start(), match.end(), "ip_address", "block", 83)


def _postcodes(document: Document) -> Iterator[Candidate]:
    for match in document.led(POSTCODE, _CODES):
        yield Candidate(match.start(), match.end(), "postcode", "block", 88)
    for match in POSTCODE_APART.finditer(document.text):
        if _OUTCODE_WORD.search(document.before(match.start())):
            yield Candidate(match.start(), match.end(), "postcode", "block", 87)
    for match in document.led(OUTCODE, _CODES):
        before = document.before(match.start())
        if not match.group()[0].isupper() and not _OUTCODE_STRONG.search(before):
            continue
        if match.group() in _TYPED_SHORT and not re.search(r"\b(?:postcode|address)\b", before):
            continue
        if _GRADE.match(document.after(match.end(), 10)):
            continue
        if _OUTCODE_WORD.search(before) or _OUTCODE_AREA.match(document.after(match.end(), 8)):
            yield Candidate(match.start(), match.end(), "postcode_area", "ask", 60)


def contacts(document: Document) -> Iterable[Candidate]:
    """Find phones, e-mail and web addresses, names used online, device addresses and postcodes."""
    yield from _voices(document)
    yield from _online(document)
    yield from _postcodes(document)
