"""Names by form: after labels and role words, in lower case, as initials, signatures and nicknames."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from deidentification import gazetteer
from deidentification.document import Document
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
    ambiguous,
    base,
    kind,
    roles,
)
from deidentification.name_openers import acts, mistyped
from deidentification.name_signs import (
    ALIAS,
    LABELLED,
    NICKNAMES,
    NO_NAMES,
    NOT_ALONE,
    SAID,
    SPELT_ALIKE,
    STRONG_SAID,
    TITLES,
)

_NAME_WORD = re.compile(r"[^\W\d_]+(?:['.-][^\W\d_]+)*\.?")
REVERSED = re.compile(
    r"(?:(?<![\w,] )(?<!\w)(?P<last>[A-ZŴŶ][\w'-]{1,30})|(?<!\w)(?P<shout>[A-ZŴŶ][A-ZŴŶ'-]{2,30})),[ ]"
    r"(?P<first>[A-ZŴŶ][\w'-]{1,30}(?:[ ][A-Z][\w'-]{1,30})?)(?= ?(?:[-(|:;\n]|$|DOB|\d))"
)
QUOTED = re.compile(r"(?<![\w])[\"']([A-Z][\w'-]{0,30}(?:[ ][A-Z][\w'-]{0,30}){0,2})[ ]?[\"'](?!\w)")
DOTTED = re.compile(r"(?<![\w.])(?:[A-Z]\.[ ]?){1,2}[A-Z]\.?(?![\w])(?=(?:'s)?(?:[ ,;:)\n.]|$))")
INITIALS = re.compile(r"(?<![\w/&'.-])[A-Z]{2,3}(?![\w/&-]|'[a-rt-z]|\.\w)")
SIGNED = re.compile(
    r"(?:^|[\n.!?][ ]*|[ ]-[ ]|\n-[ ]?|\()([A-Z]{2,3})"
    r"[ ,]*(?:\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?)?[ ]*\.?(?=\)?[ ]*(?:\n|$))"
)
SIGN_OFF = re.compile(
    r"(?i:\b(?:thanks|many thanks|thank you|regards|kind regards|best wishes|best|cheers|yours "
    r"(?:sincerely|faithfully)|diolch(?: yn fawr)?|cofion(?: gorau| cynnes)?|hwyl|ta))[ ,.!]*\n+[ ]*"
    r"([A-ZŴŶ][\w'-]{1,30}(?:[ ][A-ZŴŶ][\w'-]{1,30}){0,2})[ ]*(?=\n|$|[,(|-])"
)
SIGNED_LETTER = re.compile(
    r"(?i:\b(?:thanks|many thanks|regards|best wishes|best|cheers|diolch[^\n]{0,12}|cofion[^\n]{0,12}|hwyl|ta|other|"
    r"cheers))"
    r"[ ,.!]*\n+[ ]*([A-Z](?:\.? ?[A-Z])?\.?(?: x{1,3})?)[ ]*(?=\n|$)"
)
_SMALL = re.compile(
    r"(?:a|ac|and|to|for|about|by|from|via|per|re|w|with|ex|gan|gyda|met|contacted|rang|told|emailed|rep)\b|w/|"
    r"\("
)
CELL = re.compile(r"\|[ ]*([A-Z]{2,3})[ ]*(?=\||\n|$)")
LED = re.compile(
    r"(?:\b(?:spo|po|pso|pp|om|pom|com|vlo|idva|isva|keyworker|kw|key worker|tutor|facilitator|worker|"
    r"manager|officer|practitioner|w|with|by|from|per|via|to|d/w|cc|signed|saw|seen by|spoke to|"
    r"t/c|tc|rang|told|emailed|colleague|child|son|daughter|victim|partner|mother|father|duty|gan|gyda|"
    r"named|called|and|rep|sw|initials|met|asked|contacted|about|re|for|ex|ac|a)[ ]|w/[ ]?|c/o[ ]?|\()$"
)
MET = frozenset(
    ["saw", "met", "told", "rang", "phoned", "texted", "called", "asked", "emailed", "named", "mate", "mates"]
)
LISTED_BEFORE = re.compile(r"(?:[+&]|\b(?:and|w|w/|with|a|ac)) $")
LETTER_NAME = re.compile(
    r"(?<![\w-])(?!T-Shirt|T-Junction|X-Ray|E-Mail|U-Turn|V-Sign|A-Level|O-Level|D-Day)[A-Z]-[A-Z][a-z]{2,}(?![\w-])"
)
_LONE = re.compile(r"(?<!\w)(?:Mr|Mrs|Ms|Miss|Dr|PC|DC|DS)\.?[ ]([A-W])(?:\.|(?!\w))")
QUOTED_LETTER = re.compile(r"(?<!\w)[\"']([A-Z])[\"'](?!\w)")
ROLE = re.compile(r"[ ,]{1,2}(?:\(|called |named |is |was |- |– |\")?")


def labelled(document: Document) -> Iterator[Candidate]:
    """Give names that stand after a label of a form."""
    for match in LABELLED.finditer(document.text):
        value, offset = match.group("value"), match.start("value")
        label = document.lowered[match.start() : offset]
        sure = re.search(r"\b(?:name|forename|surname|enw|cyfenw|aka|alias)", label) is not None
        words = list(_NAME_WORD.finditer(value))
        letters = re.match(r"[A-Z]{2,3}(?![\w/&-])(?=[ ]*(?:[,;.|(\n]|$))", value.lstrip())
        if letters and letters.group() not in gazetteer.acronyms():
            lead = offset + len(value) - len(value.lstrip())
            yield Candidate(lead, lead + letters.end(), "person", "block", 66)
            continue
        start = 0
        while start < len(words) and words[start].group().lower().strip(".") in TITLES:
            start += 1
        stop = start
        while stop < len(words) and stop - start < 4:
            word = words[stop].group().strip(".")
            what = kind(word)
            gap = value[words[stop - 1].end() : words[stop].start()] if stop > start else " "
            if gap.strip(" \"'.(-") and not (sure and gap == ", "):
                break
            if not word[0].isupper() and not document.lower_case:
                break
            after_initial = stop > start and len(words[stop - 1].group().strip(".")) == 1 and word[0].isupper()
            if after_initial and what == WORD:
                stop += 1
                continue
            plain = (
                what in (WORD, STOP) and not (sure and what == WORD) and not (stop > start and what == WORD and sure)
            )
            common = what in (WORD, EITHER) and gazetteer.ranks().get(word.lower(), 99999) < 800
            if not sure and common and word.lower() not in gazetteer.given_near() and len(word) > 1:
                break
            if (
                word.lower() in NO_NAMES
                or (plain and len(word) > 1)
                or (len(word) > 1 and word.isupper() and word in gazetteer.acronyms())
            ):
                break
            if len(word) > 1 and what == WORD and not sure and gazetteer.ranks().get(word.lower(), 0) < 3000:
                break
            stop += 1
        if stop > start:
            yield Candidate(offset + words[start].start(), offset + words[stop - 1].end(), "person", "block", 73)


def aliases(document: Document) -> Iterator[Candidate]:
    """Give nicknames and other names that the text announces or puts in quotation marks."""
    for match in ALIAS.finditer(document.text):
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
    for match in LETTER_NAME.finditer(document.text):
        yield Candidate(match.start(), match.end(), "possible_person", "ask", 56)
    for pattern in (_LONE, QUOTED_LETTER):
        for match in pattern.finditer(document.text):
            yield Candidate(*match.span(1), "possible_person", "ask", 56)
    for match in REVERSED.finditer(document.text):
        first, called = kind(match.group("last") or match.group("shout")), match.group("first").split()[0]
        given = base(called.lower()) in gazetteer.given_near() or kind(called) == GIVEN
        if given and (first in NAMES or first in (UNKNOWN, EITHER)):
            yield Candidate(match.start(), match.end(), "person", "block", 73)


def initials(document: Document) -> Iterator[Candidate]:
    """Give initials that stand for a person: dotted, signed, in a cell of their own, or after a role or preposition."""
    acronyms = gazetteer.acronyms()
    for match in DOTTED.finditer(document.text):
        letters = re.sub(r"\W", "", match.group())
        if letters not in acronyms:
            yield Candidate(match.start(), match.end() - match.group().endswith("."), "person", "block", 55)
    for pattern in (SIGNED, CELL):
        for match in pattern.finditer(document.text):
            if match.group(1) not in acronyms or (pattern is CELL and match.group(1) in ("PA", "TR", "CC")):
                yield Candidate(*match.span(1), "person", "block", 54)
    for match in SIGNED_LETTER.finditer(document.text):
        yield Candidate(*match.span(1), "person", "block", 67)
    for match in SIGN_OFF.finditer(document.text):
        if kind(match.group(1).split()[0]) not in (WORD, STOP):
            yield Candidate(*match.span(1), "person", "block", 70)
    seen = Counter(match.group() for match in INITIALS.finditer(document.text))
    dotted = Counter(re.sub(r"\W", "", match.group()) for match in DOTTED.finditer(document.text))
    for match in INITIALS.finditer(document.text):
        if (
            match.group() not in acronyms
            and len(match.group()) == 2
            and seen[match.group()] + dotted[match.group()] > 1
        ):
            yield Candidate(match.start(), match.end(), "possible_person", "ask", 51)
            continue
        following = re.match(r" (\w+)", document.after(match.end(), 16))
        if (
            following
            and (
                following.group(1) in STRONG_SAID
                or (following.group(1) in SAID and seen[match.group()] + dotted[match.group()] > 1)
            )
            and match.group() not in acronyms
            and len(match.group()) == 2
        ):
            yield Candidate(match.start(), match.end(), "person", "ask", 53)
            continue
        opens = document.text[max(0, match.start() - 2) : match.start()].strip(" ")[-1:] in ("", ".", ";", ":", "\n")
        if (
            opens
            and following
            and following.group(1) == "to"
            and len(match.group()) == 2
            and match.group() not in acronyms
        ):
            yield Candidate(match.start(), match.end(), "person", "ask", 53)
            continue
        near = LED.search(document.before(match.start(), 20))
        if near and match.group() not in acronyms and (len(match.group()) == 2 or not _SMALL.match(near.group())):
            yield Candidate(match.start(), match.end(), "person", "ask", 53)


def uncapitalised(document: Document) -> Iterator[Candidate]:
    """Give names typed without capital letters: after role words, and anywhere in a text that has no capitals."""
    tokens, ranks, text = document.tokens, gazetteer.ranks(), document.text
    near = gazetteer.given_near()
    for at, token in enumerate(tokens):
        if token.capital:
            continue
        lower = base(token.lower)
        if len(lower) < 3 and lower not in ("jo", "mo", "al", "ed", "ty"):
            continue
        led = (
            at > 0
            and base(tokens[at - 1].lower) in roles()
            and ROLE.fullmatch(text, tokens[at - 1].end, token.start) is not None
        )
        what = kind(lower)
        if document.lower_case and _joined_name(lower, ranks):
            what = GIVEN
        sure = what == GIVEN and lower not in SPELT_ALIKE
        if document.lower_case and not document.welsh:
            taken = sure or (led and _after_role(lower, what, ranks)) or (what == FAR and led)
            following = tokens[at + 1].lower if at + 1 < len(tokens) and text[token.end] == " " else ""
            last = tokens[at - 1].lower if at and text[tokens[at - 1].end : token.start] in (" ", ", ") else ""
            beside = following in STRONG_SAID or acts(following) or last in MET
            if not taken and what in (FAR, UNKNOWN, SURNAME) and beside and len(lower) > 3:
                taken = what == FAR or (ranks.get(lower, 99999) > 9999 and not mistyped(lower))
            if not taken and what == EITHER and lower in near and last in MET and following not in ("of", "the", "a"):
                taken = ranks.get(lower, 0) > 1500 and lower not in NOT_ALONE
            if (
                not taken
                and what == EITHER
                and lower in near
                and lower in ambiguous()
                and following in STRONG_SAID
                and ranks.get(lower, 0) > 1500
            ):
                taken = True
        else:
            taken = (sure and len(lower) > 4 and not document.welsh) or (led and sure)
        if not taken:
            continue
        yield Candidate(token.start, _end_of_name(document, at, what), "person", "block", 59)


def _joined_name(lower: str, ranks: dict[str, int]) -> bool:
    """Say whether a word is two given names with a hyphen, or a given name whose possessive lacks its apostrophe."""
    if "-" in lower:
        return all(part in gazetteer.given_near() for part in lower.split("-"))
    return lower.endswith("s") and len(lower) > 5 and lower not in ranks and kind(lower[:-1]) == GIVEN


def _end_of_name(document: Document, at: int, what: str) -> int:
    """Give where a name typed in small letters ends: after a second given name, a surname or an initial."""
    tokens, text, ranks = document.tokens, document.text, gazetteer.ranks()
    token = tokens[at]
    end = token.start + len(base(token.lower))
    if at + 1 >= len(tokens) or token.text.endswith("'s") or text[token.end : tokens[at + 1].start] != " ":
        return end
    after = base(tokens[at + 1].lower)
    then = tokens[at + 2].lower if at + 2 < len(tokens) and text[tokens[at + 1].end] == " " else ""
    rank = ranks.get(after, 99999)
    surname = after in gazetteer.surnames() and rank > 3000 and after not in NOT_ALONE
    unknown = kind(after) == UNKNOWN and document.lower_case and what == GIVEN and len(after) > 3
    given = document.lower_case and after in gazetteer.given_near() and kind(after) in (GIVEN, EITHER) and rank > 3000
    does = document.lower_case and acts(then) and rank > 3000 and not acts(after) and len(after) > 3
    initial = (
        document.lower_case
        and len(after) == 1
        and after not in "aix"
        and text[tokens[at + 1].end : tokens[at + 1].end + 1] != "'"
    )
    return tokens[at + 1].start + len(after) if surname or unknown or given or does or initial else end


def _after_role(lower: str, what: str, ranks: dict[str, int]) -> bool:
    if what in (GIVEN, FAR, SURNAME):
        return True
    if what == EITHER:
        return (
            lower in gazetteer.given_near()
            and ranks.get(lower, 99999) > 1500
            and lower not in ("may", "mark", "page", "art", "even")
        )
    return what == UNKNOWN and len(lower) > 3 and not mistyped(lower)


def name_forms(document: Document) -> Iterable[Candidate]:
    """Find names by the form in which they stand."""
    yield from labelled(document)
    yield from aliases(document)
    yield from initials(document)
    yield from uncapitalised(document)
