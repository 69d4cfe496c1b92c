"""Ages told by what stands beside a number: a child before it, another age before it, a pronoun and a coming day."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from deidentification.age_forms import WORDS
from deidentification.document import Document, heads
from deidentification.lexicon import EITHER, NAMES, UNKNOWN, kind
from deidentification.welsh import NUMBERS as WELSH_NUMBERS

_I = re.IGNORECASE
_NUMBERS = {**WORDS, "eighteen": 18, "twenty": 20, **WELSH_NUMBERS}
_WORDS = "|".join(sorted((word for word in _NUMBERS if word not in ("zero", "one")), key=len, reverse=True))
_UNIT = r"months?|mths?|mnths?|mos?|m|weeks?|wks?|days?|mis|wythnos"
COUNT = re.compile(
    rf"(?<![\w£.:%-])(?P<number>\d\d?|{_WORDS})(?P<half> and a (?:half|bit|quarter)|\.5| 1/2)?"
    rf"(?P<unit>[ -]?(?:{_UNIT})(?!\w))?(?P<old>[ -]?(?:years?|yrs?|yo|y/o|y|oed|(?:f?m?lwydd|blwydd) oed)(?!\w))?"
    r"(?![\w%£]|[.,:]\d|-(?!year|month|week|yr)\w)",
    _I,
)
"""A number that may be an age, with its unit."""
_COUNT_HEADS = heads("0 " + " ".join(_NUMBERS))
_CHILD = (
    r"(?:child|children|kids?|sons?|daughters?|boys?|girls?|bab(?:y|ies)|newborn|infant|toddler|brothers?|sisters?|"
    r"twins?|"
    r"triplets|step-?(?:son|daughter|brother|sister|child)|grand-?(?:son|daughter|child)(?:ren)?|nephews?|nieces?|"
    r"lads?|"
    r"lass(?:ie)?|eldest|youngest|oldest|middle one|little (?:one|boy|girl|lad|man)|half-(?:brother|sister))"
)
_ADVERB = r"(?: (?:now|just|only|then|still|about|around|nearly|almost|barely|newly|currently|called|both))*"
_AFTER_CHILD = re.compile(
    rf"\b{_CHILD}(?:'s|s'| is| was| are| were|,? who(?:'s| is| was| are| were)|,| -| –|:)?{_ADVERB}(?: of| under| "
    rf"aged?)?"
    rf"{_ADVERB} \(?$"
)
_AGED = re.compile(r"\bage[ds]?:? (?:about|around|nearly|just|only|between|roughly|approx\.?|maybe) $")
_PAIR = re.compile(
    r"\b(?:(?:the|his|her|their|our) (?:younger|older|elder|little|eldest|youngest|oldest|other|big|small)(?: \w+)? "
    r"?(?:two|"
    r"three|four|ones?|pair|boys|girls|children|kids|lads)?|(?:has|have|with|dad of|father of|mum of|mother of|hers|"
    r"their|"
    r"his|her|both|all|x ?\d) (?:two|three|four|five|both))[,:] $"
)
_PRONOUN = re.compile(
    r"\b(?:(?:he|she|who|they)(?:'s|s| is| was|'ll be| will be| are| were|'re)|will be|(?:he|she) being) ?(?:now |"
    r"only |just "
    r"|nearly |still |about )?$"
)
_COMING = re.compile(
    r" (?:in an?|next|this|on|soon|tomorrow|today|come|by|in (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|the|"
    r"spring|"
    r"summer|autumn|winter)\w*)\b(?! (?:hour|minute|list|call|row|scale|time|caseload|day))"
)
_SEVERAL = re.compile(
    r"\b(?:girls|boys|children|kids|sons|daughters|twins|triplets|grandchildren|siblings|brothers|sisters|little ones|"
    r"genod|plant|blant|(?:mum|mam|dad|mother|father|parent|nan) (?:of|to) (?:two|three|four|five|\d)|dau|ddau|dwy)\b"
    r"[^.;\n\d]{0,60}?(?:[,:-] |\(|[,:-] \()$"
)
_AND_ANOTHER = re.compile(rf" ?(?:,|and|&|\+|/|a|ac)[ ]?(?:\d\d?|{_WORDS})(?: oed)?(?= ?[,.;)\n]|$| and\b| a\b)")
_FIRST = re.compile(
    r"\b(?:first (?:arrested|convicted|cautioned|excluded|used|smoked|drank|offended|stole|tried|ran|left|moved|"
    r"taken|placed)"
    r"|arrested|convicted|cautioned|excluded|expelled|fostered|adopted|pregnant|homeless)(?: [\w-]+){0,3} at "
    r"(?:just |only |about |around )?$"
)
_WELSH_OLD = re.compile(
    r"\b(?:nain|taid|daid|mam-gu|fam-gu|tad-cu|dad-cu|mam|fam|tad|dad|modryb|fodryb|ewythr|cymydog|gŵr|gwraig|wraig|"
    r"ddynes|"
    r"dyn|menyw)\b[^.;\n\d]{0,30}?\b(?:yn|sy'n) $"
)
_JOIN = re.compile(r"\)?(?: ?(?:,|&|\+|/|;) ?|,? (?:and|a|ac|or|&|\+) |, (?:and|a|ac|&) )\(?(?:the |her |his )?\(?$")
_WELSH_CHILD = re.compile(
    r"\b(?:f?mab|fab|f?merch|ferch|plentyn|blentyn|babi|fabi|baban|wyres|ŵyr|hogyn|hogan|bachgen|fachgen|geneth|eneth|"
    r"ieuengaf|hynaf|brawd|frawd|chwaer|efeilliaid|plant|blant|fechan|un bach|rhai bach)\b[^.;\n\d]{0,45}?\b(?:yn|"
    r"sy'n|hi'n|"
    r"e'n|o'n|n)(?: (?:ddim ond|bron yn|nawr yn|bellach yn))? $"
)
_WELSH_END = re.compile(
    r"(?: oed\b| (?:yn y|ym mis|nawr|bellach|erbyn|pan|ddydd|eleni|fis|wythnos|a'r|a'i|ac?)\b|[,.;)\n]|$)"
)
_NO_AGE = re.compile(
    r" ?(?:hours?|hrs?|minutes?|mins?|sessions?|times?|visits?|appointments?|miles?|people|others?|of\b|in the pack|"
    r"per cent|"
    r"pounds|points?|nights?|am\b|pm\b|o'?clock|calls?|texts?|beds?|rooms?|on \d|on (?:four|three|two)|weekly|days?|"
    r"weeks|"
    r"awr|diwrnod|sesiwn|gwaith|o blant|blynedd)"
)
_ENDED = re.compile(
    r"[ ]?(?:[,.;:)/&+\n]|$|and\b|but\b|who\b|when\b|at\b|so\b|lives?\b|is\b|are\b|was\b|both\b|in\b|a\b|ac\b|\()"
)


def _told(document: Document, match: re.Match[str], before: str, after: str) -> bool:
    if match["unit"] and before.endswith("(") and after.startswith(")"):
        word = re.search(r"([A-Z][\w'-]+) ?\($", document.text[: match.start()][-30:])
        return word is not None and kind(word.group(1)) in (*NAMES, UNKNOWN, EITHER)
    if _AFTER_CHILD.search(before) or _AGED.search(before) or _PAIR.search(before):
        return True
    if (_SEVERAL.search(before) and _AND_ANOTHER.match(after)) or (_FIRST.search(before) and _ENDED.match(after)):
        return True
    if _PRONOUN.search(before) and _COMING.match(after):
        return True
    return _WELSH_CHILD.search(before) is not None and (_WELSH_END.match(after) is not None or bool(match["unit"]))


def ages_near(document: Document, known: Collection[int]) -> Iterator[tuple[int, int]]:
    """Give the numbers that are a child's age by what stands before them in the clause.

    A number that follows an age after a comma, a stroke or "and" is one, too: "kids 4, 6 and 9". ``known`` are the
    places where ages begin that other forms have found.
    """
    text, end_of_last = document.text, -1
    for match in document.led(COUNT, _COUNT_HEADS):
        number, start, end = match["number"].lower(), match.start(), match.end()
        value = int(number) if number.isdigit() else _NUMBERS[number]
        after = document.after(end, 24)
        old = 80 < value < 106 and _WELSH_OLD.search(document.before(start, 50))
        if not value or (value > 17 and not match["unit"] and not old) or (_NO_AGE.match(after) and not match["old"]):
            continue
        before = document.before(start, 80)
        before = before[max(before.rfind("\n"), before.rfind(". "), before.rfind("; ")) + 1 :]
        follows = 0 <= end_of_last <= start and start - end_of_last < 14 and _JOIN.fullmatch(text, end_of_last, start)
        if old or (follows and _ENDED.match(after)) or _told(document, match, before, after):
            yield start, end if match["unit"] or match["half"] else match.end("number")
        elif start not in known:
            continue
        end_of_last = end
