"""Phrases that would single a person out: the only one, the first, known from the news, rare work or illness."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from deidentification import gazetteer
from deidentification.document import Document, heads
from deidentification.finding import Candidate
from deidentification.phrases import matches
from deidentification.rare_events import EVENTS
from deidentification.rare_forms import CONDITION, CONDITION_HEADS, CONDITION_LED, PHRASES, WORK, WORK_HEADS, WORK_LED
from deidentification.rare_welsh import CLAUSE

_I = re.IGNORECASE
_DULL = re.compile(
    r"^on paper$|^(?:held|hold|holds) open$|^only (?:goes|through|today|via|as|after|by|when|works?|comes?|made|"
    r"makes|since|"
    r"recently|yesterday|tomorrow|later|slightly|partly|briefly)\b|\bfirst (?:one|two|three|four|five|six|few|\d+) |"
    r"\b(?:only|last|first|one|sole) (?:(?:support|protective|risk|factor|option|thing|reason|concern|"
    r"person|contact|source|previous) )|\b(?:in the news|in press|on the news) (?:that|about)\b|^(?:the )?(?:press|"
    r"news|papers?|paper)$|^one of (?:his|her|their|my|our|the) (?:\w+ )?(?:brothers|sisters|siblings|children|sons|"
    r"daughters|conditions|sessions|reasons|objectives)|\b(?:sole|only) (?:carer|one (?:version|copy|page)|version)\b",
    _I,
)
_STARTS = re.compile(r"^(?:(?:is|was|are|were|as|being|be|became|'s|has|had|have|with) )+", _I)
_NOT_EVENT = re.compile(
    r"\b(?:saw|seen|watched|watch|watching|heard|reads?|reading|could|may|might|not|never|no longer|if he|if she) "
    r"(?:it |about it |this )?$"
)
_QUALIFIED = (
    r"(?:former|retired|ex-?|professional|amateur|champion|trained|qualified|renowned|famous|only|first|last|"
    r"well-known|"
    r"local|semi-professional|award-winning|celebrated|one-time|fifth-generation|third-generation|master|part-time|"
    r"female|male|deaf|blind|keen|working|travelling|unlicensed|cyn)"
)
_LED = re.compile(
    rf"(?:\b(?:one of (?:the |our |only )?(?:\w+ )?)?\b(?P<article>the|a|an|his|her|their|our|my)[ ]"
    rf"(?:(?!(?:is|was|and|or|of|to|in|with|as|who|has|had|for|on|at|by)\b)[\w'-]+[ ]){{0,4}}"
    rf"|\b(?P<qualified>{_QUALIFIED})[ -](?:[\w'-]+[ -]){{0,2}})$",
    _I,
)
_ARTICLE = re.compile(
    r"\b(?:the|a|an|his|her|their|one of the|one of|mae'n|yn) (?:(?!and|is|was|to|of|in|who|has|that|it)[\w'-]+ ){0,2}$"
    r"|\b(?:former|retired|famously|once) $"
)
_TRAILING = re.compile(
    r"(?:[ ](?:(?:that|last|this|the next|the same) (?:year|month|week|day|summer|winter|night|morning|time)|"
    r"at the time|"
    r"now|then|too|also|again|still|and|or|the|a|of|in|on|at|with|for))*$",
    _I,
)
_COMMON_ROLE = (
    r"(?:victim|person|man|woman|one (?:who|that) (?!off)|father|mother|parent|partner|ex|son|daughter|subject|"
    r"responsible|lead|"
    r"main|only|named|allocated|case|registered|tenant|carer|sole|primary|practitioner|officer|problem|reason|result|"
    r"cause|focus|"
    r"aim|same|way|place|time|day|best|most|first|last|next|right|wrong|kind|sort|type|question|answer|issue|point|"
    r"plan|risk|"
    r"trigger|start|end|key|basis|source|role|eldest|youngest|oldest|middle|perpetrator|offender|defendant|boss|"
    r"manager|new|"
    r"other|second|third|author|chair|duty|priority|likely|current|previous|former partner|father's|better|worst|"
    r"opposite|"
    r"biological|legal|joint|initial|original|driver of|passenger|owner of the (?:car|vehicle|phone|house|flat)|"
    r"aggressor|worker|team|colleague|nurse|keyworker|solicitor|agency|service|police|people|ones)"
)
_DESCRIBED = re.compile(
    rf"(?:the|that) (?!{_COMMON_ROLE}(?![\w-]))(?:[\w'-]+ ){{1,3}}?(?:who|that|off|from|on|behind|whose|with)\b"
    rf"(?! the (?:order|licence|phone|sofa|bed|list|caseload|programme|waiting)\b)(?=[ ]){CLAUSE}",
    _I,
)
"""He is the contestant who walked off; his uncle is the one off the telly; she is, after all, the cook whose …"""
_DESCRIBED_LED = re.compile(
    r"(?:\b(?:he|she|they|who|hes|shes|he's|she's|who's|[a-z]*(?:uncle|aunt|father|mother|brother|sister|dad|mum|"
    r"cousin))(?:[ ](?:is|was|used to be|has been|were))?(?:,? (?:still|also|now|once|after all|of course|"
    r"in fact|until then|by then|remember),?)?[ ]"
    r"|\"|: |\bas )$",
    _I,
)
_DESCRIBED_HEADS = heads("the that")
_APPOSED = re.compile(
    rf",[ ](?:now|then|later|once|today)?[ ]?(?:an?|the|among (?:them|whom)|later|now)\b(?=[ ]){CLAUSE}", _I
)
_APPOSED_LED = re.compile(r",[ ](?:now|then|later|once|today|among)\b", _I)
_MORE = re.compile(rf"[ ](?:who|that|whose|with|to|which|round|around)\b(?=[ ]){CLAUSE}", _I)
_AFTER = re.compile(
    rf"(?:'s (?:son|daughter|wife|husband|widow|apprentice|brother|sister|boy|girl))?(?:[ ](?:in|of|at|on|for|from|"
    rf"with|to|"
    rf"by|who|whose|near|outside|across|under|left|yn|yng|ym|o|ar)(?=[ ]){CLAUSE})?",
    _I,
)


def _events(document: Document) -> Iterator[tuple[int, int]]:
    text = document.text
    for word, start, _end in document.pieces:
        for pattern in EVENTS.get(word, ()):
            match = pattern.match(text, start)
            if match and not _NOT_EVENT.search(document.before(start, 24)):
                article = _ARTICLE.search(document.before(start, 30))
                yield start - (len(article.group()) if article else 0), match.end()


def _descriptions(document: Document) -> Iterator[tuple[int, int]]:
    for match in document.led(_DESCRIBED, _DESCRIBED_HEADS):
        if _DESCRIBED_LED.search(document.text, max(0, match.start() - 40), match.start()):
            yield match.span()


def _work(document: Document) -> Iterator[tuple[int, int]]:
    text = document.text
    for start, end, length in matches(document, gazetteer.rare_work()):
        led = _LED.search(text, max(0, start - 60), start)
        capital = text[start].isupper() and not text[start:end].isupper() and not document.lower_case
        alone = length == 1 and "-" not in text[start:end]
        if alone:
            sure = led and (
                led.group("qualified") or led.group("article").lower() in ("a", "an") or " " in led.group()[4:]
            )
            if not sure or capital:
                continue
        elif capital and not (led or length > 2):
            continue
        after = _AFTER.match(text, end)
        yield led.start() if led else start, after.end() if after else end


def _phrases(document: Document) -> Iterator[tuple[int, int]]:
    text = document.text
    for phrase in PHRASES:
        for match in document.led(phrase.pattern, phrase.heads):
            start, end = match.span(1)
            value = match.group(1)
            lead = _STARTS.match(value)
            if lead and not value.startswith(lead.group() + "wide"):
                start += lead.end()
            more = _MORE.match(text, end) if phrase.more else None
            end = more.end() if more else end
            apposed = _APPOSED.match(text, end) if phrase.more and _APPOSED_LED.match(text, end) else None
            yield start, apposed.end() if apposed else end
    for pattern, begun, led in ((WORK, WORK_HEADS, WORK_LED), (CONDITION, CONDITION_HEADS, CONDITION_LED)):
        for match in document.led(pattern, begun):
            before = led.search(text, max(0, match.start() - 60), match.start())
            yield before.start() if before else match.start(), match.end()


def rare(document: Document) -> Iterable[Candidate]:
    """Find phrases that could single a person out, whatever else is taken away."""
    for start, end in _phrases(document):
        if end - start > 6 and not _DULL.search(document.text[start:end]):
            yield Candidate(start, end, "rare", "ask", 35)
    for start, end in (*_events(document), *_descriptions(document), *_work(document)):
        trailing = _TRAILING.search(document.text, start, end)
        end = trailing.start() if trailing else end
        if not _DULL.search(document.text[start:end]):
            yield Candidate(start, end, "rare", "ask", 36)
