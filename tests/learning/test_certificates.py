import datetime
import io

import pypdf
import pytest

from learning.certificates import Certificate, draw, new_code

NAMES = ["Siân Llŷr-Ŵilliams", "Gwenllïan Ŷr Âb", '#eval("1") $x$ *not bold* \\ [code]']


def certificate(**changes):
    facts = {
        "name": NAMES[0],
        "kind": "module",
        "title": "Asking first",
        "title_language": "en",
        "completed_on": datetime.date(2027, 3, 27),
        "version": 2,
        "score": 87,
        "code": "aaaaa-bbbbb-ccccc-ddddd",
        "address": "https://soundings.example/learning/certificates/aaaaa-bbbbb-ccccc-ddddd/",
    }
    return Certificate(**{**facts, **changes})


def read(pdf):
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    return reader, " ".join(page.extract_text() for page in reader.pages)


@pytest.mark.parametrize("name", NAMES)
def test_a_name_stands_on_the_certificate_letter_by_letter(name):
    _reader, text = read(draw(certificate(name=name), "en-gb"))
    assert name in text.replace("\n", " ")


def test_the_welsh_letters_are_in_the_embedded_font_and_not_drawn_as_boxes():
    reader, _text = read(draw(certificate(), "cy"))
    fonts = {font.get_object()["/BaseFont"] for font in reader.pages[0]["/Resources"]["/Font"].values()}
    assert fonts
    assert all("LiberationSans" in font for font in fonts)


@pytest.mark.parametrize(
    ("language", "lang", "words"), [("cy", "cy", "27 Mawrth 2027"), ("en-gb", "en", "27 March 2027")]
)
def test_the_document_is_tagged_in_its_language_and_says_that_it_is_pdf_ua(language, lang, words):
    reader, text = read(draw(certificate(), language))
    root = reader.trailer["/Root"]
    assert root["/Lang"] == lang
    assert root["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in root
    metadata = root["/Metadata"].get_object().get_data().decode()
    assert "<pdfuaid:part>1</pdfuaid:part>" in metadata
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert NAMES[0] in reader.metadata.title
    assert words in text


def test_the_certificate_links_to_the_page_where_it_can_be_checked():
    reader, _text = read(draw(certificate(), "en-gb"))
    links = [note.get_object()["/A"]["/URI"] for note in reader.pages[0]["/Annots"]]
    assert set(links) == {certificate().address}


def test_a_pathway_has_neither_version_nor_mark():
    _reader, text = read(draw(certificate(kind="pathway", version=None, score=None), "en-gb"))
    assert "has completed the pathway" in text
    assert "Version" not in text
    assert "%" not in text


def test_verification_codes_have_more_than_eighty_random_bits():
    codes = {new_code() for _ in range(200)}
    assert len(codes) == 200
    assert all(len(code.replace("-", "")) == 20 for code in codes)
    assert len(set("".join(codes)) - {"-"}) ** 20 > 2**80
