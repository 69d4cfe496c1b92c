"""The forms of phrases that single a person out, and the work, conditions, prizes and papers they speak of."""

from __future__ import annotations

import re

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

_WORK = (
    r"(?:harbour pilot|lighthouse keeper|bell-?founder|bell-?ringer|blacksmith|farrier|falconer|thatcher|"
    r"steeplejack|stonemason|dry[- ]stone waller|gamekeeper|ghillie|shepherd|lock[- ]keeper|puppeteer|"
    r"ventriloquist|clown|"
    r"magician|conjuror|stunt (?:man|woman|performer)|circus \w+|trapeze artist|acrobat|jockey|racehorse "
    r"trainer|racing driver|rally driver|speedway rider|professional (?:\w+ ){0,2}(?:footballer|rugby "
    r"player|boxer|cricketer|"
    r"golfer|snooker player|darts player|wrestler|cyclist|dancer|musician|referee|athlete|swimmer|gamer|"
    r"skater|player|fighter)|ex[- ]?(?:professional )?(?:footballer|rugby player|boxer|jockey|mp|mayor|"
    r"councillor|magistrate|police officer|prison officer|priest|vicar|judge|"
    r"teacher of the year|paratrooper|sas soldier|gurkha)|former (?:\w+[ -]){0,3}(?:footballer|rugby "
    r"player|international|boxer|boxing champion|champion|jockey|mp|mayor|mayoress|lord mayor|police "
    r"officer|chief constable|prison officer|prison governor|priest|vicar|imam|judge|magistrate|councillor|"
    r"contestant|olympian|paralympian|beauty queen|child actor|actor|actress|tv presenter|television "
    r"presenter|radio presenter|newsreader|model|pop star|singer|drummer|guitarist|dj|diplomat|ambassador|"
    r"headteacher|headmaster|headmistress|surgeon|pilot|"
    r"submariner|royal marine|commando|astronaut|spy|bodyguard|racing driver|stuntman|weightlifter|gymnast|"
    r"ballet dancer|opera singer|nun|monk|choirmaster|organist|coroner|undertaker|embalmer|executioner|"
    r"referee|trawlerman|lifeboat \w+|coxswain|mountaineer|snooker \w+)|"
    r"retired (?:\w+ ){0,3}(?:footballer|boxer|jockey|referee|judge|magistrate|detective|police officer|"
    r"surgeon|vicar|headteacher|headmaster|admiral|general|colonel|pilot|bishop|diplomat|champion|mp|"
    r"wrestler)|"
    r"opera singer|choirmaster|choir master|ballet dancer|concert pianist|church organist|organ[- ]builder|"
    r"violin[- ]maker|luthier|clock ?maker|watchmaker|glass[- ]?blower|taxidermist|embalmer|mortician|"
    r"undertaker|funeral director|coroner|beekeeper|bee[- ]keeper|"
    r"oyster \w+|cockle \w+|lobster \w+|eel (?:catcher|fisherman)|trawler (?:skipper|captain|man)|"
    r"trawlerman|lifeboat (?:coxswain|crew\w*|man)|coxswain|ferry (?:captain|master)|ship'?s (?:captain|"
    r"pilot|master)|tugboat \w+|deep[- ]sea diver|saturation diver|commercial diver|mine rescue \w+|"
    r"tattooist to \w+|tattoo artist of the year|crossbow \w+|sword ?smith|gunsmith|locksmith to|"
    r"cheese[- ]?maker|cider[- ]maker|basket[- ]?(?:weaver|maker)|hedge[- ]?layer|coracle \w+|slate "
    r"splitter|chainmaker|master of the \w+|town crier|toastmaster|"
    r"poet laureate|crowned bard|prifardd|archdruid|helicopter pilot|airline pilot|air traffic controller|"
    r"crane operator at|astronomer|volcanologist|egyptologist|zookeeper|zoo keeper|lion tamer|snake "
    r"handler|dog show judge|pigeon (?:fancier|racer)|ferret breeder|"
    r"alpaca (?:farmer|breeder)|ostrich farmer|llama (?:farmer|breeder)|vicar's (?:son|daughter|wife)|"
    r"mayor's (?:son|daughter|wife)|(?:mp|councillor|bishop|headteacher|chief constable|judge)'s (?:son|"
    r"daughter|wife|husband|brother|sister)|"
    r"consul|sheriff|lord lieutenant|high sheriff|bailiff of the \w+|chess (?:grand)?master|grandmaster|"
    r"bodybuilding champion|sumo wrestler|drag queen|drag artist|burlesque \w+|street preacher|water "
    r"bailiff|verderer|cathedral \w+er)"
)
_CONDITION = (
    r"(?:Rett syndrome|Huntington'?s(?: disease| chorea)?|motor neurone disease|Marfan(?:'s)? syndrome|"
    r"Ehlers[- ]Danlos(?: syndrome)?|cystic fibrosis|muscular dystrophy|Duchenne(?: muscular dystrophy)?|"
    r"haemophilia|hemophilia|"
    r"Prader[- ]Willi(?: syndrome)?|Angelman syndrome|Williams syndrome|fragile X(?: syndrome)?|"
    r"Turner(?:'s)? syndrome|Klinefelter(?:'s)?(?: syndrome)?|Noonan syndrome|locked[- ]in syndrome|"
    r"albinism|albino|dwarfism|achondroplasia|conjoined twins?|narcolepsy|"
    r"Kleine[- ]Levin(?: syndrome)?|porphyria|Wilson'?s disease|Gaucher'?s? disease|Pompe disease|Batten "
    r"disease|Tay[- ]Sachs|Creutzfeldt[- ]Jakob(?: disease)?|vCJD|Kawasaki disease|brittle bone disease|"
    r"osteogenesis imperfecta|xeroderma pigmentosum|"
    r"Korsakoff syndrome|spina bifida|cleft palate|face blindness|prosopagnosia|synaesthesia|Tourette(?:'s|"
    r"s)?(?: syndrome)?|alopecia universalis|vitiligo|progeria|Guillain[- ]Barr[eé](?: syndrome)?|"
    r"myasthenia gravis|Crouzon syndrome|"
    r"heart transplant|liver transplant|lung transplant|kidney transplant|double amputee|amputee|(?:lost|"
    r"missing) (?:an? |his |her |their |both |one )?(?:left |right )?(?:arm|leg|hand|eye|arms|legs|hands|"
    r"ear|foot|thumb)s?|one eye|one arm|one leg|one hand|prosthetic (?:leg|arm|hand|eye)|glass eye|"
    r"cochlear implants?|deaf[- ]?blind|facial (?:burns|disfigurement|tattoos?)|tattooed face)"
)
_PRIZE = (
    r"(?:George Cross|Victoria Cross|Military Cross|George Medal|Queen's Gallantry Medal|Distinguished "
    r"Service|MBE|OBE|CBE|BEM|knighthood|Olympic (?:medal\w*|games|champion|team|gold|silver|bronze)|"
    r"Commonwealth (?:Games|medal\w*|champion)|Paralympic \w+|"
    r"World Cup|gold medal\w*|silver medal\w*|bronze medal\w*|national champion|world champion|British "
    r"champion|Welsh champion|English champion|world record|Guinness World Record|National Eisteddfod|"
    r"(?:Crown|Chair|Prose Medal) at the (?:National )?Eisteddfod|"
    r"Britain's Got Talent|The X Factor|X Factor|Love Island|Big Brother|The Apprentice|Mastermind|"
    r"MasterChef|Bake Off|Great British Bake Off|The Voice|The Chase|Jeremy Kyle|Crimewatch|Panorama|"
    r"Dragons' Den|Come Dine With Me|Gogglebox|Eggheads|lottery jackpot|"
    r"jackpot|national lottery|EuroMillions|Mercury Prize|Brit Award|BAFTA)"
)
_MEDIA = (
    r"(?:(?:the )?(?:local|national|regional|tabloid|daily|sunday|evening|welsh|student) (?:paper|papers|"
    r"press|news|newspaper|newspapers|media|radio|tv|television)|(?:the )?(?:front page|headlines|six "
    r"o'clock news|ten o'clock news|evening news|tabloids|news|papers|paper|press)|"
    r"(?:the )?(?:bbc|itv|sky)(?: \w+)?(?: news| radio| wales| cymru)?|(?:the )?(?:daily mail|daily mirror|"
    r"daily post|western mail|sun|guardian|times|telegraph|mirror|daily star|daily express|metro|evening "
    r"standard|golwg360|wales online|bbc cymru|newyddion)|"
    r"(?:the )?(?-i:(?:[A-Z][\w-]{1,30} ){1,3})(?:Mail|Post|Gazette|Echo|Chronicle|Herald|Argus|Evening News|"
    r"News|Times|Telegraph|Mercury|Observer|Advertiser|Live|Journal|Star|Express|Press|Reporter|Guardian|"
    r"Online|Standard|Examiner|Citizen|Sentinel|Courier))"
)

