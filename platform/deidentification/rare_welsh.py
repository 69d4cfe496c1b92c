"""How far a clause goes, and in Welsh what would single someone out: each form begins at one word."""

from __future__ import annotations

CLAUSE = (
    r"(?:[ ](?!(?:but|because|so|while|although|when|which|whilst|since|until|and (?:he|she|they|his|her|their|is|was|"
    r"has|had|now|i|we|it|lives?|works?|will|said|says|then|is|also|that|this|there|does|did|can|may))\b)"
    r"[^\s.,;:!?()\n|]+){0,15}"
)
"""The words up to the end of the clause."""
WORD = r"[^\s.,;:!?()\n|]+"
"""One word of the same clause."""

_COMMON = (
    r"(?:unig|cyntaf|gyntaf|peth|un|dyn|person|ddynes|fenyw|swyddog|gweithiwr|weithiwr|rheolwr|rhiant|tad|mam|partner|tîm|"
    r"gwasanaeth|asiantaeth|dioddefwr|risg|prif|rheswm|sawl|rhai|achos|cynllun)"
)
"""Of these nobody is told apart by what follows."""

WELSH_FORMS: list[tuple[str, str]] = [
    ("yw'r ydi'r ydy'r oedd'r", rf"\w+'r (?!{_COMMON}(?![\w'])){WORD} (?:{WORD} ){{0,2}}?"
     rf"(?:a|sy'n|sydd|oedd|wnaeth)(?=[ ]){CLAUSE}"),
    ("mab fab merch ferch brawd frawd chwaer nai nith gŵr wraig", rf"\w+ i'r (?:dyn|ddynes|fenyw|boi|ferch) {WORD}"
     rf"{CLAUSE}"),
    ("yw'r ydi'r ydy'r oedd'r", rf"\w+'r (?:dyn|ddynes|fenyw) (?:a|sy'n|sydd|oedd)(?:[ ]{WORD}){{4}}{CLAUSE}"),
    ("ei", rf"ei (?:l?lun|wyneb|l?lais) (?:(?:hi|ef|fe|fo|o|e) )?sydd (?:ar|yn|mewn){CLAUSE}"),
    ("pencampwr bencampwr phencampwr pencampwraig bencampwraig", rf"\w+{CLAUSE}"),
    ("brawd frawd chwaer mab fab merch ferch nai nith ewythr modryb cefnder gefnder cyfnither gŵr wraig",
     rf"\w+ (?:i'r|i|yr|y) (?:cyflwynydd|gyflwynydd|cynghorydd|maer|canwr|gantores|pêl-droediwr|chwaraewr|prifardd|"
     rf"gweinidog|"
     rf"aelod|ficer|esgob|barnwr|plismon|seren|actor|prif gwnstabl|digrifwr){CLAUSE}"),
    ("cyn-aelod cyn-gadeirydd cyn-gapten cyn-faer cyn-chwaraewr cyn-gystadleuydd", r"[\w-]+(?:[ ][^\s.,;:!?()\n|"
     r"]+){1,14}"),
    ("enwog adnabyddus adwaenir", rf"\w+ (?:am|fel|yn|yng|ym|drwy|trwy|iawn){CLAUSE}"),
    ("enillodd ennill enillydd cipiodd", rf"\w+ (?:y |yr |'r )?(?:[\w'-]+ ){{0,3}}?(?:gadair|goron|fedal|gwobr|wobr|"
     rf"cwpan|"
     rf"gwpan|cadair|coron|medal|steddfod|eisteddfod|loteri|pencampwriaeth|bencampwriaeth|ras|teitl|tlws){CLAUSE}"),
    ("collodd colli", rf"\w+ (?:(?:ei|y|un|ddau|ddwy|dwy|dau)[ ])+(?:g?oes|goesau|coesau|f?raich|llaw|law|l?lygad|"
     rf"bys|fysedd|"
     rf"golwg|olwg|clyw|droed|throed){CLAUSE}"),
    ("cadw magu bridio", rf"\w+ (?:alpacas|gwenyn|ceffylau gwedd|nadroedd|ffuredau|colomennod|geifr|tylluanod|"
     rf"hebogiaid|"
     rf"mulod){CLAUSE}"),
    ("ar", rf"ar (?:raglen|y rhaglen|y teledu|y newyddion|s4c|radio cymru|cân i gymru|fferm ffactor){CLAUSE}"),
    ("chwarae chwaraeodd", rf"\w+ (?:\w+ )?(?:dros|i) (?-i:[A-Z][\w'-]+){CLAUSE}"),
    ("tatŵ datŵ", rf"\w+ (?:\w+ )?ar (?:ei|y) (?:wyneb|gwddf|wddf|dalcen|thalcen|phen|ben){CLAUSE}"),
]  # fmt: skip
