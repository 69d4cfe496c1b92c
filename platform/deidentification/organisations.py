"""Organisations and named institutions, by list and by form."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from deidentification import gazetteer
from deidentification.document import CAPITAL, Document, heads
from deidentification.finding import Candidate
from deidentification.institution_forms import CAP, NAMED, Form
from deidentification.lexicon import EITHER, WORD, base, kind, roles
from deidentification.name_signs import TITLES
from deidentification.phrases import matches

PUB = re.compile(
    r"\b(?:[Tt]he|y|yr)[ ]((?:(?!Probation|Police|Court|Crown|Prison|Home|High|Ministry|Parole|Victim)"
    r"[A-Z][\w'-]{1,30})[ ](?:and|&|a)[ ][A-Z][\w']+)\b(?![ ][A-Z])"
)
PUB_LED = re.compile(
    r"\b(?:pub|bar|outside|inside|barred from|drinking in|drinking at|drinks in|drinks at|works? at|"
    r"working at|worked at|works? in|shift at|job at|door at|bouncer at|chef at|landlord of|behind the bar "
    r"at|nightclub|club|in|at|near|down|yn|dafarn|tafarn)[ ,]"
    r"{1,2}(?:called )?(?:[Tt]he|y|yr|Y|Yr|T’|t')[ ]((?:[A-Z][\w'-]{1,30})(?:[ ][A-Z][\w'-]{1,30})?)"
)
NAMED_AFTER = re.compile(
    r"\b(?:[Tt]he)[ ]([A-Z][\w'-]{1,30}(?:[ ][A-Z][\w'-]{1,30})?)[ ](?:pub|bar|nightclub|club|estate|cafe|café|gym|"
    r"hostel|shop|chippy|restaurant|centre|line|gang|crew|library|bench|tower|flats|tavern|takeaway|mosque|"
    r"church|building|site|project|team|group)\b"
)
EMPLOYED = re.compile(
    r"\b(?:works? (?:for|at)|working (?:for|at)|worked (?:for|at)|employed (?:by|at)|job (?:at|with)|"
    r"employer(?: is|:)?|labouring for|driving for|drives for|shifts? (?:at|for|with)|apprentice(?:ship)? "
    r"(?:at|with)|volunteer(?:s|ed|ing)? (?:at|with|for)|"
    r"interview (?:at|with)|starts? (?:at|with)|starting (?:at|with)|banned from|"
    r"stealing from|stole from|theft from|plays? for|rents? from|tenant of|landlord:?|"
    r"banks with|gweithio i|gweithio yn|gweithio gyda)[ ](?:the[ ])?"
    rf"({CAP}(?:[ ](?:{CAP}|&|and(?=[ ][A-Z])|of(?=[ ][A-Z]))){{0,4}})"
)
THE_CAPITAL = re.compile(
    r"(?<=[a-z,;] )(The[ ](?!Probation|Police|Court|Crown|Home|Parole|Ministry)[A-Z][\w'-]{2,30}"
    r"(?:[ ](?:(?:and|of|&|in)[ ])?[A-Z][\w'-]{1,30}){0,3})"
)
FIRM = re.compile(
    r"\b(?:from|by|at|with|of|for|solicitors?|bailiffs?|employer|work|via|to)[ :,]{1,2}"
    r"([A-Z][\w'-]{1,30}(?:, [A-Z][\w'-]{1,30})? & [A-Z][\w'-]{1,30})\b"
)
FIELD = re.compile(
    r"(?im)^[ ]*(?:employer|employment|work(?:place)?|job|landlord|housing(?: provider)?|bank|gp surgery|surgery|"
    r"school|college|"
    r"club|church|mosque|religion|place of worship|union|charity|support(?: agency)?|provider|agency|placement|site|"
    r"court|"
    r"sentencing court|prison|hostel|cyflogwr|gwaith|ysgol|landlord|capel|eglwys)[ ]?:[ ]*(?:the )?(?-i:"
    rf"({CAP}(?:[ ](?:{CAP}|&|(?:and|of|for|y|yr|a)(?=[ ][A-Z]))){{0,4}}))"
)
_THE = heads("the y yr")
_PUB_LED = heads(
    "pub bar outside inside barred drinking drinks work works working worked shift job door bouncer chef landlord "
    "behind "
    "nightclub club in at near down yn dafarn tafarn"
)
_FIRM_LED = heads("from by at with of for solicitor solicitors bailiff bailiffs employer work via to")
_EMPLOYED = heads(
    "work works working worked employed job employer labouring driving drives shift shifts apprentice apprenticeship "
    "volunteer volunteers interview start starts starting banned stealing stole theft play plays rent rents tenant "
    "landlord banks gweithio"
)
AFTER_PLACE = re.compile(r"[ ]([A-Z]{2,4}|[A-Z][a-z]{2,20})(?![\w'-])(?: (Ltd|Club|Team|Group))?")
GENERIC = gazetteer.signs("generic")
_GENERIC_WHOLE = re.compile(
    r"^(?:[Tt]he )?(?:(?:Children and Families|Health and Safety|Terms and Conditions|Health and|Drug and "
    r"Alcohol|Checks and Balances|Law and Order|Police and|Crime and|Drugs and Alcohol|Drug and|Learning "
    r"and|Court and)\b"
    r"|HMP? (?:Prison|Probation|Inspectorate)|HM Courts|Probation|YOI estate)"
)


_LED_BY = re.compile(
    r"\b((?:North|South|East|West|New|Old|Great|Little|Upper|Lower|Mid|Royal|Inner|Central|Greater|Red|White|Black|"
    r"Green|"
    r"Blue|High|Low|Long|Northern|Southern|Eastern|Western) )$"
)


def _trim(document: Document, start: int, end: int) -> tuple[int, int] | None:
    words = list(re.finditer(r"[^\s]+", document.text[start:end]))
    ranks = gazetteer.ranks()
    for place in range(len(words) - 2, 0, -1):
        head = words[place - 1].group().lower()
        person = any(
            word.group().lower().strip(".") in TITLES or base(word.group().lower()) in gazetteer.given_near()
            for word in words[:place]
        )
        if words[place].group() in ("of", "and", "&") and (person or head in GENERIC) and len(words) - place > 2:
            words = words[place + 1 :]
            break
    while len(words) > 1 and (
        words[0].group().lower().strip("'s.,") in GENERIC
        or words[0].group().lower() in GENERIC
        or not words[0].group()[0].isupper()
        or (
            ranks.get(words[0].group().lower(), 99999) < 2500
            and _opens(document, start + words[0].start())
            and len(words) > 2
        )
    ):
        words.pop(0)
    if len(words) < 2:
        return None
    start += words[0].start()
    led = _LED_BY.search(document.text[max(0, start - 10) : start])
    return start - (len(led.group(1)) if led else 0), end


def _opens(document: Document, start: int) -> bool:
    before = document.text[max(0, start - 4) : start].rstrip(" ")
    return not before or before[-1] in '.!?:\n|•*-("'


def _named(document: Document) -> Iterator[Candidate]:
    for form in NAMED:
        if form.needs and document.lacks(form.needs):
            continue
        for match in document.led(form.pattern, CAPITAL):
            span: tuple[int, int] | None = match.span()
            if not form.whole:
                span = _trim(document, *match.span())
            if span and not _GENERIC_WHOLE.match(match.group()) and (form.whole or _proper(document, span, form)):
                yield Candidate(*span, form.category, form.action, form.priority)


def _proper(document: Document, span: tuple[int, int], form: Form) -> bool:
    """Say whether the words before the kind of institution make a name rather than a description."""
    ranks, given, surnames = gazetteer.ranks(), gazetteer.given_near(), gazetteer.surnames()
    head = document.text[span[0] : span[1]].split()[:-1]
    plain = [word.lower().strip(".,'") for word in head if word[0].isupper()]
    if form.priority == 43 and head[-1].endswith("'s") and len(head[-1]) < 4:
        return False
    if all(ranks.get(word, 99999) < 400 for word in plain):
        return False
    if any(w not in ranks or w in surnames or w in given or (w,) in gazetteer.places().get(w, ()) for w in plain):
        return True
    led = form.category == "place" and re.search(
        r"\b(?:at|near|outside|from|in|to) (?:the )?$", document.before(span[0], 14)
    )
    if led and not any(word in GENERIC for word in plain):
        return True
    if any(ranks[word] > 6000 for word in plain):
        return True
    return form.priority >= 60 and any(ranks[word] >= 4000 for word in plain)


def organisations(document: Document) -> Iterable[Candidate]:
    """Find named organisations, institutions and premises by their form, and charities, shops and forces by list."""
    ranks = gazetteer.ranks()
    yield from _named(document)
    for match in document.led(PUB, _THE):
        if not _GENERIC_WHOLE.match(match.group(1)):
            yield Candidate(*match.span(1), "place", "ask", 55)
    for pattern, begun in ((PUB_LED, _PUB_LED), (NAMED_AFTER, _THE)):
        for match in document.led(pattern, begun):
            words = [w.lower() for w in match.group(1).split()]
            if (
                all(w not in GENERIC and w.upper() not in gazetteer.acronyms() for w in words)
                and words[0] not in gazetteer.allowed_words()
            ):
                if pattern is NAMED_AFTER and all(ranks.get(w, 99999) < 3000 for w in words):
                    continue
                yield Candidate(*match.span(1), "place", "ask", 48)
    for pattern, begun in ((THE_CAPITAL, _THE), (FIRM, _FIRM_LED), (FIELD, CAPITAL)):
        for match in pattern.finditer(document.text) if pattern is FIELD else document.led(pattern, begun):
            words = [w.lower() for w in match.group(1).split() if w not in ("The", "&", "and", "of", "for")]
            known = all(
                w in GENERIC or w.upper() in gazetteer.acronyms() or w in gazetteer.allowed_words() for w in words
            )
            rare = pattern is not FIELD or any(ranks.get(w, 99999) > 2500 for w in words)
            if words and not known and rare and not _GENERIC_WHOLE.match(match.group(1)):
                yield Candidate(*match.span(1), "organisation", "ask", 47)
    for start, end, _ in matches(document, gazetteer.places()):
        after = AFTER_PLACE.match(document.text, end)
        if after and document.text[start].isupper() and not document.text[start:end].isupper():
            what, word = kind(after.group(1)), after.group(1).lower()
            free = word not in GENERIC or len(word) < 5
            if (
                after.group(1) in ("MC", "CC", "YC", "FC", "MBC")
                or (what in (WORD, EITHER) and free and word not in roles())
            ) and (document.text[start:end].lower() not in ranks):
                yield Candidate(start, after.end(1), "organisation", "ask", 46)
    for match in document.led(EMPLOYED, _EMPLOYED):
        words = [w.lower() for w in match.group(1).split()]
        if not all(w in GENERIC or w.upper() in gazetteer.acronyms() for w in words):
            yield Candidate(*match.span(1), "organisation", "ask", 54)
    for start, end, length in matches(document, gazetteer.organisations()):
        shown, lower = document.text[start:end], document.lowered[start:end]
        before = document.before(start, 16)
        common = all(part in ranks for part in re.findall(r"[\w']+", lower))
        if not shown[0].isupper() and not document.lower_case:
            continue
        if (
            not shown[0].isupper()
            and common
            and not (length > 1 and re.search(r"\b(?:at|from|for|to|in|with|by)[ ]$", before))
        ):
            continue
        if length == 1 and common:
            led = re.search(
                r"\b(?:at|for|from|with|by|via|to|through|outside|inside|near|behind|opposite|@|and|in|ring|rang|"
                r"phone|contact|call|email|see|gan|gyda|"
                r"o)[ ]$",
                before,
            )
            if not led or (shown.isupper() and len(shown) > 3 and shown != "ASDA"):
                continue
            if re.match(r"^[ ][A-Z]", document.text[end : end + 2]):
                continue
        yield Candidate(start, end, "organisation", "ask", 61)
