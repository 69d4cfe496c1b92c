"""The forms of phrases that single a person out, each with the words at which it can begin."""

from __future__ import annotations

import re
from typing import NamedTuple

from deidentification.document import heads, heads_in
from deidentification.rare_subjects import CONDITIONS, MEDIA, PRIZE, WORKERS

_I = re.IGNORECASE
_UNTIL = (
    r"(?=[.,;:!?()\n|]|$|[ ](?:and|but|so|which|who|where|because|when|although|while|he|she|they|his|her|"
    r"their|with whom|a|ac|ond)[ ])"
)
_REST = r"(?:[^\s.,;:!?()\n|]++[ ]?){1,9}?"
_PLACE_END = (
    r"(?:in|of|on|at|from|for|within|across|around|on the|in the|yn|yng|ym|ar)[ ](?:the |our |this |that |his |"
    r"her |their |my |y |yr )?(?:[^\s.,;:!?()\n|]++[ ]?){1,4}?"
)


class Phrase(NamedTuple):
    """A form that singles out: at which words it begins, and whether more words that tell who go with it."""

    heads: frozenset[str]
    pattern: re.Pattern[str]
    more: bool = False


PHRASES: list[Phrase] = [
    Phrase(
        heads("is was are as being be became s the one of his her its their our my only sole last"),
        re.compile(
            rf"\b(?:(?:is|was|are|as|being|be|became|'s) )?((?:the |one of (?:only )?(?:the )?(?:two|three|four|"
            rf"few|handful of)? ?|(?:his|her|its|their|our|my) )?(?:only|sole|one and only|last remaining|last "
            rf"surviving|last)[ ](?!\W|(?:appointment|time|week|month|year|seen|night|contact|session|"
            rf"one thing|thing|way|reason|option|person he|person she|concern|chance|few|day|two|three|"
            rf"four|six|visit|known|line|name|minute|when|if|that|in|because|after|once|partly|part|a|"
            rf"an|the|ever|just|at|by|to|on|for|with|from|as|then|protective|support|risk|factor|"
            rf"relevant|source|evidence|contact|family|offence|job|assessment|review|report|recall|"
            rf"breach|conviction|order|sentence)\b)"
            rf"{_REST}{_PLACE_END}){_UNTIL}",
            _I,
        ),
        more=True,
    ),
    Phrase(
        heads("the one"),
        re.compile(
            rf"\b((?:the|one of the|one of) (?:only|sole|few|very few|handful of|two|three)[ ](?!(?:thing|person "
            rf"who|way|reason|option|concern|time|people he|days|weeks|months|years|sessions|appointments|other)"
            rf"\b){_REST}(?:in|on|at|from|left|to have|to|who|known|ever)"
            rf"\b[ ]?(?:[^\s.,;:!?()\n|]++[ ]?){{0,6}}?){_UNTIL}",
            _I,
        ),
        more=True,
    ),
    Phrase(
        heads("the"),
        re.compile(
            rf"\b(the one (?!(?:thing|who|that|to|he|she|they|time|day|person|appointment|session|way|reason|area|"
            rf"i|we|in|at|on|with|area|place|before|after|and)\b){_REST}{_PLACE_END}){_UNTIL}",
            _I,
        ),
        more=True,
    ),
    Phrase(
        heads("the his her"),
        re.compile(
            rf"\b((?:the|his|her) (?:(?:very )?first|youngest|oldest|eldest|tallest|longest[- ]serving|"
            rf"longest[- ]running|biggest|largest|fastest|heaviest|richest|most (?:famous|notorious|prolific|"
            rf"senior|decorated|wanted|well[- ]known))[ ]"
            rf"(?!(?:session|appointment|time|week|month|day|year|contact|meeting|visit|interview|"
            rf"offence|conviction in|step|thing|part|stage|home|instance|place|of (?:his|her|their|the) "
            rf"(?:order|licence|sentence|children|kids|sessions)|child|son|daughter|is|was|review|"
            rf"breach|few|risk|concern|\w+ session|aim|question|to (?:arrive|attend|leave|admit|say))\b)"
            rf"{_REST}(?:(?:in|on|at|from|of|under|to|ever|outside)"
            rf"\b[ ](?:[^\s.,;:!?()\n|]++[ ]?){{1,7}}?)){_UNTIL}",
            _I,
        ),
        more=True,
    ),
    Phrase(
        heads("the first"),
        re.compile(
            rf"\b((?:the )?first (?:woman|man|female|male|black|asian|muslim|sikh|welsh|trans\w*|gay|person|mother|"
            rf"father|boy|girl|conviction|prosecution|case|family|officer|player|teenager|inmate|prisoner)"
            rf"[ ]{_REST}(?:to|in|of|for|under|ever|on)\b[ ](?:[^\s.,;:!?()\n|]++[ ]?){{1,8}}?){_UNTIL}",
            _I,
        ),
        more=True,
    ),
    Phrase(
        heads("was were been is widely extensively heavily much"),
        re.compile(
            r"\b((?:(?:was|were|been|is) )?(?:widely|extensively|heavily|much)[ -](?:reported|covered|"
            r"publicised|publicized|documented)(?: (?:in|by|on|across) (?:[^\s.,;:!?()\n|]++[ ]?){1,4}?"
            r"(?=[.,;:!?()\n|]|$| and ))?)",
            _I,
        ),
    ),
    Phrase(
        heads(
            "story case trial offence arrest sentence face name photo picture mugshot it he she they conviction "
            "death incident hearing footage cctv"
        ),
        re.compile(
            rf"\b(?:story|case|trial|offence|arrest|sentence|face|name|photo|picture|mugshot|it|he|she|they|"
            rf"conviction|death|incident|hearing|footage|cctv)[^.;\n]{{0,30}}?\b((?:was |were |is |been |appeared |"
            rf"ended up |made |reported |splashed |featured |printed |covered |all )*(?:in|on|by|over|across) "
            rf"{MEDIA})\b",
            _I,
        ),
    ),
    Phrase(
        heads("made making hit"),
        re.compile(
            rf"\b((?:made|making|hit) (?:the )?(?:national |local |front[- ]page |regional |tabloid )?(?:headlines|"
            rf"news|front page|papers|local paper|national news)(?: [^\s.,;:!?()\n|]++){{0,3}}?){_UNTIL}",
            _I,
        ),
    ),
    Phrase(
        heads("all in on featured reported covered splashed interviewed appeared front published named"),
        re.compile(
            rf"\b((?:all over|in|on|featured (?:in|on)|reported in|covered (?:by|in)|splashed across|interviewed "
            rf"(?:by|in|on)|appeared (?:in|on)|front page of|published in|named in|named by) {MEDIA})\b",
            _I,
        ),
    ),
    Phrase(
        heads(
            "won winning winner awarded received hold holds held competed appeared appearing contestant finalist was "
            "starred decorated has runner auditioned"
        ),
        re.compile(
            rf"\b((?:won|winning|winner of|awarded|received|holds?|held|competed (?:in|at|on)|appeared on|"
            rf"appearing on|contestant on|finalist (?:on|in)|was on|starred (?:in|on)|decorated with|has|"
            rf"runner[- ]up (?:in|on)|auditioned for)[ ](?:the |a |an |his |her |two |three |several "
            rf")?(?:[^\s.,;:!?()\n|]++[ ]){{0,3}}?{PRIZE}(?:[ ](?:for|in|at|as)"
            rf"[ ](?:[^\s.,;:!?()\n|]++[ ]?){{1,4}}?)?){_UNTIL}",
            _I,
        ),
    ),
    Phrase(
        heads(
            "gave pregnant mother father parent parents has had expecting carrying one identical conjoined a set "
            "their his her twins triplets quadruplets quads quintuplets"
        ),
        re.compile(
            r"\b((?:gave birth to |pregnant with |mother of |father of |parents? of |has |had |expecting |carrying "
            r"|one of |identical |conjoined |a set of |set of |their |his |her )?(?:identical twins?|twins|"
            r"triplets|quadruplets|quads|quintuplets)(?: (?:born|in custody|in prison|both|by)[^.,;:\n]{0,30}?)?)"
            r"(?=[.,;:!?()\n|]|$| )",
            _I,
        ),
    ),
    Phrase(
        heads("identical"),
        re.compile(r"\b(identical twin(?: (?:brother|sister))?(?: is also on probation| also [a-z ]{3,25})?)", _I),
    ),
    Phrase(
        heads("a an rare very extremely life ultra"),
        re.compile(
            r"\b((?:a |an )?(?:rare|very rare|extremely rare|life[- ]limiting|ultra-rare) (?:genetic |medical |"
            r"inherited |blood |bone |skin |eye |neurological |metabolic |autoimmune )?(?:condition|disorder|"
            r"disease|syndrome|illness|cancer|form of [a-z]+(?: [a-z]+)?)(?: (?:that|which|affecting|called)"
            r"[^.,;:\n]{0,40})?)",
            _I,
        ),
    ),
    Phrase(
        heads(
            "a an the was is his her well famous notorious celebrated infamous high household locally prominent "
            "renowned minor local public"
        ),
        re.compile(
            rf"\b((?:a |an |the |was a |is a |his |her )?(?:well[- ]known|famous|notorious|celebrated|infamous|"
            rf"high[- ]profile|household name|locally famous|prominent|renowned|minor celebrity|local celebrity|"
            rf"local legend|public figure)(?: (?!(?:to|for|locally|in|as|about|risk)\b)"
            rf"(?:[^\s.,;:!?()\n|]++[ ]?){{1,4}}?)?(?:(?:in|on|for|across|around|locally)"
            rf"[ ](?:[^\s.,;:!?()\n|]++[ ]?){{1,5}}?)?){_UNTIL}",
            _I,
        ),
    ),
    Phrase(
        heads("is was are be well"),
        re.compile(
            rf"\b((?:is |was |are |be )?well[- ]known (?:locally|in (?:the )?(?:town|village|area|county|community|"
            rf"valley|city)|to everyone|around town|for)(?: [^\s.,;:!?()\n|]++){{0,5}}?){_UNTIL}",
            _I,
        ),
    ),
    Phrase(
        heads("went gone going goes"),
        re.compile(r"\b((?:went|gone|going|goes) viral(?: (?:on|in|when|after)[^.,;:\n]{0,30})?)", _I),
    ),
    Phrase(
        heads("everyone everybody the all"),
        re.compile(
            rf"\b((?:everyone|everybody|the whole (?:village|town|estate|valley|island|street)|all the (?:village|"
            rf"town)) (?:in (?:the )?(?:[^\s.,;:!?()\n|]++[ ]?){{1,3}}?)?(?:knows|knew|remembers|talks about)(?: "
            rf"[^\s.,;:!?()\n|]++){{0,6}}?){_UNTIL}",
            _I,
        ),
    ),
    Phrase(
        heads("oldest youngest longest most"),
        re.compile(
            rf"\b((?:oldest|youngest|longest[- ]serving|most senior) (?:person|man|woman|prisoner|resident|player|"
            rf"member|officer|individual|inmate|lifer|one) (?:on|in|at|of|ever|under) "
            rf"(?:[^\s.,;:!?()\n|]++[ ]?){{1,6}}?){_UNTIL}",
            _I,
        ),
    ),
    Phrase(
        heads(
            "played plays playing capped boxed boxes swam ran competed competes fought rode fenced rowed represented "
            "represents"
        ),
        re.compile(
            rf"\b((?:played|plays|playing|capped|boxed|boxes|swam|ran|competed|competes|fought|rode|fenced|rowed|"
            rf"represented|represents) (?:\w+ ){{0,4}}?(?:for )?(?:Wales|England|Scotland|Ireland|Great Britain|"
            rf"Team GB|GB|the British Army|his country|her country|their country|the county|Cymru)(?: "
            rf"[^\s.,;:!?()\n|]++){{0,4}}?){_UNTIL}",
            _I,
        ),
    ),
    Phrase(
        heads("un yr unig y enillydd enillodd cyn"),
        re.compile(
            r"\b((?:un o'r |yr unig|unig|y cyntaf|y gyntaf|y ferch gyntaf|y dyn cyntaf|yr olaf|yr ieuengaf|yr "
            r"hynaf|enillydd|enillodd|cyn-bencampwr|cyn bencampwr|cyn-chwaraewr|cyn chwaraewr)[ ](?!(?:beth|"
            r"ffordd|reswm|broblem|dro|waith|sesiwn|apwyntiad)\b)(?:[^\s.,;:!?()\n|]++[ ]?){1,16}?)"
            r"(?=[.,;:!?()\n|]|$)",
            _I,
        ),
    ),
    Phrase(
        heads("athrawes athro menyw dyn merch person cyntaf gyntaf dynes ferch"),
        re.compile(
            r"\b((?:athrawes|athro|menyw|dyn|merch|person|cyntaf|gyntaf|dynes|ferch)[ ](?:gyntaf|cyntaf)[ ](?:i|yn|"
            r"erioed)[ ](?:[^\s.,;:!?()\n|]++[ ]?){1,9}?)(?=[.,;:!?()\n|]|$)",
            _I,
        ),
    ),
    Phrase(
        heads("yn ar"),
        re.compile(
            r"\b((?:yn y papur(?:au)?(?: newydd)?(?: lleol)?|ar y newyddion|yn y wasg(?: leol)?|ar S4C|ar Radio "
            r"Cymru|yn y Daily Post|yn y Western Mail))\b",
            _I,
        ),
    ),
    Phrase(heads("efeilliaid tripledi"), re.compile(r"\b((?:efeilliaid|tripledi)(?: unfath)?)\b", _I)),
]  # fmt: skip

