import pytest

from deidentification import find
from deidentification.ages import ages
from deidentification.checker import NUMBERS
from deidentification.identifiers import cro_ok, luhn_ok, nhs_ok, pnc_ok


def only(text, language="en"):
    return [(finding.text, finding.category, finding.action) for finding in find(text, language)]


@pytest.mark.parametrize(
    ("year", "serial", "letter", "passes"),
    [
        ("79", "0163001", "B", True),
        ("79", "163001", "b", True),
        ("04", "0712345", "Y", True),
        ("04", "0712345", "Z", False),
    ],
)
def test_pnc_check_letter_is_computed(year, serial, letter, passes):
    assert pnc_ok(year, serial, letter) is passes


def test_cro_check_letter_is_computed_in_both_forms():
    assert cro_ok("085227", "65", "L")
    assert cro_ok("123456", "99", "L")
    assert cro_ok("482703", "05", "J", sf=True)
    assert not cro_ok("83262", "39", "Q", sf=True)
    assert cro_ok("83262", "39", "G", sf=True)


def test_nhs_number_check_digit_is_computed():
    assert nhs_ok("9990000018")
    assert nhs_ok("9990000123")
    assert nhs_ok("9434765919")
    assert not nhs_ok("9990000019")
    assert not nhs_ok("99900")
    assert not nhs_ok("999000001x")


def test_luhn_check_digit_is_computed():
    assert luhn_ok("4111111111111111")
    assert not luhn_ok("4111111111111112")


BLOCKED = [
    ("X123456", "crn"),
    ("x123456", "crn"),
    ("A1234BC", "prison_number"),
    ("a1234bc", "prison_number"),
    ("1979/0163001B", "pnc"),
    ("79/163001B", "pnc"),
    ("2004/0712345Y", "pnc"),
    ("2004/0712345Z", "pnc"),
    ("085227/65L", "cro"),
    ("123456/99L", "cro"),
    ("SF05/482703J", "cro"),
    ("SF39/83262Q", "cro"),
    ("05/9876/123456L", "court_reference"),
    ("05/9876/123456R", "court_reference"),
    ("T20231234", "court_reference"),
    ("BL23C00123", "court_reference"),
    ("06AB1234567/23", "urn"),
    ("24/01VK/01/123456A", "asn"),
    ("AB123456C", "ni_number"),
    ("QQ 12 34 56 A", "ni_number"),
    ("GB123456A", "ni_number"),
    ("TN010190M", "tax_reference"),
    ("999 000 0018", "nhs_number"),
    ("999 000 0123", "nhs_number"),
    ("943 476 5919", "nhs_number"),
    ("MORGA657054SM9IJ", "driving_licence"),
    ("07700 900123", "phone"),
    ("01632 960123", "phone"),
    ("+44 7700 900123", "phone"),
    ("(01632) 960 123", "phone"),
    ("dai@example.org", "email"),
    ("192.168.0.12", "ip_address"),
    ("AB12 CDE", "vehicle"),
    ("M14 5RX", "postcode"),
    ("BFPO 40", "postcode"),
]


@pytest.mark.parametrize(("value", "category"), BLOCKED)
def test_a_number_that_identifies_alone_blocks(value, category):
    assert only(f"The note gives {value} and no more.") == [(value, category, "block")]


@pytest.mark.parametrize(
    ("text", "value", "category"),
    [
        ("Custody record CC/1234/24 was opened.", "CC/1234/24", "reference"),
        ("Crime ref: 44230123456", "44230123456", "reference"),
        ("see log 482 of that day", "482", "reference"),
        ("PC 4521 attended", "4521", "reference"),
        ("Collar number 7712 attended", "7712", "reference"),
        ("MAPPA ref M/2023/0451", "M/2023/0451", "reference"),
        ("MARAC no. 2291", "2291", "reference"),
        ("ViSOR 10023877", "10023877", "reference"),
        ("passport 123456789", "123456789", "passport"),
        ("sort code 12-34-56", "12-34-56", "bank"),
        ("account number 12345678", "12345678", "bank"),
        ("his car, reg K123 ABC, was outside", "K123 ABC", "vehicle"),
        ("on snap as big_dave99", "big_dave99", "online"),
        ("follow @dave.x there", "@dave.x", "online"),
        ("old prison number AB1234", "AB1234", "prison_number"),
        ("NHS number 999 000 0019", "999 000 0019", "nhs_number"),
    ],
)
def test_a_number_with_words_about_it_blocks(text, value, category):
    assert only(text) == [(value, category, "block")]


