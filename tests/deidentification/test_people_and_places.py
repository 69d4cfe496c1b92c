import pytest

from deidentification import find


def marked(text, language="en"):
    return [finding.text for finding in find(text, language) if finding.action != "hint"]


def categories(text, language="en"):
    return {finding.text: (finding.category, finding.action) for finding in find(text, language)}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("I met Craig Donnelly on the stairs.", ["Craig Donnelly"]),
        ("I met Mr Donnelly's mother.", ["Donnelly"]),
        ("A letter from Dr S K Menon came.", ["S K Menon"]),
        ("He was seen by R. Nadeem again.", ["R. Nadeem"]),
        ("Re HOPKINS, Dale - see below", ["HOPKINS, Dale"]),
        ("She asked Adaeze Okonkwo to wait.", ["Adaeze Okonkwo"]),
        ("Name: Tomasz Wieczorek", ["Tomasz Wieczorek"]),
        ("He is known as Spud to his friends.", ["Spud"]),
        ('He owes money to "Fat Tony" still.', ["Fat Tony"]),
        ("spoke to his partner sarah about the kids today and she was fine with it", ["sarah"]),
        ("spoke to danielle hughes about it", ["danielle hughes"]),
        ("Seen with PP JH in the office.", ["JH"]),
        ("The report was by R.B. as before.", ["R.B"]),
        ("He attended on time.\nTB", ["TB"]),
        ("We met. Mark said he was late.", ["Mark"]),
        ("The case of Grace told us most.", ["Grace"]),
        ("I wrote to her.\n\nThanks\nPri", ["Pri"]),
        ("Siobhán O'Rourke-Daly pleaded guilty.", ["Siobhán O'Rourke-Daly"]),
        ("We saw D'Andre McAllister.", ["D'Andre McAllister"]),
    ],
)
def test_a_name_is_found_without_title_role_or_possessive(text, names):
    assert marked(text) == names


def test_a_name_is_carried_through_the_text():
    text = "Kymani Baptiste came late. I think Baptiste was tired. Kymani's mum rang. JB is no one, KB is him."
    assert marked(text) == ["Kymani Baptiste", "Baptiste", "Kymani", "KB"]


def test_a_full_name_blocks_and_an_unknown_word_with_a_capital_is_asked_about():
    found = categories("Craig Donnelly met Zorbakin there.")
    assert found["Craig Donnelly"] == ("person", "block")
    assert found["Zorbakin"] == ("possible_person", "ask")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Mae'n byw yng Nghaerdydd.", "Nghaerdydd"),
        ("Symudodd i Gaerdydd ddoe.", "Gaerdydd"),
        ("Roedd yn y swyddfa ym Mangor.", "Mangor"),
        ("Aeth adref i Bwllheli.", "Bwllheli"),
        ("Mae'n dod o Lanelli yn wreiddiol.", "Lanelli"),
        ("Siaradais â Gethin Prydderch.", "Gethin Prydderch"),
        ("Mae'n mynd i Ysgol Glan Morfa.", "Ysgol Glan Morfa"),
        ("Daeth gerbron Llys Ynadon Hwlffordd.", "Llys Ynadon Hwlffordd"),
        ("Mae'n byw yn 14 Ffordd Penrhyn.", "14 Ffordd Penrhyn"),
        ("Cafodd ei ddedfrydu ar 12 Mai 2023.", "12 Mai 2023"),
        ("Mae ganddo ferch tair oed.", "tair oed"),
    ],
)
def test_welsh_forms_are_found_as_they_stand(text, name):
    assert marked(text, "cy") == [name]


