"""Words that can mean that somebody is at risk, in English and Welsh. Plain rules without Django.

They assist and never decide: a reader is asked to read the passage again, and nothing is frozen, sent or counted
because of a word. They look for what is happening now or is not being acted on, because nearly every case scenario
speaks of harm in the past. Source: the field notes (`case-scenario.md` §5.4: "must include Welsh").
"""

import re
from dataclasses import dataclass

MOST = 5
"""Prompts shown for one text; more would only be skipped."""


@dataclass(frozen=True, slots=True)
class Prompt:
    """A passage to read again.

    Attributes:
        reason: the code of the reason it may stand for, as in the form of a concern.
        quote: the words.
    """

    reason: str
    quote: str


# One alternative a line; ' matches any apostrophe, a space any run of white space. Welsh stands with its mutations.
_WORDS: dict[str, str] = {
    "danger-now": """
        (?:in|immediate) danger (?:now|tonight|today)
        in immediate danger
        (?:will|going to|plans to|wants to) (?:kill|stab|shoot|burn|rape|strangle) \\w+
        threat(?:s|ened|ening)? to (?:kill|stab|shoot|burn|rape)
        has (?:a|got a) (?:knife|gun|weapon)
        mewn perygl (?:nawr|rŵan|heno|heddiw|uniongyrchol)
        (?:mae|ei fod|ei bod) (?:e|hi|o)?n? ?(?:am|mynd i) (?:ladd|drywanu|losgi|saethu|frifo)
        (?:[bmf]ygwth|[bmf]ygythiodd) (?:lladd|trywanu|llosgi|saethu)
        (?:c|g|ch)yllell (?:ganddo|ganddi|gydag ef|gyda hi)
    """,
    "self-harm": """
        (?:kill|hurt|harm)(?:ing)? (?:himself|herself|themselves|themself|myself)
        end(?:ing)? (?:it all|his life|her life|their life|my life)
        (?:took|taken|taking) an overdose
        suicid(?:e|al) (?:note|plan|thoughts|ideation|attempt)
        doesn't want to (?:live|be here|wake up)
        hunan-?laddiad
        hunan-?(?:n|h)iwe?id(?:io)?
        lladd (?:ei hun|ei hunan|fy hun|eu hunain)
        (?:g|)orddos
        ddim (?:eisiau|am) byw
    """,
    "child": """
        child(?:ren)? (?:is|are|was|were)? ?(?:not safe|unsafe|at risk now|alone with (?:him|her))
        (?:bruis(?:e|es|ing)|burns?|injur(?:y|ies)) (?:on|to) (?:the|his|her|their) (?:child|baby|son|daughter|toddler)
        (?:the|a) (?:child|baby|toddler)(?:'s)? (?:has )?(?:bruis\\w*|burns?|injur\\w+)
        left (?:the )?(?:child|children|baby|kids) alone
        back (?:in|at) the (?:house|home|flat) with the (?:children|child|kids|baby)
        (?:p|ph|b|mh)lant (?:mewn perygl|ddim yn ddiogel|ar eu pen eu hunain)
        (?:c|ch|g|ngh)lais (?:ar|ar y) (?:p|b)lentyn
        (?:p|ph|b|mh)lentyn (?:mewn perygl|ddim yn ddiogel|ar ei ben ei hun)
    """,
    "adult": """
        (?:afraid|scared|frightened) (?:of him|of her|for (?:her|his|their|my) life|to go home)
        (?:won't|will not|not allowed to|can't) leave the (?:house|flat|home)
        (?:found|knows) (?:out )?where (?:she|he|they) lives?
        controls? (?:her|his|their) (?:money|medication|phone)
        ofn (?:am ei bywyd|am ei fywyd|mynd adref|ohono|ohoni)
        gwybod (?:ble|lle) mae (?:hi|e|o)'n byw
        ddim yn cael gadael (?:y|ei) (?:tŷ|thŷ|dŷ|fflat)
    """,
    "staff-threat": """
        threat(?:s|ened|ening)? (?:me|staff|my colleague|the officer|his officer|her officer|the team|the receptionist)
        knows where I live
        follow(?:ed|ing) me (?:home|to my car)
        (?:[bmf]ygwth|[bmf]ygythiodd) (?:fi|staff|swyddog|fy nghydweithiwr)
        gwybod (?:ble|lle) (?:dwi|rwy|rydw i)'?n byw
    """,
    "prevent": """
        (?:travel to join|join(?:ed|ing)?) (?:a|the) (?:terror\\w*|proscribed|extremist) \\w+
        (?:make|making|build|building) (?:a|the) bomb
        (?:attack|bomb) (?:on )?(?:a|the) (?:mosque|synagogue|church|school|parade|police station)
        manifesto
        (?:g|ng|)wneud bom
        ymosod(?:iad)? ar (?:y|fosg|synagog|eglwys|ysgol)
    """,
    "unmanaged": """
        (?:have|has|had)(?: not|n't)(?: yet)? (?:told|reported|recorded) (?:it|this|that|any(?:one|body)|the police)
        (?:never|not yet) (?:told|reported|referred|recorded) (?:it|this|that|anyone|anybody|the police)
        (?:nobody|no one) (?:else )?(?:knows|has acted|is acting|has been told)
        (?:asked|told) me not to (?:tell|report|record|share)
        not (?:on|in) the (?:case system|record)
        ddim wedi (?:dweud|rhoi gwybod|cofnodi|cyfeirio|adrodd)
        (?:does |)neb (?:arall )?yn gwybod
        peidio (?:â|a) dweud wrth
    """,
}


def _compiled(lines: str) -> re.Pattern[str]:
    alternatives = [line.strip() for line in lines.strip().splitlines()]
    joined = "|".join(line.replace("'", "['’ʼ]").replace(" ", r"\s+") for line in alternatives)
    return re.compile(rf"(?<!\w)(?:{joined})(?!\w)", re.IGNORECASE)


_PATTERNS = {reason: _compiled(lines) for reason, lines in _WORDS.items()}


def prompts_in(*texts: str) -> tuple[Prompt, ...]:
    """Return passages that a reader should read again, at most `MOST`, each once, in the order of the texts."""
    found: dict[str, Prompt] = {}
    for text in texts:
        hits = [
            (hit.start(), reason, " ".join(hit[0].split()))
            for reason, pattern in _PATTERNS.items()
            for hit in pattern.finditer(text)
        ]
        for _start, reason, quote in sorted(hits):
            found.setdefault(quote.casefold(), Prompt(reason, quote))
    return tuple(found.values())[:MOST]