def test_ten_digits_together_that_fail_the_nhs_check_are_only_asked_about_by_the_rules():
    (found,) = find("The note gives 9990000019 and no more.", recognisers=NUMBERS)
    assert (found.text, found.category, found.action) == ("9990000019", "nhs_number", "ask")


@pytest.mark.parametrize("value", ["943 476 5918", "943-476-5918", "943.476.5918", "943 4765918"])
def test_a_mistyped_nhs_number_in_its_groups_blocks(value):
    assert only(f"The note gives {value} and no more.") == [(value, "nhs_number", "block")]


def test_an_outward_code_is_asked_about_where_it_is_a_place():
    assert only("He lives in M14 now.") == [("M14", "postcode_area", "ask")]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("ＣＲＮ Ｘ１２３４５６ here", "Ｘ１２３４５６"),
        ("prison number А1234ВС here", "А1234ВС"),
        ("CRN X12\u00ad3456 here", "X12\u00ad3456"),
        ("CRN X12\u200b3456 here", "X12\u200b3456"),
        ("pnc 2004 / 071\n2345Y here", "2004 / 071\n2345Y"),
        ("PNC 2004⁄0712345Y here", "2004⁄0712345Y"),
        ("crn X12345O here", "X12345O"),
        ("ring 07700\n900123 now", "07700\n900123"),
    ],
)
def test_disguised_and_broken_numbers_are_found_at_their_place_in_the_original(text, value):
    finding = next(f for f in find(text) if f.action == "block")
    assert finding.text == value
    assert text[finding.start : finding.end] == value


@pytest.mark.parametrize(
    "text",
    [
        "RSR, OSP/C, OSP/I, ARMS, SARA and OGRS4 were completed.",
        "MAPPA level 2, category 3, under section 47, and Cat C.",
        "See PI 09/2015 and PSI 04/2018.",
        "The order is for 24 months with 7/20 RAR days and 6/10 on the scale.",
        "A 40% reduction on £12,000 in 2023/24.",
    ],
)
def test_numbers_of_the_field_are_left_alone(text):
    assert only(text) == []


@pytest.mark.parametrize(("value", "category"), BLOCKED)
def test_a_slash_hides_neither_of_the_two_numbers_beside_it(value, category):
    if category == "pnc" and value.endswith("Z"):
        return
    for text in (f"We have {value}/silver Golf here.", f"See x320741/{value} there.", f"It says {value}/07700 900456."):
        inside = set()
        for finding in find(text, recognisers=NUMBERS):
            if finding.action == "block":
                inside.update(range(finding.start, finding.end))
        for shown in (value, "x320741", "07700 900456"):
            at = text.find(shown)
            missing = [text[k] for k in range(at, at + len(shown)) if text[k].isalnum() and k not in inside]
            assert at < 0 or missing == [], (text, shown)


@pytest.mark.parametrize("text", ["RAR 7/20 done.", "It is 24/7 and n/s.", "In 2023/24 we met.", "A 6/12 review."])
def test_counts_and_years_with_a_slash_are_left_alone(text):
    assert find(text, recognisers=NUMBERS) == []


@pytest.mark.parametrize(
    "text",
    [
        "He came out of prison in 2019 and was remanded in custody in 2021.",
        "He left HMP on 1200 with a bag; IN PRISON IN 2020 HE DID THE COURSE.",
        "In 09/2023 I asked the police. From 03/2021 a plan was made.",
        "In 2023/24 a new plan was written; in 2019/20 I was elsewhere.",
        "I told the officer at 10am. PC called at 10pm. His officer since 2019 is new.",
        "The officer in 2021 had agreed with 2023 Ofsted guidance.",
        "The rent is 450 a month and the claim was 1200 in all.",
        "His referral of 2023 was late; an application of 2019 failed.",
        "The charge was 350, the tag is 1240 now.",
        "I rang because there were two, and nobody answered.",
        "I was glad because attendance was 12.",
    ],
)
def test_years_times_and_amounts_are_no_numbers_of_a_person(text):
    assert find(text, recognisers=(*NUMBERS, ages)) == []


@pytest.mark.parametrize(
    "text",
    [
        "trail monitoring 6/12, an MHTR 12/12 and an ATR 6/12.",
        "she was scared of them from b4 sentence, he wd come from m8 to m8.",
        "Tag cut 1347. Left 1440. Contact x1/12 only.",
    ],
)
def test_lengths_times_and_short_spellings_of_hasty_writers_are_left_alone(text):
    assert [one.text for one in find(text) if one.action != "hint"] == []


def test_a_plain_word_left_over_from_an_address_is_not_shown():
    found = find("EM: home detention curfew, unit 60-118-4427 charged, strap intact")
    assert [one.text for one in found if one.action != "hint"] == ["60-118-4427"]
