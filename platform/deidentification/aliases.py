"""Nicknames and other names that a text announces or quotes, names turned round, single letters for a person."""

from __future__ import annotations

import re
from collections.abc import Iterator

from deidentification import gazetteer
from deidentification.document import CAPITAL, Document, heads
from deidentification.finding import Candidate
from deidentification.lexicon import (
    EITHER,
    FAR,
    GIVEN,
    NAMES,
    STOP,
    SURNAME,
    UNKNOWN,
    WORD,
    base,
    kind,
)
from deidentification.name_signs import (
    ALIAS,
    NICKNAMES,
)

_NAME_WORD = re.compile(r"[^\W\d_]+(?:['.-][^\W\d_]+)*\.?")
REVERSED = re.compile(
    r"(?:(?<![\w,] )(?<!\w)(?P<last>[A-ZŴŶ][\w'-]{1,30})|(?<!\w)(?P<shout>[A-ZŴŶ][A-ZŴŶ'-]{2,30})),[ ]"
    r"(?P<first>[A-ZŴŶ][\w'-]{1,30}(?:[ ][A-Z][\w'-]{1,30})?)(?= ?(?:[-(|:;\n]|$|DOB|\d))"
)
_ANNOUNCED = heads(
    "a aka also known nicknamed nickname goes street alias calls called named answers by née nee formerly maiden "
    "prefers "
    "likes adnabyddir o llysenw"
)
SHOUTED = re.compile(
    r"(?<![\w,])(?P<last>[A-ZŴŶ][A-ZŴŶ'-]{2,30}),[ ]"
    r"(?P<first>[A-ZŴŶ][a-z][\w'-]{0,30}(?:[ ][A-Z][a-z][\w'-]{0,30})?)(?![\w'-])"
)
TO_OTHERS = re.compile(
    r"\((?P<name>[\w'-]+(?: [\w'-]+)?) to (?:everyone|everybody|all|most|locals|(?:his|her|their|the) (?:mates|"
    r"friends|family"
    r"|pals|lads|neighbours|kids|customers))\b"
)
NICKNAMED = re.compile(
    r"(?<![\w'-])[A-ZŴŶ][\w'-]{1,40}(?: [A-Z][\w'.-]{0,4})? [\"'](?P<name>[A-Z][\w'-]{1,20})[\"'](?!\w)"
)
QUOTED = re.compile(r"(?<![\w])[\"']([A-Z][\w'-]{0,30}(?:[ ][A-Z][\w'-]{0,30}){0,2})[ ]?[\"'](?!\w)")
LISTED_BEFORE = re.compile(r"(?:[+&]|\b(?:and|w|w/|with|a|ac)) $")
LETTER_NAME = re.compile(
    r"(?<![\w-])(?!T-Shirt|T-Junction|X-Ray|E-Mail|U-Turn|V-Sign|A-Level|O-Level|D-Day)[A-Z]-[A-Z][a-z]{2,}(?![\w-])"
)
_LONE = re.compile(r"(?<!\w)(?:Mr|Mrs|Ms|Miss|Dr|PC|DC|DS)\.?[ ]([A-W])(?:\.|(?!\w))")
QUOTED_LETTER = re.compile(r"(?<!\w)[\"']([A-Z])[\"'](?!\w)")


def aliases(document: Document) -> Iterator[Candidate]:
    """Give nicknames and other names that the text announces or puts in quotation marks."""
    for match in document.led(ALIAS, _ANNOUNCED):
        value, offset = match.group("value"), match.start("value")
        quoted = re.match(r"[\"']([^\"']{2,30})[\"']", value)
        if quoted:
            yield Candidate(offset + 1, offset + 1 + len(quoted.group(1)), "person", "block", 70)
            continue
        words = list(_NAME_WORD.finditer(value))[:3]
        stop = 0
        for word in words:
            text = word.group().strip(".")
            joined = stop == 0 or value[words[stop - 1].end() : word.start()] == " "
            if not joined or not text[0].isupper() or kind(text) == STOP:
                break
            stop += 1
        first = words[0].group() if words else ""
        person = re.search(
            r"\b(?:lad|man|men|guy|bloke|someone|friend|mate|woman|girl|boy|dealer|kid|dog|person|associate|"
            r"male|female) (?:who is )?$",
            document.before(match.start(), 20),
        )
        announced = document.lowered[match.start() : offset].strip(" :")
        sure = announced.startswith(("goes by", "nickname", "street name", "aka", "a.k.a", "also known", "answers to"))
        if (
            stop == 0
            and document.lower_case
            and len(first) > 2
            and (kind(first) in (GIVEN, FAR, UNKNOWN) or (sure and gazetteer.ranks().get(first, 99999) > 1500))
        ):
            stop = 1
        if stop and not (announced in ("called", "named", "prefers") and kind(first) in (WORD, STOP) and not person):
            yield Candidate(
                offset, offset + len(base(value[: words[stop - 1].end()].rstrip("."))), "person", "block", 66
            )
    for match in QUOTED.finditer(document.text):
        kinds = [kind(word) for word in match.group(1).split()]
        if (
            match.group(1).split()[0].lower() in NICKNAMES
            or GIVEN in kinds
            or ((SURNAME in kinds or UNKNOWN in kinds) and STOP not in kinds)
        ):
            yield Candidate(*match.span(1), "person", "block", 68)
        elif LISTED_BEFORE.search(document.before(match.start(), 8)) and STOP not in kinds and len(kinds) == 1:
            yield Candidate(*match.span(1), "possible_person", "ask", 56)
    for pattern in (TO_OTHERS, NICKNAMED):
        for match in document.led(NICKNAMED, CAPITAL) if pattern is NICKNAMED else pattern.finditer(document.text):
            yield Candidate(*match.span("name"), "person", "block", 66)
    for match in document.led(LETTER_NAME, CAPITAL):
        yield Candidate(match.start(), match.end(), "possible_person", "ask", 56)
    for pattern in (_LONE, QUOTED_LETTER):
        for match in document.led(_LONE, CAPITAL) if pattern is _LONE else pattern.finditer(document.text):
            yield Candidate(*match.span(1), "possible_person", "ask", 56)
    for match in document.led(REVERSED, CAPITAL):
        first, called = kind(match.group("last") or match.group("shout")), match.group("first").split()[0]
        given = base(called.lower()) in gazetteer.given_near() or kind(called) == GIVEN
        if given and (first in NAMES or first in (UNKNOWN, EITHER)):
            yield Candidate(match.start(), match.end(), "person", "block", 73)
    for match in document.led(SHOUTED, CAPITAL):
        last, called = match["last"], match["first"].split()
        named = kind(last.capitalize()) in (*NAMES, UNKNOWN, EITHER) and last not in gazetteer.acronyms()
        if named and all(kind(word) not in (WORD, STOP) for word in called):
            yield Candidate(match.start(), match.end(), "person", "block", 73)
