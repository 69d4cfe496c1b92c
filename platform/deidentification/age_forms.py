"""The forms that an exact age takes in a sentence, a list, a form or a log."""

from __future__ import annotations

import re

from deidentification import gazetteer
from deidentification.document import head, heads
from deidentification.welsh import NUMBERS as WELSH_NUMBERS

_I = re.IGNORECASE
WORDS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17,
}  # fmt: skip
_TENS = "eighty|ninety"
_SMALL = "|".join(sorted((w for w in WORDS if w != "zero"), key=len, reverse=True))
_NUMBER = (
    rf"(?:\d{{1,3}}(?:[.](?:25|5|75)| 1/2)?|{_SMALL}|(?:{_TENS})"
    rf"(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?)"
)
_WELSH = "|".join(sorted(WELSH_NUMBERS, key=len, reverse=True))
_CHILD = (
    r"(?:child|children|kid|kids|son|sons|daughter|daughters|boy|boys|girl|girls|baby|babies|toddler|"
    r"brother|brothers|sister|sisters|twins?|triplets|stepson|"
    r"stepdaughter|step-?son|step-?daughter|grandson|granddaughter|grandchild|grandchildren|nephew|niece|"
    r"cousin|lad|lads|lass|female|male|pupil|student|teenager|eldest|youngest|oldest|"
    r"middle|victim|minor|juvenile|sibling|siblings|little one|plant|plentyn|mab|fab|merch|ferch|brawd|"
    r"chwaer|bachgen|wyres|ŵyr|complainant|son's|step child)"
)
CHILD_WORDS = gazetteer.signs("children")
"""The words at which a form about a child begins; only there is it tried."""
CHILD_HEADS = frozenset(map(head, CHILD_WORDS))
NUMBER_HEADS = heads("0 eighty ninety " + " ".join([*WORDS, *WELSH_NUMBERS]))
YEARS_OLD = re.compile(
    rf"(?<![\w/.£])(?<!ty-)({_NUMBER})(?:[ ]?(?:&|and|or|-|to)[ ]?(?:a )?{_NUMBER})?(?:[ -]?(?:years?|yrs?|year's)"
    rf"[ -]?(?:old|of age)|[ -]?(?:y/?o|y\.o\.|yr ?old|yrs ?old|yr\.? olds?)|[ ]?yrs?(?= (?:old|of age)))"
    rf"(?:s)?(?!\w)",
    _I,
)
AGED = re.compile(
    rf"\b(?:aged?|age is|turned|turns|turning|just|only|nearly|almost|now|was|is|be|of|at age|oed)"
    rf"[ :]{{1,2}}({_NUMBER})(?![\w/%]|[.,:]\d)",
    _I,
)
JUST_AGED = re.compile(
    rf"\b((?:aged?|oedran|oed)[ :]{{1,2}}(?:{_NUMBER})(?:(?:, ?| and | & |/| a | ac )"
    rf"(?:{_NUMBER}))*)(?![\w/%])",
    _I,
)
BIRTHDAY = re.compile(
    r"\b((?:\d{1,3})(?:st|nd|rd|th)|(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|"
    r"eleventh|twelfth|thirteenth|"
    r"fourteenth|fifteenth|sixteenth|seventeenth|eightieth|ninetieth|hundredth))[ ]birthday\b",
    _I,
)
LISTED = re.compile(
    rf"\b{_CHILD}\b[^.\n;]{{0,40}}?\(?\b({_NUMBER})(?: ?(?:,|and|&|/|a|ac) ?({_NUMBER}))?(?: ?(?:,|and|&|a|ac) "
    rf"?({_NUMBER}))?\)",
    _I,
)
NAMED = re.compile(
    rf"(?<=[A-Za-zŵŷâêôû'])[ ]?\((?:aged? )?({_NUMBER})(?:[ ]?(?:yrs?|y|yo|y/o|years?|months?|mths?|m|oed))?\)", _I
)
NAME_COMMA = re.compile(
    rf"\b[A-Z][a-zA-Z'-]{{1,30}}(?: [A-Z][a-zA-Z'-]{{1,30}})?, (?:aged )?({_NUMBER}),?(?= |,|\.|;|\n|$)"
)
CHILD_IS = re.compile(
    rf"\b(?:{_CHILD}|who|he|she|eldest|youngest)\b(?:[ ](?:[A-Z][\w'-]{{1,30}}))?[ ](?:is|was|'s|are|were|turned|"
    rf"turns|is only|is just|was only|was just|is now|are both|were both|, who is)[ ]({_NUMBER})"
    rf"(?:[ ](?:and|&)[ ]({_NUMBER}))?(?=[ ]?(?:[,.;:)\n]|$|and\b|but\b|when\b|at the\b|years?\b|"
    rf"now\b|next\b|so\b|or\b))",
    _I,
)
NAME_IS = re.compile(
    rf"(?:is|was|turned|turns)[ ](?:only |just |nearly |now )?({_NUMBER})(?=[ ]?(?:[,.;)\n]|$|and\b|but\b|when\b))",
    _I,
)
SUBJECT = re.compile(r"\b([A-Za-z][\w'-]{1,30})[ ]$")
NUMBER_CHILD = re.compile(rf"(?<![\w/.£])({_NUMBER})[ -]?(?:years?|yrs?|yr|y)[ -]?(?:old)?[ -]{_CHILD}\b", _I)
SHORT_AGE = re.compile(
    rf"(?<![\w/.£])({_NUMBER})[ ]?(?:yrs?|y/?o|yo)(?!\w)(?![ ](?:order|sentence|licence|custod|ban|"
    rf"relationship|sds|imprison))",
    _I,
)
WELSH = re.compile(
    rf"(?<!\w)(\d{{1,3}}|{_WELSH})[ ](?:mlwydd |blwydd |mlynedd |flynedd |flwydd |mis |wythnos )?oed\b", _I
)
WELSH_LED = re.compile(
    rf"\b(?:mae'n|mae hi'n|mae e'n|mae o'n|hi'n|ef yn|fe'n|sy'n|oedd yn|yn troi'n|yn)[ ]({_WELSH}|"
    rf"\d{{1,2}})(?= ?[.,;)\n]|$)",
    _I,
)
WELSH_CHILD = re.compile(rf"\b(?:mab|fab|merch|ferch|plentyn|blentyn)[ ]({_WELSH}|\d{{1,2}})(?: oed)\b", _I)
MONTHS_OLD = re.compile(
    r"(?<![\w/.£])(\d{1,2}|"
    + "|".join(w for w in WORDS if w != "zero")
    + r")[ -]?(?:months?|mths?|weeks?|wks?|days?|mo)[ -]?old\b",
    _I,
)
BABY = re.compile(
    r"\bbaby\b[^.\n]{0,20}\b(?:is|was|,|\()[ ]?(\d{1,2}|"
    + "|".join(w for w in WORDS if w != "zero")
    + r")[ -](?:months?|mths?|weeks?|wks?)\b",
    _I,
)
AFTER_NAME = re.compile(
    r"\b[A-Z][a-z'-]{1,30}[ ](\d{1,2})[ ]?(?:m|mths?|months?|y|yrs?|yo|y/o|wks?)\b(?![ ](?:order|sentence|licence|"
    r"custody))"
)
AT_AGE = re.compile(
    r"\b(?:school|excluded|expelled|care|convicted|conviction|cannabis|alcohol|smok\w+|cocaine|heroin|weed|offend\w*|"
    r"cautioned|left home|left care|born|"
    r"mother|father|pregnant|drinking|using|fostered|adopted|abused|gang|homeless|"
    r"ran away|gadael|gadawodd|dechreuodd)\b[^.\n]{0,40}?\b(?:at|from|by|since|yn|when (?:he|she) was)"
    r"[ ](?:just |only |age |the age of )?("
    + "|".join(w for w in WORDS if len(w) > 3 or w in ("six", "ten"))
    + r"|[5-9]|1[0-7])(?=[.,;)\n](?!\d)|$| and\b| after\b| for\b)(?! ?[ap]m\b)",
    _I,
)
WHEN = re.compile(
    rf"\b(?:when|since|until|till|before|after|from when|the day|because|as|that) (?:(?P<who>he|she|they|i|you|"
    rf"[a-z][\w'-]{{1,30}}) "
    rf"(?:was|were|is|are|turned|turns|had been)|(?:she|he)'s) (?:only |just |about |around |barely |"
    rf"nearly )?(?P<age>{_NUMBER})"
    rf"(?=[ ]?(?:[,.;:)\n]|$|and\b|but\b|he\b|she\b|they\b|his\b|her\b|years?\b|when\b|by\b|to\b|the\b|with\b|i\b))",
    _I,
)
"""When he was eleven; since she turned 7."""
BY_AGE = re.compile(
    r"(?:^|[.\n;] ?|\b(?:and|but|so|then),? )(?:by|at|from|since|until) (?:the age of )?("
    + "|".join(w for w in WORDS if w.endswith("teen"))
    + r"|1[1-7])(?=,? (?:he|she|they|(?-i:[A-Z])[a-z]+) )",
    _I | re.MULTILINE,
)
"""By fifteen he was selling."""
TURNED = re.compile(
    rf"\b(?:turned|turns|turning|rising|coming up|going on|troi'n|throi'n)[ ]({_NUMBER})(?![\w/%:]|[.,]\d|"
    rf"[ ](?:minutes|"
    rf"days|weeks|of|times|hours|degrees|pages|people|pounds|am|pm|to|up))",
    _I,
)
AGE_OF = re.compile(
    rf"\b(?:age|ages) (?:of|is|was|between|from|(?:at|when|first)[^.\n:\d]{{0,30}}:?)? ?({_NUMBER})(?![\w/%:]|[.,]\d)",
    _I,
)
OLD_IS = re.compile(
    r"\b(?:is|was|he's|she's|who's|hes|shes|now|nearly|almost|over|about|turned|turns|aged|reached|yn|hi'n|e'n|"
    r"bron yn) "
    r"(8[1-9]|9\d|10\d|wyth ?deg \w+|naw ?deg \w+|eighty-\w+|ninety(?:-\w+)?|a hundred)(?= ?(?:[,.;:)\n]|$|and\b|"
    r"but\b|now\b|next\b|in\b|this\b|"
    r"with\b|years\b|on\b|when\b|so\b|who\b|yrs\b|oed\b))",
    _I,
)
NO_PERSON = re.compile(
    r"\b(?:it|score\w*|rsr|ogrs\d?|ogp|ovp|osp|total|level|attendance|percentage|rate|wmt|caseload|temperature|"
    r"weight|bmi|"
    r"number|room|house|flat|count|balance|version|page|length|section|hours|days|result|sgôr)\b[^.\n]{0,14}$"
)
TWIN_COMMA = re.compile(
    rf"\b{_CHILD}(?: [A-Z][\w'-]+(?: (?:and|&|a|ac) [A-Z][\w'-]+)?)?,? ?[,(-] ?(?:both |now |only |just |is |aged |"
    rf"then |nearly |almost |still )?"
    rf"({_NUMBER})(?: ?(?:and|&|,|/|a|ac) ?({_NUMBER}))?(?=[ ]?(?:[,.;:)\n]|$|-))",
    _I,
)
"""The twins, 4, stay; his son - 6; daughter, Mia, 9."""
SMALL_MONTHS = re.compile(
    rf"({_NUMBER})[ -]?(?:months?|mths?|mnths?|mos?|weeks?|wks?)(?:[ -]old|,? ?\)|(?=[.,;)\n]|$))",
    _I,
)
SMALL_LED = re.compile(r"(?:\b[a-z][\w'-]{1,30},?|\() ?$", _I)
YEARS = re.compile(
    rf"(?:\bis|\b(?:and|,) (?-i:[A-Z])[a-z]+|^(?-i:[A-Z])[a-z]+) ({_NUMBER}) (?:years?|yrs)(?=[ ]?(?:[.,;)\n]|$|"
    rf"and\b))",
    _I,
)
GIRL_OF = re.compile(
    rf"\b{_CHILD}(?: (?:then|only|just))?(?: aged)? (?:of|between|under|was|were)(?: only| just| about)? ({_NUMBER})"
    rf"(?: (?:and|or|to) ({_NUMBER}))?(?![\w/%:]|[.,]\d|[ ](?:hours|days|weeks|months|minutes|people|sessions))",
    _I,
)
CHILD_NUMBER = re.compile(
    rf"\b(?:son|daughter|boy|girl|eldest|oldest|youngest|middle|twins|stepson|stepdaughter|niece|nephew|brother|sister|"
    rf"child|kids?|lad|female|male|mab|merch)(?: child| one)?:? (?P<first>{_NUMBER})(?=[ ]?(?:[,;)/&\n]|\.(?!\d)|$|"
    rf"and\b))",
    _I,
)
OLD_COMMA = re.compile(
    r"\b(?:father|mother|mum|mam|dad|nan|nana|nain|taid|mam-gu|tad-cu|modryb|ewythr|gran\w*|grand\w+|uncle|aunt\w*|"
    r"neighbour|husband|wife|"
    r"partner|man|"
    r"woman|male|female|resident|widow\w*|victim|landlord|landlady|priest|carer|pensioner)(?: [A-Z][\w'-]+)?,? ?[,(-] ?"
    r"(?:now |aged )?(8[1-9]|9\d|10[0-5])(?=[ ]?[,.;:)\n]|$)",
    _I,
)
NAMES_ROW = re.compile(
    r"\b(?:[A-Z][a-zÀ-ž'-]{1,20},? \(?\d{1,2}\)?(?:, and | and |, | & |; | a |"
    r" ac )){1,6}[A-Z][a-zÀ-ž'-]{1,20},? \(?\d{1,2}\b"
)
NAME_YEARS = re.compile(
    rf"\b([A-Z][a-zÀ-ž'-]{{1,20}}) (?:is |was |now |only |just )*({_NUMBER}) ?(?:years?|yrs|months?|mths?|mnths?|"
    rf"weeks?|wks?)"
    rf"(?= ?(?:[.,;)\n]|$|and\b|old\b))"
)
CONTRACTED = re.compile(
    rf"\b(?:hes|shes|he's|she's|theyre|they're|who's|whos) (?:only |just |now |nearly |still )?({_NUMBER})"
    rf"(?=[ ]?(?:[,.;)\n](?!\d)|$|and\b|but\b|now\b|next\b|in (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|"
    rf"so\b))",
    _I,
)
CHILD_NAMED = re.compile(
    rf"\b(?i:{_CHILD}) (?-i:[A-Z])[\w'-]+,? \(?({_NUMBER})\b(?![/:.%]\d| (?:hours|days|weeks|months|appointments|"
    rf"sessions))"
)
IN_MONTHS = re.compile(
    r"(?<=[A-Za-zÀ-ž])[ ,(]{1,3}((?:\d{1,2}|"
    + "|".join(w for w in WORDS if w != "zero")
    + r")[ ]?(?:months?|mths?|mnths?|wks?|weeks?|mis|wythnos))(?=\)| oed|\n|$)",
    _I,
)
NEARLY = re.compile(rf"\((?:nearly|almost|just|just turned|about|bron yn|newly) ({_NUMBER})\)", _I)
ON_DAY = re.compile(
    rf", ({_NUMBER}) (?:on|next|this|in) (?:mon|tue|wed|thu|fri|sat|sun|week|month|jan|feb|mar|apr|may|jun|jul|aug|"
    rf"sep|oct|nov|dec)",
    _I,
)
CHILD_LINE = re.compile(
    r"(?im)\b(?:children|kids|child|dependants|siblings|plant|sons?|daughters?|boys?|girls?|grandchildren|"
    r"stepchildren)\b"
    r"[ ]?(?:\([^)\n]{0,20}\))?[ ]?(?:[:|-]|are|is|called)(?P<list>[^\n.]{3,160})"
)
CHILD_ITEM = re.compile(
    rf"(?<![\w/])(?!(?:year|yr|level|age|aged|session|step|day|week|is|are|the|at|"
    rf"for)\b)[A-Za-zÀ-ž][\w'-]{{1,30}},?[ ][-(]?[ ]?({_NUMBER})(?:[ ]?(?:months?|mths?|m|yrs?|y|yo|years?|wks?|"
    rf"weeks?|oed))?"
    rf"(?=[ ]?(?:[,;.)|/&\n-]|and\b|a\b|ac\b|live|$))",
    _I,
)
"""Children: Ayaan 8, Zak 5, Sumaya 18 months."""
AGE_LABEL = re.compile(r"\b(?:age|oed|oedran)[ ]?[:=][ ]?(\d{1,3})\b", _I)
PEOPLE = re.compile(
    rf"\b(?:{_CHILD}|baby|babies|newborn|infant|toddler|born|kids?|mother of|father of|pregnant|plant|babi|fabi)\b", _I
)
TERMS = re.compile(
    r"\b(?:for|after|last|next|past|within|in|over|every|about|order|sentence|licence|ban|of|clean|"
    r"been|by)\b"
)
THINGS = re.compile(
    r"it|curfew|tag|order|licence|sentence|rent|caseload|ovp|ogp|osp|total|attendance|score|year|session|there|this|"
    r"that|level|risk|score|tier|"
    r"category|rsr|which|number|ogrs|time",
    _I,
)
_BEGUN: dict[re.Pattern[str], frozenset[str]] = {
    AGED: heads("aged age turned turns turning just only nearly almost now was is be of at oed"),
    JUST_AGED: heads("aged age oedran oed"),
    BIRTHDAY: heads(
        "0 first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
        "fifteenth "
        "sixteenth seventeenth eightieth ninetieth hundredth"
    ),
    BABY: heads("baby"),
    AGE_LABEL: heads("age oed oedran"),
    WELSH_CHILD: heads("mab fab merch ferch plentyn blentyn"),
    WELSH_LED: heads("mae hi ef fe sy oedd yn"),
    AT_AGE: heads(
        "school excluded expelled care convicted conviction cannabis alcohol smoking cocaine heroin weed offending "
        "cautioned "
        "left born mother father pregnant drinking using fostered adopted abused gang homeless ran gadael gadawodd "
        "dechreuodd"
    ),
    WHEN: heads("when since until till before after from the because as that she he"),
    TURNED: heads("turned turns turning rising coming going troi throi"),
    AGE_OF: heads("age ages"),
    OLD_IS: heads("is was he she who hes shes now nearly almost over about turned turns aged reached yn hi e bron"),
    OLD_COMMA: heads(
        "father mother mum mam dad nan nana nain taid tad modryb ewythr gran grandad uncle aunt auntie neighbour "
        "husband "
        "wife partner man woman male female resident widow victim landlord landlady priest carer pensioner"
    ),
    CONTRACTED: heads("hes shes he she theyre they whos who"),
    CHILD_LINE: heads(
        "children kids child dependants siblings plant son sons daughter boy boys girl grandchildren stepchildren"
    ),
    **dict.fromkeys((YEARS_OLD, NUMBER_CHILD, SHORT_AGE, WELSH, MONTHS_OLD, SMALL_MONTHS), NUMBER_HEADS),
    **dict.fromkeys((LISTED, CHILD_IS, CHILD_NAMED, TWIN_COMMA, GIRL_OF, CHILD_NUMBER), CHILD_HEADS),
    NAME_IS: heads("is was turned turns"),
}
HEADS = {id(form): begun for form, begun in _BEGUN.items()}
"""The heads of the words at which forms can begin, by the form's identity; a form that is not here may begin "
"anywhere."""
