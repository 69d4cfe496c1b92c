"""Roles that can stand in the place of a name, read from the words around the name, in English and Welsh."""

from __future__ import annotations

import re

ENGLISH: dict[str, str] = {
    **dict.fromkeys(("mum", "mam", "mom", "mother"), "the mother"),
    **dict.fromkeys(("dad", "father"), "the father"),
    **dict.fromkeys(("step-dad", "stepdad", "stepfather"), "the stepfather"),
    **dict.fromkeys(("step-mum", "stepmum", "stepmother"), "the stepmother"),
    **dict.fromkeys(("nan", "nana", "nanna", "nain", "gran", "grandma", "grandmother"), "the grandmother"),
    **dict.fromkeys(("taid", "grandad", "granddad", "grandfather"), "the grandfather"),
    **dict.fromkeys(("partner", "ptnr", "girlfriend", "boyfriend", "gf", "bf", "fiancé", "fiancée"), "the partner"),
    **dict.fromkeys(("wife", "husband", "missus"), "the partner"),
    **dict.fromkeys(
        ("ex", "ex-partner", "expartner", "ex-wife", "ex-husband", "ex-girlfriend", "ex-boyfriend", "former partner"),
        "the former partner",
    ),
    **dict.fromkeys(("son", "daughter", "child", "baby", "kid", "toddler", "stepson", "stepdaughter"), "the child"),
    **dict.fromkeys(("boy", "girl"), "the child"),
    **dict.fromkeys(("brother", "sister", "sibling", "stepbrother", "stepsister", "half-brother"), "the sibling"),
    **dict.fromkeys(("uncle", "aunt", "auntie", "aunty", "cousin", "nephew", "niece"), "a relative"),
    **dict.fromkeys(("mate", "friend", "pal"), "a friend"),
    **dict.fromkeys(("associate", "dealer"), "an associate"),
    **dict.fromkeys(("co-defendant", "codefendant"), "the co-defendant"),
    **dict.fromkeys(("neighbour", "neighbor"), "a neighbour"),
    **dict.fromkeys(("landlord", "landlady"), "the landlord"),
    **dict.fromkeys(("boss", "employer"), "the employer"),
    **dict.fromkeys(("manager", "supervisor", "spo", "line manager"), "the manager"),
    **dict.fromkeys(("colleague",), "a colleague"),
    **dict.fromkeys(("victim", "vic", "complainant"), "the victim"),
    **dict.fromkeys(("witness",), "a witness"),
    **dict.fromkeys(("client", "pop", "pp", "person on probation", "defendant", "suspect"), "the person on probation"),
    **dict.fromkeys(("social worker", "sw"), "the social worker"),
    **dict.fromkeys(("support worker", "keyworker", "key worker", "key-worker", "caseworker"), "the support worker"),
    **dict.fromkeys(("drug worker", "alcohol worker", "substance misuse worker"), "the substance misuse worker"),
    **dict.fromkeys(("mentor",), "the mentor"),
    **dict.fromkeys(("probation officer", "po", "pso", "com", "practitioner"), "the practitioner"),
    **dict.fromkeys(("pom",), "the prison offender manager"),
    **dict.fromkeys(("teacher", "headteacher", "tutor"), "the teacher"),
    **dict.fromkeys(("counsellor", "therapist", "psychologist", "psychiatrist"), "the therapist"),
    **dict.fromkeys(("doctor", "gp", "dr", "nurse", "midwife", "health visitor"), "the health professional"),
    **dict.fromkeys(("solicitor", "barrister"), "the solicitor"),
    **dict.fromkeys(("judge", "hhj", "recorder", "magistrate"), "the judge"),
    **dict.fromkeys(
        ("officer", "constable", "sergeant", "inspector", "pc", "dc", "ds", "di", "wpc", "sgt", "insp", "pcso"),
        "the police officer",
    ),
    **dict.fromkeys(("vlo", "victim liaison officer"), "the victim liaison officer"),
    **dict.fromkeys(("idva", "isva"), "the independent adviser"),
    **dict.fromkeys(("interpreter",), "the interpreter"),
    **dict.fromkeys(("chaplain", "imam", "vicar", "pastor", "priest", "rev", "reverend", "fr"), "a faith leader"),
    **dict.fromkeys(("councillor", "cllr"), "a councillor"),
    **dict.fromkeys(("carer", "foster carer", "foster-carer"), "the carer"),
    **dict.fromkeys(("flatmate", "housemate", "roommate"), "the flatmate"),
    **dict.fromkeys(("cellmate", "padmate"), "the cellmate"),
}
"""What stands before a name, and the role to write in its stead."""

