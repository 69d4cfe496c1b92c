"""What kind of place, organisation or work a name speaks of: the general words to offer in its stead."""

from __future__ import annotations

import re
from typing import NamedTuple


class Kind(NamedTuple):
    """Words of one kind: how its names look, and what to write instead in English and Welsh."""

    pattern: re.Pattern[str]
    english: tuple[str, ...]
    welsh: tuple[str, ...]


def _kind(pattern: str, english: str, welsh: str) -> Kind:
    return Kind(re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.I), tuple(english.split("|")), tuple(welsh.split("|")))


INSTITUTIONS: tuple[Kind, ...] = (
    _kind(r"hmp|hmyoi|yoi|prison|young offender.*|carchar|garchar", "a prison", "carchar"),
    _kind(r"ap|approved premises|hostel|house hostel|safle cymeradwy", "approved premises|a hostel",
          "safle cymeradwy|hostel"),
    _kind(r"crown(?: court| ct)?|llys y goron", "the Crown Court", "Llys y Goron"),
    _kind(r"(?:magistrates|mags)'?(?: courts?| ct)?|llys ynadon", "the magistrates' court", "y llys ynadon"),
    _kind(r"family court|llys teulu", "the family court", "y llys teulu"),
    _kind(r"youth court|llys ieuenctid", "the youth court", "y llys ieuenctid"),
    _kind(r"court|llys", "the court", "y llys"),
    _kind(r"university|prifysgol|brifysgol", "a university", "prifysgol"),
    _kind(r"college|sixth form|coleg|goleg", "a college", "coleg"),
    _kind(r"primary|infants?'?|juniors?|nursery|gynradd", "a primary school", "ysgol gynradd"),
    _kind(r"high|secondary|comprehensive|comp|grammar|academy|gyfun|uwchradd", "a secondary school", "ysgol uwchradd"),
    _kind(r"school|ysgol|pru", "a school", "ysgol"),
    _kind(r"police|constabulary|heddlu", "the police", "yr heddlu"),
    _kind(r"children'?s (?:services|social care)|social services", "children's services", "gwasanaethau plant"),
    _kind(r"council|borough|mbc|cyngor|gyngor", "the council", "y cyngor"),
    _kind(r"hospital|infirmary|ysbyty|hospice", "a hospital", "ysbyty"),
    _kind(r"surgery|medical (?:centre|practice)|health centre|practice|clinic|meddygfa", "a GP surgery",
          "meddygfa"),
    _kind(r"nhs|health (?:board|trust)|bwrdd iechyd", "the local health service", "y gwasanaeth iechyd lleol"),
    _kind(r"housing|homes|lettings|housing association|tai|cartrefi", "a housing association", "cymdeithas dai"),
    _kind(r"church|chapel|cathedral|mosque|masjid|gurdwara|mandir|temple|synagogue|kingdom hall|eglwys|capel|mosg",
          "a place of worship", "addoldy"),
    _kind(r"arms|inn|tavern|red lion|white hart|black horse|king'?s head|queen'?s head|pub|tafarn|fox and .*",
          "a pub", "tafarn"),
    _kind(r"fc|rfc|rufc|afc|rovers|united|athletic|wanderers|football club|rugby club|cricket club|golf club|gym|"
          r"boxing club|clwb", "a sports club", "clwb chwaraeon"),
    _kind(r"gang|boyz|crew|mob|posse|mandem|soldiers|firm", "a local group", "grŵp lleol"),
    _kind(r"amazon|dpd|evri|hermes|yodel|logistics|distribution|warehous\w+|parcelforce|royal mail",
          "a warehouse|a warehouse job", "warws|swydd mewn warws"),
    _kind(r"tesco|asda|aldi|lidl|sainsbury'?s|morrisons|co-?op|iceland|waitrose|marks and spencer|m&s|spar|"
          r"supermarket|stores|b&m|home bargains|wilko|argos|primark|poundland", "a shop|a shop job",
          "siop|swydd mewn siop"),
    _kind(r"mcdonald'?s|kfc|greggs|subway|burger king|nando'?s|costa|starbucks|wetherspoons?|cafe|café|kebabs?|"
          r"pizza|takeaway|restaurant|fish bar|chippy|bakery", "a food business|a catering job",
          "busnes bwyd|swydd arlwyo"),
    _kind(r"scaffolding|roofing|builders|building services|construction|plumbing|joinery|electrical|glazing",
          "a building firm|a building job", "cwmni adeiladu|swydd adeiladu"),
    _kind(r"taxis|cabs|private hire|haulage|transport|cars|buses", "a transport firm|a driving job",
          "cwmni cludiant|swydd gyrru"),
    _kind(r"care|homecare|care (?:home|services)", "a care provider|a care job", "darparwr gofal|swydd gofal"),
    _kind(r"recruitment|agency", "an employment agency", "asiantaeth gyflogi"),
    _kind(r"news|gazette|echo|chronicle|herald|argus|mail|post|telegraph|mercury|radio", "the local press",
          "y wasg leol"),
    _kind(r"trust|foundation|charity|project|refuge|mission|aid|society|mind|shelter|nacro|turning point|"
          r"change grow live|cgl|barnardo'?s|samaritans|women'?s aid|elusen", "a charity", "elusen"),
    _kind(r"ltd|limited|plc|llp|& sons?|engineering|steel|foods|motors|garage", "a local employer",
          "cyflogwr lleol"),
    _kind(r"estate|ystad|stad", "a housing estate", "ystad o dai"),
    _kind(r"station|gorsaf", "a station", "gorsaf"),
    _kind(r"park|parc|beach|common|market|library|centre", "a public place", "lle cyhoeddus"),
    _kind(r"street|st|road|rd|avenue|ave|lane|close|drive|crescent|terrace|gardens|grove|heol|ffordd|stryd|lôn",
          "a nearby street", "stryd gyfagos"),
)  # fmt: skip
"""The first kind whose words stand in a name is its kind: the surer ones first."""