_COMPANY = r"[^\s.,;:!?()\n|]++"
WORK = re.compile(
    rf"{WORKERS}(?:'s (?:son|daughter|wife|husband|widow|apprentice|brother|sister))?(?:[ ](?:in|of|at|on|for|from|to|"
    rf"at the|in the|yn|yng|ym)[ ](?:the |a )?(?:{_COMPANY}[ ]?){{1,4}}?)?{_UNTIL}",
    _I,
)
"""Work and standing that few have, with where and for whom."""
WORK_LED = re.compile(r"(?:\b(?:a|an|the|one of)[ ])?(?:\b\w+[ ])?$", _I)
CONDITION = re.compile(rf"{CONDITIONS}\b", _I)
"""Illnesses and marks of the body that few have."""
CONDITION_LED = re.compile(
    r"(?:(?:\b(?:a|an|his|her|their)[ ])?(?:\b[a-z]+[ ])?\b(?:daughter|son|child|mother|father|brother|sister|baby|"
    r"partner|"
    r"wife|husband)[ ])?(?:\b(?:has|with|have|had|suffers from|diagnosed with|living with|born with|who has|lives with|"
    r"a rare)[ ])?(?:\ban?[ ])?$",
    _I,
)


WORK_HEADS, CONDITION_HEADS = heads_in(WORKERS), heads_in(CONDITIONS)