WELSH: dict[str, str] = {
    **dict.fromkeys(("mam", "fam"), "y fam"),
    **dict.fromkeys(("tad", "dad", "thad"), "y tad"),
    **dict.fromkeys(("nain", "mam-gu", "fam-gu"), "y fam-gu"),
    **dict.fromkeys(("taid", "daid", "tad-cu"), "y tad-cu"),
    **dict.fromkeys(
        ("partner", "bartner", "phartner", "cariad", "gariad", "gŵr", "ŵr", "gwraig", "wraig"), "y partner"
    ),
    **dict.fromkeys(("cyn-bartner", "gyn-bartner", "chyn-bartner"), "y cyn-bartner"),
    **dict.fromkeys(("mab", "fab", "merch", "ferch", "plentyn", "blentyn", "phlentyn", "bachgen"), "y plentyn"),
    **dict.fromkeys(("brawd", "frawd", "chwaer"), "y brawd neu'r chwaer"),
    **dict.fromkeys(("ewythr", "modryb", "cefnder", "cyfnither"), "perthynas"),
    **dict.fromkeys(("ffrind",), "ffrind"),
    **dict.fromkeys(("cymydog", "gymydog"), "cymydog"),
    **dict.fromkeys(("rheolwr",), "y rheolwr"),
    **dict.fromkeys(("dioddefwr", "ddioddefwr"), "y dioddefwr"),
    **dict.fromkeys(("gweithiwr cymdeithasol", "weithiwr cymdeithasol"), "y gweithiwr cymdeithasol"),
    **dict.fromkeys(("gweithiwr", "weithiwr"), "y gweithiwr"),
    **dict.fromkeys(("swyddog",), "y swyddog"),
    **dict.fromkeys(("athro", "athrawes"), "yr athro"),
    **dict.fromkeys(("cyfreithiwr",), "y cyfreithiwr"),
    **dict.fromkeys(("doctor", "meddyg", "dr"), "y meddyg"),
}

TITLES = re.compile(
    r"(?i:\b(?:mr|mrs|ms|miss|mx|dr|pc|dc|ds|di|wpc|sgt|insp|pcso|judge|hhj|cllr|rev|fr|sir|lady|lord)\b\.?) $"
)
"""A title just before a name, which goes with it."""


def _pattern(words: dict[str, str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_LEAD = r"(?:(?:his|her|their|my|our|the|a|an|new|current|ei|eu|fy|y|yr)[ ])"
_BEFORE = {
    "en": re.compile(rf"(?<![\w-])(?P<all>{_LEAD}?(?P<role>{_pattern(ENGLISH)}))(?P<gap>[,:]?[ ]\(?[\"']?)$", re.I),
    "cy": re.compile(
        rf"(?<![\w-])(?P<all>{_LEAD}?(?P<role>{_pattern(WELSH)}))(?P<gap>[,:]?[ ]\(?[\"']?)$",
        re.I,
    ),
}
_AFTER = {
    "en": re.compile(
        rf"[ ]?(?:,|\(|is|was)[ ]?(?:his|her|their|the|a|my)?[ ]?(?P<role>{_pattern(ENGLISH)})(?![\w-])", re.I
    ),
    "cy": re.compile(
        rf"[ ]?(?:,|\(|yw|oedd)[ ]?(?:ei|eu|y|yr|fy)?[ ]?(?P<role>{_pattern(WELSH)})(?![\w-])",
        re.I,
    ),
}


def role_of(text: str, start: int, end: int, language: str) -> str:
    """Give the role of a person from what stands beside a mention, such as "the partner"; "" if nothing does."""
    words = WELSH if language == "cy" else ENGLISH
    before = _BEFORE[language].search(text[max(0, start - 45) : start])
    after = None if before else _AFTER[language].match(text[end : end + 45])
    match = before or after
    return words[match["role"].lower()] if match else ""


def lead_of(text: str, start: int, role: str, language: str) -> int:
    """Give where the gap between a role and the name after it begins, when it is this role; else -1."""
    before = _BEFORE[language].search(text[max(0, start - 45) : start])
    words = WELSH if language == "cy" else ENGLISH
    if before is None or words[before["role"].lower()] != role or not before["all"].strip():
        return -1
    return start - len(before["gap"])
