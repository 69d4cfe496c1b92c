"""The forms that the names of schools, courts, public bodies, firms and other institutions take."""

from __future__ import annotations

import re
from typing import NamedTuple

from deidentification.document import heads_in
from deidentification.finding import Action


class Form(NamedTuple):
    """How the names of one kind of institution look; ``whole``: the match needs no trimming;
    ``needs``: the heads of words without which there is none.
    """

    pattern: re.Pattern[str]
    category: str
    action: Action
    priority: int
    whole: bool = False
    needs: frozenset[str] = frozenset()


CAP = r"(?:[A-ZŴŶÂÊÎÔÛ][\w'&.-]{0,30}[\w']|[A-Z]\b\.?)"
_LINK = r"(?:(?:of|and|the|y|yr|upon|de|under|&|le|ar)[ ])"
_RUN = rf"(?:{CAP}[ ]{_LINK}?){{0,4}}?{CAP}[ ]"

SCHOOL = (
    r"(?:(?:Community |High |Primary |Junior |Infant |Infants |Infants' |Nursery |Grammar |Comprehensive |"
    r"Secondary |Special |Catholic |RC |CE |CofE |C of E |Church |Sixth Form |Further Education |FE |"
    r"Technical |Girls'? |Boys'? |Girls' |Boys' |County |Welsh |VC |VA |Free |Preparatory |Prep "
    r")*(?:School|Academy|College|Primary|High School|High|Comprehensive|Comp|Grammar|Nursery|Infants|"
    r"Juniors|"
    r"University|PRU|Sixth Form|Playgroup|Kindergarten|Children's Centre|Family Centre|Studio School|Middle School))"
)
COURT = (
    r"(?:Crown Court|Magistrates'? ?Courts?|Magistrates|Mags|Mags Court|Crown Ct|Mags Ct|Mags' Court|"
    r"Magistrates Ct|County Court|Family Court|Youth Court|Combined Court|Combined Court Centre|Justice "
    r"Centre|"
    r"Law Courts|Civil Justice Centre|Coroner's Court|Coroners Court|Sheriff Court|Crown|Family "
    r"Proceedings Court|Court Centre|Court)"
)
PLACE_WORD = (
    r"(?:Hospital|Infirmary|Health Centre|Medical Centre|Medical Practice|Surgery|Clinic|Hospice|Practice|"
    r"Unit|Ward|Church|Chapel|Cathedral|Abbey|Priory|Mosque|Masjid|Gurdwara|Mandir|Temple|Synagogue|"
    r"Kingdom Hall|"
    r"Mission|Tabernacle|Minster|Parish|Library|Leisure Centre|Sports Centre|Community Centre|Shopping "
    r"Centre|Retail Park|Business Park|Industrial Estate|Trading Estate|Youth Centre|Day Centre|Resource "
    r"Centre|"
    r"Arms|Inn|Tavern|Hotel|Head|Social Club|Working Men's Club|WMC|Snooker Hall|Nightclub|Station|Bus "
    r"Station|Railway Station|train station|bus station|railway station|Police Station|police station|"
    r"Airport|Docks|Dock|Harbour|Marina|Pier|Beach|"
    r"Park|Estate|estate|Street|Road|Rd|Avenue|Ave|Lane|Close|Drive|Crescent|Terrace|Gardens|Square|Bridge|"
    r"Market|Common|Woods?|Forest|Reservoir|Canal|Quay|Wharf|Viaduct|Arcade|Precinct|Roundabout|"
    r"Interchange|Centre|Stadium|Cemetery|"
    r"Crematorium|Custody Suite|Custody Suite|custody suite|custody|Probation Office|probation office|PDU|"
    r"Job Centre|Jobcentre|Foodbank|Food Bank|Allotments?|Farm|Quarry|Colliery|Prison|YOI|Young Offender "
    r"Institution|Secure Training Centre|STC|"
    r"Immigration Removal Centre|IRC|Secure Children's Home|Chip Shop|Green|Fields?|Playing Fields|Parade|Grove|"
    r"Moor|Fell|Island|Valley|Bay|Golf Club)"
)
COMPANY = (
    r"(?:Ltd|Limited|PLC|plc|LLP|Inc|& Partners|and Partners|& Associates|Associates|Partners|& Sons?|and "
    r"Sons?|& Co|& Daughters?|Bros|Brothers|Group|Logistics|Scaffolding|Roofing|Builders|Building Services|"
    r"Construction|Plumbing|Motors|Garage|Tyres|Cars|Taxis|Cabs|Private Hire|Haulage|Transport|"
    r"Foods|Produce|Timber|Equine|Care Group|Playhouse|Theatre|Skip Hire|Plant Hire|Tool Hire|Interiors|Scaffolders|"
    r"Removals|"
    r"Groundworks|Drainage|Catering|Laundry|Textiles|Printers|Bakery|Butchers|Cafe|Café|Kebabs?|Pizza|Takeaway|"
    r"Fish Bar|Chippy|Restaurant|Grill|Barbers|"
    r"Hairdressers|Salon|Nails|Recruitment|Solicitors|Law|Legal|Advocates|Chambers|Engineering|"
    r"Fabrications|Joinery|Joiners|Windows|Glazing|Electrical|Cleaning|"
    r"Services|Security|Landscapes|Landscaping|Gardens Services|Warehousing|Distribution|Packaging|"
    r"Plastics|Steel|Steels|Metals|Recycling|Salvage|Scrap|Nurseries|Farms|Dairy|Dairies|Brewery|"
    r"Newsagents|News|Stores|Supermarket|Off Licence|Pharmacy|"
    r"Chemist|Chemists|Opticians|Dental Practice|Dentists|Vets|Homecare|Home Care|Care Services|Care Ltd|"
    r"Care|Housing|Homes|Housing Association|Housing Trust|Lettings|Estates|Properties|Property|Estate "
    r"Agents|Letting Agents|Credit Union|Building Society|Bank)"
)
PUBLIC = (
    r"(?:Council|County Council|City Council|Borough Council|District Council|Metropolitan Borough|MBC|CBC|"
    r"BC|CC|DC|Borough|Police|Constabulary|Police Service|Fire and Rescue|Fire Service|Ambulance Service|"
    r"NHS Trust|NHS Foundation Trust|Foundation Trust|"
    r"Health Board|Health Trust|Trust|Foundation|Project|Charity|Association|Federation|Fellowship|"
    r"Ministries|Ministry|Society|Mission|Aid|Refuge|Hospice|Alliance|Partnership|Collective|Network|Hub|"
    r"Institute|Rovers|United|City|Town|Athletic|Albion|Wanderers|"
    r"FC|RFC|RUFC|AFC|CC|ABC|Boxing Club|Boxing Gym|Gym|Football Club|Rugby Club|Cricket Club|Golf Club|"
    r"Club|Mountain Rescue Team|Mountain Rescue|Anglers|Angling Club|Harriers|Running Club|Vets|Choir|Cadets|Scouts|"
    r"Brass Band|Boyz|Boys|Crew|Gang|Mob|Posse|Firm|Soldiers|Mandem|Mail|Post|Gazette|"
    r"Echo|Chronicle|Herald|Argus|"
    r"Evening News|Times|Telegraph|Mercury|Express & Star|Express and Star|Observer|Advertiser|Live|PDU|"
    r"Probation|Probation Office)"
)
NAMED: list[Form] = [
    Form(
        re.compile(
            rf"(?<!\w)(?:St\.?|Saint|SS|Our Lady|Holy|Christ|Bishop|King|Queen|Sir|Lord|Lady|The|Y|Yr)"
            rf"[ ](?:{CAP}[ ]{_LINK}?){{0,3}}{CAP}[ ]{SCHOOL}\b"
        ),
        "school",
        "block",
        66,
        whole=True,
        needs=heads_in(SCHOOL),
    ),
    Form(re.compile(rf"(?<!\w){_RUN}{SCHOOL}\b"), "school", "block", 65, needs=heads_in(SCHOOL)),
    Form(
        re.compile(
            rf"(?<!\w)Ysgol(?:ion)?[ ](?:Gynradd |Gyfun |Uwchradd |Gynradd Gymraeg |Bro )?(?:{CAP}|yr?\b)"
            rf"(?:[ -](?:{CAP}|yr?\b))*"
        ),
        "school",
        "block",
        67,
        whole=True,
    ),
    Form(
        re.compile(rf"(?<!\w)(?:Coleg|Prifysgol|Brifysgol|Goleg|Ngholeg)[ ]{CAP}(?:[ -](?:{CAP}|(?:yr?|a)\b))*"),
        "school",
        "block",
        67,
        whole=True,
    ),
    Form(re.compile(rf"(?<!\w){_RUN}(?i:{COURT})\b"), "court", "block", 66, needs=heads_in(COURT)),
    Form(
        re.compile(
            rf"(?<!\w)(?:Llys|Lys)[ ](?:y Goron|Ynadon|y Sir|Teulu|Ieuenctid)[ ](?:yn |yng |ym "
            rf")?{CAP}(?:[ -]{CAP})?"
        ),
        "court",
        "block",
        66,
        whole=True,
    ),
    Form(
        re.compile(
            rf"(?<!\w)(?:HMP ?/ ?YOI|HMPYOI|HMYOI|HM Prison|HMP|YOI|HM YOI|CEM|Carchar|Garchar|Ngharchar)"
            rf"[ ](?:(?:The[ ])?{CAP}(?:[ ]{CAP}){{0,2}})"
        ),
        "place",
        "ask",
        66,
        whole=True,
    ),
    Form(re.compile(rf"(?<!\w){_RUN}(?i:{PLACE_WORD})\b"), "place", "ask", 58),
    Form(
        re.compile(
            rf"(?<!\w){_RUN}(?:View|Gate|Way|Rise|Hill|Place|Walk|House|Lodge|Point|Towers?|Court|Croft|Grange|"
            rf"Manor|Mount|Heights|Row|Vale|Meadows?|Cottages?|Villas?|Hall|Building|Buildings|Works|Mill|Stores?|"
            rf"Depot|Yard|End|Side|Baths)\b"
        ),
        "place",
        "ask",
        57,
    ),
    Form(
        re.compile(rf"(?<!\w){_RUN}{COMPANY}(?![\w'])(?:[ ](?:Ltd|Limited|LLP|PLC|plc|Centre))?"),
        "organisation",
        "ask",
        57,
    ),
    Form(
        re.compile(
            rf"(?<!\w){_RUN}(?:car wash|takeaway|cafe|café|garage|taxis|cabs|nightclub|gym|barbers|chippy|chip "
            rf"shop|pub|bar|warehouse|factory|building site|depot|nursery|supermarket|bakery|newsagents|off "
            rf"licence|restaurant|salon|farm|boxing club|football club|rugby club|cricket club|youth club|social "
            rf"club|quarry|abattoir|scrapyard|allotments|food ?bank|stables|marina|campsite|caravan park|holiday "
            rf"park|lads|boys|crew|gang|mob|family|estate|flats|shop|store|care home|day centre|drop[- ]in|project|"
            rf"trust|hotel|foyer)\b"
        ),
        "organisation",
        "ask",
        43,
    ),
    Form(re.compile(rf"(?<!\w)(?:The[ ])?{_RUN}{PUBLIC}(?![\w'])"), "organisation", "ask", 57),
    Form(
        re.compile(
            rf"(?<!\w)(?:University|Borough|Diocese|Royal Borough|Bishop|Port|Archdiocese|London Borough|Church|"
            rf"Bank|Friends)[ ]of[ ](?:the[ ])?{CAP}(?:[ ]{CAP})?"
        ),
        "organisation",
        "ask",
        58,
    ),
    Form(
        re.compile(
            rf"(?<!\w)(?:Heddlu|Nhafarn|Thafarn|Nghlwb|Chlwb|Nghapel|Chapel|Nghymdeithas|Nghwmni|Chwmni|Cyngor|"
            rf"Gyngor|Nghyngor|Chyngor|Cymdeithas|Gymdeithas|Gwasg|Canolfan|Ganolfan|Nghanolfan|"
            rf"Clwb|Glwb|Eglwys|Capel|Gapel|Ysbyty|Meddygfa|Feddygfa|Stad|Gwesty|Tafarn|Dafarn|Menter|Prosiect|"
            rf"Bwrdd Iechyd|Cwmni|Gwmni|"
            rf"Gwasanaeth|Parc|Barc|Stryd|Stryd y|Heol|Heol y|Ffordd|Llyfrgell|Neuadd|Marchnad|Theatr|"
            rf"Fferm|Siop|Traeth)[ ](?:(?:y|yr|Sir|Dinas|Tref|Bro)[ ])?{CAP}(?:[ -](?:{CAP}|(?:yr?|a)"
            rf"(?=[ -][A-ZŴŶ])))*"
        ),
        "organisation",
        "ask",
        59,
        whole=True,
    ),
    Form(re.compile(rf"(?<!\w)(?:St\.?|Saint)[ ]{CAP}(?:'s)?(?:[ ]{CAP})?"), "place", "ask", 61, whole=True),
]
