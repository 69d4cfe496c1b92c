"""Words that tell, beside a capital letter, whether a person is meant."""

from __future__ import annotations

import re

from deidentification import gazetteer

TITLES = gazetteer.signs("titles")
SOFT_TITLES = gazetteer.signs("soft_titles")
SAID = gazetteer.signs("said")
STRONG_SAID = SAID - gazetteer.signs("weakly_said")
WELSH_SAID = gazetteer.signs("welsh_said")
LEADS = gazetteer.signs("leads")
MONTH_LIKE = gazetteer.signs("month_like")
DETERMINED = gazetteer.signs("determined")
NICKNAMES = gazetteer.signs("nicknames")
NOT_ALONE = gazetteer.signs("not_alone")
SPELT_ALIKE = gazetteer.signs("spelt_alike")
"""Short forms of the field that are spelt like given names."""
NO_NAMES = gazetteer.signs("no_names")
SEASON_LED = re.compile(
    r"\b(?:in|last|this|next|since|by|until|during|over|the|early|late|mid|of|from|to|and|on|or|for|through|"
    r"before|after|mis|ym|end|beginning)[ -]$"
)
LABELS = (
    r"(?:full )?name(?: of [\w ]{3,20})?|forenames?|other names?|enw arall|enwau eraill|oddi wrth|surname|first name|"
    r"last name|known as|alias(?:es)?|aka|"
    r"person on probation|p\.?o\.?p|pp|victim|perp(?:etrator)?|suspect|defendant|"
    r"child(?:ren)?|partner|ex[- ]partner|mother|father|mum|dad|next of kin|nok|emergency contact|author|"
    r"report author|written by|completed by|prepared by|officer|supervising officer|"
    r"probation (?:practitioner|officer)|practitioner|spo|po|pso|com|pom|oic|offender manager|responsible "
    r"officer|key ?worker|social worker|vlo|victim liaison officer|idva|gp|solicitor|judge|"
    r"from|to|cc|signed|seen by|seen|interviewed by|line manager|manager|supervisor|client|service user|"
    r"subject|re|attendees|present|apologies|in attendance|chair|tutor|facilitators?|staff|"
    r"contact|caller|recorded by|entered by|witness|complainant|co-?defendants?|employer contact|landlord|"
    r"interpreter|patient|resident|enw(?: llawn)?|cyfenw|swyddog(?: prawf)?|dioddefwr|partner|plant|"
    r"mam|tad|gan|llofnod|rheolwr|cyfreithiwr|yn bresennol|ymddiheuriadau|person ar brawf"
)
LABELLED = re.compile(
    rf"(?im)(?:^|[|;]|(?<=\. )|^[-*•] )[ ]*(?:{LABELS})"
    rf"[ ]?(?:\([^)\n]{{1,20}}\))?[ ]?[:=|][ ]?(?P<value>[^\n|;:<(]{{2,60}})"
)
ALIAS = re.compile(
    r"(?i)\b(?:a\.?k\.?a\.?|also known as|known as|known to \w+ as|nicknamed|nickname(?: is| of|:)?|goes "
    r"by(?: the name)?(?: of)?|street name(?: is|:)?|alias(?: of|:)?|calls (?:him|her)self|called|named|"
    r"answers to|by the name of|née|nee|formerly|maiden name|prefers|likes to be called|adnabyddir fel|o'r "
    r"enw|o’r enw|a elwir yn|llysenw)[ :]{1,2}(?P<value>[\"']?[^\W\d_][^\n.,;:()|]{0,40})"
)
