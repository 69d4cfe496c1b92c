"""Welsh: the initial mutations, and the names of months and days."""

from __future__ import annotations

SOFT = (
    ("rh", "r"), ("ll", "l"), ("p", "b"), ("t", "d"), ("c", "g"), ("b", "f"), ("d", "dd"), ("g", ""), ("m", "f"),
)  # fmt: skip
_NASAL = (("p", "mh"), ("t", "nh"), ("c", "ngh"), ("b", "m"), ("d", "n"), ("g", "ng"))
_ASPIRATE = (("p", "ph"), ("t", "th"), ("c", "ch"))
_FIXED = ("ch", "dd", "ff", "ng", "ph", "th")

MONTHS = {
    "ionawr": 1, "chwefror": 2, "mawrth": 3, "ebrill": 4, "mai": 5, "mehefin": 6, "gorffennaf": 7, "awst": 8, "medi": 9,
    "hydref": 10, "tachwedd": 11, "rhagfyr": 12,
}  # fmt: skip
NUMBERS = {
    "dwy": 2, "ddwy": 2, "dau": 2, "ddau": 2, "tair": 3, "dair": 3, "tri": 3, "pedair": 4, "bedair": 4, "pedwar": 4,
    "pump": 5, "pum": 5, "bum": 5, "bump": 5, "chwech": 6, "chwe": 6, "saith": 7, "wyth": 8, "naw": 9,
    "deg": 10, "deng": 10,
    "ddeg": 10, "un ar ddeg": 11, "deuddeg": 12, "ddeuddeg": 12, "deuddeng": 12, "ddeuddeng": 12, "tair ar ddeg": 13,
    "dair ar ddeg": 13, "tri ar ddeg": 13, "pedair ar ddeg": 14, "bedair ar ddeg": 14, "pymtheg": 15, "bymtheg": 15,
    "pymtheng": 15, "bymtheng": 15, "un ar bymtheg": 16, "dwy ar bymtheg": 17, "ddwy ar bymtheg": 17,
}  # fmt: skip


def mutations(word: str) -> set[str]:
    """Give the soft, nasal and aspirate forms of a word, in the case of its first letter; none if it never mutates."""
    lower = word.lower()
    forms: set[str] = set()
    if lower.startswith(_FIXED):
        return forms
    for rules in (SOFT, _NASAL, _ASPIRATE):
        for initial, changed in rules:
            if lower.startswith(initial):
                forms.add(changed + lower[len(initial) :])
                break
    if word[:1].isupper():
        return {form[:1].upper() + form[1:] for form in forms if form}
    return {form for form in forms if form}


_ENDINGS = (
    "wyd", "odd", "ais", "iwyd", "io", "iad", "aeth", "ion", "au", "iau", "edd", "ol", "wch", "ant", "ent", "ir", "ith",
    "iol", "wn", "em", "asom", "ech", "id", "ig", "og", "aidd", "rwydd", "deb", "der", "fa", "feydd", "oedd", "nod",
    "wr", "wyr", "yn",
)  # fmt: skip
_JOINED = ("'i", "'r", "'n", "'u", "'w", "'m", "'ch", "'th")


def looks_welsh(lower: str) -> bool:
    """Say whether an unknown word has the ending of a Welsh verb or noun, or is joined to a short Welsh word."""
    return lower.endswith(_JOINED) or (len(lower) > 4 and lower.endswith(_ENDINGS))