@pytest.mark.parametrize(
    ("text", "found", "category", "action"),
    [
        ("He lives in Wigan now.", "Wigan", "place", "ask"),
        ("He moved to Reading last year.", "Reading", "place", "ask"),
        ("He lives at 27 Plungington Road with her.", "27 Plungington Road", "address", "block"),
        ("He is at Canadian Avenue AP for now.", "Canadian Avenue AP", "premises", "block"),
        ("She attends St Gregory's Primary School daily.", "St Gregory's Primary School", "school", "block"),
        ("Sentenced at Preston Crown Court for it.", "Preston Crown Court", "court", "block"),
        ("He left HMP Kirkham early.", "HMP Kirkham", "place", "ask"),
        ("We heard from Lancashire Police late.", "Lancashire Police", "organisation", "ask"),
        ("She works at Greggs now.", "Greggs", "organisation", "ask"),
        ("They met in the Fox and Goose again.", "Fox and Goose", "place", "ask"),
        (
            "The rent goes to Tyne Valley Scaffolding Ltd each week.",
            "Tyne Valley Scaffolding Ltd",
            "organisation",
            "ask",
        ),
        ("He came on 14 March 2023 at last.", "14 March 2023", "date", "ask"),
        ("He came on 14/03/23 at last.", "14/03/23", "date", "ask"),
        ("It was Boxing Day when it began.", "Boxing Day", "date", "ask"),
        ("Due back on the 28th, he says.", "28th", "date", "ask"),
        ("DOB: 19/07/1994", "19/07/1994", "birth_date", "block"),
        ("Her son is 6 and her rent is late.", "6", "age", "ask"),
        ("His father is 91 and ill.", None, "", ""),
        ("His father, aged 91, is ill.", "91", "age", "ask"),
        ("He is the one harbour pilot in the county, he says.", "the one harbour pilot in the county", "rare", "ask"),
        ("It was widely reported at the time.", "was widely reported", "rare", "ask"),
        ("She gave birth to triplets that year.", "gave birth to triplets", "rare", "ask"),
        ("She has a daughter with Rett syndrome.", "a daughter with Rett syndrome", "rare", "ask"),
    ],
)
def test_places_organisations_dates_ages_and_rare_details(text, found, category, action):
    if found is None:
        assert [finding for finding in find(text) if finding.category not in ("age", "background")] == []
    else:
        assert categories(text).get(found) == (category, action)


@pytest.mark.parametrize(
    "text",
    [
        "We checked under Clare's Law, and an Osman warning was given before the Newton hearing.",
        "I hope he will come in May. It may be that grace and patience help. Mark the date.",
        "He may move. Will he? Bill paying is hard.",
        "OASys, RSR, OGRS4, OSP/C, OSP/I, ARMS and SARA: level 2, category 3, section 47, Cat C.",
        "See PI 09/2015, PSI 04/2018, RAR 7/20, 12/52, 2/52 and 6/10 over 24 months.",
        "Building Better Relationships and the Thinking Skills Programme ran on Tuesday.",
        "The Probation Officer wrote the Pre-Sentence Report and the Risk Management Plan for the Crown Court.",
        "He drives a Ford Focus and uses WhatsApp and Facebook.",
        "[Name] met [Victim] in the office at 10.30am last week.",
        "The Parole Board, the Ministry of Justice and HMPPS agreed.",
        "He is in his thirties, and his partner is 34.",
        "He completed three sessions in June 2024 and the order ends in autumn 2025.",
        "Mae'r person ar brawf yn ei dridegau. Cafodd ei adalw ym mis Medi. Dywedodd ei fod yn iawn.",
    ],
)
def test_the_words_of_the_field_are_left_alone(text):
    assert marked(text) == []


def test_a_nationality_is_a_hint_at_most():
    assert categories("He is a Polish man.")["Polish"] == ("background", "hint")


@pytest.mark.parametrize(
    ("text", "category", "action"),
    [
        ("I spoke to Bradley about it.", "person", "block"),
        ("I had a text from Chelsea that day.", "person", "block"),
        ("We talked about Lincoln and his anger.", "person", "block"),
        ("He moved to Bradley last year.", "place", "ask"),
        ("She lives in Preston again.", "place", "ask"),
        ("He is from Lincoln originally.", "place", "ask"),
        ("He took the train to Preston on his own.", "place", "ask"),
    ],
)
def test_a_given_name_that_is_a_town_too_is_a_town_only_where_the_words_before_say_so(text, category, action):
    (found,) = [one for one in find(text) if one.action != "hint"]
    assert (found.category, found.action) == (category, action)
