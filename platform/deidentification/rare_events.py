"""What happened to someone, or what they are known for, that would single them out: each form begins at one word.

A form is tried only where one of its first words stands, so that a text costs no more than a look at each word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from deidentification.rare_welsh import CLAUSE, WELSH_FORMS, WORD

_PAPER = (
    r"(?:(?:the |a |our |his )?(?:local|national|regional|evening|tabloid|daily|sunday|six o'clock|ten o'clock|welsh) "
    r"(?:news\w*|papers?|press|tv|television|radio|media|bulletin)|the (?:news|papers?|press|tabloids|headlines|front "
    r"page|telly|tv|radio|sun|mirror|guardian|times|telegraph|daily mail|metro)|(?:the )?(?:bbc|itv|sky|s4c|channel "
    r"(?:4|5|four|five))|tv|television|crimewatch|panorama|wales online|(?:a|the) (?:\w+ ){0,3}(?:documentary|podcast|"
    r"newspaper|tv (?:show|programme|series)|television (?:show|programme|series)|reality (?:show|series|programme)|"
    r"quiz show|game show|talent show|talk show|chat show|soap|film|music video|drill video|book|magazine))"
)
_SHOW = (
    r"(?:mastermind|the chase|love island|big brother|bake off|masterchef|the x factor|x factor|britain's got talent|"
    r"the voice|the apprentice|pointless|countdown|crimewatch|the jeremy kyle show|jeremy kyle|question time|gogglebox|"
    r"eggheads|dragons' den|come dine with me|university challenge|strictly|gladiators|bargain hunt|antiques roadshow|"
    r"ninja warrior|cân i gymru|songs of praise|deal or no deal|blind date|first dates|tipping point|top of the pops|"
    r"the great british \w+|(?:the )?[\w']+ (?:show|live|factor|island|roadshow))"
)
_DISASTER = (
    r"(?:fire|bombings?|bomb|attacks?|disaster|crash|shootings?|flood|floods|siege|earthquake|tsunami|explosion|"
    r"inquiry|"
    r"sinking|collapse|riots?|genocide|massacre|murders?|stabbings|landslide|derailment|avalanche|hijack\w*|shipwreck|"
    r"lockerbie|hillsborough|grenfell|aberfan|dunblane|omagh|sandwell|falklands)"
)
_NOTABLE = (
    r"(?:mps?|ms|councillor|mayor|mayoress|bishop|vicar|rabbi|imam|judge|magistrate|head ?teacher|headmaster|"
    r"headmistress|chief constable|superintendent|footballer|boxer|actor|actress|singer|celebrity|peer|lord|lady|"
    r"police officer|prison officer|prison governor|governor|detective|comedian|politician|pop star|rock star|author|"
    r"novelist|presenter|newsreader|gangster|murderer|serial killer|crime boss|cabinet minister|minister|ambassador|"
    r"olympian|rugby player|cricketer|jockey|surgeon|professor|archdruid|duke|earl|baron|knight|general|admiral|star)"
)
_KIN = (
    r"(?:father|mother|dad|mum|brother|sister|twin|son|daughter|uncle|aunt|grandfather|grandmother|cousin|wife|husband|"
    r"partner|ex-wife|ex-husband|nephew|niece|stepfather|stepmother|grandson|granddaughter|godfather|widow|widower)"
)
_LIMB = r"(?:legs?|arms?|hands?|eyes?|feet|foot|fingers?|thumbs?|ears?|nose|sight|toes?|hearing|tongue|limbs?)"
_MARKED = r"(?:face|forehead|neck|cheek|cheeks|eyelids?|head|throat|scalp|chin|nose|eyebrow|temple|skull|knuckles)"
_PRIZE = (
    r"(?:prize|prizes|cup|award|awards|medals?|title|titles|trophy|championships?|record|competition|contest|lottery|"
    r"jackpot|race|final|tournament|league|election|belt|scholarship|eisteddfod|of the year|bafta|oscar|marathon|derby|"
    r"trials?|bravery|pageant|raffle|show|open|rosette|grand national|masterchef|bake off|mastermind|euromillions|"
    r"mbe|obe)"
)
_BEAST = (
    r"(?:pythons?|(?:rare|pedigree)[- ]breed \w+|pedigree \w+|"
    r"snakes?|boa constrictor|alpacas?|llamas?|ostriche?s?|tarantulas?|falcons?|hawks?|(?:barn |snowy |"
    r"pet )?"
    r"owls?|eagles?|parrots?|macaws?|cockatoos?|peacocks?|iguanas?|lizards?|bearded dragons?|crocodiles?|caimans?|"
    r"ferrets?|racing pigeons|pigeons|bees|beehives|hives|donkeys?|shire horses?|goats?|emus?|wolf ?dogs?|monkeys?|"
    r"lemurs?|skunks?|meerkats?|tortoises?|koi|scorpions?|racehorses?|heavy horses|kestrels?|ravens?|jackdaws?|"
    r"miniature ponies|piranhas?|reindeer|bison|wallab(?:y|ies)|pot-bellied pigs?|birds of prey|whippets|greyhounds)"
)
_RIDE = (
    r"(?:ice[- ]cream van|hearse|tractor|fire engine|double[- ]decker|milk float|tuk[- ]tuk|rickshaw|ferrari|"
    r"lamborghini|"
    r"rolls[- ]royce|bentley|limousine|limo|unicycle|penny[- ]farthing|horse and cart|pony and trap|steam engine|"
    r"motorised \w+|sidecar|(?:bright |hot |neon |luminous )?(?:pink|lime green|purple|gold|zebra-striped|camouflage|"
    r"leopard-print) [\w-]+)"
)
_HOME = (
    r"(?:narrow ?boat|narrow-boat|house ?boat|barge|lighthouse|castle|windmill|yurt|tree ?house|tipi|teepee|cave|"
    r"horsebox|converted \w+|old (?:chapel|church|school|station|mill|vicarage|rectory|signal box)|convent|monastery|"
    r"watermill|shepherd's hut|railway carriage|bus shelter|double-decker|commune|crypt|churchyard|beach hut|"
    r"oast house)"
)
_SOUND = (
    r"(?:violin|fiddle|harp|bagpipes|tuba|accordion|organ|cello|trombone|sitar|tabla|saxophone|banjo|mandolin|spoons|"
    r"steel drums?|steel pans?|didgeridoo|euphonium|cornet|uilleann pipes|pipes|tin whistle|hurdy-gurdy|dhol)"
)

_FORMS: list[tuple[str, str]] = [
    ("former ex", rf"\w+ (?:[\w'-]+ ){{1,8}}?who\b{CLAUSE}"),
    ("sings sang drums drummed dances danced", rf"\w+ (?:\w+ )?(?:in|with|for) the (?:[\w'-]+ ){{1,4}}?"
     rf"(?:that|who|which)\b{CLAUSE}"),
    ("taught delivered baptised married buried", rf"\w+ (?:half|most|all|generations|everyone|everybody|"
     rf"nearly everyone|(?:three-quarters|two-thirds|a third|a quarter) of|"
     rf"the whole)\b{CLAUSE}(?:,[ ]among (?:them|whom)\b{CLAUSE})?"),
    ("face voice picture photo likeness", rf"\w+ (?:is|was) (?:the one )?(?:on|in|over|across) "
     rf"(?:the|every|all)\b{CLAUSE}"),
    ("known called nicknamed dubbed", rf"\w+ (?:locally|nationally|to everyone|to locals|to all|around (?:the )?\w+|"
     rf"throughout the \w+|across the \w+|in the (?:town|village|area|city|press|papers|valley|community|county|scene|"
     rf"local \w+)|on the (?:estate|street|streets|island|circuit)|online|by everyone|in his day)\b{CLAUSE}"),
    ("known nicknamed dubbed", r"\w+ (?:as )?[\"']?(?-i:[Tt]he (?!Person|Probation)[A-Z][\w'-]+(?: [A-Z][\w'-]+)*)"),
    ("famous notorious infamous renowned", rf"\w+ (?:for|in|as|locally|across|around|throughout)\b{CLAUSE}"),
    ("was were is been appeared featured made interviewed profiled named filmed covered reported shown splashed "
     "pictured photographed all quoted starred",
     rf"(?:(?:was|were|been|has been|is)[ ])?(?:(?:widely |heavily |once |twice |briefly |also |often |all )?"
     rf"(?:appeared|featured|made|interviewed|profiled|named|filmed|covered|reported|shown|splashed|pictured|quoted|"
     rf"photographed|all|starred|written up|a story)?[ ]?)"
     rf"(?:on|in|by|over|across)? ?{_PAPER}\b(?! (?:that|said|he|she|which))(?=[^\w]|$){CLAUSE}"),
    ("appeared contestant competed auditioned guest starred finalist featured was runner-up semi-finalist",
     rf"[\w-]+ (?:a |an |the )?(?:former |past |recent )?(?:contestant |guest |finalist |extra |runner-up |panellist |"
     rf"audience member |competitor |winner |child star )?(?:on|in|for|of|at) {_SHOW}\b"),
    ("survived survivor survivors escaped", rf"\w+ (?:of |from )?(?:the |a |"
     rf"an )(?:[^\s.,;]+ ){{0,4}}?{_DISASTER}\b{CLAUSE}"),
    ("injured killed died caught present lost hurt bereaved",
     rf"\w+ (?:up )?(?:{_KIN} |(?:his|her|their|both|two|three)(?: \w+)? )*(?:in|at|by|to) the (?:[^\s.,;]+ ){{0,4}}?"
     rf"{_DISASTER}\b{CLAUSE}"),
    ("was were", rf"\w+ (?:(?:famously|brutally|tragically|allegedly) )?(?:murdered|kidnapped|abducted|executed|"
     rf"struck by "
     rf"lightning|held hostage|taken hostage|hijacked|shipwrecked|lost at sea|beheaded|knighted|decorated|crowned|"
     rf"excommunicated|court[- ]martialled|buried alive|born in (?:a |the )?(?:prison|custody|refugee camp|cell|taxi|"
     rf"ambulance|car|lift|ferry|train|caravan|tent)|born (?:at sea|on a \w+)|conjoined|left at birth|"
     rf"found (?:as a baby|"
     rf"abandoned|on the steps)|raised (?:by|in) (?:nuns|monks|a cult|a commune|a circus|the circus|"
     rf"a convent))\b{CLAUSE}"),
    ("lost lose missing", rf"\w+ (?:(?:an?|his|her|their|both|one|two|three|four|the|most of his|all of his|"
     rf"part of his|"
     rf"all his|all her)[ ])?(?:left |right |lower |upper |front )?{_LIMB}\b(?! (?:of time|contact)){CLAUSE}"),
    ("has have had with having only", rf"\w+ (?:only )?(?:one|no|a single|three|six|a false|a glass|a prosthetic|an "
     rf"artificial|a wooden|a bionic|two false|webbed|a missing|a hook for a|a withered) (?:left |right )?"
     rf"(?:{_LIMB}|kidney|lung|teeth)\b{CLAUSE}"),
    ("born", rf"\w+ (?:without|with (?:no|only one|six|webbed|a \w+ missing)) [^\s.,;]+{CLAUSE}"),
    ("has have had with having bears wears sports a", rf"\w+ (?:(?!(?:and|but|or|to|is|was)\b)[^\s.,;:]+ ){{0,7}}?"
     rf"(?:tattoo\w*|scars?|birthmark|burns?|port[- ]wine stain|branding|piercings?|brand) (?:[^\s.,;:]+ ){{0,4}}?"
     rf"(?:on|across|over|down|around|round|under|above|behind|covering|of|"
     rf"to)(?: [^\s.,;:]+){{0,4}}? {_MARKED}\b{CLAUSE}"),
    ("has have had with having bears a", rf"\w+ (?:(?!(?:and|but|or|to|is|was)\b)[^\s.,;:]+ ){{0,4}}?(?:face|facial|"
     rf"neck|"
     rf"forehead|teardrop|swastika|spider'?s? ?web|barcode|eyelid|head) tattoos?\b{CLAUSE}"),
    ("tattooed", rf"\w+ (?:on|across|all over) (?:his|her|their|the) (?:\w+ )?{_MARKED}\b{CLAUSE}"),
    ("plays play played playing signed boxes boxed fights fought swims swam rides rode races raced bowls represented "
     "represents captains captained captain coaches managed refereed keeps opens bats turns turned runs ran trialled",
     rf"\w+ (?:(?:professionally|semi-professionally|once|rugby|football|cricket|netball|hockey|darts|snooker|prop|"
     rf"hooker|centre|scrum-half|fly-half|striker|centre-half|midfield|goalkeeper|in goal|wicket|up front|on the wing|"
     rf"left back|right back|in the youth team|bass|drums|guitar|tuba|horn)[ ])?for (?:the )?"
     rf"(?:county|country|national|academy|first team|under-?\d+s?|(?-i:(?!Xbox|PlayStation|UC|"
     rf"RAR)[A-Z][\w&'-]+)){CLAUSE}"),
    ("plays played playing busks busked", rf"\w+ (?:the |his |a )?{_SOUND}\b{CLAUSE}"),
    ("coaches coached manages", rf"\w+ (?:the )?(?:\w+ )?(?:under-?\d+s|juniors|colts|first team|second team){CLAUSE}"),
    ("busks busked preaches preached juggles", rf"\w+ (?:outside|in|on|at|under|by|opposite) {WORD}{CLAUSE}"),
    ("won wins winning winner awarded crowned voted runner-up champion holds held holder",
     rf"[\w-]+ (?!over\b|round\b|back\b|his trust|her trust|an? (?:appeal|argument|fight|few)\b)(?:of )?"
     rf"(?:[^\s.,;:]+ ){{0,7}}?{_PRIZE}\b{CLAUSE}"),
    ("twin son daughter brother sister wife husband widow nephew niece cousin grandson granddaughter father mother "
     "partner stepson related uncle aunt godson heir", rf"\w+ (?:brother |sister )?(?:of|to) (?:a|an|the|one of)"
     rf"(?: [\w'-]+){{0,4}}? {_NOTABLE}\b{CLAUSE}"),
    ("his her whose their", rf"\w+ (?:late |twin |older |younger |elder |eldest |half[- ])?{_KIN} (?:is|was) (?:a |"
     rf"an |the "
     rf")?(?:(?!(?:not|in|at|on|to)\b)[\w'-]+ ){{0,3}}?(?:{_NOTABLE}(?! (?:of|to) (?:his|her|the) (?:own|family))\b|"
     rf"murdered|kidnapped|hanged|executed){CLAUSE}"),
    ("keeps kept breeds bred owns owned has rescued races raises walks flies trains shows with had pet rears handles",
     rf"\w+ (?:(?:a|an|his|her|their|two|three|four|several|some|pet|rare|prize|prize-winning|champion|rescued|tame|"
     rf"\w+ing"
     rf"|dozens of|twenty|thirty|forty|the town's)[ ]){{0,4}}{_BEAST}\b{CLAUSE}"),
    ("drives drove rides rode owns restores", rf"\w+ (?:(?:a|an|his|her|their|the|old|vintage|restored|converted|"
     rf"\w+'s)[ ])"
     rf"{{0,4}}{_RIDE}\b{CLAUSE}"),
    ("lives lived living sleeps sleeping", rf"\w+ (?:alone |rough |mostly )?(?:on|in|at|aboard) (?:a|an|his|her|the|"
     rf"their) "
     rf"(?:\w+ ){{0,2}}?{_HOME}\b{CLAUSE}"),
    ("european world british commonwealth welsh english scottish irish national county regional area junior "
     "amateur under-18 under-21", rf"[\w-]+ (?:[\w-]+ ){{0,3}}?(?:champion|champs?|medallist|"
     rf"record[- ]holder|finalist|title[- ]holder|gold medal\w*)\b{CLAUSE}"),
    ("only", rf"only (?!(?:thing|way|time|reason|option|contact|support|concern|appointment|child|son|daughter|one|"
     rf"bit|money|person|"
     rf"problem|issue|protective|risk|income|previous|condition|session|conviction|if|when|because|a|an|the|to|in|on|"
     rf"at|for|with|"
     rf"he|she|they|saw|just|two|three|one|once|source|means|friend|family|evidence|stable|positive|real|other|"
     rf"change|exception|"
     rf"requirement|place|day|offence|ever|been|had|has|is|was|be|address|known|part|use|gap|action|version|copy)\b)"
     rf"(?:[^\s.,;:!?()]+ ){{1,5}}?(?:round|around|with|who|left|ever|for miles|within)\b{CLAUSE}"),
    ("former ex-", rf"[\w-]+ (?:[\w'-]+ ){{0,4}}?(?:chairman|chairwoman|captain|president|squad member|"
     rf"team member|star|winner|finalist|goalkeeper|midfielder|striker|roadie|bandmate)\b{CLAUSE}"),
    ("son daughter brother sister wife husband widow father mother cousin twin",
     rf"\w+ of the (?:[\w'-]+ ){{1,6}}?(?:case of |in the )?(?:[\w'-]+ ){{0,2}}?{_DISASTER}\b{CLAUSE}"),
    ("grade", rf"grade (?:[678]|six|seven|eight)(?: on| in)?(?: the)? {_SOUND}\b{CLAUSE}"),
    ("miss mr mister", rf"\w+ (?!\d)[\w' -]{{3,20}}(?:19|20)\d\d\b{CLAUSE}"),
    ("three-legged two-headed one-winged", rf"[\w-]+ {WORD}{CLAUSE}"),
    ("carves carved whittles sculpts forges juggles yodels taxidermies crochets embroiders builds", rf"\w+ (?!a case|"
     rf"on|up|"
     rf"trust|links|rapport|relationships)(?:[\w'-]+ ){{0,2}}?(?:spoons?|walking sticks|figures|swords|knives|clocks|"
     rf"violins|"
     rf"harps|dolls' houses|model \w+|coracles|statues|gargoyles|chainsaw \w+|fire|gnomes|puppets|coffins){CLAUSE}"),
    ("one", rf"one (?:half )?of the (?:identical )?(?:twins|triplets|pair|duo|brothers|sisters|couple|band|"
     rf"gang) (?:who|that|"
     rf"from|behind|in){CLAUSE}"),
    ("paints painted wears wore", rf"\w+ (?:all )?(?:his|her|their|the) (?:own )?\w+ (?:gold|pink|purple|silver|"
     rf"green|blue|"
     rf"orange)\b{CLAUSE}"),
    ("gave", rf"gave birth (?:to (?:triplets|quad\w+|twins|conjoined)|in (?:a |the )?(?:prison|custody|cell|taxi|"
     rf"ambulance|"
     rf"car|lift|field|toilet|tent)|at \w+ years){CLAUSE}"),
    ("hit made making", rf"\w+ (?:the )?(?:\w+ )?(?:headlines|front page|front pages)\b{CLAUSE}"),
    ("nobody no-one", rf"[\w-]+ else (?:in|on|at) (?:the |our |his |her )?(?:town|village|caseload|"
     rf"county|area|estate|region|unit|hostel|street|valley|school|prison|office|island)\b{CLAUSE}"),
    ("there", rf"there is only one (?!thing|way|option|question|answer|problem|issue){WORD}{CLAUSE}"),
    ("used", rf"used to (?:(?:be|work as|train as|perform as|act as|compete as) (?:an?|the) (?:\w+ ){{0,3}}?(?:actor|"
     rf"actress|"
     rf"model|singer|dancer|pilot|diver|magistrate|officer in the|police officer|prison officer|priest|vicar|monk|nun|"
     rf"councillor|professional \w+|champion|presenter|wrestler|stripper|trapeze \w+|clown|butler|chauffeur|bodyguard|"
     rf"sniper|submariner|paratrooper|commando|spy|surgeon|professor|headteacher|barrister|judge|undertaker|\w+ tamer)"
     rf"|present|host|sing with|sing in|tour with|drum for|dance with|own the|run the|captain|read the news|"
     rf"drive for the|box for|play for|guard the|cook for the){CLAUSE}"),
    ("trained served", rf"\w+ (?:as (?:an? )(?:\w+ )?(?:astronaut|sniper|submariner|bomb disposal \w+|commando|"
     rf"paratrooper|"
     rf"frogman|fighter pilot|lifeboat\w*|shaman|druid|concert \w+|opera \w+)|(?:with|in) the (?:sas|sbs|"
     rf"special forces|"
     rf"foreign legion|paras|parachute regiment|royal marines|gurkhas)|(?:on|aboard) (?:hms|"
     rf"the \w+ lifeboat)){CLAUSE}"),
    ("dresses dressed wears walks", rf"\w+ (?:up )?(?:as|in|a|an|around|round)(?: [^\s.,;:]+){{0,5}}? (?:kilt|"
     rf"top hat|cape|"
     rf"clown|costume|cloak|viking|santa|elvis|drag|monocle|sandwich board|wizard|pirate|superhero|bowler hat|robes)\b"
     rf"{CLAUSE}"),
    ("stands weighs is was", rf"\w+ (?:nearly |almost |over |about )?(?:seven f(?:oo|ee)t(?: \w+)?(?: tall)?|(?:6|7|"
     rf"six|"
     rf"seven)"
     rf"[' ]?(?:ft|foot|feet)[ ]?(?:6|7|8|9|10|11|six|seven|eight|nine|ten|eleven)(?: inches)?(?: tall)?|(?:[3-9]\d|"
     rf"thirty|"
     rf"forty|fifty) stone|under five feet|four f(?:oo|ee)t \w+|six f(?:oo|ee)?t (?:four|five|six|seven|eight|nine|"
     rf"ten|eleven|[4-9]|1[01])(?: tall)?){CLAUSE}"),
    ("first", rf"first (?:\w+ ){{0,4}}?(?:in (?:the|his|her|our|its) (?:\w+ )?(?:county|country|town|city|region|"
     rf"area|family "
     rf"to|regiment|village|force|uk|wales|england)|to (?:be (?:convicted|charged|sentenced|prosecuted|tagged|given|"
     rf"made)"
     rf"|receive|get|play for|wear|graduate|join the)){CLAUSE}"),
    ("worst biggest largest longest oldest youngest tallest highest smallest most", rf"\w+ (?!(?:of|likely|important|"
     rf"recent|"
     rf"useful|helpful|days?|weeks?|nights?|people|part|child|son|daughter|boy|girl|brother|"
     rf"sister)\b)(?:[^\s.,;:]+ ){{1,7}}?"
     rf"(?:ever|in (?:the )?(?:county|country|town|city|region|area|village|force|uk|wales|england|britain|prison|"
     rf"building"
     rf"|hostel|history|yorkshire|office|pdu|unit|valley|world|north|south)|on (?:the|our|my) (?:caseload|estate|"
     rf"island|"
     rf"wing|programme|group)|of (?:its|his|her) kind|in his \w+'s history)\b{CLAUSE}"),
    ("keeper owner landlord landlady manager", rf"\w+ of the (?:only|last|town's|village|local) {WORD}{CLAUSE}"),
    ("swam climbed rowed cycled sailed circumnavigated scaled crossed ran", rf"\w+ (?:up |across |round |around |"
     rf"solo )*(?:the "
     rf"(?:english )?(?:channel|atlantic|pacific|shard|town hall|eiffel tower|irish sea|length of|three peaks|london "
     rf"marathon|world|cathedral|crane)|everest|kilimanjaro|snowdon|ben nevis|land's end){CLAUSE}"),
    ("wrote published presents presented hosts recorded released directed", rf"\w+ (?:(?:a|an|his|her|the|two|three|"
     rf"several)"
     rf"[ ])?(?:[\w-]+ ){{0,3}}?(?:memoirs?|novels?|autobiography|albums?|hit single|podcast|radio (?:show|"
     rf"programme)|children's "
     rf"books?|bestseller|poetry|number one|documentary){CLAUSE}"),
    ("has had have with fathered", rf"\w+ (?:fathered )?(?:eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|"
     rf"sixteen|"
     rf"seventeen|[89]|1[0-9]) (?:children|kids|sons|daughters|siblings|brothers|sisters)\b{CLAUSE}"),
    ("defrocked hereditary michelin-starred award-winning best-selling bestselling prize-winning "
     "record-breaking decorated disgraced world-famous internationally world-class self-styled self-proclaimed "
     "chart-topping cross-dressing "
     "one-legged one-eyed one-armed fire-eating medal-winning olympic paralympic world-record grammy bafta eurovision",
     rf"[\w-]+(?: (?!(?:and|or|is|was|who|has|he|she|but)\b)[\w'-]+){{1,4}}?(?=[.,;:!?()\n|]|$| (?:who|in|of|with|at|"
     rf"from|"
     rf"and|but|is|was|for|on|by)\b)(?: (?:who|in|of|with|at|from|for|on)(?= ){CLAUSE})?"),
    ("inherited owns owned built builds restored bought", rf"\w+ (?:(?:a|an|his|her|the|"
     rf"half)[ ])?(?:[\w-]+ ){{0,2}}?(?:castle|"
     rf"island|full-size \w+|windmill|lighthouse|stately home|racehorse|helicopter|steam engine|submarine|tank|village "
     rf"(?:shop|pub)|aeroplane|light aircraft|yacht|church|football club){CLAUSE}"),
    ("dressed dresses", rf"\w+ (?:up )?as [^\s.,;]+{CLAUSE}"),
    ("blind deaf paralysed", rf"\w+ (?:in (?:one|his|her|the)(?: left| right)? (?:eye|ear)|from birth|since birth|"
     rf"from the "
     rf"(?:neck|waist|chest) down)\b{CLAUSE}"),
    ("case", rf"case (?:led to|changed|went to|reached) (?:a |the )?(?:change in the law|new law|law|supreme court|"
     rf"european court|house of lords|national inquiry|public inquiry|review of){CLAUSE}"),
    ("petition vigil riot", rf"\w+ (?:outside|against|about|calling for|over) {WORD}{CLAUSE}"),
    ("kidnapped abducted shipwrecked marooned", rf"\w+ (?:by|in|on|off|while|at) {WORD}{CLAUSE}"),
    ("trained trains played sang danced performed toured", rf"\w+ (?:with|in|at|for) the (?:national|royal|county|"
     rf"british|"
     rf"england|wales|welsh|bolshoi|moscow|olympic)[\w ]* (?:squad|team|ballet|opera|choir|orchestra|theatre|circus|"
     rf"band|"
     rf"academy|school){CLAUSE}"),
    ("runs ran owns manages", rf"\w+ (?:the |a )?(?:\w+'s )?(?:only|last|oldest|biggest|best-known) {WORD}{CLAUSE}"),
    ("father mother parent", rf"\w+ (?:of|to) (?:the )?(?:triplets|quadruplets|quintuplets|quads|sextuplets|conjoined "
     rf"twins){CLAUSE}"),
    ("works worked trained", rf"\w+ as (?:an? |the )(?=(?:\w+ ){{0,2}}(?:lighthouse|falcon|farrier|lion|stunt|"
     rf"blacksmith|"
     rf"ventriloquist|steeplejack|embalm|taxiderm|undertak|trawler|jockey|puppet|circus|mermaid|"
     rf"magician)){WORD}{CLAUSE}"),
]  # fmt: skip


def _by_first_word(forms: Iterable[tuple[str, str]]) -> dict[str, tuple[re.Pattern[str], ...]]:
    table: dict[str, list[re.Pattern[str]]] = {}
    for words, form in forms:
        pattern = re.compile(form, re.IGNORECASE)
        for word in words.split():
            table.setdefault(word, []).append(pattern)
    return {word: tuple(patterns) for word, patterns in table.items()}


EVENTS: dict[str, tuple[re.Pattern[str], ...]] = _by_first_word([*_FORMS, *WELSH_FORMS])
"""The forms by the word at which they begin."""