WORK: tuple[Kind, ...] = (
    _kind(r"harbour|lighthouse|trawler\w*|lifeboat|ferry|ship'?s|tugboat|diver|coxswain|submariner|oyster|lobster|"
          r"cockle|mariner|docks?", "a skilled maritime job", "swydd forwrol fedrus"),
    _kind(r"airline|helicopter|air traffic|astronaut|pilot", "a job in transport", "swydd ym maes trafnidiaeth"),
    _kind(r"footballer|rugby|boxer|boxing|cricketer|golfer|jockey|snooker|darts|wrestler|cyclist|athlete|swimmer|"
          r"olympi\w+|paralympi\w+|champion|referee|gymnast|weightlifter|medal\w*|world record|capped|played|plays",
          "success in a sport", "llwyddiant mewn camp"),
    _kind(r"mayor|councillor|mp|magistrate|judge|sheriff|lord lieutenant|diplomat|ambassador|bishop|coroner",
          "a public role", "rôl gyhoeddus"),
    _kind(r"police officer|prison officer|chief constable|paratrooper|sas|marine|commando|gurkha|soldier|army|"
          r"firefighter|governor", "a uniformed job", "swydd mewn lifrai"),
    _kind(r"surgeon|midwife|paramedic|dentist|doctor", "a job in health care", "swydd ym maes iechyd"),
    _kind(r"headteacher|headmaster|headmistress|teacher|lecturer", "a job in education", "swydd ym myd addysg"),
    _kind(r"vicar|priest|imam|nun|monk|pastor|chaplain", "a faith role", "rôl ffydd"),
    _kind(r"opera|choir\w*|ballet|pianist|organist|actor|actress|presenter|singer|drummer|guitarist|dj|model|"
          r"magician|clown|puppeteer|circus|drag|poet|bard|prifardd|newsreader|musician|dancer|stunt \w+|artist",
          "a job in the arts", "swydd yn y celfyddydau"),
    _kind(r"farmer|shepherd|gamekeeper|beekeeper|bee[- ]keeper|alpaca|ostrich|llama|cheese\w*|cider\w*|falconer|"
          r"ghillie|hedge\w*|ploughing", "rural work", "gwaith cefn gwlad"),
    _kind(r"blacksmith|farrier|thatcher|steeplejack|stonemason|waller|luthier|glass\w*|basket\w*|gunsmith|"
          r"swordsmith|chainmaker|slate|bell\w*|clock ?maker|watchmaker|taxidermist|coracle",
          "a skilled craft", "crefft fedrus"),
    _kind(r"undertaker|funeral|embalmer|mortician", "a job in a local service", "swydd mewn gwasanaeth lleol"),
    _kind(r"warehouse", "a warehouse job", "swydd mewn warws"),
    _kind(r"news|papers?|press|headlines|front page|tv|television|radio|viral|crimewatch|panorama|bbc|itv|"
          r"newspapers?|papur\w*|newyddion|wasg|s4c|reported|notorious|famous|well[- ]known|celebrity|everyone|"
          r"everybody|whole village", "known to some people locally", "yn hysbys i rai yn lleol"),
    _kind(r"twins?|triplets|quadruplets|quads|efeilliaid|tripledi", "siblings", "brodyr neu chwiorydd"),
    _kind(r"tattoo\w*|amputee|arm|leg|eye|hand|prosthetic|disfigurement|burns", "a visible difference",
          "gwahaniaeth gweladwy"),
    _kind(r"syndrome|disease|disorder|dystrophy|transplant|condition|cancer|illness|cell|albinism|dwarfism|"
          r"h(?:a)?emophilia|narcolepsy|palate|vitiligo", "a long-term health condition", "cyflwr iechyd hirdymor"),
    _kind(r"lottery|jackpot|euromillions|mbe|obe|cbe|prize|award|cross|eisteddfod|x factor|talent|bake off|won|"
          r"winner|enillydd|enillodd", "a past achievement", "camp o'r gorffennol"),
    _kind(r"survivor|survived|fire|crash|disaster|murder", "a serious event in the past",
          "digwyddiad difrifol yn y gorffennol"),
)  # fmt: skip
"""What a rare phrase is about, and more general words for it."""


def general_words(text: str, kinds: tuple[Kind, ...], language: str) -> tuple[str, ...]:
    """Give the general words for a name or phrase; none when its kind does not show."""
    for kind in kinds:
        if kind.pattern.search(text):
            return kind.welsh if language == "cy" else kind.english
    return ()