PHRASES: list[re.Pattern[str]] = [
    re.compile(
        rf"\b(?:(?:is|was|are|as|being|be|became|'s) )?((?:the |one of (?:only )?(?:the )?(?:two|three|four|"
        rf"few|handful of)? ?|(?:his|her|its|their|our|my) )?(?:only|sole|one and only|last remaining|last "
        rf"surviving|last)[ ](?!\W|(?:appointment|time|week|month|year|seen|night|contact|session|"

                   rf"one thing|thing|way|reason|option|person he|person she|concern|chance|few|day|two|three|"
                   rf"four|six|visit|known|line|name|minute|when|if|that|in|because|after|once|partly|part|a|"
                   rf"an|the|ever|just|at|by|to|on|for|with|from|as|then|protective|support|risk|factor|"
                   rf"relevant|source|evidence|contact|family|offence|job|assessment|review|report|recall|"
                   rf"breach|conviction|order|sentence)\b)"
               rf"{_REST}{_PLACE_END}){_UNTIL}", _I),
    re.compile(
        rf"\b((?:the|one of the|one of) (?:only|sole|few|very few|handful of|two|three)[ ](?!(?:thing|person "
        rf"who|way|reason|option|concern|time|people he|days|weeks|months|years|sessions|appointments|other)"
        rf"\b){_REST}(?:in|on|at|from|left|to have|to|who|known|ever)"
        rf"\b[ ]?(?:[^\s.,;:!?()\n|]++[ ]?){{0,6}}?){_UNTIL}", _I),
    re.compile(
        rf"\b(the one (?!(?:thing|who|that|to|he|she|they|time|day|person|appointment|session|way|reason|area|"
        rf"i|we|in|at|on|with|area|place|before|after|and)\b){_REST}{_PLACE_END}){_UNTIL}", _I),
    re.compile(
        rf"\b((?:the|his|her) (?:(?:very )?first|youngest|oldest|eldest|tallest|longest[- ]serving|"
        rf"longest[- ]running|biggest|largest|fastest|heaviest|richest|most (?:famous|notorious|prolific|"
        rf"senior|decorated|wanted|well[- ]known))[ ]"

                   rf"(?!(?:session|appointment|time|week|month|day|year|contact|meeting|visit|interview|"
                   rf"offence|conviction in|step|thing|part|stage|home|instance|place|of (?:his|her|their|the) "
                   rf"(?:order|licence|sentence|children|kids|sessions)|child|son|daughter|is|was|review|"
                   rf"breach|few|risk|concern|\w+ session|aim|question|to (?:arrive|attend|leave|admit|say))\b)"

                   rf"{_REST}(?:(?:in|on|at|from|of|under|to|ever|outside)"
                   rf"\b[ ](?:[^\s.,;:!?()\n|]++[ ]?){{1,7}}?)){_UNTIL}", _I),
    re.compile(
        rf"\b((?:the )?first (?:woman|man|female|male|black|asian|muslim|sikh|welsh|trans\w*|gay|person|mother|"
        rf"father|boy|girl|conviction|prosecution|case|family|officer|player|teenager|inmate|prisoner)"
        rf"[ ]{_REST}(?:to|in|of|for|under|ever|on)\b[ ](?:[^\s.,;:!?()\n|]++[ ]?){{1,8}}?){_UNTIL}", _I),
    re.compile(
        r"\b((?:(?:was|were|been|is) )?(?:widely|extensively|heavily|much)[ -](?:reported|covered|"
        r"publicised|publicized|documented)(?: (?:in|by|on|across) (?:[^\s.,;:!?()\n|]++[ ]?){1,4}?"
        r"(?=[.,;:!?()\n|]|$| and ))?)", _I),
    re.compile(
        rf"\b(?:story|case|trial|offence|arrest|sentence|face|name|photo|picture|mugshot|it|he|she|they|"
        rf"conviction|death|incident|hearing|footage|cctv)[^.;\n]{{0,30}}?\b((?:was |were |is |been |appeared |"
        rf"ended up |made |reported |splashed |featured |printed |covered |all )*(?:in|on|by|over|across) "
        rf"{_MEDIA})\b", _I),
    re.compile(
        rf"\b((?:made|making|hit) (?:the )?(?:national |local |front[- ]page |regional |tabloid )?(?:headlines|"
        rf"news|front page|papers|local paper|national news)(?: [^\s.,;:!?()\n|]++){{0,3}}?){_UNTIL}", _I),
    re.compile(
        rf"\b((?:all over|in|on|featured (?:in|on)|reported in|covered (?:by|in)|splashed across|interviewed "
        rf"(?:by|in|on)|appeared (?:in|on)|front page of|published in|named in|named by) {_MEDIA})\b", _I),
    re.compile(
        rf"\b((?:won|winning|winner of|awarded|received|holds?|held|competed (?:in|at|on)|appeared on|"
        rf"appearing on|contestant on|finalist (?:on|in)|was on|starred (?:in|on)|decorated with|has|"
        rf"runner[- ]up (?:in|on)|auditioned for)[ ](?:the |a |an |his |her |two |three |several "
        rf")?(?:[^\s.,;:!?()\n|]++[ ]){{0,3}}?{_PRIZE}(?:[ ](?:for|in|at|as)"
        rf"[ ](?:[^\s.,;:!?()\n|]++[ ]?){{1,4}}?)?){_UNTIL}", _I),
    re.compile(
        rf"\b((?:a |an |the |one of )?(?:\w+ )?{_WORK}(?:'s (?:son|daughter|wife|husband|widow|apprentice|"
        rf"brother|sister))?(?:[ ](?:in|of|at|on|for|from|to|at the|in the|yn|yng|ym)[ ](?:the |a "
        rf")?(?:[^\s.,;:!?()\n|]++[ ]?){{1,4}}?)?){_UNTIL}", _I),
    re.compile(
        rf"\b((?:(?:a |an |his |her |their )?(?:[a-z]+ )?(?:daughter|son|child|mother|father|brother|sister|"
        rf"baby|partner|wife|husband) )?(?:has |with |have |had |suffers from |diagnosed with |living with |"
        rf"born with |who has |lives with |a rare )?(?:a |an )?{_CONDITION})\b", _I),
    re.compile(
        r"\b((?:gave birth to |pregnant with |mother of |father of |parents? of |has |had |expecting |carrying "
        r"|one of |identical |conjoined |a set of |set of |their |his |her )?(?:identical twins?|twins|"
        r"triplets|quadruplets|quads|quintuplets)(?: (?:born|in custody|in prison|both|by)[^.,;:\n]{0,30}?)?)"
        r"(?=[.,;:!?()\n|]|$| )", _I),
    re.compile(r"\b(identical twin(?: (?:brother|sister))?(?: is also on probation| also [a-z ]{3,25})?)", _I),
    re.compile(
        r"\b((?:a |an )?(?:rare|very rare|extremely rare|life[- ]limiting|ultra-rare) (?:genetic |medical |"
        r"inherited |blood |bone |skin |eye |neurological |metabolic |autoimmune )?(?:condition|disorder|"
        r"disease|syndrome|illness|cancer|form of [a-z]+(?: [a-z]+)?)(?: (?:that|which|affecting|called)"
        r"[^.,;:\n]{0,40})?)", _I),
    re.compile(
        rf"\b((?:a |an |the |was a |is a |his |her )?(?:well[- ]known|famous|notorious|celebrated|infamous|"
        rf"high[- ]profile|household name|locally famous|prominent|renowned|minor celebrity|local celebrity|"
        rf"local legend|public figure)(?: (?!(?:to|for|locally|in|as|about|risk)\b)"
        rf"(?:[^\s.,;:!?()\n|]++[ ]?){{1,4}}?)?(?:(?:in|on|for|across|around|locally)"
        rf"[ ](?:[^\s.,;:!?()\n|]++[ ]?){{1,5}}?)?){_UNTIL}", _I),
    re.compile(
        rf"\b((?:is |was |are |be )?well[- ]known (?:locally|in (?:the )?(?:town|village|area|county|community|"
        rf"valley|city)|to everyone|around town|for)(?: [^\s.,;:!?()\n|]++){{0,5}}?){_UNTIL}", _I),
    re.compile(r"\b((?:went|gone|going|goes) viral(?: (?:on|in|when|after)[^.,;:\n]{0,30})?)", _I),
    re.compile(
        rf"\b((?:everyone|everybody|the whole (?:village|town|estate|valley|island|street)|all the (?:village|"
        rf"town)) (?:in (?:the )?(?:[^\s.,;:!?()\n|]++[ ]?){{1,3}}?)?(?:knows|knew|remembers|talks about)(?: "
        rf"[^\s.,;:!?()\n|]++){{0,6}}?){_UNTIL}", _I),
    re.compile(
        rf"\b((?:oldest|youngest|longest[- ]serving|most senior) (?:person|man|woman|prisoner|resident|player|"
        rf"member|officer|individual|inmate|lifer|one) (?:on|in|at|of|ever|under) "
        rf"(?:[^\s.,;:!?()\n|]++[ ]?){{1,6}}?){_UNTIL}", _I),
    re.compile(
        rf"\b((?:played|plays|playing|capped|boxed|boxes|swam|ran|competed|competes|fought|rode|fenced|rowed|"
        rf"represented|represents) (?:\w+ ){{0,4}}?(?:for )?(?:Wales|England|Scotland|Ireland|Great Britain|"
        rf"Team GB|GB|the British Army|his country|her country|their country|the county|Cymru)(?: "
        rf"[^\s.,;:!?()\n|]++){{0,4}}?){_UNTIL}", _I),
    re.compile(
        r"\b((?:un o'r |yr unig|unig|y cyntaf|y gyntaf|y ferch gyntaf|y dyn cyntaf|yr olaf|yr ieuengaf|yr "
        r"hynaf|enillydd|enillodd|cyn-bencampwr|cyn bencampwr|cyn-chwaraewr|cyn chwaraewr)[ ](?!(?:beth|"
        r"ffordd|reswm|broblem|dro|waith|sesiwn|apwyntiad)\b)(?:[^\s.,;:!?()\n|]++[ ]?){1,10}?)"
        r"(?=[.,;:!?()\n|]|$)", _I),
    re.compile(
        r"\b((?:athrawes|athro|menyw|dyn|merch|person|cyntaf|gyntaf|dynes|ferch)[ ](?:gyntaf|cyntaf)[ ](?:i|yn|"
        r"erioed)[ ](?:[^\s.,;:!?()\n|]++[ ]?){1,9}?)(?=[.,;:!?()\n|]|$)", _I),
    re.compile(
        r"\b((?:yn y papur(?:au)?(?: newydd)?(?: lleol)?|ar y newyddion|yn y wasg(?: leol)?|ar S4C|ar Radio "
        r"Cymru|yn y Daily Post|yn y Western Mail))\b", _I),
    re.compile(r"\b((?:efeilliaid|tripledi)(?: unfath)?)\b", _I),
]  # fmt: skip
