"""Institutions typed without capital letters, in notes whose writer uses none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from deidentification import gazetteer
from deidentification.document import Document
from deidentification.finding import Action, Candidate
from deidentification.lexicon import roles

_SCHOOL = (
    r"academy|primary school|primary|high school|secondary school|secondary|comprehensive|comp|juniors|infants|grammar|"
    r"college|uni|university|nursery|special school"
)
_COURT = r"crown court|crown|magistrates'? court|magistrates'?|mags court|mags|family court|county court|youth court"
_PLACE = (
    r"hospital|infirmary|hospice|health centre|medical centre|surgery|library|leisure centre|retail park|"
    r"shopping centre|"
    r"bus station|train station|railway station|police station|cop shop|nick|races|racecourse|park|market|church|"
    r"mosque|"
    r"gurdwara|chapel|temple|arms|tavern|inn|hotel|social club|working men'?s club|stadium|baths|estate|flats|beach|"
    r"pier|"
    r"docks|marina|cemetery|park road|new road|allotments"
)
_FIRM = (
    r"city council|county council|borough council|council|police|constabulary|afc|fc|rfc|rufc|rugby club|football club|"
    r"boxing club|cricket club|rovers|united|wanderers|athletic|rangers|albion|taxis|cabs|cars|tyres|motors|logistics|"
    r"recruitment|solicitors|housing|homes|housing association|scaffolding|roofing|plumbing|transport|haulage|bakery|"
    r"kebabs?|pizza|garage|barbers|nails|foods|homecare|care home|care group|steel|timber|skip hire|recycling|boys|"
    r"crew|"
    r"mandem|lads|gang|mob|womens aid|women's aid"
)
_NAMED = re.compile(
    rf"(?<![\w'-])((?:[a-z][a-z'-]+[ ]){{1,3}})(?:(?P<school>{_SCHOOL})|(?P<court>{_COURT})|(?P<place>{_PLACE})|"
    rf"(?P<firm>{_FIRM}))(?![\w'-])"
)
_KINDS: dict[str, tuple[str, Action]] = {
    "school": ("school", "block"),
    "court": ("court", "block"),
    "place": ("place", "ask"),
    "firm": ("organisation", "ask"),
}
_SURE = gazetteer.signs("sure_heads")
_PLAIN = gazetteer.signs("plain_heads")


_WORKS = re.compile(
    r"[a-z]+(?: [a-z]+){0,2}? (?P<by>at|for|with|via)(?P<the> the)? (?P<name>[a-z][a-z'&-]*(?: [a-z'&][a-z'&-]*){0,3}?)"
    r"(?=[.,;:)\n]|$| (?:on|in|near|again|and|but|this|next|last|for|as|every|since|until|till|when|while|nights?|"
    r"days?|"
    r"mornings?|full|part|mon|tues?|weds?|thurs?|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday|"
    r"sunday|down|"
    r"up|by|from|to|with|so|if|is|was|he|she|hes|shes|they|i|now|still|doing|because|cos|w|tho|though|tbh)\b)"
)
_EMPLOYED = gazetteer.signs("employed_small")
_NO_FIRM = gazetteer.signs("no_firm") | gazetteer.signs("determined") | gazetteer.signs("workplaces")


def _works_at(document: Document) -> Iterator[tuple[int, int]]:
    """Give what stands after "works at" or "shifts at", when it is no common place of work."""
    ranks = gazetteer.ranks()
    for start, _end in document.spots(_EMPLOYED):
        match = _WORKS.match(document.lowered, start)
        if match is None:
            continue
        words = match["name"].split()
        if words[0] in _NO_FIRM or words[-1] in _NO_FIRM or any(word in roles() for word in words):
            continue
        least = min(ranks.get(word, 99999) for word in words)
        odd = any(ranks.get(word, 99999) > 2500 for word in words)
        if odd and (match["by"] == "at" or least > 2500) and not (match["the"] and len(words) == 1):
            yield match.start("the") + 1 if match["the"] else match.start("name"), match.end("name")


def small_letters(document: Document) -> Iterable[Candidate]:
    """Find schools, courts, councils, clubs, firms and other institutions in a text without capital letters."""
    if not document.lower_case or document.welsh:
        return
    ranks = gazetteer.ranks()
    for start, end in _works_at(document):
        yield Candidate(start, end, "organisation", "ask", 50)
    for match in _NAMED.finditer(document.lowered):
        words = match.group(1).split()
        last = match.group(match.lastgroup or 0)
        start = match.start()
        keep = len(words)
        while keep and _part(words[keep - 1], ranks):
            keep -= 1
        head = words[keep:]
        if not head:
            continue
        start += sum(len(word) + 1 for word in words[:keep])
        named = any(
            word not in ranks or (word,) in gazetteer.places().get(word, ()) or ranks[word] > 20000 for word in head
        )
        if named or (last.split()[0] in _SURE and ranks.get(head[-1], 99999) > 900):
            category, action = _KINDS[match.lastgroup or "firm"]
            yield Candidate(start, match.end(), category, action, 57)


def _part(word: str, ranks: dict[str, int]) -> bool:
    """Say whether a word may be part of the name of an institution."""
    rank = ranks.get(word, 99999)
    return word in (
        "north",
        "south",
        "east",
        "west",
        "st",
        "new",
        "old",
        "royal",
        "great",
        "green",
        "red",
        "hill",
        "five",
        "seven",
        "star",
        "city",
        "alpha",
    ) or (rank > 700 and word not in _PLAIN)
